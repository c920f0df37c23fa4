import { sql } from 'kysely'
import { fingerprintOf, type Sealer } from '../secrets.ts'
import { clientTokenPlace, credentialsPlace } from './account-secrets.ts'
import { sourcePlace } from './attachments.ts'
import type { Db } from './db.ts'
import { sparePlace } from './spare-credentials.ts'

/** A column with sealed values. `place` is what a value is sealed for, from the `id` of its row. */
export interface SealedColumn {
  readonly table: string
  readonly column: string
  readonly place: (id: string) => string
}

/**
 * Every column that holds sealed values: what rotation seals anew and what a start must be able to open. A test fails
 * when the database has a `*_sealed` column that is not here.
 */
export const sealedColumns: readonly SealedColumn[] = [
  { table: 'accounts', column: 'client_token_sealed', place: clientTokenPlace },
  { table: 'accounts', column: 'credentials_sealed', place: credentialsPlace },
  { table: 'spare_credentials', column: 'credentials_sealed', place: sparePlace },
  { table: 'attachments', column: 'source_sealed', place: sourcePlace },
]

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

/** Up to `limit` rows after this id whose value is sealed with one of these keys, by id. */
export async function rowsSealedWith(
  db: Db,
  { table, column }: SealedColumn,
  keys: readonly string[],
  after: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select id from ${sql.table(table)}
    where id > ${after}::uuid and ${sql.ref(column)} is not null and ${fingerprint(column)} = any (${[...keys]}::text[])
    order by id limit ${limit}`.execute(db)
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
  { table, column, place }: SealedColumn,
  id: string,
): Promise<'resealed' | 'notNeeded' | 'unopened'> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ sealed: Buffer | null }>`select ${sql.ref(column)} as sealed
      from ${sql.table(table)} where id = ${id} for no key update`.execute(tx)
    const sealed = rows[0]?.sealed
    if (!sealed) return 'notNeeded'
    const plain = openIfPossible(sealer, sealed, place(id))
    if (plain === null) return 'unopened'
    if (fingerprintOf(sealed) === sealer.fingerprints()[0]) return 'notNeeded'
    const fresh = sealer.seal(plain, place(id))
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${fresh} where id = ${id}`.execute(tx)
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
