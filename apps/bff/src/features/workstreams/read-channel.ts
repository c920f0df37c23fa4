import { ProblemError } from '@parley/contracts/problem'
import type { Db } from '../../store/db.ts'
import * as workstreams from '../../store/workstreams.ts'

/** A channel as administrators see it. Errors: `request/not-found`. */
export async function readChannel(db: Db, workstreamId: string, id: string) {
  const workstream = await workstreams.read(db, workstreamId)
  const found = workstream?.channels.find((one) => one.id === id)
  if (!found) throw new ProblemError('request/not-found')
  return found
}

/** Live topics of everything that changes a channel. */
export const topicsOf = (accountId: string) => ['workstreams', 'accounts', `account:${accountId}`] as const
