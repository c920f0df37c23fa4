import { ProblemError } from '@parley/contracts/problem'
import type { createQueue, deleteQueue, listQueues, updateQueue } from '@parley/contracts/queues'
import { goneAt, mayDeleteQueue } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as deletions from '../../store/deletions.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as queues from '../../store/queues.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as users from '../../store/users.ts'

export async function listQueuesVerb(ctx: Context, _call: Call<typeof listQueues>) {
  return { items: await queues.list(ctx.database.db) }
}

export async function createQueueVerb(ctx: Context, { actor, body }: Call<typeof createQueue>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    await requirePeople(tx, body.memberIds)
    const id = await queues.create(tx, { name: body.name, priority: body.priority })
    await queues.setMembers(tx, id, body.memberIds)
    const created = await readQueue(tx, id)
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.created',
      topics: ['queues', 'team'],
      subject: { queueId: id, name: body.name, memberIds: body.memberIds },
    })
    return created
  })
}

/** The default queue's list of members cannot be changed (it is everybody), so one that is sent for it is ignored. */
export async function updateQueueVerb(ctx: Context, { actor, params, body }: Call<typeof updateQueue>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await queues.lock(tx, params.queueId)
    if (!locked) throw new ProblemError('request/not-found')
    const memberIds = locked.isDefault ? undefined : body.memberIds
    if (memberIds) await requirePeople(tx, memberIds)
    await queues.change(tx, params.queueId, { name: body.name, priority: body.priority })
    if (memberIds) await queues.setMembers(tx, params.queueId, memberIds)
    const updated = await readQueue(tx, params.queueId)
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.updated',
      // Who is in a queue decides which conversations people see.
      topics: memberIds ? ['queues', 'team', 'workstreams', 'inbox'] : ['queues', 'workstreams', 'inbox'],
      subject: { queueId: params.queueId, ...body },
    })
    return updated
  })
}

/** Errors: `queue/in-use` for the default queue, a workstream's fallback, and while conversations lie in it. */
export async function deleteQueueVerb(ctx: Context, { actor, params }: Call<typeof deleteQueue>) {
  await retriedTransaction(ctx.database.db, async (tx) => {
    await deliveries.pauseProcessing(tx)
    const locked = await queues.lock(tx, params.queueId)
    if (!locked) throw new ProblemError('request/not-found')
    const isUsed = await queues.isUsed(tx, params.queueId)
    const decision = mayDeleteQueue({ isDefault: locked.isDefault, isUsed })
    if (!decision.allowed) throw new ProblemError(decision.because)
    const now = ctx.now()
    await deletions.add(tx, {
      id: params.queueId,
      kind: 'queue',
      name: locked.name,
      deletedAt: now,
      deletedById: actor.id,
      goneAt: goneAt(now),
    })
    await queues.remove(tx, params.queueId, now)
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'queue.deleted',
      topics: ['queues', 'team', 'inbox'],
      subject: { queueId: params.queueId },
    })
  })
}

async function readQueue(tx: Db, id: string) {
  const found = await queues.read(tx, id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

async function requirePeople(tx: Db, ids: readonly string[]): Promise<void> {
  const known = await users.known(tx, ids)
  const errors = ids.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/body/memberIds/${index}`, code: 'invalid' }],
  )
  if (errors.length > 0) throw new ProblemError('request/invalid', { errors })
}
