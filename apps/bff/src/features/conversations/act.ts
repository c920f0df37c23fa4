import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { actOnConversation, ConversationAction } from '@parley/contracts/conversations'
import { ProblemError } from '@parley/contracts/problem'
import { mayAct, maySee, transitionFor } from '@parley/domain/conversation'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import * as automated from '../../flows/automated.ts'
import { moveConversation } from '../../flows/move-conversation.ts'
import type { SignedInActor, Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import type { LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as outbox from '../../store/outbox.ts'
import { userName } from '../../store/user-names.ts'
import { readConversation } from './reading.ts'

/** Take, release, end, wait, reopen, close. The customer is told who joins and leaves, in order with the replies. */
export const actOnConversationVerb: Verb<typeof actOnConversation> = async (ctx, { actor, params, body }) => {
  await ctx.database.db.transaction().execute(async (tx) => {
    const before = await conversations.lockById(tx, params.conversationId)
    if (!before || !maySee(actor, before)) throw new ProblemError('request/not-found')
    const decision = mayAct(actor, before, body.action)
    if (!decision.allowed) throw new ProblemError(decision.because)
    const transition = transitionFor(before.state, body.action)
    if (!transition) throw new ProblemError('conversation/wrong-state')

    const after = await moveConversation(ctx, tx, before, transition, { id: actor.id, name: actor.name })
    await tellCustomer(ctx, tx, body.action, before, after.assigneeId, actor)
    await activity.record(tx, {
      actorId: actor.id,
      verb: `conversation.${body.action}`,
      topics: ['inbox', `conversation:${before.id}`],
      conversationId: before.id,
      subject: {
        audience: audienceOf(before, { queueId: before.queueId, assigneeId: after.assigneeId }),
        before: { state: before.state, assigneeId: before.assigneeId },
        after: { state: transition.to, assigneeId: after.assigneeId },
      },
    })
  })
  return readConversation(ctx, actor, params.conversationId)
}

/** An hour later nobody needs to hear that somebody joined. */
const eventDeadlineMs = 60 * 60 * 1000

/**
 * REPRESENTATIVE_LEFT and REPRESENTATIVE_JOINED where the person the customer talks to changes, then the automated
 * message of what was done.
 */
async function tellCustomer(
  ctx: Context,
  tx: Db,
  action: ConversationAction,
  before: LockedConversation,
  assigneeAfter: string | null,
  actor: SignedInActor,
): Promise<void> {
  if (!before.canSend) return
  const talkedBefore = before.state === 'active' || before.state === 'waiting' ? before.assigneeId : null
  const talksAfter =
    action === 'take' || action === 'reopen' ? assigneeAfter : action === 'wait' ? talkedBefore : null
  const isNobodyNew = talkedBefore === talksAfter
  const nameBefore =
    talkedBefore === null || talkedBefore === actor.id ? actor.name : await userName(tx, talkedBefore)
  const deadlineAt = new Date(ctx.now().getTime() + eventDeadlineMs)
  const event = (name: 'representativeJoined' | 'representativeLeft', displayName: string) => ({
    item: {
      kind: 'event' as const,
      id: ctx.newId(),
      event: name,
      representative: { type: 'human' as const, displayName },
    },
    deadlineAt,
  })
  if (!isNobodyNew && talkedBefore)
    await outbox.enqueue(tx, before.id, [event('representativeLeft', nameBefore)])
  if (!isNobodyNew && talksAfter)
    await outbox.enqueue(tx, before.id, [event('representativeJoined', actor.name)])
  const trigger = triggerOf(action, before, isNobodyNew)
  const agentName = trigger === 'agentLeft' ? nameBefore : actor.name
  if (trigger) await automated.send(ctx, tx, before.id, trigger, { agentName })
}

/** Who takes a conversation from a colleague is assigned; nobody has to hear that the colleague left, too. */
function triggerOf(
  action: ConversationAction,
  before: LockedConversation,
  isNobodyNew: boolean,
): AutomatedTrigger | null {
  switch (action) {
    case 'take':
    case 'reopen':
      return isNobodyNew ? null : 'agentAssigned'
    case 'release':
      return 'agentLeft'
    case 'wait':
      return 'waitingForCustomer'
    case 'end':
      return 'conversationEnded'
    case 'close':
      // The customer was told when it was ended.
      return before.state === 'wrapUp' ? null : 'conversationClosed'
  }
}
