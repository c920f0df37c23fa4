import type { Transition } from '@parley/domain/conversation'
import type { Context } from '../context.ts'
import { noteClosed } from '../store/channels.ts'
import { change, type LockedConversation } from '../store/conversations.ts'
import type { Db } from '../store/db.ts'
import { addAll, eventLine } from '../store/messages.ts'
import { scheduleLifetime } from './lifetime.ts'

/**
 * Carries out a transition on a locked conversation: state, assignee, the line in the thread, the timer of the new
 * state. `by` is null when time did it. Returns the assignee afterwards.
 */
export async function moveConversation(
  ctx: Context,
  tx: Db,
  conversation: LockedConversation,
  transition: Transition,
  by: { id: string; name: string } | null,
): Promise<{ assigneeId: string | null }> {
  const now = ctx.now()
  const assigneeId =
    transition.assignee === 'keep'
      ? conversation.assigneeId
      : transition.assignee === 'actor'
        ? (by?.id ?? null)
        : null
  const seq = conversation.lastSeq + (transition.event ? 1 : 0)
  if (transition.event)
    await addAll(tx, [
      eventLine({
        id: ctx.newId(),
        conversationId: conversation.id,
        seq,
        at: now,
        event: transition.event,
        actor: by?.name ?? null,
      }),
    ])
  await change(tx, conversation.id, {
    state: transition.to,
    assigneeId,
    lastSeq: seq,
    stateChangedAt: now,
    closedAt: transition.to === 'closed' ? now : null,
    ...(transition.to === 'closed' || transition.to === 'wrapUp'
      ? { waitingSince: null, isLiveAgentRequested: false }
      : {}),
    ...(transition.to === 'active' ? { isLiveAgentRequested: false } : {}),
  })
  await scheduleLifetime(tx, conversation.id, transition.to, now)
  if (transition.to === 'closed') await noteClosed(tx, conversation.channelId)
  return { assigneeId }
}
