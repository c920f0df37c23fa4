import { sql } from 'kysely'
import type { Sealer } from '../secrets.ts'
import type { Db } from './db.ts'

/** What the webhook needs of an account. `clientToken` is open here and must not leave the process. */
export interface WebhookAccount {
  readonly id: string
  readonly channel: string
  readonly clientToken: string | null
}

/** The account behind a webhook address, or null. */
export async function findByWebhookKey(db: Db, sealer: Sealer, key: string): Promise<WebhookAccount | null> {
  const row = await db
    .selectFrom('accounts')
    .where('webhook_key', '=', key)
    .where('deleted_at', 'is', null)
    .select(['id', 'channel', 'client_token_sealed'])
    .executeTakeFirst()
  if (!row) return null
  const sealed = row.client_token_sealed
  return {
    id: row.id,
    channel: row.channel,
    clientToken: sealed ? sealer.open(sealed, `accounts.client_token:${row.id}`) : null,
  }
}

/** Keeps how the last verification call ended; a success also sets when. */
export async function recordVerification(
  tx: Db,
  accountId: string,
  refusal: 'wrongToken' | 'tokenNotSet' | 'malformed' | null,
  at: Date,
): Promise<void> {
  await tx
    .updateTable('accounts')
    .set({
      webhook_attempt_at: at,
      webhook_attempt_refusal: refusal,
      ...(refusal === null ? { webhook_verified_at: at } : {}),
    })
    .where('id', '=', accountId)
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
