import { createHash } from 'node:crypto'
import type { Sealer } from '../secrets.ts'
import type { Db } from './db.ts'

/** What arrived of a self-test's call. `signatureHash` is null when no signature header came along. */
export interface Arrival {
  readonly bodyHash: Buffer
  readonly signatureHash: Buffer | null
}

/** A call that was not heard of for this long never will be. */
const lifeMs = 10 * 60_000

/** What is compared instead of bodies and signatures. */
export const hashOf = (value: Buffer | string): Buffer => createHash('sha256').update(value).digest()

const place = (accountId: string) => `webhook_probes:${accountId}`

/** Announces a call, so that the webhook knows it, and returns its nonce; forgets old ones. */
export async function expectProbe(
  db: Db,
  sealer: Sealer,
  probe: { accountId: string; now: Date },
): Promise<string> {
  // Sealed, so that an invented nonce is seen without asking the database.
  const nonce = sealer.seal('', place(probe.accountId)).toString('base64url')
  await db
    .deleteFrom('webhook_probes')
    .where('created_at', '<', new Date(probe.now.getTime() - lifeMs))
    .execute()
  await db
    .insertInto('webhook_probes')
    .values({ nonce_hash: hashOf(nonce), account_id: probe.accountId, created_at: probe.now })
    .execute()
  return nonce
}

/** Notes what arrived, the first time. False: the nonce is not one of ours for this account, so this is no self-test. */
export async function noteArrival(
  db: Db,
  sealer: Sealer,
  probe: { nonce: string; accountId: string; body: Buffer; signature: string | undefined; now: Date },
): Promise<boolean> {
  if (!isOurs(sealer, probe.accountId, probe.nonce)) return false
  await db
    .updateTable('webhook_probes')
    .set({
      arrived_at: probe.now,
      body_hash: hashOf(probe.body),
      signature_hash: probe.signature === undefined ? null : hashOf(probe.signature),
    })
    .where('nonce_hash', '=', hashOf(probe.nonce))
    .where('account_id', '=', probe.accountId)
    .where('arrived_at', 'is', null)
    .execute()
  return true
}

function isOurs(sealer: Sealer, accountId: string, nonce: string): boolean {
  try {
    return sealer.open(Buffer.from(nonce, 'base64url'), place(accountId)) === ''
  } catch {
    // Invented, or of another account: whoever sent it learns nothing and costs nothing.
    return false
  }
}

/** Takes back what arrived under this nonce; null when nothing did. Nothing is known of the nonce afterwards. */
export async function takeArrival(db: Db, nonce: string): Promise<Arrival | null> {
  const row = await db
    .deleteFrom('webhook_probes')
    .where('nonce_hash', '=', hashOf(nonce))
    .returning(['arrived_at', 'body_hash', 'signature_hash'])
    .executeTakeFirst()
  return row?.arrived_at && row.body_hash
    ? { bodyHash: row.body_hash, signatureHash: row.signature_hash }
    : null
}
