import type {
  OutboundItem,
  OutboundPicture,
  ProviderAnswer,
  ProviderRequest,
  Representative,
  SendOutcome,
} from '../channel.ts'

/** The calls of section 5 of the protocol reference. Ids are the caller's and stay the same on every attempt. */
export function request(conversationId: string, item: OutboundItem): ProviderRequest {
  const conversation = `/v1/conversations/${encodeURIComponent(conversationId)}`
  switch (item.kind) {
    case 'message':
      return {
        method: 'POST',
        path: `${conversation}/messages`,
        body: JSON.stringify({
          messageId: item.id,
          representative: representative(item.representative),
          ...('picture' in item ? { image: image(item.picture) } : { text: item.text }),
        }),
      }
    case 'event':
      return {
        method: 'POST',
        path: `${conversation}/events?eventId=${encodeURIComponent(item.id)}`,
        body: JSON.stringify({
          eventType: eventTypes[item.event],
          representative: representative(item.representative),
        }),
      }
    case 'receipt':
      return {
        method: 'PATCH',
        path: `${conversation}/messages/${encodeURIComponent(item.providerMessageId)}/receipt`,
        body: JSON.stringify({ receiptType: 'READ' }),
      }
  }
}

const eventTypes = {
  representativeJoined: 'REPRESENTATIVE_JOINED',
  representativeLeft: 'REPRESENTATIVE_LEFT',
  typingStarted: 'TYPING_STARTED',
  typingStopped: 'TYPING_STOPPED',
} as const satisfies Record<Extract<OutboundItem, { kind: 'event' }>['event'], string>

/** Section 5.3. An address always has the same bytes, so Google may keep them: no `forceRefresh`. */
const image = ({ fileUrl, thumbnailUrl, altText }: OutboundPicture) => ({
  contentInfo: { fileUrl, thumbnailUrl, ...(altText === '' ? {} : { altText }), forceRefresh: false },
})

const representative = ({ type, displayName }: Representative) => ({
  representativeType: type === 'human' ? 'HUMAN' : 'BOT',
  ...(displayName === '' ? {} : { displayName }),
})

/**
 * What Google's answer means (protocol reference, sections 5.8 and 5.9). Branches on HTTP status and `error.status`,
 * never on the message. ALREADY_EXISTS: an earlier attempt arrived although its answer did not.
 */
export function interpret(answer: ProviderAnswer): SendOutcome {
  if (answer.outcome === 'failed') return { outcome: 'retry', afterMs: null, because: answer.because }
  const { status } = answer
  if (status >= 200 && status < 300) return { outcome: 'sent' }
  const word = errorStatus(answer.body)
  if (status === 409 || word === 'ALREADY_EXISTS') return { outcome: 'sent' }
  if (status === 401) return { outcome: 'tokenExpired' }
  if (status === 429 || status >= 500 || status === 408)
    return { outcome: 'retry', afterMs: retryAfterMs(answer.retryAfter), because: word ?? `HTTP ${status}` }
  if (word === 'FAILED_PRECONDITION')
    return { outcome: 'refused', code: 'unsupportedByDevice', googleStatus: word }
  if (status === 403) return { outcome: 'refused', code: 'notAllowed', googleStatus: word }
  if (status === 404) return { outcome: 'refused', code: 'unknownConversation', googleStatus: word }
  return { outcome: 'refused', code: 'refused', googleStatus: word }
}

function errorStatus(body: string): string | null {
  try {
    const status = (JSON.parse(body) as { error?: { status?: unknown } } | null)?.error?.status
    return typeof status === 'string' ? status.slice(0, 60) : null
  } catch {
    // A proxy's HTML page: the HTTP status alone decides.
    return null
  }
}

/** Retry-After in seconds; a date is not used by Google and counts as absent. At most an hour. */
function retryAfterMs(header: string | null): number | null {
  if (header === null || !/^\d{1,6}$/.test(header.trim())) return null
  return Math.min(Number(header) * 1000, 3_600_000)
}
