import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { conversationId, instant, name, pageLimit, queueId, quickReplyId, workstreamId } from './values.ts'
import { channelLanguage } from './workstreams.ts'

/** Shared: kept by supervisors and administrators for all. Personal: one person's own, seen by nobody else. */
export const replyScope = z.enum(['shared', 'personal'])
export type ReplyScope = z.infer<typeof replyScope>

/** What is typed after `/`: 1–30 letters, digits, `-` and `_`. Unique among the shared ones, and among each person's own. */
export const shortCode = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}_-]*$/u)

/** A word to find and group replies by: 1–30 characters without `#` and commas. */
export const replyTag = z
  .string()
  .trim()
  .min(1)
  .max(30)
  .regex(/^[^\p{Cc},#]+$/u)

const areDistinct = (words: readonly string[]) =>
  new Set(words.map((word) => word.toLowerCase())).size === words.length
/** At most ten, each once whatever its case. */
export const replyTags = z.array(replyTag).max(10).refine(areDistinct, { error: 'duplicate' })

/** The text in one language. How long it may be is what every channel carries: `textLengthMax` of the list. */
export const replyTextIn = z.object({
  language: channelLanguage,
  text: z
    .string()
    .max(10_000)
    .refine((text) => text.trim().length > 0, { error: 'required' }),
})
export type ReplyTextIn = z.infer<typeof replyTextIn>
/** One text for each language; the first is used where no other fits. */
export const replyTexts = z
  .array(replyTextIn)
  .min(1)
  .max(channelLanguage.options.length)
  .refine((all) => areDistinct(all.map(({ language }) => language)), { error: 'duplicate' })

const place = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

export const quickReply = z.object({
  id: quickReplyId,
  scope: replyScope,
  title: name,
  shortCode,
  tags: z.array(z.string()),
  texts: z.array(replyTextIn),
  /**
   * Offered only in conversations of these queues or workstreams. Limited, but none left in both: they were deleted,
   * and the reply is offered nowhere until it is limited anew.
   */
  isLimited: z.boolean(),
  queues: z.array(place(queueId)),
  workstreams: z.array(place(workstreamId)),
  updatedAt: instant,
  version: z.number().int(),
})
export type QuickReply = z.infer<typeof quickReply>

/** What may be filled in for `{CustomerName}` and the others in one conversation; null: not known. */
export const placeholderValues = z.object({
  CustomerName: z.string().nullable(),
  AgentName: z.string().nullable(),
  BrandName: z.string().nullable(),
  QueueName: z.string().nullable(),
})
export type PlaceholderValues = z.infer<typeof placeholderValues>

/** A reply as it is offered in a conversation: in the best language, placeholders not yet filled in. */
export const offeredReply = z.object({
  id: quickReplyId,
  scope: replyScope,
  title: z.string(),
  shortCode: z.string(),
  tags: z.array(z.string()),
  language: channelLanguage,
  /** There is no text in the conversation's language. */
  isOtherLanguage: z.boolean(),
  text: z.string(),
})
export type OfferedReply = z.infer<typeof offeredReply>

/**
 * What narrows a list. `search`: words that must all occur in title, short code, tags or texts; `#word` must be the
 * beginning of a tag. `language`: has a text in it; `lacks`: has none in it.
 */
const filters = {
  search: z.string().max(200).optional(),
  tag: replyTag.optional(),
  language: channelLanguage.optional(),
  lacks: channelLanguage.optional(),
}

const tag = 'Quick replies'
const byId = z.object({ quickReplyId })
const version = z.number().int()
const content = { title: name, shortCode, tags: replyTags, texts: replyTexts }
const ownBody = z.object(content)
const sharedBody = ownBody.extend({
  /** Null: offered in every conversation. */
  limits: z
    .object({ queueIds: z.array(queueId).max(100), workstreamIds: z.array(workstreamId).max(100) })
    .refine(({ queueIds, workstreamIds }) => queueIds.length + workstreamIds.length > 0, {
      error: 'required',
    })
    .nullable(),
})
export const quickReplyDraft = sharedBody
export type QuickReplyDraft = z.infer<typeof quickReplyDraft>

export const listQuickReplies = endpoint({
  name: 'listQuickReplies',
  method: 'GET',
  path: '/api/quick-replies',
  summary: 'A page of the shared quick replies or of one’s own, by title; `cursor` from the page before',
  tag,
  access: 'signedIn',
  query: z.object({
    scope: replyScope.default('shared'),
    ...filters,
    cursor: z.string().max(400).optional(),
    limit: pageLimit,
  }),
  response: z.object({
    items: z.array(quickReply),
    nextCursor: z.string().nullable(),
    /** How many match. */
    total: z.number().int(),
    /** All tags and languages of the scope, whatever narrows the list. */
    tags: z.array(z.object({ tag: z.string(), count: z.number().int() })),
    languages: z.array(z.object({ language: channelLanguage, count: z.number().int() })),
    /** Languages of the channels that customers can write to now: a complete reply has a text in each. */
    liveLanguages: z.array(channelLanguage),
    /** Longest text in UTF-16 units that every channel carries. */
    textLengthMax: z.number().int(),
  }),
})
export const getQuickReply = endpoint({
  name: 'getQuickReply',
  method: 'GET',
  path: '/api/quick-replies/:quickReplyId',
  summary: 'A shared quick reply or one of one’s own',
  tag,
  access: 'signedIn',
  params: byId,
  response: quickReply,
})
export const listReplyPlaces = endpoint({
  name: 'listReplyPlaces',
  method: 'GET',
  path: '/api/quick-reply-places',
  summary: 'The queues and workstreams to which a shared quick reply may be limited',
  tag,
  access: 'supervisor',
  response: z.object({ queues: z.array(place(queueId)), workstreams: z.array(place(workstreamId)) }),
})
export const createSharedReply = endpoint({
  name: 'createSharedReply',
  method: 'POST',
  path: '/api/quick-replies',
  summary: 'Create a quick reply for all; an unknown placeholder is refused with its position',
  tag,
  access: 'supervisor',
  body: sharedBody,
  response: quickReply,
  status: 201,
})
export const updateSharedReply = endpoint({
  name: 'updateSharedReply',
  method: 'PUT',
  path: '/api/quick-replies/:quickReplyId',
  summary: 'Replace a shared quick reply; `version` is the one that was read',
  tag,
  access: 'supervisor',
  params: byId,
  body: sharedBody.extend({ version }),
  response: quickReply,
  problems: ['request/conflict'],
})
export const deleteSharedReply = endpoint({
  name: 'deleteSharedReply',
  method: 'DELETE',
  path: '/api/quick-replies/:quickReplyId',
  summary: 'Delete a shared quick reply; it can be brought back for 30 days',
  tag,
  access: 'supervisor',
  params: byId,
})
export const restoreSharedReply = endpoint({
  name: 'restoreSharedReply',
  method: 'POST',
  path: '/api/quick-replies/:quickReplyId/restore',
  summary: 'Bring a deleted shared quick reply back',
  tag,
  access: 'supervisor',
  params: byId,
  response: quickReply,
  problems: ['deletion/blocked'],
})
export const createOwnReply = endpoint({
  name: 'createOwnReply',
  method: 'POST',
  path: '/api/my-quick-replies',
  summary: 'Create a quick reply of one’s own',
  tag,
  access: 'signedIn',
  body: ownBody,
  response: quickReply,
  status: 201,
})
export const updateOwnReply = endpoint({
  name: 'updateOwnReply',
  method: 'PUT',
  path: '/api/my-quick-replies/:quickReplyId',
  summary: 'Replace one of one’s own quick replies; `version` is the one that was read',
  tag,
  access: 'signedIn',
  params: byId,
  body: ownBody.extend({ version }),
  response: quickReply,
  problems: ['request/conflict'],
})
export const deleteOwnReply = endpoint({
  name: 'deleteOwnReply',
  method: 'DELETE',
  path: '/api/my-quick-replies/:quickReplyId',
  summary: 'Delete one of one’s own quick replies; it can be brought back for 30 days',
  tag,
  access: 'signedIn',
  params: byId,
})
export const restoreOwnReply = endpoint({
  name: 'restoreOwnReply',
  method: 'POST',
  path: '/api/my-quick-replies/:quickReplyId/restore',
  summary: 'Bring one of one’s own deleted quick replies back',
  tag,
  access: 'signedIn',
  params: byId,
  response: quickReply,
  problems: ['deletion/blocked'],
})
export const offerQuickReplies = endpoint({
  name: 'offerQuickReplies',
  method: 'GET',
  path: '/api/conversations/:conversationId/quick-replies',
  summary:
    'Quick replies for this conversation: those whose short code fits first, then those in its language, then those the caller uses most and last',
  tag,
  access: 'signedIn',
  params: z.object({ conversationId }),
  query: z.object({ search: filters.search, limit: pageLimit.default(20) }),
  response: z.object({
    items: z.array(offeredReply),
    /** There are more than were asked for. */
    hasMore: z.boolean(),
    values: placeholderValues,
  }),
})
export const noteReplyUse = endpoint({
  name: 'noteReplyUse',
  method: 'POST',
  path: '/api/quick-replies/:quickReplyId/uses',
  summary: 'The caller put this quick reply into an answer; what is used most and last is offered first',
  tag,
  access: 'signedIn',
  params: byId,
})
