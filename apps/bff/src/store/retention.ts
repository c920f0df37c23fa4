import { sql } from 'kysely'
import type { Db } from './db.ts'

/** How long bodies of processed deliveries are kept, and who said so. */
export interface Retention {
  readonly bodyDays: number
  readonly updatedAt: Date | null
  readonly updatedBy: string | null
}

/** The one lane of this work. */
export const retentionLane = '00000000-0000-0000-0000-000000000000'

export async function read(db: Db): Promise<Retention> {
  const row = await db
    .selectFrom('delivery_retention as r')
    .leftJoin('users as u', 'u.id', 'r.updated_by')
    .select(['r.body_days', 'r.updated_at', 'u.name'])
    .executeTakeFirstOrThrow()
  return { bodyDays: row.body_days, updatedAt: row.updated_at, updatedBy: row.name }
}

/** Sets the days; what is older now goes at once. Returns how many days it was before. */
export async function change(
  tx: Db,
  to: { bodyDays: number; userId: string; now: Date },
): Promise<{ before: number }> {
  const before = await tx
    .selectFrom('delivery_retention')
    .select('body_days')
    .forUpdate()
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('delivery_retention')
    .set({ body_days: to.bodyDays, updated_at: to.now, updated_by: to.userId })
    .execute()
  return { before: before.body_days }
}

/**
 * Erases bodies and headers of up to `limit` processed deliveries that are older than the set days: those received
 * before, in the order in which they came, and those that were parked and processed later. The keys by which repeats are
 * recognised stay. Returns how many rows were looked at; fewer than `limit`: nothing more is due.
 */
export async function eraseBodies(tx: Db, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ looked_at: number }>`with
    due as (select erased_up_to, ${now}::timestamptz - make_interval(days => body_days) as before
      from delivery_retention for update),
    -- What is not processed yet is old only after an outage: it is waited for.
    next as (select r.id, r.state, r.received_at < due.before as is_due from raw_events r, due
      where r.id > due.erased_up_to
        and r.id < coalesce((select min(n.id) from raw_events n where n.state = 'new'), 9223372036854775807)
      order by r.id limit ${limit}),
    line as (select id, state from next
      where id < coalesce((select min(id) from next where not is_due), 9223372036854775807)),
    late as (select r.id from raw_events r, due
      where r.retry_id is not null and r.state = 'done' and r.body is not null and r.processed_at < due.before
      order by r.id limit ${limit}),
    erased as (update raw_events r set body = null, headers = null, body_erased_at = ${now}
      where r.body is not null and r.state = 'done' and r.id in (
        select id from line where state = 'done' union select id from late)
        and (r.retry_id is null or r.id in (select id from late))),
    moved as (update delivery_retention set erased_up_to = (select max(id) from line)
      where exists (select 1 from line))
    select (select count(*) from line) + (select count(*) from late) as looked_at`.execute(tx)
  return rows[0]?.looked_at ?? 0
}
