import { sql } from 'kysely'
import type { HealthNews } from '../health-tally.ts'
import type { Db } from './db.ts'

/** Figures by hour are kept this long. */
const keptDays = 31

/**
 * Adds what was counted, in two statements. Rows are written in the order of their keys, so that two instances that write
 * at once wait for each other instead of deadlocking. What is newer stays.
 */
export async function add(tx: Db, { counts, marks }: HealthNews): Promise<void> {
  if (counts.length > 0) {
    const rows = counts.map((one) => ({
      scope_id: one.scopeId,
      hour: one.hour,
      kind: one.kind,
      code: one.code,
      n: one.n,
    }))
    await sql`insert into health_counts as c (scope_id, hour, kind, code, n)
      select x.scope_id, x.hour, x.kind, x.code, x.n
      from jsonb_populate_recordset(null::health_counts, ${JSON.stringify(rows)}::jsonb) as x
      order by x.scope_id, x.hour, x.kind, x.code
      on conflict (scope_id, hour, kind, code) do update set n = c.n + excluded.n`.execute(tx)
  }
  if (marks.length > 0) {
    const rows = marks.map((one) => ({
      scope_id: one.scopeId,
      kind: one.kind,
      at: one.at,
      code: one.code,
      until: one.until,
    }))
    await sql`insert into health_marks as m (scope_id, kind, at, code, until)
      select x.scope_id, x.kind, x.at, x.code, x.until
      from jsonb_populate_recordset(null::health_marks, ${JSON.stringify(rows)}::jsonb) as x
      order by x.scope_id, x.kind
      on conflict (scope_id, kind) do update set at = excluded.at, code = excluded.code, until = excluded.until
        where m.at <= excluded.at`.execute(tx)
  }
}

/** Forgets up to `limit` figures that are older than they are shown. Returns how many. */
export async function forgetOld(tx: Db, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ gone: number }>`with gone as (
      delete from health_counts where ctid = any(array(
        select ctid from health_counts where hour < ${now}::timestamptz - make_interval(days => ${keptDays})
        order by hour limit ${limit})) returning 1
    ) select count(*) as gone from gone`.execute(tx)
  return rows[0]?.gone ?? 0
}
