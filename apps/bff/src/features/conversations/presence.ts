import type { markRead, reportTyping, saveDraft } from '@parley/contracts/conversations'
import { ProblemError } from '@parley/contracts/problem'
import { mayReply, maySee } from '@parley/domain/conversation'
import { audienceOf } from '../../flows/audience.ts'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import * as inbox from '../../store/inbox.ts'
import * as outbox from '../../store/outbox.ts'
import { factsOf } from './reading.ts'

/** A sign of typing is worthless later than this. */
const typingDeadlineMs = 10_000
const receiptDeadlineMs = 24 * 60 * 60 * 1000
/** Older unread messages than these get no receipt of their own; the phone marks all before a read one. */
const receiptsAtOnceMax = 50

/** The assigned agent types or stops; nobody else's typing reaches the customer. */
export const reportTypingVerb: Verb<typeof reportTyping> = (ctx, { actor, params, body }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const conversation = await conversations.lockById(tx, params.conversationId)
    if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
    if (!mayReply(actor, conversation, ctx.now()).allowed) return
    await outbox.enqueue(tx, conversation.id, [
      {
        item: {
          kind: 'event',
          id: ctx.newId(),
          event: body.isTyping ? 'typingStarted' : 'typingStopped',
          representative: { type: 'human', displayName: actor.name },
        },
        deadlineAt: new Date(ctx.now().getTime() + typingDeadlineMs),
      },
    ])
  })

/** Somebody has seen the thread up to `seq`. The count is the team's; Google hears of it from the assigned agent only. */
export const markReadVerb: Verb<typeof markRead> = (ctx, { actor, params, body }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const conversation = await conversations.lockById(tx, params.conversationId)
    if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
    const upTo = Math.min(body.seq, conversation.lastSeq)
    if (conversation.assigneeId !== actor.id || upTo <= conversation.readSeq) return
    const unreadCount = await inbox.countInboundAfter(tx, conversation.id, upTo)
    await conversations.change(tx, conversation.id, { readSeq: upTo, unreadCount })
    if (conversation.canSend) {
      const ids = await inbox.providerMessageIds(
        tx,
        conversation.id,
        conversation.readSeq,
        upTo,
        receiptsAtOnceMax,
      )
      const deadlineAt = new Date(ctx.now().getTime() + receiptDeadlineMs)
      await outbox.enqueue(
        tx,
        conversation.id,
        ids.map((providerMessageId) => ({
          item: { kind: 'receipt' as const, providerMessageId },
          deadlineAt,
        })),
      )
    }
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'conversation.read',
      topics: ['inbox', `conversation:${conversation.id}`],
      conversationId: conversation.id,
      subject: { audience: audienceOf(conversation), seq: upTo },
    })
  })

/** Keeps what a person has typed but not sent. Private to them, so nobody else is told. */
export const saveDraftVerb: Verb<typeof saveDraft> = async (ctx, { actor, params, body }) => {
  const row = await inbox.conversation(ctx.database.db, params.conversationId)
  if (!row || !maySee(actor, factsOf(row))) throw new ProblemError('request/not-found')
  await inbox.saveDraft(ctx.database.db, params.conversationId, actor.id, body.text)
}
