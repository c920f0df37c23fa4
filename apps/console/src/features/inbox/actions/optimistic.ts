import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import type { Me } from '@parley/contracts/session'
import { allowedActions, mayReply, transitionFor } from '@parley/domain/conversation'

/**
 * How a conversation will most likely stand after an action, by the same rules the server decides with; unchanged when
 * they refuse it. `now` decides about the reply window.
 */
export function afterAction(
  known: Conversation,
  action: ConversationAction,
  me: Me,
  now: Date,
): Conversation {
  const transition = transitionFor(known.state, action)
  if (!transition) return known
  const assignee =
    transition.assignee === 'actor'
      ? { id: me.id, name: me.name }
      : transition.assignee === 'nobody'
        ? null
        : known.assignee
  const actor = { ...me, queueIds: [] }
  const facts = {
    state: transition.to,
    assigneeId: assignee?.id ?? null,
    queueId: known.queue?.id ?? null,
    replyWindowEndsAt: known.replyWindowEndsAt,
    canSend: known.workstream !== null,
  }
  return {
    ...known,
    state: transition.to,
    assignee,
    allowed: { actions: allowedActions(actor, facts), reply: mayReply(actor, facts, now).allowed },
  }
}
