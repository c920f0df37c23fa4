import { ProblemError } from '@parley/contracts/problem'
import type { QueueHeirs } from '@parley/contracts/queues'
import { mayReceive, mayVacateQueue } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import type { SignedInActor } from '../../http/call.ts'
import type { Activity } from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import { remember } from '../../store/deletion-conversations.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as conversations from '../../store/conversations.ts'
import * as messages from '../../store/messages.ts'
import * as heirs from '../../store/queue-heirs.ts'
import type { LockedQueue } from '../../store/queues.ts'
import * as queues from '../../store/queues.ts'

/** A queue that is about to go out of service, with everything locked that depends on it and that takes over. */
export interface Leaving {
  readonly queue: LockedQueue
  readonly to: LockedQueue
  readonly fallbacks: readonly { workstreamId: string; name: string; queueId: string }[]
}

/**
 * Locks what a queue's end touches, and says where all of it goes. Errors: `request/not-found`; `request/conflict` when
 * the queue was changed since its impact was read; `queue/in-use` for the default queue; `request/invalid` for a queue
 * that cannot take over and for a workstream that does not fall back to this one.
 */
export async function lockLeaving(tx: Db, queueId: string, given: QueueHeirs): Promise<Leaving> {
  await deliveries.pauseProcessing(tx)
  // In the order everywhere: workstreams, then queues, each by id.
  await heirs.lockWorkstreamsOf(tx, queueId)
  const wanted = [queueId, given.toQueueId, ...given.fallbacks.map((one) => one.queueId)]
  const locked = new Map<string, LockedQueue>()
  for (const id of [...new Set<string>(wanted)].sort()) {
    const found = await queues.lock(tx, id)
    if (found) locked.set(id, found)
  }
  const queue = locked.get(queueId)
  if (!queue) throw new ProblemError('request/not-found')
  if (queue.version !== given.version) throw new ProblemError('request/conflict')
  const decision = mayVacateQueue(queue)
  if (!decision.allowed) throw new ProblemError(decision.because)
  const receiver = (id: string, pointer: string) => {
    const found = locked.get(id)
    if (!found || !mayReceive(found, queue)) throw invalid(pointer)
    return found
  }
  const to = receiver(given.toQueueId, '/body/toQueueId')
  const present = await heirs.workstreamsOf(tx, queueId)
  const named = new Map<string, string>()
  given.fallbacks.forEach((one, index) => {
    if (!present.some(({ id, isDeleted }) => id === one.workstreamId && !isDeleted))
      throw invalid(`/body/fallbacks/${index}/workstreamId`)
    named.set(one.workstreamId, receiver(one.queueId, `/body/fallbacks/${index}/queueId`).id)
  })
  const fallbacks = present
    // A deleted workstream waits for its queue to be brought back; only an inactive queue is no place to come back to.
    .filter((one) => !one.isDeleted)
    .map(({ id, name }) => ({ workstreamId: id, name, queueId: named.get(id) ?? to.id }))
  return { queue, to, fallbacks }
}

const invalid = (pointer: string) =>
  new ProblemError('request/invalid', { errors: [{ pointer, code: 'invalid' }] })

/**
 * Moves all conversations of a queue, closed ones too (their customers may write again), and gives its workstreams
 * other fallback queues. Whoever has a conversation keeps it. With `deletionId` all of it can be undone. Returns how
 * many conversations that are not closed were moved, and what to record, last.
 */
export async function vacate(
  ctx: Context,
  tx: Db,
  { queue, to, fallbacks }: Leaving,
  { actor, now, deletionId }: { actor: SignedInActor; now: Date; deletionId: string | null },
): Promise<{ moved: number; activities: Activity[] }> {
  const all = await heirs.lockConversationsOf(tx, queue.id)
  const open = all.filter((one) => !one.isClosed)
  if (deletionId !== null)
    await remember(
      tx,
      deletionId,
      all.map((one) => one.id),
      { queueId: to.id },
    )
  await messages.addAll(
    tx,
    open.map((one) =>
      messages.eventLine({
        id: ctx.newId(),
        conversationId: one.id,
        seq: one.lastSeq + 1,
        at: now,
        event: 'queueChanged',
        actor: actor.name,
      }),
    ),
  )
  await conversations.changeAll(
    tx,
    open.map((one) => ({ id: one.id, to: { lastSeq: one.lastSeq + 1 } })),
  )
  await heirs.moveConversations(tx, queue.id, to.id)
  await heirs.giveFallbacks(tx, fallbacks, deletionId)
  return {
    moved: open.length,
    activities: open.map((one) => ({
      actorId: actor.id,
      verb: 'conversation.queueChanged',
      topics: ['inbox', `conversation:${one.id}`],
      conversationId: one.id,
      subject: {
        audience: audienceOf(one, { queueId: to.id, assigneeId: one.assigneeId }),
        before: { queueId: queue.id },
        after: { queueId: to.id },
      },
    })),
  }
}
