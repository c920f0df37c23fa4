import { sql } from 'kysely'
import type { Db } from './db.ts'

const prefix = 'parley keys '

/**
 * The name under which a server's listening connection is seen in PostgreSQL: its keys' fingerprints, the one that
 * seals first. It is gone when the server is, however it ended. PostgreSQL keeps 63 bytes: six keys.
 */
export const serverName = (fingerprints: readonly string[]): string => `${prefix}${fingerprints.join(' ')}`

/** A server that works on this database, by the keys it knows; the first one seals. */
export interface RunningServerKeys {
  /** Process of its connection in PostgreSQL. */
  readonly connection: number
  readonly keys: readonly string[]
}

/** The servers that are connected now. */
export async function runningServers(db: Db): Promise<RunningServerKeys[]> {
  const { rows } = await sql<{ pid: number; name: string }>`
    select pid, application_name as name from pg_stat_activity
    where datname = current_database() and starts_with(application_name, ${prefix}) order by pid`.execute(db)
  return rows.map(({ pid, name }) => ({ connection: pid, keys: name.slice(prefix.length).split(' ') }))
}

/** Asks running servers to read their keys anew. */
export async function announceKeys(db: Db): Promise<void> {
  await sql`select pg_notify('parley_keys', '')`.execute(db)
}

/** A moment by the database's clock, to be given to `isOlderWorkRunning`. */
export async function databaseNow(db: Db): Promise<Date> {
  const { rows } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db)
  if (!rows[0]) throw new Error('PostgreSQL did not tell the time')
  return rows[0].at
}

/** Is a transaction of a Parley still open (a backup's does not count) that began before this moment? What it writes was sealed with the keys of that time. */
export async function isOlderWorkRunning(db: Db, before: Date): Promise<boolean> {
  const { rows } = await sql`select 1 from pg_stat_activity
    where datname = current_database() and application_name = 'parley' and pid <> pg_backend_pid()
      and xact_start < ${before} limit 1`.execute(db)
  return rows.length > 0
}
