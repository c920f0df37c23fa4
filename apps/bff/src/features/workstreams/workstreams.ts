import { ProblemError } from '@parley/contracts/problem'
import type {
  copyWorkstream,
  createWorkstream,
  deleteWorkstream,
  getWorkstream,
  getWorkstreamImpact,
  listWorkstreams,
  updateWorkstream,
  Workstream,
} from '@parley/contracts/workstreams'
import { goneAt, mayDeleteWorkstream, mayReceive } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as deletions from '../../store/deletions.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as queues from '../../store/queues.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as workstreams from '../../store/workstreams.ts'

export async function listWorkstreamsVerb(ctx: Context, _call: Call<typeof listWorkstreams>) {
  return { items: await workstreams.list(ctx.database.db) }
}

export async function getWorkstreamVerb(ctx: Context, { params }: Call<typeof getWorkstream>) {
  return readWorkstream(ctx.database.db, params.workstreamId)
}

/** Creates a workstream, and its fallback queue where a new one is wanted: both or neither. */
export async function createWorkstreamVerb(
  ctx: Context,
  { actor, body, audit }: Call<typeof createWorkstream>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const { fallbackQueue, name, channel, distributionMode } = body
    if (fallbackQueue.kind === 'existing')
      await requireQueue(tx, fallbackQueue.queueId, '/body/fallbackQueue/queueId')
    const fallbackQueueId =
      fallbackQueue.kind === 'existing'
        ? fallbackQueue.queueId
        : await queues.create(tx, { name: fallbackQueue.name, priority: 1 })
    const id = await workstreams.create(tx, { name, channel, distributionMode, fallbackQueueId })
    const created = await readWorkstream(tx, id)
    const isNewQueue = fallbackQueue.kind === 'new'
    await audit.record(
      tx,
      ...(isNewQueue
        ? [
            {
              verb: 'queue.created' as const,
              object: { type: 'queue' as const, id: fallbackQueueId, name: fallbackQueue.name },
              after: { priority: 1 },
            },
          ]
        : []),
      {
        verb: 'workstream.created',
        object: objectOf(created),
        after: { distributionMode, fallbackQueue: created.fallbackQueue.name },
      },
    )
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'workstream.created',
      topics: ['workstreams', 'queues'],
      subject: { workstreamId: id, name, distributionMode, fallbackQueueId },
    })
    return created
  })
}

/** Errors: `request/conflict` when somebody changed the workstream since `version` was read. */
export async function updateWorkstreamVerb(
  ctx: Context,
  { actor, params: { workstreamId }, body, audit }: Call<typeof updateWorkstream>,
) {
  return retriedTransaction(ctx.database.db, async (tx) => {
    const { name, fallbackQueueId, isActive } = body
    if (isActive !== undefined) await deliveries.pauseProcessing(tx)
    const before = await workstreams.lock(tx, workstreamId)
    if (!before) throw new ProblemError('request/not-found')
    if (before.version !== body.version) throw new ProblemError('request/conflict')
    const shown = await readWorkstream(tx, workstreamId)
    if (fallbackQueueId !== undefined) await requireQueue(tx, fallbackQueueId, '/body/fallbackQueueId')
    const isTurned = isActive !== undefined && isActive !== before.isActive
    await workstreams.change(tx, workstreamId, {
      name,
      fallbackQueueId,
      ...(isTurned ? { inactiveSince: isActive ? null : ctx.now() } : {}),
    })
    if (isTurned && isActive) await unpark(tx, workstreamId)
    const after = await readWorkstream(tx, workstreamId)
    if (name !== undefined || fallbackQueueId !== undefined || !isTurned)
      await audit.record(tx, {
        verb: 'workstream.updated',
        object: objectOf(after),
        before: factsOf(shown),
        after: factsOf(after),
      })
    if (isTurned)
      await audit.record(tx, {
        verb: isActive ? 'workstream.activated' : 'workstream.deactivated',
        object: objectOf(after),
      })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'workstream.updated',
      topics: ['workstreams', 'queues', 'accounts', 'inbox'],
      subject: {
        workstreamId,
        before: {
          name: before.name,
          fallbackQueueId: before.fallbackQueueId,
          isActive: before.isActive,
        },
        after: { name: after.name, fallbackQueueId: after.fallbackQueue.id, isActive: after.isActive },
      },
    })
    return after
  })
}

/** What waited for an inactive workstream comes in. */
async function unpark(tx: Db, workstreamId: string): Promise<void> {
  for (const accountId of await workstreams.accountIdsOf(tx, workstreamId))
    await deliveries.unparkWaiting(tx, accountId, ['workstreamInactive'])
}

/** A workstream like this one, active and without channels: a Google agent has only one. */
export async function copyWorkstreamVerb(
  ctx: Context,
  { actor, params: { workstreamId }, body, audit }: Call<typeof copyWorkstream>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await workstreams.lock(tx, workstreamId))) throw new ProblemError('request/not-found')
    const original = await readWorkstream(tx, workstreamId)
    const { channel, fallbackQueue } = original
    const id = await workstreams.create(tx, { ...body, channel, fallbackQueueId: fallbackQueue.id })
    const copy = await readWorkstream(tx, id)
    await audit.record(tx, {
      verb: 'workstream.copied',
      object: objectOf(copy),
      after: {
        copyOf: original.name,
        distributionMode: copy.distributionMode,
        fallbackQueue: fallbackQueue.name,
      },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'workstream.copied',
      topics: ['workstreams', 'queues'],
      subject: { workstreamId: id, copyOf: workstreamId, ...body, fallbackQueueId: fallbackQueue.id },
    })
    return copy
  })
}

export async function getWorkstreamImpactVerb(
  ctx: Context,
  { params: { workstreamId } }: Call<typeof getWorkstreamImpact>,
) {
  const { db } = ctx.database
  const { channels } = await readWorkstream(db, workstreamId)
  const { open, all } = await workstreams.countConversations(db, workstreamId)
  return {
    channels: channels.map(({ id, googleAgent, draining }) => ({
      id,
      name: googleAgent.displayName,
      isDraining: draining !== null,
    })),
    openConversations: open,
    keptConversations: all,
    goneAt: goneAt(ctx.now()),
  }
}

/** Errors: `workstream/in-use` while it has channels. */
export async function deleteWorkstreamVerb(
  ctx: Context,
  { actor, params: { workstreamId }, audit }: Call<typeof deleteWorkstream>,
) {
  await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await workstreams.lock(tx, workstreamId))) throw new ProblemError('request/not-found')
    const before = await readWorkstream(tx, workstreamId)
    const decision = mayDeleteWorkstream({ channels: before.channels.length })
    if (!decision.allowed) throw new ProblemError(decision.because)
    const now = ctx.now()
    await workstreams.remove(tx, workstreamId, now)
    await deletions.add(tx, {
      id: workstreamId,
      kind: 'workstream',
      name: before.name,
      deletedAt: now,
      deletedById: actor.id,
      goneAt: goneAt(now),
    })
    await audit.record(tx, { verb: 'workstream.deleted', object: objectOf(before), before: factsOf(before) })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'workstream.deleted',
      topics: ['workstreams', 'queues', 'inbox'],
      subject: { workstreamId, name: before.name },
    })
  })
}

const objectOf = ({ id, name }: Workstream) => ({ type: 'workstream', id, name }) as const
const factsOf = (one: Workstream) => ({ name: one.name, fallbackQueue: one.fallbackQueue.name })

async function readWorkstream(db: Db, id: string) {
  const found = await workstreams.read(db, id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

async function requireQueue(tx: Db, id: string, pointer: string): Promise<void> {
  const queue = await queues.lock(tx, id)
  if (!queue || !mayReceive(queue))
    throw new ProblemError('request/invalid', { errors: [{ pointer, code: 'invalid' }] })
}
