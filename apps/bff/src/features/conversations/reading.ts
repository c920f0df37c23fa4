import { ProblemError } from '@parley/contracts/problem'
import type { Conversation, ConversationSummary, Message } from '@parley/contracts/conversations'
import {
  allowedActions,
  maySee,
  mayReply,
  pictureRule,
  replyWindowMs,
  type ConversationFacts,
  type PictureRule,
} from '@parley/domain/conversation'
import { channels } from '@parley/channels/registry'
import type { ChannelKind } from '@parley/contracts/values'
import { holidayAt, isOpen, nextChange } from '@parley/domain/operating-hours'
import type { Context } from '../../context.ts'
import type { SignedInActor } from '../../http/call.ts'
import * as operatingHours from '../../store/operating-hours.ts'
import * as inbox from '../../store/inbox.ts'
import type { ConversationRow, MessageRow } from '../../store/inbox.ts'

/** The facts rules decide on. */
export const factsOf = (row: ConversationRow): ConversationFacts => ({
  state: row.state,
  assigneeId: row.assignee_id,
  queueId: row.queue_id,
  replyWindowEndsAt: new Date(row.last_customer_message_at.getTime() + replyWindowMs),
  canSend: row.can_send,
})

/** Whether agents may send pictures over a channel of this kind with its switch so. */
export const pictureRuleOf = (kind: string, isSwitchedOn: boolean): PictureRule =>
  pictureRule({ carriesPictures: channels[kind as ChannelKind].capabilities.pictures, isSwitchedOn })

/** A conversation as its reader may see it. Errors: `request/not-found`, also when it is not theirs to see. */
export async function readConversation(
  ctx: Context,
  actor: SignedInActor,
  id: string,
): Promise<Conversation> {
  const row = await inbox.conversation(ctx.database.db, id)
  if (!row || !maySee(actor, factsOf(row))) throw new ProblemError('request/not-found')
  const facts = factsOf(row)
  const more = await inbox.details(ctx.database.db, row, actor.id)
  const hours = row.queue_id === null ? null : await operatingHours.ofQueue(ctx.database.db, row.queue_id)
  const now = ctx.now()
  return {
    ...toSummary(row),
    workstream:
      row.workstream_id && row.workstream_name
        ? branded({ id: row.workstream_id, name: row.workstream_name })
        : null,
    context: row.context,
    customer: {
      id: row.customer_id,
      firstSeenAt: more.firstSeenAt,
      conversationCount: more.conversationCount,
    },
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    replyWindowEndsAt: facts.replyWindowEndsAt,
    hours: hours && {
      isOpen: isOpen(hours, now),
      changesAt: nextChange(hours, now),
      holiday: holidayAt(hours, now),
    },
    isCustomerTyping: row.customer_typing_until !== null && row.customer_typing_until > ctx.now(),
    draft: more.draft,
    pictures: pictureRuleOf(row.channel, row.agent_attachments),
    allowed: { actions: allowedActions(actor, facts), reply: mayReply(actor, facts, ctx.now()).allowed },
  }
}

/** A row of the inbox. */
export function toSummary(row: ConversationRow): ConversationSummary {
  return branded({
    id: row.id,
    state: row.state,
    channel: row.channel,
    customerName: row.customer_name,
    googleAgentName: row.google_agent_name,
    queue: row.queue_id && row.queue_name ? { id: row.queue_id, name: row.queue_name } : null,
    assignee: row.assignee_id && row.assignee_name ? { id: row.assignee_id, name: row.assignee_name } : null,
    preview: row.preview,
    unreadCount: row.unread_count,
    lastMessageAt: row.last_message_at,
    waitingSince: row.waiting_since,
    isLiveAgentRequested: row.is_live_agent_requested,
    version: row.version,
  })
}

/** A line of the thread. */
export function toMessage(row: MessageRow): Message {
  const base = { id: row.id, seq: row.seq, at: row.at }
  const { content } = row
  if (content.kind === 'event')
    return branded({ ...base, direction: 'event', event: content.event, actor: content.actor })
  if (content.kind === 'reply' || content.kind === 'picture')
    return branded({
      ...base,
      direction: 'outbound',
      content:
        content.kind === 'reply'
          ? { kind: 'text', text: content.text }
          : {
              kind: 'image',
              attachment: attachmentOf(row, content.attachmentId),
              altText: content.altText,
            },
      isRecordingNotice: content.kind === 'reply' && content.purpose === 'recordingNotice',
      author: {
        kind: content.kind === 'reply' && content.isAutomated ? 'automated' : 'agent',
        id: row.author_id,
        name: content.authorName,
      },
      state: row.state ?? 'queued',
      acceptedAt: row.accepted_at,
      deliveredAt: row.delivered_at,
      readAt: row.read_at,
      attempts: row.attempts,
      nextAttemptAt: row.next_attempt_at,
      failure: row.failure,
    })
  if (content.kind === 'image')
    return branded({
      ...base,
      direction: 'inbound',
      content: { kind: 'image', attachment: attachmentOf(row, content.attachmentId) },
    })
  return branded({ ...base, direction: 'inbound', content })
}

const attachmentOf = (row: MessageRow, id: string) => ({
  id,
  state: row.attachment_state ?? 'lost',
  contentType: row.attachment_type,
  width: row.attachment_width,
  height: row.attachment_height,
  sizeBytes: row.attachment_size,
})

/**
 * Database rows hold plain strings where contracts have branded ids. The contract's schema checks every value again on
 * its way out, so the brand is given here in one place instead of at each field.
 */
function branded<T>(value: unknown): T {
  return value as T
}
