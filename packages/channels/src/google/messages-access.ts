import { denialOf, type GoogleDoor } from './google-door.ts'

const timeoutMs = 10_000
const maxBytes = 64_000

/** May this token use Business Messages? `unreachable`: nothing is known. */
export type MessagesAccess = 'open' | 'disabled' | 'scope' | 'unreachable'

/**
 * Asks Business Messages something that has no effect: an event without content for a conversation that does not
 * exist. An API that is open refuses the content or the conversation (protocol reference §5.6, §5.9); one that is
 * switched off, or a token without the scope, is refused before that, with its reason.
 */
export async function probeMessages(options: {
  base: string
  door: GoogleDoor
  token: string
  /** A fresh UUID. */
  id: string
}): Promise<MessagesAccess> {
  const { base, door, token, id } = options
  const answer = await door(`${base}/v1/conversations/${id}/events?eventId=${id}`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: '{}',
    timeoutMs,
    maxBytes,
  })
  if (answer.outcome !== 'answered' || answer.status >= 500 || answer.status === 429) return 'unreachable'
  if (answer.status === 401) return 'scope'
  const because = answer.status === 403 ? denialOf(answer.body) : 'other'
  return because === 'other' ? 'open' : because
}
