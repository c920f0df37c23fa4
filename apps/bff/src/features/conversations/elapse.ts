import { lifetimeOf, transitionFor } from '@parley/domain/conversation'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import * as automated from '../../flows/automated.ts'
import { moveConversation } from '../../flows/move-conversation.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'

/** The timer of a conversation's state has run out: carry out what its lifetime says. */
export async function elapse(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  const holds = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await stillHolds(tx, lease))) return false
    const conversation = await conversations.lockById(tx, lease.key)
    const lifetime = conversation ? lifetimeOf(conversation.state) : null
    const transition = conversation && lifetime ? transitionFor(conversation.state, lifetime.trigger) : null
    if (!conversation || !transition) return true
    const after = await moveConversation(ctx, tx, conversation, transition, null)
    if (lifetime?.trigger === 'inactivity') await automated.send(ctx, tx, conversation.id, 'timedOut')
    await activity.record(tx, {
      actorId: null,
      verb: 'conversation.autoClosed',
      topics: ['inbox', `conversation:${conversation.id}`],
      conversationId: conversation.id,
      subject: {
        audience: audienceOf(conversation, { queueId: conversation.queueId, assigneeId: after.assigneeId }),
      },
    })
    return true
  })
  return holds ? { next: 'idle' } : { next: 'lost' }
}
