import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Kysely, PostgresDialect, sql, type Transaction } from 'kysely'
import { Migrator, type Migration } from 'kysely/migration'
import pg from 'pg'
import type { Schema } from './schema.ts'

/** The database or a transaction on it; stores take either. */
export type Db = Kysely<Schema> | Transaction<Schema>

/** Open connections to one PostgreSQL: `db` for queries, `pool` for what kysely does not do (LISTEN, group commit). */
export interface Database {
  readonly db: Kysely<Schema>
  readonly pool: pg.Pool
  close(): Promise<void>
}

// bigint columns are sequence numbers far below 2^53; as strings they would only invite mistakes.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

/** Connects lazily. `max`: connections in the pool. */
export function openDatabase(url: string, max = 16): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    application_name: 'parley',
    // A frozen instance must not hold locks for ever: the server ends its transaction.
    idle_in_transaction_session_timeout: 15_000,
    statement_timeout: 30_000,
  })
  // A lost connection surfaces at its next use; without a listener it would end the process.
  pool.on('error', () => undefined)
  // The same for one that breaks while it is lent out between two statements of a transaction.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return {
    pool,
    db: new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) }),
    close: () => pool.end(),
  }
}

/** Brings the schema up to date; several instances may call it at once, one does the work. Errors: throws, nothing half done. */
export async function migrate(db: Kysely<Schema>): Promise<void> {
  const folder = join(import.meta.dirname, 'migrations')
  const migrator = new Migrator({
    db,
    provider: {
      async getMigrations() {
        const files = (await readdir(folder)).filter((file) => file.endsWith('.sql'))
        const entries = files.map(async (file): Promise<[string, Migration]> => {
          const text = await readFile(join(folder, file), 'utf8')
          return [
            file.replace(/\.sql$/, ''),
            { up: async (tx: Kysely<never>) => void (await sql.raw(text).execute(tx)) },
          ]
        })
        return Object.fromEntries(await Promise.all(entries))
      },
    },
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw new Error('The database could not be brought up to date', { cause: error })
}

/** Refuses a PostgreSQL that may lose what it has acknowledged. Errors: throws a sentence naming the settings. */
export async function requireDurability(db: Kysely<Schema>): Promise<void> {
  const off: string[] = []
  for (const setting of ['fsync', 'full_page_writes', 'synchronous_commit']) {
    const { rows } = await sql<{ value: string }>`select current_setting(${setting}) as value`.execute(db)
    if (rows[0]?.value === 'off') off.push(setting)
  }
  if (off.length > 0)
    throw new Error(
      `PostgreSQL runs with ${off.join(', ')} switched off and may lose messages. Switch it on, then start again.`,
    )
}

/** True when the error says the database cannot be reached or is going down, not that a statement was wrong. */
export function isUnavailable(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code === 'string')
    return (
      /^(08|53|57P|25P03)/.test(code) ||
      ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE', 'ENOENT'].includes(code)
    )
  const text = error instanceof Error ? error.message : ''
  return /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
    text,
  )
}
