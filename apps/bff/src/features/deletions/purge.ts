import type { purgeDeletion } from '@parley/contracts/deletions'
import { ProblemError } from '@parley/contracts/problem'
import { byItself, type AuditDraft } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as auditLog from '../../store/audit.ts'
import * as channels from '../../store/channels.ts'
import type { Db } from '../../store/db.ts'
import * as deletions from '../../store/deletions.ts'
import type { Deletion } from '../../store/deletions.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import * as queues from '../../store/queues.ts'
import * as workstreams from '../../store/workstreams.ts'
import { objectOf, topicsOf } from './topics.ts'

/** Makes a deletion final before its time. Errors: `request/not-found` once it was brought back or is gone. */
export async function purgeDeletionVerb(
  ctx: Context,
  { actor, params: { deletionId }, audit }: Call<typeof purgeDeletion>,
) {
  await ctx.database.db.transaction().execute(async (tx) => {
    const deletion = await deletions.lock(tx, deletionId)
    if (!deletion) throw new ProblemError('request/not-found')
    await purge(tx, deletion, actor.id, (draft) => audit.record(tx, draft))
  })
}

/** The time to undo a deletion is over: it becomes final. */
export async function purgeWhenDue(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  return ctx.database.db.transaction().execute(async (tx) => {
    // Before the lane, as whoever brings it back at this moment does.
    const deletion = await deletions.lock(tx, lease.key)
    if (!(await stillHolds(tx, lease))) return { next: 'lost' }
    if (!deletion) return { next: 'idle' }
    const leftMs = deletion.goneAt.getTime() - ctx.now().getTime()
    if (leftMs > 0) return { next: 'retry', afterMs: leftMs, failures: 0 }
    await purge(tx, deletion, null, (draft) => auditLog.append(tx, [byItself(draft)]))
    return { next: 'idle' }
  })
}

/** What history points at keeps its row, without what could bring it back. */
async function purge(
  tx: Db,
  deletion: Deletion,
  actorId: string | null,
  tell: (draft: AuditDraft) => Promise<void>,
): Promise<void> {
  const { id, kind, name } = deletion
  switch (kind) {
    case 'channel':
      await channels.purge(tx, id)
      break
    case 'workstream':
      await workstreams.purge(tx, id)
      break
    case 'queue':
      await queues.purge(tx, id)
      break
    case 'account':
      await accounts.purge(tx, id)
      break
  }
  await deletions.forget(tx, id)
  await tell({ verb: `${kind}.purged`, object: objectOf(deletion) })
  await activity.record(tx, {
    actorId,
    verb: `${kind}.gone`,
    topics: topicsOf(deletion, kind === 'account' ? id : null),
    subject: { id, name },
  })
}
