import { sql } from 'kysely'
import { fingerprintOf, type Sealer } from '../secrets.ts'
import { credentialsPlace } from './account-secrets.ts'
import { sourcePlace } from './attachments.ts'
import { tokenPlace } from './client-tokens.ts'
import type { Db } from './db.ts'
import { sparePlace } from './spare-credentials.ts'

/**
 * A column with sealed values. `key` is the table's uuid; `place` is what a value is sealed for, told by the columns
 * `owner` of its row.
 */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly key: string
  readonly owner: readonly string[]
  readonly place: (owner: Readonly<Record<string, string | null>>) => string
}

const byId = { key: 'id', owner: ['id'] } as const

/**
 * Every column that holds sealed values: what rotation seals anew and what a start must be able to open. A test fails
 * when the database has a column `sealed` or `*_sealed` that is not here.
 */
export const sealedColumns: readonly SealedColumn[] = [
  {
    ...byId,
    table: 'accounts',
    column: 'client_token_sealed',
    place: ({ id }) => tokenPlace({ accountId: id ?? '', googleAgentId: null }),
  },
  { ...byId, table: 'accounts', column: 'credentials_sealed', place: ({ id }) => credentialsPlace(id ?? '') },
  {
    table: 'agent_webhooks',
    column: 'client_token_sealed',
    key: 'google_agent_id',
    owner: ['account_id', 'google_agent_id'],
    place: levelPlace,
  },
  {
    table: 'previous_client_tokens',
    column: 'sealed',
    key: 'id',
    owner: ['account_id', 'google_agent_id'],
    place: levelPlace,
  },
  {
    ...byId,
    table: 'spare_credentials',
    column: 'credentials_sealed',
    place: ({ id }) => sparePlace(id ?? ''),
  },
  { ...byId, table: 'attachments', column: 'source_sealed', place: ({ id }) => sourcePlace(id ?? '') },
]

function levelPlace({ account_id, google_agent_id }: Readonly<Record<string, string | null>>): string {
  return tokenPlace({ accountId: account_id ?? '', googleAgentId: google_agent_id ?? null })
}

const fingerprint = (column: string) => sql<string>`encode(substring(${sql.ref(column)} from 2 for 4), 'hex')`

/** How many values are sealed with which key, by its fingerprint. */
export async function countByKey(db: Db): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const { table, column } of sealedColumns) {
    const { rows } = await sql<{ key: string; values: number }>`
      select ${fingerprint(column)} as key, count(*) as values from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by 1 order by 1`.execute(db)
    for (const { key, values } of rows) counts.set(key, (counts.get(key) ?? 0) + values)
  }
  return counts
}

/** Keys of up to `limit` rows after this one whose value is sealed with one of these keys, in order. */
export async function rowsSealedWith(
  db: Db,
  { table, column, key }: SealedColumn,
  keys: readonly string[],
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select ${sql.ref(key)} as id from ${sql.table(table)}
    where ${sql.ref(key)} > ${after}::uuid and ${sql.ref(column)} is not null and ${fingerprint(column)} = any (${[...keys]}::text[])
    order by ${sql.ref(key)} limit ${limit}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Sorts before every id that is given to a row. */
export const beforeAllIds = '00000000-0000-0000-0000-000000000000'

/**
 * Seals one value anew with the key that seals now, in a transaction of its own under the row's lock: whoever writes
 * the row waits, whoever reads it sees the one or the other, and both open. `notNeeded`: somebody replaced or wiped it
 * meanwhile; `unopened`: it was altered or its key is missing, and it stays as it is.
 */
export async function reseal(
  db: Db,
  sealer: Sealer,
  { table, column, key, owner, place }: SealedColumn,
  id: string,
): Promise<'resealed' | 'notNeeded' | 'unopened'> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ sealed: Buffer | null; owner: Record<string, string | null> }>`
      select ${sql.ref(column)} as sealed,
        jsonb_build_object(${sql.join(owner.flatMap((one) => [sql.lit(one), sql.ref(one)]))}) as owner
      from ${sql.table(table)} where ${sql.ref(key)} = ${id} for no key update`.execute(tx)
    const [row] = rows
    const sealed = row?.sealed
    if (!sealed) return 'notNeeded'
    const belongs = place(row.owner)
    const plain = openIfPossible(sealer, sealed, belongs)
    if (plain === null) return 'unopened'
    if (fingerprintOf(sealed) === sealer.fingerprints()[0]) return 'notNeeded'
    const fresh = sealer.seal(plain, belongs)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fresh} where ${sql.ref(key)} = ${id}`.execute(
      tx,
    )
    return 'resealed'
  })
}

function openIfPossible(sealer: Sealer, sealed: Buffer, place: string): string | null {
  try {
    return sealer.open(sealed, place)
  } catch {
    // Told by name to whoever rotates; one altered value must not keep all others from being sealed anew.
    return null
  }
}

/**
 * Refuses to start where something that is stored cannot be opened. Errors: throws a sentence with the fingerprints
 * of the missing keys.
 */
export async function requireReadable(db: Db, sealer: Sealer): Promise<void> {
  const known = sealer.fingerprints()
  const missing = [...(await countByKey(db))].filter(([key]) => !known.includes(key))
  if (missing.length === 0) return
  const list = missing.map(([key, values]) => `${values} with the key ${key}`).join(', ')
  throw new Error(
    `Some stored secrets cannot be opened: ${list}. The keys that are set have the fingerprints ${known.join(', ')}. ` +
      'Set SECRETS_KEY to the key that sealed them, or add it to SECRETS_KEY_PREVIOUS (in the try-out mode: restore ' +
      'secrets.key in the data folder), then start again. Nothing was changed.',
  )
}
