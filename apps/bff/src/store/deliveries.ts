import type { ParkedGroup } from '@parley/contracts/deliveries'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { NoBinding } from './inbound-side.ts'
import { shardCount } from './raw-events.ts'

/** The advisory locks that `takeShard` takes (raw-events.ts). */
const shardLockSpace = 7261903

/** Deliveries of one account that were put back; `reasons` for which they had been parked. */
export interface Unparked {
  readonly accountId: string
  readonly accountName: string
  readonly ids: readonly string[]
  readonly reasons: readonly string[]
}

/** Puts parked deliveries back into the line, oldest first. Returns those that were parked, by account. */
export async function unpark(
  tx: Db,
  which: { ids: readonly number[] } | { accountId: string; reason: string },
  retryId: string,
  limit: number,
): Promise<Unparked[]> {
  const chosen =
    'ids' in which
      ? sql`r.id = any(${[...which.ids]}::bigint[])`
      : sql`r.account_id = ${which.accountId} and r.reason = ${which.reason}`
  const { rows } = await sql<Unparked>`with
    parked as (select r.id, r.account_id, coalesce(r.reason, 'failed') as reason from raw_events r
      where ${chosen} and r.state = 'parked' and r.body is not null order by r.id limit ${limit} for update),
    back as (update raw_events set state = 'new', reason = null, processed_at = null, retry_id = ${retryId}
      where id in (select id from parked))
    select a.id as "accountId", a.name as "accountName", array_agg(p.id::text order by p.id) as ids,
      array_agg(distinct p.reason) as reasons
    from parked p join accounts a on a.id = p.account_id group by a.id, a.name order by a.name, a.id`.execute(
    tx,
  )
  if (rows.length > 0) await wakeInbound(tx)
  return rows
}

/** How far a retry is. Null: nothing was ever retried by this id, or all of it again by a later one. */
export async function retryProgress(
  db: Db,
  retryId: string,
): Promise<{ waiting: number; done: number; parked: number } | null> {
  const { rows } = await sql<{ waiting: number; done: number; parked: number }>`select
      count(*) filter (where state = 'new') as waiting, count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'parked') as parked
    from raw_events where retry_id = ${retryId}`.execute(db)
  const row = rows[0]
  return row && row.waiting + row.done + row.parked > 0 ? row : null
}

/** Parked deliveries by account and reason, most first. */
export async function parkedGroups(db: Db, accountId: string | undefined): Promise<ParkedGroup[]> {
  const { rows } = await sql<{
    account_id: string
    account_name: string
    reason: string
    count: number
    oldest_at: Date
  }>`select r.account_id, a.name as account_name, coalesce(r.reason, 'failed') as reason, count(*) as count,
      min(r.received_at) as oldest_at
    from raw_events r join accounts a on a.id = r.account_id
    where r.state = 'parked' and ${accountId === undefined ? sql`true` : sql`r.account_id = ${accountId}`}
    group by 1, 2, 3 order by 4 desc, 2, 3`.execute(db)
  return rows.map((row) => ({
    accountId: row.account_id as ParkedGroup['accountId'],
    accountName: row.account_name,
    reason: row.reason,
    count: row.count,
    oldestAt: row.oldest_at,
  }))
}

/**
 * Puts deliveries back that waited for a Google agent or its channel, for one that drains to be kept, or
 * for something inactive. Those of another agent of the account are parked
 * again when their turn comes. Returns how many.
 */
export async function unparkWaiting(
  tx: Db,
  accountId: string,
  reasons: readonly (NoBinding | 'channelDraining' | 'workstreamInactive' | 'accountInactive')[],
): Promise<number> {
  const { rows } = await sql`update raw_events set state = 'new', reason = null, processed_at = null,
      retry_id = gen_random_uuid()
    where account_id = ${accountId} and state = 'parked' and reason = any(${[...reasons]}::text[]) and body is not null
    returning 1`.execute(tx)
  if (rows.length > 0) await wakeInbound(tx)
  return rows.length
}

/**
 * Holds the processing of deliveries until this transaction ends. Call it first: workers that are at it never wait for
 * somebody who has only this. For changes that pull the ground from under conversations, such as removing a channel.
 */
export async function pauseProcessing(tx: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${shardLockSpace}, s.shard)
    from (select generate_series(0, ${shardCount - 1}) as shard order by 1) as s`.execute(tx)
  // Workers skip a shard that is held and do not come back by themselves.
  await wakeInbound(tx)
}

async function wakeInbound(tx: Db): Promise<void> {
  await sql`select pg_notify('parley_inbound', '')`.execute(tx)
}
