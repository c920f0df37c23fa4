import type { AutomatedTrigger } from '@parley/contracts/workstreams'
import type { Context } from '../context.ts'
import { channelSettings, change, lockById } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { addReply } from '../store/messages.ts'
import { enqueue } from '../store/outbox.ts'

/** A reply waits at most this long for Google; then it counts as expired and the agent decides. */
export const replyDeadlineMs = 24 * 60 * 60 * 1000

/**
 * Sends the channel's automated message for this trigger, if it has one. The text goes out as BOT and stands in the
 * thread like a reply. `{AgentName}` and `{QueueName}` are replaced; an unknown value becomes empty text.
 */
export async function send(
  ctx: Context,
  tx: Db,
  conversationId: string,
  trigger: AutomatedTrigger,
  values: { agentName: string },
): Promise<void> {
  const conversation = await lockById(tx, conversationId)
  if (!conversation?.canSend) return
  const settings = await channelSettings(tx, conversation.channelId)
  const template = settings.automated_messages.find((one) => one.trigger === trigger)
  if (!template) return
  const text = template.text
    .replaceAll('{AgentName}', values.agentName)
    .replaceAll('{QueueName}', conversation.queueName ?? '')
    .slice(0, 3072)
  const now = ctx.now()
  const id = ctx.newId()
  const seq = conversation.lastSeq + 1
  await addReply(tx, {
    id,
    conversationId,
    seq,
    at: now,
    text,
    author: { id: null, name: '', isAutomated: true },
  })
  await change(tx, conversationId, {
    lastSeq: seq,
    lastMessageAt: now,
    preview: { direction: 'outbound', kind: 'text', text: text.slice(0, 200) },
  })
  await enqueue(tx, conversationId, [
    {
      item: { kind: 'message', id, text, representative: { type: 'bot', displayName: '' } },
      messageId: id,
      deadlineAt: new Date(now.getTime() + replyDeadlineMs),
    },
  ])
}
