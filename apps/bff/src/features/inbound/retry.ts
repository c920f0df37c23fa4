import type { getRetry, listParked, retryDeliveries } from '@parley/contracts/deliveries'
import { retryMax } from '@parley/contracts/deliveries'
import { ProblemError } from '@parley/contracts/problem'
import type { AuditDraft } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as deliveries from '../../store/deliveries.ts'

/**
 * Puts parked deliveries back into the line; they are processed at once, in order, and `getRetry` tells how far it is.
 * Those that are not parked any more are left alone. Errors: `request/not-found` when none of them is parked.
 */
export async function retryDeliveriesVerb(
  ctx: Context,
  { actor, body, audit }: Call<typeof retryDeliveries>,
) {
  const id = ctx.newId()
  const which = 'ids' in body ? { ids: body.ids.map(Number) } : body
  return ctx.database.db.transaction().execute(async (tx) => {
    const unparked = await deliveries.unpark(tx, which, id, retryMax)
    const waiting = unparked.reduce((sum, { ids }) => sum + ids.length, 0)
    if (waiting === 0) throw new ProblemError('request/not-found')
    await audit.record(tx, ...unparked.map(entryOf))
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'delivery.retried',
      topics: ['accounts'],
      subject: { retryId: id, count: waiting, ...body },
    })
    return { id, waiting, done: 0, parked: 0 }
  })
}

/** One delivery is named itself, several by their account. */
function entryOf({ accountId, accountName: name, ids, reasons }: deliveries.Unparked): AuditDraft {
  const [only, ...others] = ids
  if (only !== undefined && others.length === 0)
    return { verb: 'delivery.retried', object: { type: 'delivery', id: only, name } }
  return {
    verb: 'deliveries.retried',
    object: { type: 'account', id: accountId, name },
    after: { deliveries: ids.length, reason: [...reasons] },
  }
}

export async function getRetryVerb(ctx: Context, { params: { retryId } }: Call<typeof getRetry>) {
  const progress = await deliveries.retryProgress(ctx.database.db, retryId)
  if (!progress) throw new ProblemError('request/not-found')
  return { id: retryId, ...progress }
}

export async function listParkedVerb(ctx: Context, { query }: Call<typeof listParked>) {
  return { items: await deliveries.parkedGroups(ctx.database.db, query.accountId) }
}
