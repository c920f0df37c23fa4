import { sql } from 'kysely'
import type { Db } from './db.ts'

/** Keeps the hash of the newest set-up link, unless somebody has an account already. Returns whether it was kept. */
export async function replace(db: Db, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql`insert into setup_claim (token_hash)
    select ${tokenHash}::bytea where not exists (select 1 from users)
    on conflict (only_row) do update set token_hash = excluded.token_hash, created_at = now() returning 1`.execute(
    db,
  )
  return rows.length === 1
}

/** The hash of the set-up link, locked until the transaction ends; null when there is none. */
export async function lock(tx: Db): Promise<Buffer | null> {
  const row = await tx.selectFrom('setup_claim').select('token_hash').forUpdate().executeTakeFirst()
  return row?.token_hash ?? null
}

export async function remove(tx: Db): Promise<void> {
  await tx.deleteFrom('setup_claim').execute()
}
