import type { AgentWebhook } from '@parley/contracts/accounts'
import { sql } from 'kysely'
import { forget, type Level } from './client-tokens.ts'
import type { Db } from './db.ts'
import { rotationsOf, verificationOf } from './webhook-state.ts'

/** A Google agent's own webhook, with the key of its address. */
export type StoredWebhook = Omit<AgentWebhook, 'url'> & { key: string }

/** The own webhooks of these accounts' Google agents, by Google agent. */
export async function agentWebhooksOf(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, StoredWebhook>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('agent_webhooks as w')
    .leftJoin('users as u', 'u.id', 'w.client_token_set_by')
    .where('w.account_id', 'in', accountIds)
    .selectAll('w')
    .select([
      'u.name as token_setter',
      sql<Date | null>`(select last_used_at from client_token_uses where token_id = w.client_token_id)`.as(
        'last_inbound_at',
      ),
    ])
    .execute()
  if (rows.length === 0) return new Map()
  const rotations = await rotationsOf(db, accountIds)
  return new Map(
    rows.map((row) => {
      const rotation = rotations.get(row.google_agent_id)
      return [
        row.google_agent_id,
        {
          key: row.webhook_key,
          ...verificationOf(row, rotation),
          lastInboundAt: newest(row.last_inbound_at, rotation?.shown.old.lastUsedAt ?? null),
          rotation: rotation?.shown ?? null,
          clientToken: {
            isSet: row.client_token_sealed !== null,
            setAt: row.client_token_set_at,
            setBy: row.token_setter,
          },
          atPartner: { deliveries: row.partner_deliveries, lastAt: row.partner_last_at },
        },
      ]
    }),
  )
}

const newest = (one: Date | null, other: Date | null) =>
  one && other ? (one > other ? one : other) : (one ?? other)

/** Gives a Google agent an address of its own, without a token. */
export async function addAgentWebhook(
  tx: Db,
  webhook: { accountId: string; googleAgentId: string; key: string; createdBy: string; now: Date },
): Promise<void> {
  await tx
    .insertInto('agent_webhooks')
    .values({
      google_agent_id: webhook.googleAgentId,
      account_id: webhook.accountId,
      webhook_key: webhook.key,
      created_by: webhook.createdBy,
      created_at: webhook.now,
    })
    .execute()
}

/** Takes an own webhook away with its tokens; nothing when there is none. */
export async function removeAgentWebhook(tx: Db, level: Level & { googleAgentId: string }): Promise<void> {
  await forget(tx, level)
  await tx.deleteFrom('agent_webhooks').where('google_agent_id', '=', level.googleAgentId).execute()
}
