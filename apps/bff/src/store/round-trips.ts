import { sql } from 'kysely'
import type { Db } from './db.ts'

/** A message on its way in, as far as it has come. */
export interface ArrivingRow {
  sent_at: Date | null
  received_at: Date
  stored_at: Date | null
  conversation_id: string | null
  parked_reason: string | null
}

/** More deliveries than this after the start and the first message may be missed; a round trip lasts minutes. */
const newestMax = 500

/**
 * The first customer message to a Google agent since an instant. A delivery that is not understood yet may be another
 * agent's, so one that belongs to a conversation of this agent goes first.
 */
export async function firstArriving(
  db: Db,
  given: { accountId: string; googleAgentId: string; since: Date },
): Promise<ArrivingRow | null> {
  const { rows } = await sql<ArrivingRow>`
    with newest as (
      select id, received_at, processed_at, state, reason, conversation_id from raw_events
      where account_id = ${given.accountId} and kind = 'message' order by id desc limit ${newestMax})
    select r.received_at, case when c.id is null then null else r.processed_at end as stored_at,
      c.id as conversation_id, case when r.state = 'parked' then r.reason end as parked_reason,
      (select m.at from messages m where m.conversation_id = c.id and m.direction = 'inbound'
        order by m.seq desc limit 1) as sent_at
    from newest r left join conversations c on c.id = r.conversation_id
    where r.received_at >= ${given.since} and (c.id is null or c.google_agent_id = ${given.googleAgentId})
    order by c.id is null, r.id limit 1`.execute(db)
  return rows[0] ?? null
}

/** How many calls of an account were refused for their signature so far. */
export async function refusedSignaturesOf(db: Db, accountId: string): Promise<number> {
  const row = await db
    .selectFrom('accounts')
    .where('id', '=', accountId)
    .select('refused_signatures')
    .executeTakeFirst()
  return row?.refused_signatures ?? 0
}
