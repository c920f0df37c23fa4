import type { KeyFileReading, ServiceAccount } from '@parley/channels/google/service-account'
import { sql } from 'kysely'
import type { Config } from '../config.ts'
import type { Sealer } from '../secrets.ts'
import { credentialsPlace, readStored, toStored } from './account-secrets.ts'
import type { Db } from './db.ts'
import type { CredentialsFacts } from './schema.ts'

/** Where sealed spare credentials belong. */
export const sparePlace = (id: string) => `spare_credentials.credentials:${id}`

export type SpareRole = 'next' | 'previous'

/** Credentials beside those in use, as may be shown. `since`, `by`: uploaded (next), replaced by others (previous). */
export interface Spare {
  readonly id: string
  readonly role: SpareRole
  readonly facts: CredentialsFacts
  readonly since: Date
  readonly by: string | null
  readonly provenAt: Date | null
  readonly provenBy: string | null
  readonly keptUntil: Date | null
}

/** The spare credentials of an account. Lock the account first where something is decided on them. */
export async function readSpares(
  db: Db,
  accountId: string,
): Promise<{ next: Spare | null; previous: Spare | null }> {
  const rows = await db
    .selectFrom('spare_credentials as s')
    .leftJoin('users as u', 'u.id', 's.by_user')
    .leftJoin('users as p', 'p.id', 's.proven_by')
    .where('s.account_id', '=', accountId)
    .orderBy('s.role')
    .select([
      's.id',
      's.role',
      's.credentials_facts as facts',
      's.since',
      'u.name as by',
      's.proven_at as provenAt',
      'p.name as provenBy',
      's.kept_until as keptUntil',
    ])
    .execute()
  const of = (role: SpareRole) => rows.find((row) => row.role === role) ?? null
  return { next: of('next'), previous: of('previous') }
}

/** The key file of a spare row, read by today's rules; null when there is none. `id` says which file it was. */
export async function readSpareKeyFile(
  db: Db,
  deps: { sealer: Sealer; config: Config },
  accountId: string,
  role: SpareRole,
): Promise<{ id: string; facts: CredentialsFacts; reading: KeyFileReading } | null> {
  const row = await db
    .selectFrom('spare_credentials')
    .where('account_id', '=', accountId)
    .where('role', '=', role)
    .select(['id', 'credentials_sealed', 'credentials_facts'])
    .executeTakeFirst()
  if (!row) return null
  const { id, credentials_facts: facts } = row
  const content = deps.sealer.open(row.credentials_sealed, sparePlace(id))
  return { id, facts, reading: readStored(deps.config, content, facts) }
}

/** Stores the next credentials in place of those that are there. */
export async function storeNext(
  tx: Db,
  sealer: Sealer,
  given: {
    id: string
    accountId: string
    key: ServiceAccount
    facts: CredentialsFacts
    by: string
    now: Date
  },
): Promise<void> {
  await removeSpare(tx, given.accountId, 'next')
  await tx
    .insertInto('spare_credentials')
    .values({
      id: given.id,
      account_id: given.accountId,
      role: 'next',
      credentials_sealed: sealer.seal(toStored(given.key), sparePlace(given.id)),
      credentials_facts: JSON.stringify(given.facts),
      since: given.now,
      by_user: given.by,
    })
    .execute()
}

/** Notes a successful proof of exactly this file. False when another one has taken its place. */
export async function noteProof(tx: Db, id: string, proof: { by: string; now: Date }): Promise<boolean> {
  const done = await tx
    .updateTable('spare_credentials')
    .set({ proven_at: proof.now, proven_by: proof.by })
    .where('id', '=', id)
    .where('role', '=', 'next')
    .returning('id')
    .executeTakeFirst()
  return done !== undefined
}

/** Wipes spare credentials of an account, of one role or all. */
export async function removeSpare(tx: Db, accountId: string, role?: SpareRole): Promise<void> {
  let removal = tx.deleteFrom('spare_credentials').where('account_id', '=', accountId)
  if (role) removal = removal.where('role', '=', role)
  await removal.execute()
}

/**
 * Lets spare credentials take the place of those in use, which become the previous ones, in one transaction: whoever
 * reads sees the one or the other. Call it with the account locked. Errors: throws when there are none.
 */
export async function exchange(
  tx: Db,
  sealer: Sealer,
  given: { accountId: string; role: SpareRole; newId: string; by: string; now: Date; keptUntil: Date },
): Promise<void> {
  const { accountId } = given
  const spare = await tx
    .selectFrom('spare_credentials')
    .where('account_id', '=', accountId)
    .where('role', '=', given.role)
    .select(['id', 'credentials_sealed', 'credentials_facts'])
    .executeTakeFirstOrThrow()
  const current = await tx
    .selectFrom('accounts')
    .where('id', '=', accountId)
    .select(['credentials_sealed', 'credentials_facts'])
    .executeTakeFirstOrThrow()
  await removeSpare(tx, accountId, given.role)
  await removeSpare(tx, accountId, 'previous')
  if (current.credentials_sealed && current.credentials_facts)
    await tx
      .insertInto('spare_credentials')
      .values({
        id: given.newId,
        account_id: accountId,
        role: 'previous',
        credentials_sealed: sealer.seal(
          sealer.open(current.credentials_sealed, credentialsPlace(accountId)),
          sparePlace(given.newId),
        ),
        credentials_facts: JSON.stringify(current.credentials_facts),
        since: given.now,
        by_user: given.by,
        kept_until: given.keptUntil,
      })
      .execute()
  await tx
    .updateTable('accounts')
    .set({
      credentials_sealed: sealer.seal(
        sealer.open(spare.credentials_sealed, sparePlace(spare.id)),
        credentialsPlace(accountId),
      ),
      credentials_facts: JSON.stringify(spare.credentials_facts),
      // Tokens are kept by this time: it must differ from the one before, even if a clock was set back.
      credentials_set_at: sql<Date>`greatest(${given.now}::timestamptz, credentials_set_at + interval '1 millisecond')`,
      credentials_set_by: given.by,
    })
    .where('id', '=', accountId)
    .execute()
}
