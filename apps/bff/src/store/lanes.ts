import { sql } from 'kysely'
import type { Db } from './db.ts'

/**
 * Kinds of work that touches the outside or waits for a time. The key is a conversation's (`outbound`, `timer`), an
 * attachment's (`media`), a channel's (`drain`: its last conversation may be closed), a deletion's (`purge`), an
 * account's (`credentials`: its previous ones are to be wiped), an account's or a Google agent's (`oldToken`: the time
 * of an old client token is over); `retention` has one lane.
 */
export type LaneKind =
  'outbound' | 'media' | 'timer' | 'drain' | 'purge' | 'credentials' | 'oldToken' | 'retention'

/** A held lane: the right to work on it until the lease ends. `wakes` tells whether new work came meanwhile. */
export interface Lease {
  readonly kind: LaneKind
  readonly key: string
  readonly token: number
  readonly wakes: number
  readonly attempts: number
}

/** How long a holder may go without a sign of life; a killed one's work goes on after this. */
export const leaseSeconds = 25

/**
 * Says that there is work for these lanes, now. A lane that waits after a failure keeps its waiting time: the provider
 * asked for it, and new work must not jump it. Wakes the runners at commit.
 */
export async function wakeAll(tx: Db, kind: LaneKind, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return
  await sql`insert into lanes (kind, key, due_at) select ${kind}::text, k, now() from unnest(${keys}::uuid[]) as k
    on conflict (kind, key) do update set wakes = lanes.wakes + 1,
      due_at = case when lanes.attempts > 0 then lanes.due_at else least(lanes.due_at, excluded.due_at) end`.execute(
    tx,
  )
  await sql`select pg_notify('parley_lanes', '')`.execute(tx)
}

/** Sets a timer lane to exactly this time, or takes it away. */
export async function setTimer(tx: Db, key: string, at: Date | null): Promise<void> {
  await setTimers(tx, new Map([[key, at]]))
}

/** The same for several. */
export async function setTimers(tx: Db, timers: ReadonlyMap<string, Date | null>): Promise<void> {
  if (timers.size === 0) return
  await sql`insert into lanes (kind, key, due_at)
    select 'timer', t.key, t.at
    from unnest(${[...timers.keys()]}::uuid[], ${[...timers.values()]}::timestamptz[]) as t(key, at)
    on conflict (kind, key) do update set wakes = lanes.wakes + 1, due_at = excluded.due_at, attempts = 0`.execute(
    tx,
  )
}

/** Sets a lane of another kind to exactly this time, or takes it away. */
export async function schedule(
  tx: Db,
  kind: 'purge' | 'credentials' | 'oldToken',
  key: string,
  at: Date | null,
): Promise<void> {
  await sql`insert into lanes (kind, key, due_at) values (${kind}, ${key}, ${at})
    on conflict (kind, key) do update set wakes = lanes.wakes + 1, due_at = excluded.due_at, attempts = 0`.execute(
    tx,
  )
}

/** A person asks to try again now: the waiting time after failures is dropped. */
export async function hurry(tx: Db, kind: LaneKind, key: string): Promise<void> {
  await sql`update lanes set attempts = 0, due_at = now(), wakes = wakes + 1 where kind = ${kind} and key = ${key}`.execute(
    tx,
  )
}

/** Takes up to `limit` lanes that are due and that nobody holds. Skips what others are just taking. */
export async function claim(db: Db, limit: number): Promise<Lease[]> {
  const { rows } = await sql<{
    kind: LaneKind
    key: string
    lease_token: number
    wakes: number
    attempts: number
  }>`
    update lanes set lease_token = lease_token + 1, lease_until = now() + make_interval(secs => ${leaseSeconds})
    where (kind, key) in (
      select kind, key from lanes where due_at <= now() and (lease_until is null or lease_until < now())
      order by due_at limit ${limit} for update skip locked)
    returning kind, key, lease_token, wakes, attempts`.execute(db)
  return rows.map((row) => ({
    kind: row.kind,
    key: row.key,
    token: row.lease_token,
    wakes: row.wakes,
    attempts: row.attempts,
  }))
}

/**
 * Locks the lane and says whether this lease still holds; every write of a holder goes through here, in the same
 * transaction. A holder that was frozen and replaced gets false and must write nothing. Prolongs the lease.
 */
export async function stillHolds(tx: Db, lease: Lease): Promise<boolean> {
  const { rows } = await sql`update lanes set lease_until = now() + make_interval(secs => ${leaseSeconds})
    where kind = ${lease.kind} and key = ${lease.key} and lease_token = ${lease.token} returning 1`.execute(
    tx,
  )
  return rows.length === 1
}

/** Gives the lane back: idle, or due again after `retryMs`. Work that came meanwhile makes an idle lane due at once. */
export async function release(
  db: Db,
  lease: Lease,
  next: { retryMs: number; attempts: number } | null,
): Promise<void> {
  await sql`update lanes set lease_until = null, attempts = ${next?.attempts ?? 0},
      due_at = case
        when ${next !== null} then now() + make_interval(secs => ${(next?.retryMs ?? 0) / 1000})
        when wakes > ${lease.wakes} then due_at
        else null end
    where kind = ${lease.kind} and key = ${lease.key} and lease_token = ${lease.token}`.execute(db)
}

/** Milliseconds until the next lane is due or falls free, null when none waits. */
export async function untilNextMs(db: Db): Promise<number | null> {
  const { rows } = await sql<{ ms: number | null }>`
    select extract(epoch from min(greatest(due_at, coalesce(lease_until, due_at))) - now())::float8 * 1000 as ms
    from lanes where due_at is not null`.execute(db)
  const ms = rows[0]?.ms
  return ms === null || ms === undefined ? null : Math.max(0, ms)
}
