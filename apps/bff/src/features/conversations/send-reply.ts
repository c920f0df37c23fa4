import { ProblemError } from '@parley/contracts/problem'
import type { retryMessage, sendReply } from '@parley/contracts/conversations'
import { mayReply, maySee } from '@parley/domain/conversation'
import { audienceOf } from '../../flows/audience.ts'
import { scheduleLifetime } from '../../flows/lifetime.ts'
import { tellFirst } from '../../flows/recording-notice.ts'
import { replyDeadlineMs } from '../../flows/reply-deadline.ts'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import * as inbox from '../../store/inbox.ts'
import { hurry } from '../../store/lanes.ts'
import * as messages from '../../store/messages.ts'
import * as outbox from '../../store/outbox.ts'
import { toMessage } from './reading.ts'

/**
 * Stores a reply and queues it. The id is the caller's: a repeat of the same reply answers as the first did, the same
 * id with another text or in another conversation is refused.
 */
export const sendReplyVerb: Verb<typeof sendReply> = (ctx, { actor, params, body }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const conversation = await conversations.lockById(tx, params.conversationId)
    if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
    const known = await inbox.findMessageConversation(tx, body.id)
    if (known !== null) {
      const earlier = known === conversation.id ? await inbox.message(tx, conversation.id, body.id) : null
      if (
        earlier?.author_id === actor.id &&
        earlier.content.kind === 'reply' &&
        earlier.content.text === body.text
      )
        return toMessage(earlier)
      throw new ProblemError('message/id-used')
    }
    const now = ctx.now()
    const decision = mayReply(actor, conversation, now)
    if (!decision.allowed) throw new ProblemError(decision.because)

    const seq = (await tellFirst(ctx, tx, now, conversation)) + 1
    const author = { id: actor.id, name: actor.name, isAutomated: false }
    const { id, text } = body
    await messages.addAll(tx, [
      messages.queuedReply({ id, conversationId: conversation.id, seq, at: now, text, author }),
    ])
    await conversations.change(tx, conversation.id, {
      lastSeq: seq,
      lastMessageAt: now,
      waitingSince: null,
      readSeq: conversation.lastSeq,
      unreadCount: 0,
      preview: { direction: 'outbound', kind: 'text', text: body.text.slice(0, 200) },
    })
    await inbox.saveDraft(tx, conversation.id, actor.id, '')
    const deadline = new Date(now.getTime() + replyDeadlineMs)
    await outbox.enqueue(tx, conversation.id, [
      {
        item: {
          kind: 'message',
          id: body.id,
          text: body.text,
          representative: { type: 'human', displayName: actor.name },
        },
        messageId: body.id,
        deadlineAt: deadline < conversation.replyWindowEndsAt ? deadline : conversation.replyWindowEndsAt,
      },
    ])
    await scheduleLifetime(tx, conversation.id, conversation.state, now)
    const stored = await inbox.message(tx, conversation.id, body.id)
    if (!stored) throw new Error('A reply vanished while it was stored')
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'reply.queued',
      topics: ['inbox', `conversation:${conversation.id}`],
      conversationId: conversation.id,
      subject: { audience: audienceOf(conversation), messageId: body.id },
    })
    return toMessage(stored)
  })

/** Sends a reply again that failed or expired, under its own id: if Google has it after all, nothing is doubled. */
export const retryMessageVerb: Verb<typeof retryMessage> = (ctx, { actor, params }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const conversation = await conversations.lockById(tx, params.conversationId)
    if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
    const row = await inbox.message(tx, conversation.id, params.messageId)
    if (!row || row.content.kind !== 'reply') throw new ProblemError('request/not-found')
    const isWaiting = row.state === 'queued' && row.next_attempt_at !== null
    if (row.state !== 'failed' && row.state !== 'expired' && !isWaiting)
      throw new ProblemError('message/not-retryable')
    const now = ctx.now()
    const decision = mayReply(actor, conversation, now)
    if (!decision.allowed) throw new ProblemError(decision.because)

    const isNotice = row.content.purpose === 'recordingNotice'
    if (!isNotice) await tellFirst(ctx, tx, now, conversation)
    if (!isWaiting) {
      await messages.requeue(tx, row.id)
      const representative = row.content.isAutomated
        ? ({ type: 'bot', displayName: '' } as const)
        : ({ type: 'human', displayName: row.content.authorName } as const)
      await outbox.enqueue(tx, conversation.id, [
        {
          item: { kind: 'message', id: row.id, text: row.content.text, representative },
          messageId: row.id,
          goesFirst: isNotice,
          deadlineAt: new Date(now.getTime() + replyDeadlineMs),
        },
      ])
    }
    await hurry(tx, 'outbound', conversation.id)
    const stored = await inbox.message(tx, conversation.id, row.id)
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'reply.retried',
      topics: [`conversation:${conversation.id}`],
      conversationId: conversation.id,
      subject: { audience: audienceOf(conversation), messageId: row.id },
    })
    return toMessage(stored ?? row)
  })
