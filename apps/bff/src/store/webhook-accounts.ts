import { sql } from 'kysely'
import type { Sealer } from '../secrets.ts'
import { tokenPlace } from './client-tokens.ts'
import type { Db } from './db.ts'

/** A client token as the webhook knows it. `secret` is open here and must not leave the process. */
export interface WebhookToken {
  readonly id: string
  readonly secret: string
  /** Of an old token, that a rotation takes out: accepted until then, in ms since 1970. Null: the current one. */
  readonly untilMs: number | null
}

/** What the webhook needs of the account behind an address: the partner's, or a Google agent's own. */
export interface WebhookAccount {
  readonly id: string
  readonly channel: string
  readonly googleAgentId: string | null
  /** The current one first; none when none is set. */
  readonly tokens: readonly WebhookToken[]
}

/** The account behind a webhook address, or null. */
export async function findByWebhookKey(db: Db, sealer: Sealer, key: string): Promise<WebhookAccount | null> {
  const { rows } = await sql<{
    account_id: string
    google_agent_id: string | null
    channel: string
    token_id: string
    sealed: Buffer | null
    old_id: string | null
    old_sealed: Buffer | null
    accepted_until: Date | null
  }>`select l.*, p.id as old_id, p.sealed as old_sealed, p.accepted_until from (
      select id as account_id, null::uuid as google_agent_id, channel, client_token_id as token_id,
        client_token_sealed as sealed from accounts where webhook_key = ${key} and deleted_at is null
      union all
      select w.account_id, w.google_agent_id, a.channel, w.client_token_id, w.client_token_sealed
        from agent_webhooks w join accounts a on a.id = w.account_id
          join google_agents g on g.id = w.google_agent_id
        where w.webhook_key = ${key} and a.deleted_at is null and g.removed_at is null) as l
    left join previous_client_tokens p on coalesce(p.google_agent_id, p.account_id) = coalesce(l.google_agent_id, l.account_id)`.execute(
    db,
  )
  const row = rows[0]
  if (!row) return null
  const place = tokenPlace({ accountId: row.account_id, googleAgentId: row.google_agent_id })
  const tokens: WebhookToken[] = []
  if (row.sealed) tokens.push({ id: row.token_id, secret: sealer.open(row.sealed, place), untilMs: null })
  if (row.old_id !== null && row.old_sealed && row.accepted_until)
    tokens.push({
      id: row.old_id,
      secret: sealer.open(row.old_sealed, place),
      untilMs: row.accepted_until.getTime(),
    })
  return { id: row.account_id, channel: row.channel, googleAgentId: row.google_agent_id, tokens }
}

/**
 * Keeps how the last verification call at an address ended, and which token it named; a success also sets when. What
 * came to the partner's address before an agent's own was verified is no news any more.
 */
export async function recordVerification(
  tx: Db,
  { id, googleAgentId }: Pick<WebhookAccount, 'id' | 'googleAgentId'>,
  attempt: { refusal: 'wrongToken' | 'tokenNotSet' | 'malformed' | null; tokenId: string | null; at: Date },
): Promise<void> {
  const { refusal, tokenId, at } = attempt
  const columns = {
    webhook_attempt_at: at,
    webhook_attempt_refusal: refusal,
    webhook_attempt_token: tokenId,
    ...(refusal === null ? { webhook_verified_at: at } : {}),
  }
  if (googleAgentId === null) await tx.updateTable('accounts').set(columns).where('id', '=', id).execute()
  else
    await tx
      .updateTable('agent_webhooks')
      .set({ ...columns, ...(refusal === null ? { partner_deliveries: 0, partner_last_at: null } : {}) })
      .where('google_agent_id', '=', googleAgentId)
      .execute()
}

/** Adds refused signatures; the webhook calls this at most once a second and account, however many there were. */
export async function addRefusedSignatures(db: Db, accountId: string, count: number): Promise<void> {
  await db
    .updateTable('accounts')
    .set((eb) => ({ refused_signatures: eb('refused_signatures', '+', count) }))
    .where('id', '=', accountId)
    .execute()
}

/** Notes that deliveries came in, to the second: all shards write here, and they must not wait for each other. */
export async function touchInbound(tx: Db, accountIds: readonly string[], at: Date): Promise<void> {
  await sql`update accounts set last_inbound_at = ${at} where id = any(${[...accountIds]}::uuid[])
    and (last_inbound_at is null
      or last_inbound_at not between ${at}::timestamptz - interval '1 second' and ${at}::timestamptz)`.execute(
    tx,
  )
}
