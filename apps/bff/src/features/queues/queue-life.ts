import type {
  activateQueue,
  copyQueue,
  deactivateQueue,
  deleteQueue,
  getQueueImpact,
} from '@parley/contracts/queues'
import { ProblemError } from '@parley/contracts/problem'
import type { QueueId, WorkstreamId } from '@parley/contracts/values'
import { goneAt } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as deletions from '../../store/deletions.ts'
import * as hours from '../../store/operating-hours.ts'
import * as heirs from '../../store/queue-heirs.ts'
import { queueImpact } from '../../store/queue-impact.ts'
import * as queues from '../../store/queues.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import { factsOf, objectOf, readQueue } from './queues.ts'
import { lockLeaving, vacate, type Leaving } from './vacate.ts'

export async function getQueueImpactVerb(ctx: Context, { params }: Call<typeof getQueueImpact>) {
  const { db } = ctx.database
  const found = await queueImpact(db, params.queueId)
  if (!found) throw new ProblemError('request/not-found')
  const workstreams = await heirs.workstreamsOf(db, params.queueId)
  return {
    ...found,
    fallbackOf: workstreams
      .filter((one) => !one.isDeleted)
      .map(({ id, name }) => ({ id: id as WorkstreamId, name })),
    goneAt: goneAt(ctx.now()),
  }
}

/** A queue like this one. The default queue's copy has no members: in the original they are everybody. */
export async function copyQueueVerb(ctx: Context, { actor, params, body, audit }: Call<typeof copyQueue>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await queues.lock(tx, params.queueId))) throw new ProblemError('request/not-found')
    const original = await readQueue(tx, params.queueId)
    const id = await queues.create(tx, { name: body.name, priority: original.priority })
    const memberIds = original.isDefault ? [] : original.memberIds
    await queues.setMembers(tx, id, memberIds)
    const attached = original.operatingHours
    if (attached && (await hours.lock(tx, attached.id)) !== null) await hours.attach(tx, id, attached.id)
    const copy = await readQueue(tx, id)
    await audit.record(tx, {
      verb: 'queue.copied',
      object: objectOf(copy),
      after: {
        copyOf: original.name,
        priority: copy.priority,
        operatingHours: copy.operatingHours?.name ?? null,
      },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.copied',
      topics: ['queues', 'team', 'hours'],
      subject: { queueId: id, copyOf: params.queueId, name: body.name, memberIds },
    })
    return copy
  })
}

// Who is in a queue decides which conversations people see.
const topics = ['queues', 'team', 'workstreams', 'inbox', 'hours'] as const

/** Deletes a queue; see `lockLeaving` for the errors and `vacate` for what becomes of what depends on it. */
export async function deleteQueueVerb(
  ctx: Context,
  { actor, params, body, audit }: Call<typeof deleteQueue>,
) {
  return retriedTransaction(ctx.database.db, async (tx) => {
    const leaving = await lockLeaving(tx, params.queueId, body)
    const before = await readQueue(tx, params.queueId)
    const now = ctx.now()
    const gone = goneAt(now)
    await deletions.add(tx, {
      id: before.id,
      kind: 'queue',
      name: before.name,
      deletedAt: now,
      deletedById: actor.id,
      goneAt: gone,
    })
    const { moved, activities } = await vacate(ctx, tx, leaving, { actor, now, deletionId: before.id })
    await queues.remove(tx, before.id, now)
    await audit.record(tx, {
      verb: 'queue.deleted',
      object: objectOf(before),
      before: factsOf(before),
      after: afterwards(leaving, moved),
    })
    await activity.recordAll(tx, [
      ...activities,
      {
        actorId: actor.id,
        verb: 'queue.deleted',
        topics,
        subject: { queueId: before.id, toQueueId: leaving.to.id, conversations: moved },
      },
    ])
    return { goneAt: gone }
  })
}

/** Takes a queue out of service. One that is out of service stays so. Errors as for deleting. */
export async function deactivateQueueVerb(
  ctx: Context,
  { actor, params, body, audit }: Call<typeof deactivateQueue>,
) {
  return retriedTransaction(ctx.database.db, async (tx) => {
    const leaving = await lockLeaving(tx, params.queueId, body)
    const before = await readQueue(tx, params.queueId)
    if (!before.isActive) return before
    const now = ctx.now()
    const { moved, activities } = await vacate(ctx, tx, leaving, { actor, now, deletionId: null })
    // A deleted workstream must not come back to a queue that is out of service.
    const waiting = await heirs.workstreamsOf(tx, before.id)
    await heirs.giveFallbacks(
      tx,
      waiting.map(({ id }) => ({ workstreamId: id, queueId: leaving.to.id })),
      null,
    )
    await queues.change(tx, before.id, { inactiveSince: now })
    await audit.record(tx, {
      verb: 'queue.deactivated',
      object: objectOf(before),
      after: afterwards(leaving, moved),
    })
    await activity.recordAll(tx, [
      ...activities,
      {
        actorId: actor.id,
        verb: 'queue.deactivated',
        topics,
        subject: { queueId: before.id, toQueueId: leaving.to.id, conversations: moved },
      },
    ])
    return readQueue(tx, before.id)
  })
}

/** Puts a queue into service again. One that is in service stays so. */
export async function activateQueueVerb(ctx: Context, { actor, params, audit }: Call<typeof activateQueue>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await queues.lock(tx, params.queueId)
    if (!locked) throw new ProblemError('request/not-found')
    if (locked.isActive) return readQueue(tx, params.queueId)
    await queues.change(tx, params.queueId, { inactiveSince: null })
    const after = await readQueue(tx, params.queueId)
    await audit.record(tx, { verb: 'queue.activated', object: objectOf(after) })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.activated',
      topics,
      subject: { queueId: params.queueId as QueueId },
    })
    return after
  })
}

const afterwards = ({ to, fallbacks }: Leaving, moved: number) => ({
  movedTo: to.name,
  movedConversations: moved > 0 ? moved : null,
  workstreams: fallbacks.length > 0 ? fallbacks.map((one) => one.name) : null,
})
