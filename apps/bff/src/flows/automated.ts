import type { AutomatedMessage, AutomatedTrigger } from '@parley/contracts/workstreams'
import type { Context } from '../context.ts'
import { channelSettings, change, lockById, type ConversationChange } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { addAll, queuedReply, type NewMessage } from '../store/messages.ts'
import { enqueue, type NewItem } from '../store/outbox.ts'
import { tellFirst } from './recording-notice.ts'
import { replyDeadlineMs } from './reply-deadline.ts'

/** An automated message with all that has to be written for it. */
export interface Composed {
  readonly message: NewMessage
  readonly change: ConversationChange
  readonly outgoing: NewItem
}

/**
 * Makes the automated message of this trigger, null where the channel has none. The text goes out as BOT and stands in
 * the thread like a reply. `{AgentName}` and `{QueueName}` are replaced; an unknown value becomes empty text.
 */
export function compose(
  ctx: Pick<Context, 'now' | 'newId'>,
  conversation: { id: string; lastSeq: number; queueName: string | null },
  automatedMessages: readonly AutomatedMessage[],
  trigger: AutomatedTrigger,
  values: { agentName: string },
): Composed | null {
  const template = automatedMessages.find((one) => one.trigger === trigger)
  if (!template) return null
  const text = template.text
    .replaceAll('{AgentName}', values.agentName)
    .replaceAll('{QueueName}', conversation.queueName ?? '')
    .slice(0, 3072)
    .toWellFormed()
  const now = ctx.now()
  const id = ctx.newId()
  const seq = conversation.lastSeq + 1
  return {
    message: queuedReply({
      id,
      conversationId: conversation.id,
      seq,
      at: now,
      text,
      author: { id: null, name: '', isAutomated: true },
    }),
    change: {
      lastSeq: seq,
      lastMessageAt: now,
      preview: { direction: 'outbound', kind: 'text', text: text.slice(0, 200) },
    },
    outgoing: {
      item: { kind: 'message', id, text, representative: { type: 'bot', displayName: '' } },
      messageId: id,
      deadlineAt: new Date(now.getTime() + replyDeadlineMs),
    },
  }
}

/** Sends the channel's automated message for this trigger, if it has one; before the first one, the notice of recording. */
export async function send(
  ctx: Context,
  tx: Db,
  conversationId: string,
  trigger: AutomatedTrigger,
  values: { agentName: string },
): Promise<void> {
  const conversation = await lockById(tx, conversationId)
  if (!conversation?.canSend) return
  const { automatedMessages } = await channelSettings(tx, conversation.channelId)
  if (!automatedMessages.some((one) => one.trigger === trigger)) return
  const lastSeq = await tellFirst(ctx, tx, ctx.now(), conversation)
  const composed = compose(ctx, { ...conversation, lastSeq }, automatedMessages, trigger, values)
  if (!composed) return
  await addAll(tx, [composed.message])
  await change(tx, conversationId, composed.change)
  await enqueue(tx, conversationId, [composed.outgoing])
}
