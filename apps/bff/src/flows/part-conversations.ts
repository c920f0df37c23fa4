import type { Context } from '../context.ts'
import type { Activity } from '../store/activity.ts'
import { closeAlong } from '../store/conversation-closing.ts'
import * as conversations from '../store/conversations.ts'
import type { LockedConversation } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { remember } from '../store/deletion-conversations.ts'
import * as messages from '../store/messages.ts'
import * as outbox from '../store/outbox.ts'
import { audienceOf } from './audience.ts'
import { tellAllFirst } from './recording-notice.ts'
import { replyDeadlineMs } from './reply-deadline.ts'

/**
 * Closes locked conversations because their channel or account goes. With `text`, every customer Google still lets us
 * write to gets it before, behind what is queued already. Returns what to record, last.
 */
export async function closeConversations(
  ctx: Context,
  tx: Db,
  given: {
    deletionId: string
    open: readonly LockedConversation[]
    text: string | null
    actorId: string | null
    now: Date
  },
): Promise<Activity[]> {
  const { deletionId, open, text, actorId, now } = given
  if (text !== null) await sayGoodbye(ctx, tx, open, text, now)
  await closeAlong(tx, deletionId, open, now)
  return open.map((one) => ({
    actorId,
    verb: 'conversation.channelRemoved',
    topics: ['inbox', `conversation:${one.id}`],
    conversationId: one.id,
    subject: { audience: audienceOf(one) },
  }))
}

async function sayGoodbye(
  ctx: Context,
  tx: Db,
  open: readonly LockedConversation[],
  text: string,
  now: Date,
): Promise<void> {
  const reachable = open.filter((one) => one.replyWindowEndsAt > now)
  const lastSeqs = await tellAllFirst(ctx, tx, now, reachable)
  const replies = reachable.map((conversation) => ({
    conversation,
    id: ctx.newId(),
    seq: (lastSeqs.get(conversation.id) ?? conversation.lastSeq) + 1,
  }))
  const author = { id: null, name: '', isAutomated: true }
  await messages.addAll(
    tx,
    replies.map(({ conversation: { id: conversationId }, id, seq }) =>
      messages.queuedReply({ id, conversationId, seq, at: now, text, author }),
    ),
  )
  await conversations.changeAll(
    tx,
    replies.map(({ conversation: { id }, seq }) => ({
      id,
      to: {
        lastSeq: seq,
        lastMessageAt: now,
        preview: { direction: 'outbound', kind: 'text', text: text.slice(0, 200) },
      },
    })),
  )
  const deadline = new Date(now.getTime() + replyDeadlineMs)
  await outbox.enqueueAll(
    tx,
    replies.map(({ conversation: { id: conversationId, replyWindowEndsAt }, id }) => ({
      conversationId,
      item: { kind: 'message', id, text, representative: { type: 'bot', displayName: '' } },
      messageId: id,
      deadlineAt: deadline < replyWindowEndsAt ? deadline : replyWindowEndsAt,
    })),
  )
}

/**
 * Moves locked conversations to another channel's workstream and a queue there; whoever has them keeps them. Returns
 * what to record, last.
 */
export async function handOverConversations(
  ctx: Context,
  tx: Db,
  given: {
    deletionId: string
    open: readonly LockedConversation[]
    to: { channelId: string; workstreamId: string; queueId: string }
    actor: { id: string; name: string }
    now: Date
  },
): Promise<Activity[]> {
  const { deletionId, open, to, actor, now } = given
  await remember(
    tx,
    deletionId,
    open.map((one) => one.id),
    { channelId: to.channelId, queueId: to.queueId },
  )
  await messages.addAll(
    tx,
    open.map(({ id: conversationId, lastSeq }) =>
      messages.eventLine({
        id: ctx.newId(),
        conversationId,
        seq: lastSeq + 1,
        at: now,
        event: 'handedOver',
        actor: actor.name,
      }),
    ),
  )
  await conversations.changeAll(
    tx,
    open.map(({ id, lastSeq }) => ({ id, to: { ...to, lastSeq: lastSeq + 1 } })),
  )
  return open.map((one) => ({
    actorId: actor.id,
    verb: 'conversation.handedOver',
    topics: ['inbox', `conversation:${one.id}`],
    conversationId: one.id,
    subject: {
      audience: audienceOf(one, { queueId: to.queueId, assigneeId: one.assigneeId }),
      before: { channelId: one.channelId, queueId: one.queueId },
      after: to,
    },
  }))
}
