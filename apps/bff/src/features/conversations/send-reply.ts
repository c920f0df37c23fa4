import { ProblemError } from '@parley/contracts/problem'
import type { retryMessage, sendReply } from '@parley/contracts/conversations'
import { mayReply, maySee, maySendPictures } from '@parley/domain/conversation'
import { audienceOf } from '../../flows/audience.ts'
import { tellFirst } from '../../flows/recording-notice.ts'
import { replyDeadlineMs } from '../../flows/reply-deadline.ts'
import type { Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import * as inbox from '../../store/inbox.ts'
import { hurry } from '../../store/lanes.ts'
import * as messages from '../../store/messages.ts'
import * as outbox from '../../store/outbox.ts'
import { itemOf, queueReply } from './queue-reply.ts'
import { pictureRuleOf, toMessage } from './reading.ts'

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
    await inbox.saveDraft(tx, conversation.id, actor.id, '')
    return queueReply(ctx, tx, conversation, actor, {
      id,
      seq,
      at: now,
      preview: { kind: 'text', text: text.slice(0, 200) },
    })
  })

/** Sends a reply again that failed or expired, under its own id: if Google has it after all, nothing is doubled. */
export const retryMessageVerb: Verb<typeof retryMessage> = (ctx, { actor, params }) =>
  ctx.database.db.transaction().execute(async (tx) => {
    const conversation = await conversations.lockById(tx, params.conversationId)
    if (!conversation || !maySee(actor, conversation)) throw new ProblemError('request/not-found')
    const row = await inbox.message(tx, conversation.id, params.messageId)
    if (!row || (row.content.kind !== 'reply' && row.content.kind !== 'picture'))
      throw new ProblemError('request/not-found')
    const isWaiting = row.state === 'queued' && row.next_attempt_at !== null
    if (row.state !== 'failed' && row.state !== 'expired' && !isWaiting)
      throw new ProblemError('message/not-retryable')
    const now = ctx.now()
    const decision = mayReply(actor, conversation, now)
    if (!decision.allowed) throw new ProblemError(decision.because)
    if (row.content.kind === 'picture') {
      const settings = await conversations.channelSettings(tx, conversation.channelId)
      const mayBePicture = maySendPictures(pictureRuleOf(settings.kind, settings.agentAttachments))
      if (!mayBePicture.allowed) throw new ProblemError(mayBePicture.because)
    }

    const isNotice = row.content.kind === 'reply' && row.content.purpose === 'recordingNotice'
    if (!isNotice) await tellFirst(ctx, tx, now, conversation)
    if (!isWaiting) {
      await messages.requeue(tx, row.id)
      await outbox.enqueue(tx, conversation.id, [
        {
          item: await itemOf(ctx, tx, row),
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
