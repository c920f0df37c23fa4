import { sql } from 'kysely'
import type { Sealer } from '../secrets.ts'
import type { Db } from './db.ts'

/** A webhook with client tokens of its own: a Google agent's, or, with null, the partner's of the account. */
export interface Level {
  readonly accountId: string
  readonly googleAgentId: string | null
}

/**
 * Where the sealed tokens of a level belong. The old and the new one have the same place, so that they can take turns
 * without being opened; a value moved to another level does not open.
 */
export const tokenPlace = ({ accountId, googleAgentId }: Level): string =>
  googleAgentId === null
    ? `accounts.client_token:${accountId}`
    : `agent_webhooks.client_token:${googleAgentId}`

/** Row with the level's current token and the state of its verification; both tables name those columns alike. */
const rowOf = ({ accountId, googleAgentId }: Level) =>
  googleAgentId === null
    ? { table: sql.table('accounts'), where: sql`t.id = ${accountId} and t.deleted_at is null` }
    : {
        table: sql.table('agent_webhooks'),
        where: sql`t.google_agent_id = ${googleAgentId} and t.account_id = ${accountId}`,
      }
const previousOf = ({ accountId, googleAgentId }: Level) =>
  googleAgentId === null
    ? sql`account_id = ${accountId} and google_agent_id is null`
    : sql`account_id = ${accountId} and google_agent_id = ${googleAgentId}`

/** The level's current token, open: it must not leave the process. Null when none is set, or the level is not there. */
export async function readClientToken(db: Db, sealer: Sealer, level: Level): Promise<string | null> {
  const { table, where } = rowOf(level)
  const { rows } = await sql<{
    client_token_sealed: Buffer | null
  }>`select client_token_sealed from ${table} as t where ${where}`.execute(db)
  const sealed = rows[0]?.client_token_sealed
  return sealed ? sealer.open(sealed, tokenPlace(level)) : null
}

/**
 * Sets a token in place of any other: an old one that a rotation still accepted goes, too. What Google verified with
 * the one before says nothing about this one.
 */
export async function storeClientToken(
  tx: Db,
  sealer: Sealer,
  level: Level,
  given: { clientToken: string; setBy: string; now: Date },
): Promise<void> {
  await forget(tx, level)
  const { table, where } = rowOf(level)
  const sealed = sealer.seal(given.clientToken, tokenPlace(level))
  await sql`update ${table} as t set client_token_id = gen_random_uuid(), client_token_sealed = ${sealed},
      client_token_set_at = ${given.now}, client_token_set_by = ${given.setBy}, webhook_verified_at = null,
      webhook_attempt_at = null, webhook_attempt_refusal = null, webhook_attempt_token = null where ${where}`.execute(
    tx,
  )
}

/** The times of a rotation that is under way; null when there is none. */
export async function rotationOf(
  tx: Db,
  level: Level,
): Promise<{ begunAt: Date; acceptedUntil: Date } | null> {
  const { rows } = await sql<{ begun_at: Date; accepted_until: Date }>`select begun_at, accepted_until
    from previous_client_tokens where ${previousOf(level)}`.execute(tx)
  return rows[0] ? { begunAt: rows[0].begun_at, acceptedUntil: rows[0].accepted_until } : null
}

/** Takes a token beside the current one, which becomes the old one. The level must have a token and no rotation. */
export async function beginRotation(
  tx: Db,
  sealer: Sealer,
  level: Level,
  given: { clientToken: string; acceptedUntil: Date; begunBy: string; now: Date },
): Promise<void> {
  const { table, where } = rowOf(level)
  await sql`insert into previous_client_tokens (id, account_id, google_agent_id, sealed, set_at, set_by,
      deliveries_before, begun_at, begun_by, accepted_until)
    select client_token_id, ${level.accountId}, ${level.googleAgentId}, client_token_sealed, client_token_set_at,
      client_token_set_by, coalesce((select deliveries from client_token_uses where token_id = client_token_id), 0),
      ${given.now}, ${given.begunBy}, ${given.acceptedUntil} from ${table} as t where ${where}`.execute(tx)
  const sealed = sealer.seal(given.clientToken, tokenPlace(level))
  await sql`update ${table} as t set client_token_id = gen_random_uuid(), client_token_sealed = ${sealed},
      client_token_set_at = ${given.now}, client_token_set_by = ${given.begunBy} where ${where}`.execute(tx)
}

export async function changeRotation(tx: Db, level: Level, acceptedUntil: Date): Promise<void> {
  await sql`update previous_client_tokens set accepted_until = ${acceptedUntil} where ${previousOf(level)}`.execute(
    tx,
  )
}

/** Wipes the old token and what was counted for it. */
export async function retire(tx: Db, level: Level): Promise<void> {
  await sql`with gone as (delete from previous_client_tokens where ${previousOf(level)} returning id)
    delete from client_token_uses u using gone where u.token_id = gone.id`.execute(tx)
}

/** Makes the old token the only one again; the new one is wiped. */
export async function goBack(tx: Db, level: Level): Promise<void> {
  const { table, where } = rowOf(level)
  await sql`delete from client_token_uses where token_id = (select client_token_id from ${table} as t where ${where})`.execute(
    tx,
  )
  await sql`with p as (delete from previous_client_tokens where ${previousOf(level)} returning *)
    update ${table} as t set client_token_id = p.id, client_token_sealed = p.sealed, client_token_set_at = p.set_at,
      client_token_set_by = p.set_by from p where ${where}`.execute(tx)
}

/** Wipes every token of the level. */
export async function forget(tx: Db, level: Level): Promise<void> {
  await retire(tx, level)
  const { table, where } = rowOf(level)
  await sql`delete from client_token_uses where token_id = (select client_token_id from ${table} as t where ${where})`.execute(
    tx,
  )
  await sql`update ${table} as t set client_token_sealed = null, client_token_set_at = null where ${where}`.execute(
    tx,
  )
}

/** The level with this account's or Google agent's id, when a rotation goes on there. */
export async function levelWithOldToken(tx: Db, id: string): Promise<Level | null> {
  const { rows } = await sql<{
    account_id: string
    google_agent_id: string | null
  }>`select account_id, google_agent_id
    from previous_client_tokens where coalesce(google_agent_id, account_id) = ${id}`.execute(tx)
  return rows[0] ? { accountId: rows[0].account_id, googleAgentId: rows[0].google_agent_id } : null
}
