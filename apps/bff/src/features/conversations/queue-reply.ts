import type { OutboundItem } from '@parley/channels/channel'
import type { Message } from '@parley/contracts/conversations'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import { scheduleLifetime } from '../../flows/lifetime.ts'
import { replyDeadlineMs } from '../../flows/reply-deadline.ts'
import type { SignedInActor } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as attachments from '../../store/attachments.ts'
import * as conversations from '../../store/conversations.ts'
import type { LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as inbox from '../../store/inbox.ts'
import type { MessageRow } from '../../store/inbox.ts'
import * as outbox from '../../store/outbox.ts'
import type { StoredPreview } from '../../store/schema.ts'
import { toMessage } from './reading.ts'

/**
 * What every reply of an agent does to its conversation once its message is stored with the next `seq`: the counters
 * and the preview, the way out, the timer, the log. Returns the reply as it was stored.
 */
export async function queueReply(
  ctx: Context,
  tx: Db,
  conversation: LockedConversation,
  actor: SignedInActor,
  reply: { id: string; seq: number; at: Date; preview: Omit<StoredPreview, 'direction'> },
): Promise<Message> {
  await conversations.change(tx, conversation.id, {
    lastSeq: reply.seq,
    lastMessageAt: reply.at,
    waitingSince: null,
    readSeq: conversation.lastSeq,
    unreadCount: 0,
    preview: { direction: 'outbound', ...reply.preview },
  })
  const stored = await inbox.message(tx, conversation.id, reply.id)
  if (!stored) throw new Error('A reply vanished while it was stored')
  const deadline = new Date(reply.at.getTime() + replyDeadlineMs)
  await outbox.enqueue(tx, conversation.id, [
    {
      item: await itemOf(ctx, tx, stored),
      messageId: reply.id,
      deadlineAt: deadline < conversation.replyWindowEndsAt ? deadline : conversation.replyWindowEndsAt,
    },
  ])
  await scheduleLifetime(tx, conversation.id, conversation.state, reply.at)
  await activity.record(tx, {
    actorId: actor.id,
    verb: 'reply.queued',
    topics: ['inbox', `conversation:${conversation.id}`],
    conversationId: conversation.id,
    subject: { audience: audienceOf(conversation), messageId: reply.id },
  })
  return toMessage(stored)
}

/** A stored reply as the provider gets it, the same on every attempt. */
export async function itemOf(ctx: Context, tx: Db, { id, content }: MessageRow): Promise<OutboundItem> {
  if (content.kind === 'reply')
    return {
      kind: 'message',
      id,
      text: content.text,
      representative: content.isAutomated
        ? { type: 'bot', displayName: '' }
        : { type: 'human', displayName: content.authorName },
    }
  const sent = content.kind === 'picture' ? await attachments.findSent(tx, content.attachmentId) : null
  if (content.kind !== 'picture' || !sent) throw new Error(`A message of kind ${content.kind} is no reply`)
  const fileUrl = `${ctx.config.publicUrl}/pictures/${sent.publicKey}`
  return {
    kind: 'message',
    id,
    picture: { fileUrl, thumbnailUrl: `${fileUrl}/thumbnail`, altText: content.altText },
    representative: { type: 'human', displayName: content.authorName },
  }
}
