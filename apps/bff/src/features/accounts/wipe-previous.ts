import { byItself } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as auditLog from '../../store/audit.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import * as spares from '../../store/spare-credentials.ts'
import { topicsOf } from './read-account.ts'

/** The time in which one could go back to the previous credentials is over: they are wiped. */
export async function wipePreviousWhenDue(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  const accountId = lease.key
  return ctx.database.db.transaction().execute(async (tx) => {
    // Before the lane, as whoever promotes at this moment does.
    const account = await accounts.lock(tx, accountId)
    if (!(await stillHolds(tx, lease))) return { next: 'lost' }
    const { previous } = await spares.readSpares(tx, accountId)
    if (!account || !previous?.keptUntil) return { next: 'idle' }
    const leftMs = previous.keptUntil.getTime() - ctx.now().getTime()
    if (leftMs > 0) return { next: 'retry', afterMs: leftMs, failures: 0 }
    await spares.removeSpare(tx, accountId, 'previous')
    await accounts.change(tx, accountId, {}, ctx.now())
    const verb = 'account.previousCredentialsRetired'
    await auditLog.append(tx, [
      byItself({
        verb,
        object: { type: 'account', id: accountId, name: account.name },
        before: { keyIdTail: previous.facts.keyIdTail },
      }),
    ])
    await activity.record(tx, { actorId: null, verb, topics: topicsOf(accountId), subject: { accountId } })
    return { next: 'idle' }
  })
}
