import type { Delivery } from '@parley/contracts/accounts'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { NoBinding } from './inbound-side.ts'
import { shardCount } from './raw-events.ts'

/** The advisory locks that `takeShard` takes (raw-events.ts). */
const shardLockSpace = 7261903

/** A page of an account's deliveries, newest first, without their bodies. `before` is the last id of the page before. */
export async function page(
  db: Db,
  accountId: string,
  given: { state?: Delivery['state'] | undefined; before?: string | undefined; limit: number },
): Promise<{ items: Delivery[]; nextBefore: string | null }> {
  const { state, before, limit } = given
  const columns = sql`r.id, r.received_at, r.state, r.reason, r.kind, r.size_bytes`
  // Beyond the exact integers there are no rows, and PostgreSQL would refuse the number.
  const older =
    before === undefined ? sql`true` : sql`r.id < ${Math.min(Number(before), Number.MAX_SAFE_INTEGER)}`
  // Each part is read from its index and no further than a page: settled ones by account, new ones by shard.
  const settled = sql`(select ${columns} from raw_events r
    where r.account_id = ${accountId} and r.state <> 'new' and ${older}
      and ${state === undefined ? sql`true` : sql`r.state = ${state}`} order by r.id desc limit ${limit + 1})`
  const fresh = sql`select n.* from generate_series(0, ${shardCount - 1}) as s(shard) cross join lateral (
    select ${columns} from raw_events r where r.state = 'new' and r.shard = s.shard
      and r.account_id = ${accountId} and ${older} order by r.id desc limit ${limit + 1}) as n`
  const source = state === undefined ? sql`${settled} union all ${fresh}` : state === 'new' ? fresh : settled
  const { rows } = await sql<{
    id: number
    received_at: Date
    state: Delivery['state']
    reason: string | null
    kind: string
    size_bytes: number
  }>`select * from (${source}) as d order by id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit).map((row) => ({
    id: String(row.id),
    receivedAt: row.received_at,
    state: row.state,
    reason: row.reason,
    kind: row.kind,
    sizeBytes: row.size_bytes,
  }))
  return { items, nextBefore: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** Puts a parked delivery back into the line. False: there is no such parked delivery, or its body was erased. */
export async function unpark(tx: Db, accountId: string, id: string): Promise<boolean> {
  if (!Number.isSafeInteger(Number(id))) return false
  const { rows } = await sql`update raw_events set state = 'new', reason = null, processed_at = null
    where id = ${id}::bigint and account_id = ${accountId} and state = 'parked' and body is not null returning 1`.execute(
    tx,
  )
  if (rows.length > 0) await wakeInbound(tx)
  return rows.length > 0
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
  const { rows } = await sql`update raw_events set state = 'new', reason = null, processed_at = null
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
