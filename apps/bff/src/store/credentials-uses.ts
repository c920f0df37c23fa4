import { sql } from 'kysely'
import { byItself, type AuditRecord } from '../audit/record.ts'
import { append } from './audit.ts'
import type { Db } from './db.ts'

/** Connections count in so many rows a day and key; more connections share them. */
const shards = 16
/** A day is closed this long after its end, when no transaction that counted in it can still be open. */
const closeAfterMs = 60_000

/**
 * Counts one request to Google with the credentials that the account has at this moment, by the day in UTC. Call it in
 * the transaction that comes before the request: what was sent was counted, whatever happens to the process.
 */
export async function countUse(tx: Db, accountId: string, now: Date): Promise<void> {
  await sql`insert into credentials_uses (account_id, day, key_id_tail, shard, requests)
    select id, (${now}::timestamptz at time zone 'UTC')::date, coalesce(credentials_facts->>'keyIdTail', ''),
      pg_backend_pid() % ${shards}, 1
    from accounts where id = ${accountId} and credentials_sealed is not null
    on conflict (account_id, day, key_id_tail, shard) do update set requests = credentials_uses.requests + 1`.execute(
    tx,
  )
}

interface Use {
  readonly accountId: string
  readonly day: string
  readonly keyIdTail: string
  readonly requests: number
}

/**
 * Turns counts into entries of the audit log: one when the use of a key begins on a day, one with the number of requests
 * when the day is over. Several instances may call it at once; one does the work. Returns how many entries.
 */
export async function settleUses(tx: Db, now: Date): Promise<number> {
  const { rows: turns } = await sql<{ isMine: boolean }>`
    select pg_try_advisory_xact_lock(hashtext('parley.credentials_uses')) as "isMine"`.execute(tx)
  if (!turns[0]?.isMine) return 0
  const today = new Date(now.getTime() - closeAfterMs).toISOString().slice(0, 10)
  const begun = await sql<Use>`with fresh as (
      update credentials_uses set is_noted = true where not is_noted
      returning account_id, day, key_id_tail
    ) select distinct account_id as "accountId", day::text, key_id_tail as "keyIdTail", 0 as requests from fresh f
    -- The statement sees the table as it was: what is noted there was noted before.
    where not exists (select from credentials_uses u where u.is_noted
      and (u.account_id, u.day, u.key_id_tail) = (f.account_id, f.day, f.key_id_tail))
    order by 2, 1, 3`.execute(tx)
  const over = await sql<Use>`with closed as (
      delete from credentials_uses where day < ${today}::date returning account_id, day, key_id_tail, requests
    ) select account_id as "accountId", day::text, key_id_tail as "keyIdTail", sum(requests) as requests
    from closed group by 1, 2, 3 order by 2, 1, 3`.execute(tx)
  const uses = [...begun.rows, ...over.rows]
  if (uses.length === 0) return 0
  const names = await namesOf(
    tx,
    uses.map((use) => use.accountId),
  )
  await append(
    tx,
    uses.map((use) => toRecord(use, names.get(use.accountId) ?? '')),
  )
  return uses.length
}

const toRecord = (use: Use, name: string): AuditRecord =>
  byItself({
    verb: 'account.credentialsUsedToSend',
    object: { type: 'account', id: use.accountId, name },
    after: {
      keyIdTail: use.keyIdTail,
      day: use.day,
      requests: use.requests === 0 ? undefined : use.requests,
    },
  })

async function namesOf(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.selectFrom('accounts').where('id', 'in', ids).select(['id', 'name']).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
