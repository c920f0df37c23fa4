import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Adds what was counted for these tokens; what concerns a token that was wiped meanwhile is dropped. */
export async function addUses(
  db: Db,
  uses: ReadonlyMap<string, { count: number; lastAtMs: number }>,
): Promise<void> {
  if (uses.size === 0) return
  const all = [...uses]
  await sql`insert into client_token_uses as u (token_id, deliveries, last_used_at)
    select * from unnest(${all.map(([id]) => id)}::uuid[], ${all.map(([, use]) => use.count)}::bigint[],
        ${all.map(([, use]) => new Date(use.lastAtMs).toISOString())}::timestamptz[]) as n(id, count, at)
      where exists (select 1 from accounts a where a.client_token_id = n.id)
        or exists (select 1 from agent_webhooks w where w.client_token_id = n.id)
        or exists (select 1 from previous_client_tokens p where p.id = n.id)
      -- The same order in every instance: two of them then wait for each other instead of deadlocking.
      order by n.id
    on conflict (token_id) do update set deliveries = u.deliveries + excluded.deliveries,
      last_used_at = greatest(u.last_used_at, excluded.last_used_at)`.execute(db)
}

/** A Google agent with an own address, and how many deliveries for it came to the partner's. */
export interface AtPartner {
  readonly accountId: string
  readonly brandId: string
  readonly agentId: string
  readonly count: number
}

/** Notes deliveries at the partner's address whose Google agent has an address of its own; others are passed over. */
export async function noteAtPartner(tx: Db, all: readonly AtPartner[], at: Date): Promise<void> {
  if (all.length === 0) return
  await sql`update agent_webhooks w set partner_deliveries = w.partner_deliveries + n.count, partner_last_at = ${at}
    from unnest(${all.map((one) => one.accountId)}::uuid[], ${all.map((one) => one.brandId)}::text[],
        ${all.map((one) => one.agentId)}::text[], ${all.map((one) => one.count)}::int[])
        as n(account_id, brand_id, agent_id, count)
      join google_agents g on g.account_id = n.account_id and g.brand_id = n.brand_id and g.agent_id = n.agent_id
        and g.removed_at is null
    where w.google_agent_id = g.id`.execute(tx)
}
