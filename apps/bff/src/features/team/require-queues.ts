import { ProblemError } from '@parley/contracts/problem'
import type { Db } from '../../store/db.ts'
import { lockQueues } from '../../store/memberships.ts'

/**
 * The queues a person is to be listed in, and their names in order; the default queue is left out, for it contains
 * everybody. Errors: `request/invalid` for each id that is no queue's.
 */
export async function requireQueues(
  tx: Db,
  queueIds: readonly string[],
): Promise<{ ids: string[]; names: string[] }> {
  const known = await lockQueues(tx, queueIds)
  const errors = queueIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/body/queueIds/${index}`, code: 'invalid' }],
  )
  if (errors.length > 0) throw new ProblemError('request/invalid', { errors })
  const listed = [...known].filter(([, queue]) => !queue.isDefault)
  return {
    ids: listed.map(([id]) => id),
    names: listed.map(([, { name }]) => name).toSorted((a, b) => a.localeCompare(b)),
  }
}
