import type { listDeliveries, retryDelivery } from '@parley/contracts/accounts'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as deliveries from '../../store/deliveries.ts'
import { topicsOf } from './read-account.ts'

export async function listDeliveriesVerb(
  ctx: Context,
  { params: { accountId }, query }: Call<typeof listDeliveries>,
) {
  if (!(await accounts.read(ctx.database.db, accountId))) throw new ProblemError('request/not-found')
  return deliveries.page(ctx.database.db, accountId, query)
}

/** Puts a parked delivery back into the line; it is processed at once. */
export async function retryDeliveryVerb(
  ctx: Context,
  { actor, params: { accountId, deliveryId }, audit }: Call<typeof retryDelivery>,
) {
  await ctx.database.db.transaction().execute(async (tx) => {
    const account = await accounts.lock(tx, accountId)
    if (!account || !(await deliveries.unpark(tx, accountId, deliveryId)))
      throw new ProblemError('request/not-found')
    await audit.record(tx, {
      verb: 'delivery.retried',
      object: { type: 'delivery', id: deliveryId, name: account.name },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'delivery.retried',
      topics: topicsOf(accountId),
      subject: { accountId, deliveryId },
    })
  })
}
