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
  return (await recordAll(tx, [activity]))[0] ?? 0
}

/** The same for several, in this order and in one statement, so that the log's lock is held for one round trip. */
export async function recordAll(tx: Db, activities: readonly Activity[]): Promise<number[]> {
  if (activities.length === 0) return []
  const rows = activities.map((one) => ({
    actor: one.actorId,
    verb: one.verb,
    topics: one.topics,
    conversation: one.conversationId ?? null,
    subject: one.subject ?? {},
  }))
  const result = await sql<{ seq: number }>`select append_activity(x.actor, x.verb,
      array(select jsonb_array_elements_text(x.topics)), x.conversation, x.subject) as seq
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as x(actor uuid, verb text, topics jsonb, conversation uuid, subject jsonb)`.execute(tx)
  return result.rows.map((row) => row.seq)
}
