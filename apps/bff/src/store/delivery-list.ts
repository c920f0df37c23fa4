import type { Delivery, DeliveryVerdict } from '@parley/contracts/deliveries'
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './db.ts'
import { shardCount } from './raw-events.ts'

/** A place in the list: below it are stored deliveries with smaller ids than `stored` and calls with smaller ones than `call`. */
export interface Place {
  readonly stored: number
  readonly call: number
}

/** What is looked for; what is left out is not. */
export interface Filter {
  readonly accountId?: string | undefined
  readonly verdict?: DeliveryVerdict | undefined
  readonly reason?: string | undefined
  readonly kind?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** These ids of stored deliveries or of calls. */
  readonly id?: { stored: number } | { call: number } | undefined
  readonly conversationIds?: readonly string[] | undefined
  readonly messageId?: string | undefined
  /** Address of the caller, for calls that left no delivery. */
  readonly source?: string | undefined
}

/** A line of the list with its place. `body` begins the body, where it was asked for. */
export interface Line {
  readonly delivery: Delivery
  readonly place: { stored: number } | { call: number }
  readonly channel: string
  readonly body: Buffer | null
}

interface Row {
  id: number
  account_id: string
  account_name: string
  channel: string
  at: Date
  verdict: DeliveryVerdict
  state: Delivery['state']
  reason: string | null
  kind: string | null
  size_bytes: number
  calls: number
  conversation_id: string | null
  body: Buffer | null
}

/** A search reads this much of each body. */
const searchedBytes = 64 * 1024

/** The place above everything that is there now. */
export async function top(db: Db): Promise<Place> {
  const { rows } = await sql<{ stored: number; call: number }>`select
    coalesce((select max(id) from raw_events), 0) as stored,
    coalesce((select max(id) from webhook_calls), 0) as call`.execute(db)
  return { stored: (rows[0]?.stored ?? 0) + 1, call: (rows[0]?.call ?? 0) + 1 }
}

/** Up to `limit` lines below `before` (and not below `after`), newest first: both kinds by time, each in the order of its ids. */
export async function lines(
  db: Db,
  filter: Filter,
  given: { before: Place; after?: Place | undefined; limit: number; withBodies?: boolean },
): Promise<Line[]> {
  const { before, after, limit, withBodies = false } = given
  const stored = isOfStored(filter)
    ? await storedLines(db, filter, before.stored, after?.stored ?? 0, limit, withBodies)
    : []
  const calls = isOfCalls(filter) ? await callLines(db, filter, before.call, after?.call ?? 0, limit) : []
  return merge(stored, calls).slice(0, limit)
}

const isOfStored = ({ verdict, id, source }: Filter) =>
  (verdict === undefined || verdict === 'accepted' || verdict === 'parked') &&
  !(id && 'call' in id) &&
  source === undefined
const isOfCalls = ({ verdict, id, conversationIds, messageId }: Filter) =>
  verdict !== 'accepted' &&
  verdict !== 'parked' &&
  !(id && 'stored' in id) &&
  conversationIds === undefined &&
  messageId === undefined

async function storedLines(
  db: Db,
  filter: Filter,
  before: number,
  after: number,
  limit: number,
  withBodies: boolean,
): Promise<Line[]> {
  const { accountId, verdict, reason, kind, from, to, id, conversationIds, messageId } = filter
  const body = withBodies ? sql`substring(r.body for ${searchedBytes})` : sql`null::bytea`
  const columns = sql`r.id, r.account_id, r.received_at as at, r.state, r.reason, r.kind, r.size_bytes,
    r.conversation_id, ${body} as body`
  const where = all(
    sql`r.id < ${before} and r.id >= ${after}`,
    accountId && sql`r.account_id = ${accountId}`,
    reason && sql`r.reason = ${reason}`,
    kind && sql`r.kind = ${kind}`,
    from && sql`r.received_at >= ${from}::timestamptz`,
    to && sql`r.received_at <= ${to}::timestamptz`,
    id && 'stored' in id && sql`r.id = ${id.stored}`,
    conversationIds && sql`r.conversation_id = any(${[...conversationIds]}::uuid[])`,
    messageId && sql`r.message_id = ${messageId}::uuid`,
  )
  // Settled ones are read from an index by account or conversation, new ones by shard; neither further than a page.
  const state =
    verdict === 'parked' ? sql`= 'parked'` : verdict === 'accepted' ? sql`= 'done'` : sql`<> 'new'`
  const settled = sql`(select ${columns} from raw_events r where r.state ${state} and ${where}
    order by r.id desc limit ${limit})`
  const fresh = sql`select n.* from generate_series(0, ${shardCount - 1}) as s(shard) cross join lateral (
    select ${columns} from raw_events r where r.state = 'new' and r.shard = s.shard and ${where}
    order by r.id desc limit ${limit}) as n`
  const source = verdict === 'parked' ? settled : sql`${settled} union all ${fresh}`
  const { rows } = await sql<Row>`select d.*, a.name as account_name, a.channel, 1 as calls,
      case d.state when 'parked' then 'parked' else 'accepted' end as verdict
    from (${source}) as d join accounts a on a.id = d.account_id order by d.id desc limit ${limit}`.execute(
    db,
  )
  return rows.map((row) => toLine(row, String(row.id), { stored: row.id }))
}

async function callLines(
  db: Db,
  filter: Filter,
  before: number,
  after: number,
  limit: number,
): Promise<Line[]> {
  const { accountId, verdict, reason, kind, from, to, id, source } = filter
  const where = all(
    sql`c.id < ${before} and c.id >= ${after}`,
    accountId && sql`c.account_id = ${accountId}`,
    verdict && sql`c.verdict = ${verdict}`,
    reason && sql`c.reason = ${reason}`,
    kind && sql`c.kind = ${kind}`,
    from && sql`c.at >= ${from}::timestamptz`,
    to && sql`c.at <= ${to}::timestamptz`,
    id && 'call' in id && sql`c.id = ${id.call}`,
    source && sql`c.source = ${source}`,
  )
  const { rows } =
    await sql<Row>`select c.id, c.account_id, a.name as account_name, a.channel, c.at, c.verdict,
      null as state, c.reason, c.kind, c.size_bytes, c.calls, null as conversation_id, null::bytea as body
    from webhook_calls c join accounts a on a.id = c.account_id where ${where}
    order by c.id desc limit ${limit}`.execute(db)
  return rows.map((row) => toLine(row, `c${row.id}`, { call: row.id }))
}

const all = (first: RawBuilder<unknown>, ...more: (RawBuilder<unknown> | string | false | undefined)[]) =>
  sql.join([first, ...more.filter((one) => typeof one === 'object')], sql` and `)

function toLine(row: Row, id: string, place: Line['place']): Line {
  return {
    place,
    channel: row.channel,
    body: row.body,
    delivery: {
      id,
      accountId: row.account_id as Delivery['accountId'],
      accountName: row.account_name,
      receivedAt: row.at,
      verdict: row.verdict,
      state: row.state,
      reason: row.reason,
      kind: row.kind,
      sizeBytes: row.size_bytes,
      calls: row.calls,
      conversationId: row.conversation_id as Delivery['conversationId'],
    },
  }
}

function merge(one: readonly Line[], other: readonly Line[]): Line[] {
  const merged: Line[] = []
  let [left, right] = [0, 0]
  for (;;) {
    const [a, b] = [one[left], other[right]]
    if (!a || !b) return [...merged, ...one.slice(left), ...other.slice(right)]
    if (a.delivery.receivedAt >= b.delivery.receivedAt) {
      merged.push(a)
      left++
    } else {
      merged.push(b)
      right++
    }
  }
}

/** The place below this line. */
export const below = (place: Place, line: Line): Place => ({ ...place, ...placeOf(line) })
const placeOf = ({ place }: Line): Partial<Place> => place

/** Conversations that this is the id of, here or at Google, or that have the message with this id. */
export async function findNamed(
  db: Db,
  id: string,
): Promise<{ conversationIds: string[]; messageId?: string } | null> {
  const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)
  if (isUuid) {
    const message = await db
      .selectFrom('messages')
      .where('id', '=', id)
      .where('direction', '=', 'inbound')
      .select('conversation_id')
      .executeTakeFirst()
    if (message) return { conversationIds: [message.conversation_id], messageId: id }
  }
  const { rows } = await sql<{ id: string }>`select c.id from conversations c
    where c.id = ${isUuid ? id : null}::uuid or (c.account_id in (select id from accounts)
      and md5(c.provider_id) = md5(${id}) and c.provider_id = ${id})`.execute(db)
  return rows.length > 0 ? { conversationIds: rows.map((row) => row.id) } : null
}
