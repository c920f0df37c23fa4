import type { LiveTopic } from '@parley/contracts/live'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** One row of the log: who did what to what. `subject` holds ids and before/after, never message text or secrets. */
export interface Activity {
  readonly actorId: string | null
  readonly verb: string
  readonly topics: readonly LiveTopic[]
  readonly conversationId?: string
  readonly subject?: object
}

/**
 * Appends to the log and wakes every instance at commit. Call it LAST in the transaction: it takes the log's lock and
 * keeps it until commit. Returns the row's number.
 */
export async function record(tx: Db, activity: Activity): Promise<number> {
  const { rows } = await sql<{ seq: number }>`select append_activity(
    ${activity.actorId}::uuid, ${activity.verb}, ${[...activity.topics]}::text[],
    ${activity.conversationId ?? null}::uuid, ${JSON.stringify(activity.subject ?? {})}::jsonb) as seq`.execute(
    tx,
  )
  return rows[0]?.seq ?? 0
}
