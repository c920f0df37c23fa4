import type { DeletedKind } from '@parley/contracts/deletions'
import type { RestoreFacts } from '@parley/domain/lifecycle'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { schedule } from './lanes.ts'

/** Something deleted that can be brought back. Its id is the thing's own. */
export interface Deletion {
  readonly id: string
  readonly kind: DeletedKind
  readonly name: string
  readonly deletedAt: Date
  readonly deletedBy: string | null
  readonly goneAt: Date
}

/** Notes a deletion and sets the lane that makes it final. The thing itself is marked by its own store. */
export async function add(
  tx: Db,
  deletion: Omit<Deletion, 'deletedBy'> & { deletedById: string | null },
): Promise<void> {
  const { id, kind, name, deletedAt, deletedById, goneAt } = deletion
  await tx
    .insertInto('deletions')
    .values({ id, kind, name, deleted_at: deletedAt, deleted_by: deletedById, gone_at: goneAt })
    .execute()
  await schedule(tx, 'purge', id, goneAt)
}

const selectDeletions = (db: Db) =>
  db
    .selectFrom('deletions as d')
    .leftJoin('users as u', 'u.id', 'd.deleted_by')
    .select([
      'd.id',
      'd.kind',
      'd.name',
      'd.deleted_at as deletedAt',
      'u.name as deletedBy',
      'd.gone_at as goneAt',
    ])

/** All of them, newest first. */
export async function list(db: Db): Promise<Deletion[]> {
  return selectDeletions(db).orderBy('d.deleted_at', 'desc').orderBy('d.id').execute()
}

/** Locks a deletion: it is brought back once, or made final once. Null when it is neither any more. */
export async function lock(tx: Db, id: string): Promise<Deletion | null> {
  const row = await selectDeletions(tx).where('d.id', '=', id).forUpdate('d').executeTakeFirst()
  return row ?? null
}

/** Forgets a deletion, with where its conversations lay: it was undone, or it is final. */
export async function forget(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('deletions').where('id', '=', id).execute()
  await schedule(tx, 'purge', id, null)
}

/** What decides whether these can be brought back, by id. */
export async function factsOf(db: Db, deletions: readonly Deletion[]): Promise<Map<string, RestoreFacts>> {
  const of = (kind: DeletedKind) => deletions.filter((one) => one.kind === kind).map((one) => one.id)
  const found = await Promise.all([
    channelFacts(db, of('channel')),
    workstreamFacts(db, of('workstream')),
    queueFacts(db, of('queue')),
    accountFacts(db, of('account')),
  ])
  return new Map(found.flat())
}

type Found = [string, RestoreFacts][]

async function channelFacts(db: Db, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return []
  const { rows } = await sql<{
    id: string
    agentBoundIn: string | null
    isAgentRemoved: boolean
    deletedAccount: string | null
    deletedWorkstream: string | null
    isWorkstreamGone: boolean
  }>`select c.id, g.removed_at is not null as "isAgentRemoved", w.id is null as "isWorkstreamGone",
      case when a.deleted_at is not null then a.name end as "deletedAccount",
      case when w.deleted_at is not null then w.name end as "deletedWorkstream",
      -- By Google's ids: the agent may have been removed and added again, here or to another account.
      (select ow.name from google_agents og join channels oc on oc.google_agent_id = og.id and oc.deleted_at is null
          join workstreams ow on ow.id = oc.workstream_id
        where og.brand_id = g.brand_id and og.agent_id = g.agent_id limit 1) as "agentBoundIn"
    from channels c join google_agents g on g.id = c.google_agent_id join accounts a on a.id = g.account_id
      left join workstreams w on w.id = c.workstream_id
    where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(({ id, ...facts }) => [id, { kind: 'channel', ...facts }])
}

async function workstreamFacts(db: Db, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; deletedQueue: string | null; isNameTaken: boolean }>`select w.id,
      case when q.deleted_at is not null then q.name end as "deletedQueue",
      exists (select 1 from workstreams o where lower(o.name) = lower(w.name) and o.deleted_at is null)
        as "isNameTaken"
    from workstreams w join queues q on q.id = w.fallback_queue_id
    where w.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(({ id, ...facts }) => [id, { kind: 'workstream', ...facts }])
}

async function queueFacts(db: Db, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; isNameTaken: boolean }>`select q.id,
      exists (select 1 from queues o where lower(o.name) = lower(q.name) and o.deleted_at is null) as "isNameTaken"
    from queues q where q.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(({ id, ...facts }) => [id, { kind: 'queue', ...facts }])
}

async function accountFacts(db: Db, ids: readonly string[]): Promise<Found> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; agentsTaken: number }>`select a.id,
      (select count(*) from google_agents g join google_agents o
          on o.brand_id = g.brand_id and o.agent_id = g.agent_id and o.removed_at is null
        where g.account_id = a.id and g.removed_at = a.deleted_at) as "agentsTaken"
    from accounts a where a.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows.map(({ id, ...facts }) => [id, { kind: 'account', ...facts }])
}
