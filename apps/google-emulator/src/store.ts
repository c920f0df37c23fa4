import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite'

/** Column values as SQLite returns them; every reader names the columns it selects. */
export type Row = Record<string, string | number | bigint | Uint8Array | null>

const schema = `
  create table if not exists meta (key text primary key, value text not null);
  -- Resources of Business Communications, each as the JSON its API answers with; "seq" keeps list order.
  create table if not exists resources (
    seq integer primary key autoincrement, name text not null unique, parent text not null,
    kind text not null, partner text not null, json text not null
  );
  create index if not exists resources_by_parent on resources (parent, kind, seq);
  create table if not exists keys (
    id text primary key, partner text not null, email text not null, public_key text not null,
    is_disabled integer not null default 0, created_at integer not null, last_used_at integer
  );
  create table if not exists tokens (
    token text primary key, key_id text not null, partner text not null, scope text not null,
    expires_at integer not null
  );
  -- "level" is "partner" or an agent's name; an agent-level row wins for its agent.
  create table if not exists webhooks (
    level text primary key, client_token text not null, url text, verified_url text, verified_at integer
  );
  -- A token that was made while another one signs; it takes over when its verified webhook is saved.
  create table if not exists next_tokens (level text primary key, token text not null);
  create table if not exists phones (
    id text primary key, agent text not null, options text not null, is_old_device integer not null default 0,
    created_at integer not null, seq integer
  );
  create table if not exists conversations (
    id text primary key, phone text not null, agent text not null, partner text not null,
    created_at integer not null, last_user_at integer, last_survey_at integer, unique (phone, agent)
  );
  -- Everything a chat shows, in order; "item" is the JSON of a ChatItem.
  create table if not exists items (
    seq integer primary key autoincrement, conversation text not null, kind text not null, id text,
    item text not null, delivered_at integer, read_at integer
  );
  create index if not exists items_by_conversation on items (conversation, seq);
  create table if not exists used_ids (
    conversation text not null, kind text not null, id text not null, primary key (conversation, kind, id)
  );
  create table if not exists deliveries (
    seq integer primary key autoincrement, id text not null unique, agent text not null, kind text not null,
    conversation text, body blob not null, level text, state text not null, attempt_count integer not null default 0,
    created_at integer not null, next_at integer, finished_at integer
  );
  create index if not exists deliveries_open on deliveries (state, next_at);
  create table if not exists attempts (
    seq integer primary key autoincrement, delivery text not null, json text not null
  );
  create index if not exists attempts_by_delivery on attempts (delivery, seq);
  create table if not exists media (
    path text primary key, content_type text not null, bytes blob not null, created_at integer not null
  );
`

/** The emulator's one SQLite file, opened. All calls are synchronous. */
export type Store = ReturnType<typeof openStore>

/**
 * Opens or creates the file `emulator.sqlite` in a folder, or a database in memory.
 * @param dataDir folder (created when missing) or ':memory:'
 */
export function openStore(dataDir: string) {
  if (dataDir !== ':memory:') mkdirSync(dataDir, { recursive: true })
  const db = new DatabaseSync(dataDir === ':memory:' ? dataDir : join(dataDir, 'emulator.sqlite'))
  db.exec('pragma journal_mode = wal; pragma synchronous = normal; pragma busy_timeout = 3000')
  db.exec(schema)
  const statements = new Map<string, StatementSync>()
  const prepare = (sql: string): StatementSync => {
    const known = statements.get(sql) ?? db.prepare(sql)
    statements.set(sql, known)
    return known
  }
  const store = {
    get: (sql: string, ...values: SQLInputValue[]): Row | undefined => prepare(sql).get(...values),
    all: (sql: string, ...values: SQLInputValue[]): Row[] => prepare(sql).all(...values),
    /** Returns how many rows changed. */
    run: (sql: string, ...values: SQLInputValue[]): number => Number(prepare(sql).run(...values).changes),
    /** Runs `work` as one transaction; nested calls join the outer one. */
    transaction<T>(work: () => T): T {
      if (db.isTransaction) return work()
      db.exec('begin immediate')
      try {
        const result = work()
        db.exec('commit')
        return result
      } catch (error) {
        db.exec('rollback')
        throw error
      }
    },
    /** A small JSON value by name, or the fallback when it was never set. */
    meta<T>(key: string, fallback: T): T {
      const row = store.get('select value from meta where key = ?', key)
      return row === undefined ? fallback : (JSON.parse(String(row['value'])) as T)
    },
    setMeta(key: string, value: unknown): void {
      store.run('insert or replace into meta (key, value) values (?, ?)', key, JSON.stringify(value))
    },
    /** Empties every table, for a reset. */
    clear(): void {
      const tables = store.all(
        `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
      )
      store.transaction(() => {
        for (const table of tables) db.exec(`delete from "${String(table['name'])}"`)
      })
    },
    close: (): void => db.close(),
  }
  return store
}
