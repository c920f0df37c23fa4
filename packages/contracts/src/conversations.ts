import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  attachmentId,
  channelKind,
  conversationId,
  instant,
  messageId,
  pageLimit,
  queueId,
  userId,
  workstreamId,
} from './values.ts'

/** States as in the original (see docs/glossary.md). */
export const conversationState = z.enum(['open', 'active', 'waiting', 'wrapUp', 'closed'])
export type ConversationState = z.infer<typeof conversationState>

/** The Google's Business Messages context of the last message that carried one. All optional: Google leaves members out. */
export const googleContext = z.object({
  entryPoint: z.string().optional(),
  placeId: z.string().optional(),
  nearPlaceId: z.string().optional(),
  displayName: z.string().optional(),
  userDeviceLocale: z.string().optional(),
  resolvedLocale: z.string().optional(),
  customContext: z.string().optional(),
  widgetUrl: z.string().optional(),
  widgetContext: z.string().optional(),
})
export type GoogleContext = z.infer<typeof googleContext>

/** Ladder of a reply; `queued` is stored, `accepted` is Google's 200, `expired` passed its deadline unsent. */
export const replyState = z.enum(['queued', 'accepted', 'delivered', 'read', 'failed', 'expired'])
export type ReplyState = z.infer<typeof replyState>

/**
 * Why a reply was not sent; the console has a sentence and a remedy for each (`reply.failure.<code>`).
 * `retrying` with `nextAttemptAt` is no failure yet.
 */
export const replyFailure = z.object({
  code: z.enum([
    'windowClosed',
    'refused',
    'notAllowed',
    'unknownConversation',
    'unsupportedByDevice',
    'credentials',
    'deadline',
    'channelRemoved',
    'notTold',
  ]),
  /** Status word of Google's answer such as INVALID_ARGUMENT, when there was one. */
  googleStatus: z.string().nullable(),
})

export const attachment = z.object({
  id: attachmentId,
  /** `pending` is being fetched, `blocked` was not allowed (size, type, channel setting), `lost` could not be fetched in time. */
  state: z.enum(['pending', 'stored', 'blocked', 'lost']),
  contentType: z.string().nullable(),
  width: z.number().int().nullable(),
  height: z.number().int().nullable(),
  sizeBytes: z.number().int().nullable(),
})
export type Attachment = z.infer<typeof attachment>

const messageBase = {
  id: messageId,
  /** Order within the conversation: increasing, not gapless. */
  seq: z.number().int(),
  at: instant,
}

/** What a customer sent. `unsupported` keeps Google's payload as pretty JSON. */
export const inboundContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('image'), attachment }),
  z.object({
    kind: z.literal('suggestion'),
    text: z.string(),
    postbackData: z.string(),
    suggestionType: z.enum(['reply', 'action', 'unknown']),
  }),
  z.object({ kind: z.literal('liveAgentRequest') }),
  z.object({
    kind: z.literal('authentication'),
    outcome: z.enum(['granted', 'refused']),
    error: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('survey'),
    question: z.string().nullable(),
    answer: z.string().nullable(),
    rating: z.number().int().min(1).max(5).nullable(),
    index: z.number().int().nullable(),
    total: z.number().int().nullable(),
  }),
  z.object({ kind: z.literal('unsupported'), payload: z.string() }),
])
export type InboundContent = z.infer<typeof inboundContent>

/** Description of a picture for those who do not see it; empty where nobody wrote one. */
export const altText = z.string().trim().max(500)

/** What a reply says: a text, or a picture with its description. Google takes one of the two in a message. */
export const outboundContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('image'), attachment, altText: z.string() }),
])
export type OutboundContent = z.infer<typeof outboundContent>

/** Things that happened, shown inline in the thread. */
export const threadEvent = z.enum([
  'opened',
  'taken',
  'released',
  'ended',
  'waiting',
  'reopened',
  'closed',
  'autoClosed',
  'customerReturned',
  'channelRemoved',
  'channelRestored',
  'handedOver',
  'queueChanged',
])
export type ThreadEvent = z.infer<typeof threadEvent>

export const message = z.discriminatedUnion('direction', [
  z.object({ ...messageBase, direction: z.literal('inbound'), content: inboundContent }),
  z.object({
    ...messageBase,
    direction: z.literal('outbound'),
    content: outboundContent,
    /** True for the notice that the conversation may be monitored, recorded or stored: one for each conversation. */
    isRecordingNotice: z.boolean().optional(),
    author: z.object({ kind: z.enum(['agent', 'automated']), id: userId.nullable(), name: z.string() }),
    state: replyState,
    acceptedAt: instant.nullable(),
    deliveredAt: instant.nullable(),
    readAt: instant.nullable(),
    attempts: z.number().int(),
    nextAttemptAt: instant.nullable(),
    failure: replyFailure.nullable(),
  }),
  z.object({
    ...messageBase,
    direction: z.literal('event'),
    event: threadEvent,
    actor: z.string().nullable(),
  }),
])
export type Message = z.infer<typeof message>

/** A row of the inbox. */
export const conversationSummary = z.object({
  id: conversationId,
  state: conversationState,
  channel: channelKind,
  customerName: z.string().nullable(),
  googleAgentName: z.string(),
  queue: z.object({ id: queueId, name: z.string() }).nullable(),
  assignee: z.object({ id: userId, name: z.string() }).nullable(),
  preview: z
    .object({ direction: z.enum(['inbound', 'outbound']), kind: z.string(), text: z.string() })
    .nullable(),
  unreadCount: z.number().int(),
  lastMessageAt: instant,
  /** Since when the customer waits for an answer; null when we wrote last. */
  waitingSince: instant.nullable(),
  isLiveAgentRequested: z.boolean(),
  version: z.number().int(),
})
export type ConversationSummary = z.infer<typeof conversationSummary>

export const conversationAction = z.enum(['take', 'release', 'end', 'wait', 'reopen', 'close'])
export type ConversationAction = z.infer<typeof conversationAction>

export const conversation = conversationSummary.extend({
  workstream: z.object({ id: workstreamId, name: z.string() }).nullable(),
  context: googleContext,
  customer: z.object({ id: z.string(), firstSeenAt: instant, conversationCount: z.number().int() }),
  openedAt: instant,
  closedAt: instant.nullable(),
  /** After this instant Google lets nobody answer (30 days after the customer's last message). */
  replyWindowEndsAt: instant,
  /** Of its queue: whether somebody is there, until when that holds, and for which holiday it is closed. Null: always open. */
  hours: z
    .object({ isOpen: z.boolean(), changesAt: instant.nullable(), holiday: z.string().nullable() })
    .nullable()
    .optional(),
  isCustomerTyping: z.boolean(),
  draft: z.string(),
  /** Whether agents may send pictures here: the channel's switch may be off, or the channel may not carry any. */
  pictures: z.enum(['allowed', 'switchedOff', 'unsupported']),
  /** What the person asking may do now, decided by the server. */
  allowed: z.object({ actions: z.array(conversationAction), reply: z.boolean() }),
})
export type Conversation = z.infer<typeof conversation>

/** mine: assigned to me and not closed; unassigned: open in my queues; all: everything I may see that is not closed; closed. */
export const inboxView = z.enum(['mine', 'unassigned', 'all', 'closed'])
export type InboxView = z.infer<typeof inboxView>

/** Text of a reply: 1–3072 UTF-16 units after trimming, Google's limit. */
export const replyText = z
  .string()
  .max(3072)
  .refine((text) => text.trim().length > 0, { error: 'required' })

const tag = 'Conversations'
const byId = z.object({ conversationId })
export const listConversations = endpoint({
  name: 'listConversations',
  method: 'GET',
  path: '/api/conversations',
  summary: 'A page of the inbox, latest message first; `cursor` from the page before',
  tag,
  access: 'signedIn',
  query: z.object({ view: inboxView, cursor: z.string().max(200).optional(), limit: pageLimit }),
  response: z.object({ items: z.array(conversationSummary), nextCursor: z.string().nullable() }),
})
export const countConversations = endpoint({
  name: 'countConversations',
  method: 'GET',
  path: '/api/conversation-counts',
  summary: 'Exact number of conversations in each view (closed: not counted)',
  tag,
  access: 'signedIn',
  response: z.object({ mine: z.number().int(), unassigned: z.number().int(), all: z.number().int() }),
})
export const getConversation = endpoint({
  name: 'getConversation',
  method: 'GET',
  path: '/api/conversations/:conversationId',
  summary: 'One conversation with its context and what the caller may do',
  tag,
  access: 'signedIn',
  params: byId,
  response: conversation,
})
export const listMessages = endpoint({
  name: 'listMessages',
  method: 'GET',
  path: '/api/conversations/:conversationId/messages',
  summary:
    'A page of the thread, newest page first, ascending within the page; `before` is `nextBefore` of the page before',
  tag,
  access: 'signedIn',
  params: byId,
  query: z.object({ before: z.string().max(200).optional(), limit: pageLimit }),
  response: z.object({ items: z.array(message), nextBefore: z.string().nullable() }),
})
export const sendReply = endpoint({
  name: 'sendReply',
  method: 'POST',
  path: '/api/conversations/:conversationId/messages',
  summary: 'Store a reply and send it; `id` is made by the caller, so that a repeat is harmless',
  tag,
  access: 'signedIn',
  params: byId,
  body: z.object({ id: messageId, text: replyText }),
  response: message,
  status: 201,
  problems: [
    'conversation/not-yours',
    'conversation/wrong-state',
    'conversation/window-closed',
    'conversation/no-channel',
    'message/id-used',
  ],
})
/** The kinds of picture an agent may send; what reaches the customer is always a JPEG or PNG made from it. */
export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'] as const
export const pictureBytesMax = 10 * 1024 * 1024
/** More pixels, or a longer side, are refused before anything is unpacked. */
export const picturePixelsMax = 50_000_000
export const pictureSideMax = 16_000

export const sendPicture = endpoint({
  name: 'sendPicture',
  method: 'PUT',
  path: '/api/conversations/:conversationId/pictures/:messageId',
  summary:
    'Store a picture and send it as a reply; `messageId` is made by the caller, so that a repeat is harmless. The first frame of an animation counts',
  tag,
  access: 'signedIn',
  params: z.object({ conversationId, messageId }),
  body: z.object({ altText: altText.default('') }),
  upload: { types: pictureTypes, bytesMax: pictureBytesMax },
  response: message,
  status: 201,
  problems: [
    'conversation/not-yours',
    'conversation/wrong-state',
    'conversation/window-closed',
    'conversation/no-channel',
    'conversation/pictures-off',
    'conversation/no-pictures',
    'message/id-used',
    'picture/not-a-picture',
    'picture/too-large',
    'picture/too-many-pixels',
    'picture/unreadable',
    'request/unsupported-type',
    'request/too-many',
  ],
})
export const retryMessage = endpoint({
  name: 'retryMessage',
  method: 'POST',
  path: '/api/conversations/:conversationId/messages/:messageId/retry',
  summary: 'Send a failed reply, text or picture, again under the same id',
  tag,
  access: 'signedIn',
  params: z.object({ conversationId, messageId }),
  response: message,
  problems: ['message/not-retryable'],
})
export const actOnConversation = endpoint({
  name: 'actOnConversation',
  method: 'POST',
  path: '/api/conversations/:conversationId/actions',
  summary: 'Take, release, end, wait for the customer, reopen or close',
  tag,
  access: 'signedIn',
  params: byId,
  body: z.object({ action: conversationAction }),
  response: conversation,
  problems: ['conversation/not-yours', 'conversation/wrong-state'],
})
export const reportTyping = endpoint({
  name: 'reportTyping',
  method: 'POST',
  path: '/api/conversations/:conversationId/typing',
  summary: 'Tell the customer that the assigned agent is typing, or has stopped',
  tag,
  access: 'signedIn',
  params: byId,
  body: z.object({ isTyping: z.boolean() }),
})
export const markRead = endpoint({
  name: 'markRead',
  method: 'POST',
  path: '/api/conversations/:conversationId/read',
  summary: 'The messages up to `seq` were seen; Google gets read receipts when the assigned agent says so',
  tag,
  access: 'signedIn',
  params: byId,
  body: z.object({ seq: z.number().int().min(0) }),
})
export const saveDraft = endpoint({
  name: 'saveDraft',
  method: 'PUT',
  path: '/api/conversations/:conversationId/draft',
  summary: 'Keep my unsent text; empty text forgets it',
  tag,
  access: 'signedIn',
  params: byId,
  body: z.object({ text: z.string().max(10_000) }),
})

/** Path of a stored picture; answered as bytes, so it is not an endpoint of JSON. */
export const attachmentPath = (conversation: string, id: string) =>
  `/api/conversations/${conversation}/attachments/${id}` as const
