import { sql } from 'kysely'
import type { Db } from './db.ts'

/** How a kind of attempt is slowed down. `freeHits` cost nothing; each one after doubles the wait, up to a limit. */
export interface RatePolicy {
  readonly freeHits: number
  readonly firstWaitSeconds: number
  readonly waitSecondsMax: number
  /** Hits are forgotten this long after the last one. */
  readonly memorySeconds: number
}

export interface RateKey {
  readonly key: string
  readonly policy: RatePolicy
}

/**
 * Counts one attempt under all keys, unless one of them makes it wait. Returns the seconds to wait, 0 when the attempt
 * is free to go. An attempt that has to wait counts nowhere, so impatience does not prolong the wait. The rows are
 * locked until the transaction ends: of attempts made at once each sees the ones before it.
 */
export async function takeHit(tx: Db, keys: readonly RateKey[], now: Date): Promise<number> {
  // Always in the same order, so that two attempts with shared keys wait for each other instead of deadlocking.
  const sorted = [...keys].sort((a, b) => (a.key < b.key ? -1 : 1))
  const rows = new Map<string, { hits: number; blocked_until: Date | null }>()
  for (const { key, policy } of sorted) {
    const resetAt = after(now, policy.memorySeconds)
    await sql`insert into rate_limits (key, hits, reset_at) values (${key}, 0, ${resetAt})
      on conflict (key) do nothing`.execute(tx)
    const row = await tx
      .selectFrom('rate_limits')
      .where('key', '=', key)
      .selectAll()
      .forUpdate()
      .executeTakeFirst()
    if (row) rows.set(key, row.reset_at <= now ? { hits: 0, blocked_until: null } : row)
  }
  const waits = [...rows.values()].map((row) => ((row.blocked_until?.getTime() ?? 0) - now.getTime()) / 1000)
  const wait = Math.ceil(Math.max(0, ...waits))
  if (wait > 0) return wait
  for (const { key, policy } of sorted) {
    const hits = (rows.get(key)?.hits ?? 0) + 1
    const seconds = waitAfter(hits, policy)
    await tx
      .updateTable('rate_limits')
      .set({
        hits,
        blocked_until: seconds === 0 ? null : after(now, seconds),
        reset_at: after(now, policy.memorySeconds + seconds),
      })
      .where('key', '=', key)
      .execute()
  }
  await forgetOld(tx, now)
  return 0
}

/** Seconds to wait after so many hits. */
export function waitAfter(hits: number, policy: RatePolicy): number {
  const beyond = hits - policy.freeHits
  if (beyond < 0) return 0
  // 2^30 seconds is beyond every limit; more would overflow.
  return Math.min(policy.waitSecondsMax, policy.firstWaitSeconds * 2 ** Math.min(beyond, 30))
}

/** The attempt was a good one: forget what was counted under `keys`, and take back the one hit under `shared`. */
export async function forgiveHit(db: Db, keys: readonly string[], shared: string): Promise<void> {
  await db.deleteFrom('rate_limits').where('key', 'in', keys).execute()
  await sql`update rate_limits set hits = greatest(hits - 1, 0), blocked_until = null where key = ${shared}`.execute(
    db,
  )
}

/** Each attempt clears a few of the old rows away, so nobody needs to come and sweep. */
async function forgetOld(tx: Db, now: Date): Promise<void> {
  await sql`delete from rate_limits where key in (
    select key from rate_limits where reset_at < ${now} order by reset_at limit 10 for update skip locked)`.execute(
    tx,
  )
}

function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000)
}
