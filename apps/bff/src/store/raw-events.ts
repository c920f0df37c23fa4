import type { ChannelKind } from '@parley/contracts/values'
import { sql } from 'kysely'
import type pg from 'pg'
import { isUnavailable, type Db } from './db.ts'

/** Deliveries are spread over this many shards; each is worked on by one process at a time. */
export const shardCount = 16

/** A signed delivery on its way into the database. */
export interface RawEvent {
  readonly accountId: string
  readonly dedupeKey: Buffer
  readonly shard: number
  readonly kind: string
  readonly body: Buffer
  /** When the request was complete, in ms since 1970. */
  readonly arrivedAtMs: number
  /** What may be shown of its headers, as JSON text. */
  readonly headers: string
  /** Null on the ordinary way: to the partner's address, signed with the current token. */
  readonly way: Way | null
}

/** How a signed call came: to a Google agent's own address or (null) the partner's, and by which token. */
export interface Way {
  readonly ownAddressOf: string | null
  readonly isOldToken: boolean
}

/** The way of deliveries into the database. */
export interface Appender {
  /** Commits a delivery; resolves once the row is on disk (or was there already), rejects when that could not be done. */
  append(event: RawEvent): Promise<void>
  /** More than `burst` deliveries waited for their commit at once, just now or a moment ago. */
  isBurst(): boolean
}

interface Waiting {
  readonly event: RawEvent
  done(): void
  fail(error: unknown): void
}

const batchMax = 64
/** Two commits in flight keep both the disk and the network busy; more only makes batches smaller (measured, see docs/decisions). */
export const batchesInFlightMax = 2
/** Beside a commit in flight only half a full batch is worth a second: most of what a batch costs, it costs whatever its size. */
const secondBatchMin = batchMax / 2

/** Sustained traffic below what the machine can do never has so many waiting at once. */
const burst = 24
/** Right after a commit hardly anything waits, also in the middle of a burst. */
const burstMs = 250

/**
 * Group commit: deliveries that wait at the same moment share one statement and so one commit. A batch that fails for
 * another reason than an absent database is repeated row by row, so that one bad row fails alone.
 * `onCommitted` is called after each commit, to wake whoever processes the rows; `onRepeats` with a batch in which some
 * were there already. `pool` is best used by nobody else: each
 * of its connections prepares a statement for each size of batch.
 */
export function createAppender(
  pool: pg.Pool,
  onCommitted: () => void,
  onRepeats: (batch: readonly RawEvent[]) => void,
): Appender {
  const waiting: Waiting[] = []
  let inFlight = 0
  let unsettled = 0
  let burstAt = Number.NEGATIVE_INFINITY

  const isBatchDue = () =>
    inFlight < batchesInFlightMax && waiting.length >= (inFlight === 0 ? 1 : secondBatchMin)
  const pump = () => {
    while (isBatchDue()) {
      inFlight++
      void commit(waiting.splice(0, batchMax)).finally(() => {
        inFlight--
        pump()
      })
    }
  }

  const commit = async (batch: Waiting[]) => {
    try {
      const events = batch.map((one) => one.event)
      const added = await insert(pool, events)
      if (added < events.length) onRepeats(events)
      unsettled -= batch.length
      for (const one of batch) one.done()
      onCommitted()
    } catch (error) {
      if (batch.length === 1 || isUnavailable(error)) {
        unsettled -= batch.length
        for (const one of batch) one.fail(error)
      } else for (const one of batch) await commit([one])
    }
  }

  return {
    isBurst: () => performance.now() - burstAt < burstMs,
    append: (event) =>
      new Promise<void>((done, fail) => {
        if (++unsettled > burst) burstAt = performance.now()
        waiting.push({ event, done, fail })
        // Deliveries read in the same turn of the event loop join the batch.
        if (isBatchDue()) setImmediate(pump)
      }),
  }
}

/** Returns how many were new. Which ones is not asked: on the way of every delivery that would cost more than it tells. */
async function insert(pool: pg.Pool, events: RawEvent[]): Promise<number> {
  // The same order in every batch: two batches with the same keys then wait for each other instead of deadlocking.
  const rows = [...events].sort((a, b) => Buffer.compare(a.dedupeKey, b.dedupeKey))
  const values: unknown[] = []
  // Ordinary batches keep the shorter statement: those that come another way pay for themselves.
  const isOrdinary = rows.every((row) => row.way === null)
  for (const row of rows) {
    values.push(
      row.accountId,
      row.dedupeKey,
      row.shard,
      row.kind,
      row.body,
      new Date(row.arrivedAtMs).toISOString(),
      row.headers,
    )
    if (!isOrdinary) values.push(row.way?.ownAddressOf ?? null, row.way?.isOldToken ?? null)
  }
  const { rowCount } = await pool.query({
    name: `raw-events-${rows.length}${isOrdinary ? '' : '-way'}`,
    text: insertOf(rows.length, isOrdinary),
    values,
  })
  return rowCount ?? 0
}

/** The statement for so many rows; made once, for it is long. */
const statements = new Map<string, string>()
function insertOf(rowCount: number, isOrdinary: boolean): string {
  const key = `${rowCount}${isOrdinary ? '' : '-way'}`
  let text = statements.get(key)
  if (text === undefined) {
    const width = isOrdinary ? 7 : 9
    const values = Array.from({ length: rowCount }, (_, row) => {
      const at = (column: number) => `$${row * width + column}`
      const way = isOrdinary ? '' : `,${at(8)},${at(9)}`
      return `(${at(1)},${at(2)},${at(3)},${at(4)},${at(5)},octet_length(${at(5)}::bytea),${at(6)},${at(7)}${way})`
    })
    text = `insert into raw_events (account_id, dedupe_key, shard, kind, body, size_bytes, arrived_at, headers${
      isOrdinary ? '' : ', own_address_of, is_old_token'
    }) values ${values.join(',')} on conflict (account_id, dedupe_key) do nothing`
    statements.set(key, text)
  }
  return text
}

/** Shards that have unprocessed deliveries. */
export async function busyShards(db: Db): Promise<number[]> {
  // One index probe per shard instead of a scan over a backlog.
  const { rows } = await sql<{
    shard: number
  }>`select s.shard from generate_series(0, ${shardCount - 1}) as s(shard)
    where exists (select 1 from raw_events r where r.state = 'new' and r.shard = s.shard)`.execute(db)
  return rows.map((row) => row.shard)
}

/**
 * Takes a shard for this transaction. False: another worker has it. The lock goes with the transaction, however it ends,
 * so a killed worker's shard is free at once and nothing it did half is visible.
 */
export async function takeShard(tx: Db, shard: number): Promise<boolean> {
  const { rows } = await sql<{
    taken: boolean
  }>`select pg_try_advisory_xact_lock(7261903, ${shard}) as taken`.execute(tx)
  return rows[0]?.taken === true
}

/** An unprocessed delivery. */
export interface NewEvent {
  readonly id: number
  readonly accountId: string
  readonly channel: ChannelKind
  readonly body: Buffer
  readonly receivedAt: Date
  readonly isAccountInactive: boolean
  readonly address: ArrivalAddress
}

/** Which address a delivery came to: that of the partner, whose agents may have some of their own, or an agent's own. */
export type ArrivalAddress =
  { level: 'partner'; hasOwnAddresses: boolean } | { level: 'agent'; brandId: string; agentId: string }

/** Bodies may be large; a batch of them must not fill the memory. */
const batchBytesMax = 8 * 1024 * 1024

/** The oldest unprocessed deliveries of a shard, in order of arrival: at most `limit`, and not much more than 8 MiB. */
export async function nextOfShard(tx: Db, shard: number, limit: number): Promise<NewEvent[]> {
  const { rows } = await sql<{
    id: number
    account_id: string
    channel: ChannelKind
    body: Buffer | null
    received_at: Date
    is_inactive: boolean
    has_own_addresses: boolean
    own_brand_id: string | null
    own_agent_id: string | null
  }>`select r.id, r.account_id, a.channel, r.body, r.received_at, a.inactive_since is not null as is_inactive,
      a.id in (select account_id from agent_webhooks) as has_own_addresses,
      o.brand_id as own_brand_id, o.agent_id as own_agent_id
    from (select *, sum(size_bytes) over (order by id rows unbounded preceding) - size_bytes as bytes_before
        from raw_events where state = 'new' and shard = ${shard} order by id limit ${limit}) as r
      join accounts a on a.id = r.account_id left join google_agents o on o.id = r.own_address_of
    where r.bytes_before < ${batchBytesMax} order by r.id`.execute(tx)
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    channel: row.channel,
    body: row.body ?? Buffer.alloc(0),
    receivedAt: row.received_at,
    isAccountInactive: row.is_inactive,
    address: addressOf(row),
  }))
}

/** The address in what was read of a delivery. */
export const addressOf = (row: {
  has_own_addresses: boolean
  own_brand_id: string | null
  own_agent_id: string | null
}): ArrivalAddress =>
  row.own_brand_id !== null && row.own_agent_id !== null
    ? { level: 'agent', brandId: row.own_brand_id, agentId: row.own_agent_id }
    : { level: 'partner', hasOwnAddresses: row.has_own_addresses }

/** How a delivery ended: understood, or parked with the reason an administrator sees. */
export type Settlement =
  | { id: number; state: 'done'; conversationId: string | null; messageId: string | null }
  | { id: number; state: 'parked'; reason: string }

export async function settle(tx: Db, settlements: readonly Settlement[]): Promise<void> {
  if (settlements.length === 0) return
  await sql`update raw_events r set state = s.state, reason = s.reason, conversation_id = s.conversation_id,
      message_id = s.message_id, processed_at = now()
    from unnest(${settlements.map((one) => one.id)}::bigint[], ${settlements.map((one) => one.state)}::text[],
      ${settlements.map((one) => (one.state === 'parked' ? one.reason : null))}::text[],
      ${settlements.map((one) => (one.state === 'done' ? one.conversationId : null))}::uuid[],
      ${settlements.map((one) => (one.state === 'done' ? one.messageId : null))}::uuid[])
      as s(id, state, reason, conversation_id, message_id) where r.id = s.id`.execute(tx)
}
