import type { DeliveryDetail } from '@parley/contracts/deliveries'
import type { ChannelKind, GoogleAgentId } from '@parley/contracts/values'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './db.ts'
import { addressOf, type ArrivalAddress } from './raw-events.ts'

/** What a stored delivery has beside its line. `body` is as it came: mask it before anybody sees it. */
export interface StoredDetail {
  readonly body: Buffer | null
  readonly bodyErasedAt: Date | null
  readonly headers: DeliveryDetail['headers']
  readonly arrivedAt: Date | null
  readonly storedAt: Date
  readonly processedAt: Date | null
  readonly conversation: DeliveryDetail['conversation']
  readonly message: DeliveryDetail['message']
  readonly repeats: number
  readonly isRetried: boolean
  readonly way: DeliveryDetail['way']
}

const storedHeaders = z.record(z.string(), z.string())

export async function ofStored(db: Db, id: number): Promise<StoredDetail | null> {
  const { rows } = await sql<{
    body: Buffer | null
    body_erased_at: Date | null
    headers: string | null
    arrived_at: Date | null
    received_at: Date
    processed_at: Date | null
    conversation_id: string | null
    customer_name: string | null
    message_id: string | null
    message_kind: string | null
    message_at: Date | null
    repeats: number
    is_retried: boolean
    is_old_token: boolean | null
    own_address_of: string | null
    own_agent_name: string | null
  }>`select r.*, k.display_name as customer_name, m.content->>'kind' as message_kind, m.at as message_at,
      r.retry_id is not null as is_retried, o.display_name as own_agent_name,
      (select coalesce(sum(calls), 0) from webhook_calls c where c.delivery_id = r.id) as repeats
    from raw_events r left join conversations v on v.id = r.conversation_id left join customers k on k.id = v.customer_id
      left join messages m on m.id = r.message_id left join google_agents o on o.id = r.own_address_of where r.id = ${id}`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  return {
    body: row.body,
    bodyErasedAt: row.body_erased_at,
    headers:
      row.headers === null
        ? []
        : Object.entries(storedHeaders.parse(JSON.parse(row.headers))).map(([name, value]) => ({
            name,
            value,
          })),
    arrivedAt: row.arrived_at,
    storedAt: row.received_at,
    processedAt: row.processed_at,
    conversation:
      row.conversation_id === null
        ? null
        : { id: row.conversation_id as never, customerName: row.customer_name },
    message:
      row.message_id === null || row.message_kind === null || row.message_at === null
        ? null
        : { id: row.message_id as never, kind: row.message_kind, at: row.message_at },
    repeats: Number(row.repeats),
    isRetried: row.is_retried,
    way: wayOf(row),
  }
}

const wayOf = (row: {
  own_address_of: string | null
  own_agent_name: string | null
  is_old_token: boolean | null
}): DeliveryDetail['way'] => ({
  agent:
    row.own_address_of === null
      ? null
      : { id: row.own_address_of as GoogleAgentId, name: row.own_agent_name ?? '–' },
  isOldToken: row.is_old_token === true,
})

/** What a call that left no delivery has beside its line. */
export async function ofCall(
  db: Db,
  id: number,
): Promise<{
  source: string | null
  headerNames: string[]
  deliveryId: number | null
  way: DeliveryDetail['way']
} | null> {
  const row = await db
    .selectFrom('webhook_calls as c')
    .leftJoin('google_agents as o', 'o.id', 'c.own_address_of')
    .where('c.id', '=', id)
    .select([
      'c.source',
      'c.header_names',
      'c.delivery_id',
      'c.verdict',
      'c.own_address_of',
      'c.is_old_token',
    ])
    .select('o.display_name as own_agent_name')
    .executeTakeFirst()
  if (!row) return null
  return {
    source: row.source,
    headerNames: row.header_names,
    deliveryId: row.delivery_id,
    way: row.verdict === 'verified' ? wayOf(row) : null,
  }
}

/** A stored delivery as processing reads it; null when there is none or its body was erased. */
export async function forDryRun(
  db: Db,
  id: number,
): Promise<{
  accountId: string
  accountName: string
  isAccountInactive: boolean
  channel: ChannelKind
  body: Buffer
  receivedAt: Date
  address: ArrivalAddress
} | null> {
  const row = await db
    .selectFrom('raw_events as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .where('r.id', '=', id)
    .leftJoin('google_agents as o', 'o.id', 'r.own_address_of')
    .select(['r.account_id', 'a.name', 'a.channel', 'a.inactive_since', 'r.body', 'r.received_at'])
    .select(['o.brand_id as own_brand_id', 'o.agent_id as own_agent_id'])
    .executeTakeFirst()
  if (!row?.body) return null
  const { account_id: accountId, name: accountName, received_at: receivedAt, body } = row
  return {
    accountId,
    accountName,
    channel: row.channel as ChannelKind,
    isAccountInactive: row.inactive_since !== null,
    body,
    receivedAt,
    // A dry run counts nothing.
    address: addressOf({ ...row, has_own_addresses: false }),
  }
}

/** Names for what a dry run says. */
export async function namesOf(
  db: Db,
  given: { accountId: string; brandId: string; agentId: string; customerId: string | null },
): Promise<{ googleAgent: string | null; customer: string | null }> {
  const agent = await db
    .selectFrom('google_agents')
    .where('account_id', '=', given.accountId)
    .where('brand_id', '=', given.brandId)
    .where('agent_id', '=', given.agentId)
    .where('removed_at', 'is', null)
    .select('display_name')
    .executeTakeFirst()
  const customer = given.customerId
    ? await db
        .selectFrom('customers')
        .where('id', '=', given.customerId)
        .select('display_name')
        .executeTakeFirst()
    : undefined
  return { googleAgent: agent?.display_name ?? null, customer: customer?.display_name ?? null }
}
