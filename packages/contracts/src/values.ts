import { z } from 'zod'

/** An instant: ISO 8601 in UTC on the wire, `Date` in code. */
export const instant = z.codec(z.iso.datetime({ offset: true }), z.date(), {
  decode: (text) => new Date(text),
  encode: (date) => date.toISOString(),
})

const id = <const Brand extends string>(brand: Brand) => z.uuid().brand(brand)

export const userId = id('UserId')
export type UserId = z.infer<typeof userId>
export const invitationId = id('InvitationId')
export type InvitationId = z.infer<typeof invitationId>
export const accountId = id('AccountId')
export type AccountId = z.infer<typeof accountId>
export const googleAgentId = id('GoogleAgentId')
export type GoogleAgentId = z.infer<typeof googleAgentId>
export const queueId = id('QueueId')
export type QueueId = z.infer<typeof queueId>
export const operatingHoursId = id('OperatingHoursId')
export const fieldProfileId = id('FieldProfileId')
export type FieldProfileId = z.infer<typeof fieldProfileId>
export const workstreamId = id('WorkstreamId')
export type WorkstreamId = z.infer<typeof workstreamId>
export const channelId = id('ChannelId')
export type ChannelId = z.infer<typeof channelId>
export const conversationId = id('ConversationId')
export type ConversationId = z.infer<typeof conversationId>
export const messageId = id('MessageId')
export type MessageId = z.infer<typeof messageId>
export const attachmentId = id('AttachmentId')
export type AttachmentId = z.infer<typeof attachmentId>

export const quickReplyId = id('QuickReplyId')
export type QuickReplyId = z.infer<typeof quickReplyId>

/** Languages of the interface. */
export const uiLocale = z.enum(['en', 'de'])
export type UiLocale = z.infer<typeof uiLocale>

/** Kinds of channel; one adapter in `packages/channels` each. */
export const channelKind = z.enum(['google-business-messages'])
export type ChannelKind = z.infer<typeof channelKind>

/** A name a person gives to a thing: 1–100 characters after trimming, no control characters. */
export const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}]*$/u)

/** Bounded page size of lists. */
export const pageLimit = z.coerce.number().int().min(1).max(100).default(50)
