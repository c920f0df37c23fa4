import { createHash, hash as digest } from 'node:crypto'
import type { GoogleContext } from '@parley/contracts/conversations'
import { z } from 'zod'
import type { ArrivedContent, DeliveryIdentity, InboundEnvelope, InboundEvent } from '../channel.ts'
import { storableText } from '../text.ts'

/**
 * Reads Google's UserMessage (protocol reference, section 4). Google leaves members out, adds new ones and spells some
 * in two ways, so every member is optional and one that is wrongly typed counts as absent; only the conversation and
 * the agent must be there.
 */
const maybeText = z.string().optional().catch(undefined)
const maybeObject = <T extends z.ZodRawShape>(shape: T) => z.object(shape).optional().catch(undefined)

const userMessage = z.object({
  conversationId: z.string().min(1),
  agent: z.string().regex(/^brands\/[^/]+\/agents\/[^/]+$/),
  requestId: maybeText,
  sendTime: maybeText,
  context: maybeObject({
    entryPoint: maybeText,
    placeId: maybeText,
    nearPlaceId: maybeText,
    resolvedLocale: maybeText,
    customContext: maybeText,
    userInfo: maybeObject({ displayName: maybeText, userDeviceLocale: maybeText }),
    widget: maybeObject({ url: maybeText, widgetContext: maybeText }),
  }),
  message: maybeObject({ messageId: z.string().min(1), text: z.string(), createTime: maybeText }),
  suggestionResponse: maybeObject({
    text: maybeText,
    postbackData: maybeText,
    createTime: maybeText,
    suggestionType: maybeText,
    type: maybeText,
  }),
  receipts: maybeObject({
    receipts: z.array(z.object({ message: z.string(), receiptType: z.string() }).optional().catch(undefined)),
    createTime: maybeText,
  }),
  userStatus: maybeObject({
    isTyping: z.boolean().optional().catch(undefined),
    requestedLiveAgent: z.boolean().optional().catch(undefined),
    createTime: maybeText,
  }),
  authenticationResponse: maybeObject({
    code: maybeText,
    errorDetails: maybeObject({ error: maybeText, errorDescription: maybeText }),
  }),
  surveyResponse: maybeObject({
    survey: maybeText,
    rating: maybeText,
    createTime: maybeText,
    surveyQuestionId: maybeText,
    questionResponseText: maybeText,
    questionIndex: z.number().int().optional().catch(undefined),
    totalQuestionCount: z.number().int().optional().catch(undefined),
  }),
})
type UserMessage = z.infer<typeof userMessage>

const payloadKinds = [
  'message',
  'suggestionResponse',
  'receipts',
  'userStatus',
  'authenticationResponse',
  'surveyResponse',
] as const

function readJson(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    // Signed but no JSON object: the caller parks it with its bytes.
    return null
  }
}

/**
 * What makes a delivery unique, by signed content only. A message by conversation and message id (Google repeats it with
 * the same ids); anything else by kind and `requestId`, or by its bytes where Google gives none.
 */
export function identify(body: Buffer): DeliveryIdentity {
  // Lengths keep ("ab","c") and ("a","bc") apart.
  const counted = (...parts: string[]) => parts.map((part) => `${Buffer.byteLength(part)}:${part}`).join('')
  const hash = (...parts: string[]) => digest('sha256', counted(...parts), 'buffer')
  const hashBytes = () =>
    digest('sha256', Buffer.concat([Buffer.from(`${counted('bytes')}${body.length}:`), body]), 'buffer')
  const value = readJson(body)
  if (!value) return { kind: 'unreadable', dedupeKey: hashBytes(), laneKey: '' }
  const kind = payloadKinds.find((one) => value[one] !== undefined) ?? 'unknown'
  const conversationId = typeof value['conversationId'] === 'string' ? value['conversationId'] : ''
  const messageId = (value['message'] as { messageId?: unknown } | null | undefined)?.messageId
  const requestId = value['requestId']
  const agent = typeof value['agent'] === 'string' ? value['agent'] : ''
  const key =
    kind === 'message' && typeof messageId === 'string' && messageId !== ''
      ? hash('message', agent, conversationId, messageId)
      : typeof requestId === 'string' && requestId !== ''
        ? hash('request', kind, agent, conversationId, requestId)
        : hashBytes()
  return { kind, dedupeKey: key, laneKey: conversationId }
}

/** Google's payload as a Parley event. Errors: never throws; what cannot be made out is `unreadable` with a reason. */
export function parse(body: Buffer, options: { mediaBases: readonly string[] }): InboundEvent {
  const value = readJson(body)
  if (!value) return { type: 'unreadable', reason: 'notJson' }
  const parsed = userMessage.safeParse(value)
  if (!parsed.success) return { type: 'unreadable', reason: 'noConversation' }
  const payload = parsed.data
  const [, brandId = '', , agentId = ''] = payload.agent.split('/')
  const envelope: InboundEnvelope = {
    conversationId: payload.conversationId,
    brandId,
    agentId,
    at: readTime(
      payload.message?.createTime,
      payload.suggestionResponse?.createTime,
      payload.receipts?.createTime,
      payload.userStatus?.createTime,
      payload.surveyResponse?.createTime,
      payload.sendTime,
    ),
    context: readContext(payload.context),
  }
  if (payload.receipts) return { ...envelope, type: 'receipts', receipts: readReceipts(payload) }
  if (payload.userStatus?.isTyping !== undefined)
    return { ...envelope, type: 'typing', isTyping: payload.userStatus.isTyping }
  const content = readContent(payload, value, options.mediaBases)
  return {
    ...envelope,
    type: 'message',
    providerId: payload.message
      ? `m:${storableText(payload.message.messageId)}`
      : `r:${payload.requestId ? storableText(payload.requestId) : createHash('sha256').update(body).digest('hex')}`,
    content,
    isCustomersTurn: content.kind !== 'survey',
  }
}

function readContent(
  payload: UserMessage,
  raw: Record<string, unknown>,
  mediaBases: readonly string[],
): ArrivedContent {
  const { message, suggestionResponse: suggestion, authenticationResponse, surveyResponse: survey } = payload
  if (message) {
    return isMediaUrl(message.text, mediaBases)
      ? { kind: 'image', sourceUrl: message.text }
      : { kind: 'text', text: storableText(message.text) }
  }
  if (suggestion) {
    // The guide says `suggestionType`, the reference `type`: both are read, the guide's first.
    const type = (suggestion.suggestionType ?? suggestion.type ?? '').toUpperCase()
    return {
      kind: 'suggestion',
      text: storableText(suggestion.text ?? suggestion.postbackData ?? ''),
      postbackData: storableText(suggestion.postbackData ?? ''),
      suggestionType: type === 'REPLY' ? 'reply' : type === 'ACTION' ? 'action' : 'unknown',
    }
  }
  if (payload.userStatus?.requestedLiveAgent === true) return { kind: 'liveAgentRequest' }
  if (authenticationResponse) {
    // The code is a secret of the customer's sign-in: it is neither kept nor shown.
    const error = authenticationResponse.errorDetails?.error
    return authenticationResponse.code && !error
      ? { kind: 'authentication', outcome: 'granted', error: null }
      : { kind: 'authentication', outcome: 'refused', error: storableText(error ?? 'ERROR_UNSPECIFIED') }
  }
  if (survey) {
    return {
      kind: 'survey',
      question: storable(survey.surveyQuestionId),
      answer: storable(survey.questionResponseText),
      rating: ratings.indexOf(survey.rating ?? '') + 1 || null,
      index: survey.questionIndex ?? null,
      total: survey.totalQuestionCount ?? null,
    }
  }
  return { kind: 'unsupported', payload: storableText(pretty(raw)) }
}

/** From worst to best; the position is the number of stars less one. */
const ratings = [
  'VERY_DISSATISFIED',
  'SOMEWHAT_DISSATISFIED',
  'NEITHER_SATISFIED_NOR_DISSATISFIED',
  'SOMEWHAT_SATISFIED',
  'VERY_SATISFIED',
]

const storable = (text: string | undefined) => (text === undefined ? null : storableText(text))

/** Google's payload for people to read: without the secret of a sign-in, and bounded. */
function pretty(raw: Record<string, unknown>): string {
  const hidden = new Set(['code'])
  try {
    return JSON.stringify(raw, (key, value: unknown) => (hidden.has(key) ? '•••' : value), 2).slice(0, 20_000)
  } catch {
    // Nested deeper than can be printed; the delivery's bytes are kept all the same.
    return '{ "…": "…" }'
  }
}

/**
 * A picture is a message whose whole text is one signed address at the media host (protocol reference, section 4.3).
 * Any other address is text and never fetched.
 */
function isMediaUrl(text: string, mediaBases: readonly string[]): boolean {
  if (text.length > 4096 || /\s/.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  const isOurs = mediaBases.some((base) => new URL(base).origin === url.origin)
  const isSigned = [...url.searchParams.keys()].some((name) => name.toLowerCase() === 'x-goog-signature')
  return isOurs && url.pathname.startsWith('/business-messages') && isSigned
}

function readReceipts(payload: UserMessage): { messageId: string; state: 'delivered' | 'read' }[] {
  const found: { messageId: string; state: 'delivered' | 'read' }[] = []
  for (const receipt of payload.receipts?.receipts ?? []) {
    const match = /^conversations\/([^/]+)\/messages\/([^/]+)$/.exec(receipt?.message ?? '')
    const [, conversationId, messageId] = match ?? []
    if (!messageId || conversationId !== payload.conversationId) continue
    if (receipt?.receiptType === 'DELIVERED') found.push({ messageId, state: 'delivered' })
    if (receipt?.receiptType === 'READ') found.push({ messageId, state: 'read' })
  }
  return found
}

function readContext(context: UserMessage['context']): GoogleContext | null {
  if (!context) return null
  const members = {
    entryPoint: context.entryPoint,
    placeId: context.placeId,
    nearPlaceId: context.nearPlaceId,
    displayName: context.userInfo?.displayName,
    userDeviceLocale: context.userInfo?.userDeviceLocale,
    resolvedLocale: context.resolvedLocale,
    customContext: context.customContext,
    widgetUrl: context.widget?.url,
    widgetContext: context.widget?.widgetContext,
  }
  // An empty string (seen for placeId) says the same as a missing member.
  const present = Object.entries(members).filter(([, value]) => value !== undefined && value !== '')
  return Object.fromEntries(
    present.map(([key, value]) => [key, storableText((value ?? '').slice(0, 10_000))]),
  )
}

/** The first that is an RFC 3339 time. */
function readTime(...candidates: (string | undefined)[]): Date | null {
  for (const text of candidates) {
    if (text === undefined || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text)) continue
    const time = new Date(text)
    if (!Number.isNaN(time.getTime())) return time
  }
  return null
}
