import type { getRetention, setRetention } from '@parley/contracts/deliveries'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as activity from '../../store/activity.ts'
import * as healthCounts from '../../store/health-counts.ts'
import { hurry, stillHolds, type Lease } from '../../store/lanes.ts'
import * as retention from '../../store/retention.ts'

/** Small enough that nobody waits for its locks. */
const batchMax = 500
const betweenBatchesMs = 50
const againMs = 60 * 60 * 1000

/** Erases the next batch of bodies that are past their days, and of figures that nobody is shown any more; comes back at once while there are more, else in an hour. */
export async function eraseOldBodies(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  const lookedAt = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await stillHolds(tx, lease))) return null
    const forgotten = await healthCounts.forgetOld(tx, ctx.now(), batchMax)
    return Math.max(forgotten, await retention.eraseBodies(tx, ctx.now(), batchMax))
  })
  if (lookedAt === null) return { next: 'lost' }
  return { next: 'retry', afterMs: lookedAt >= batchMax ? betweenBatchesMs : againMs, failures: 0 }
}

export async function getRetentionVerb(ctx: Context, _call: Call<typeof getRetention>) {
  return retention.read(ctx.database.db)
}

/** Sets how long bodies are kept. Fewer days than before take effect at once, and nothing brings a body back. */
export async function setRetentionVerb(ctx: Context, { actor, body, audit }: Call<typeof setRetention>) {
  return ctx.database.db.transaction().execute(async (tx) => {
    const { before } = await retention.change(tx, { ...body, userId: actor.id, now: ctx.now() })
    await hurry(tx, 'retention', retention.retentionLane)
    const after = await retention.read(tx)
    await audit.record(tx, {
      verb: 'deliveries.retentionSet',
      object: { type: 'retention', id: null, name: 'Webhook bodies' },
      before: { bodyDays: before },
      after: { bodyDays: body.bodyDays },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'deliveries.retentionSet',
      topics: ['accounts'],
      subject: { before, after: body.bodyDays },
    })
    return after
  })
}
