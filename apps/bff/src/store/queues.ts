import type { Queue } from '@parley/contracts/queues'
import type { QueueId, UiLocale, UserId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

interface QueueRow {
  id: string
  name: string
  priority: number
  is_default: boolean
  created_at: Date
  member_ids: string[]
  waiting_count: number
  used_by: string[]
  hours: Queue['operatingHours']
  is_active: boolean
  version: number
}

/** The default queue contains everybody who is not disabled; the others contain whom they list. */
const selectQueues = sql`select q.id, q.name, q.priority, q.is_default, q.created_at, q.version,
    q.inactive_since is null as is_active,
    array(select u.id from users u where u.disabled_at is null and (q.is_default or exists (
      select 1 from queue_members m where m.queue_id = q.id and m.user_id = u.id)) order by lower(u.name), u.id) as member_ids,
    (select count(*) from conversations c where c.queue_id = q.id and c.state = 'open' and c.assignee_id is null)
      as waiting_count,
    array(select w.name from workstreams w where w.fallback_queue_id = q.id and w.deleted_at is null
      order by lower(w.name)) as used_by,
    (select jsonb_build_object('id', h.id, 'name', h.name) from operating_hours h where h.id = q.operating_hours_id) as hours
  from queues q`

const toQueue = (row: QueueRow): Queue => ({
  id: row.id as QueueId,
  name: row.name,
  priority: row.priority,
  isDefault: row.is_default,
  memberIds: row.member_ids as UserId[],
  waitingCount: row.waiting_count,
  usedBy: row.used_by.map((workstream) => ({ workstream })),
  operatingHours: row.hours ?? null,
  isActive: row.is_active,
  version: row.version,
  createdAt: row.created_at,
})

/** All queues, served first ones first. */
export async function list(db: Db): Promise<Queue[]> {
  const { rows } =
    await sql<QueueRow>`${selectQueues} where q.deleted_at is null order by q.priority, lower(q.name)`.execute(
      db,
    )
  return rows.map(toQueue)
}

export async function read(db: Db, id: string): Promise<Queue | null> {
  const { rows } = await sql<QueueRow>`${selectQueues} where q.id = ${id} and q.deleted_at is null`.execute(
    db,
  )
  return rows[0] ? toQueue(rows[0]) : null
}

/** A queue as verbs decide on it. */
export interface LockedQueue {
  readonly id: string
  readonly isDefault: boolean
  readonly isActive: boolean
  readonly name: string
  readonly version: number
}

/** Locks a queue against change and removal, also against becoming a workstream's fallback meanwhile. */
export async function lock(tx: Db, id: string): Promise<LockedQueue | null> {
  const row = await tx
    .selectFrom('queues')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .select([
      'id',
      'is_default as isDefault',
      'name',
      'version',
      sql<boolean>`inactive_since is null`.as('isActive'),
    ])
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Errors: `queue/name-taken`. */
export async function create(tx: Db, queue: { name: string; priority: number }): Promise<string> {
  const { id } = await orTaken(
    tx.insertInto('queues').values(queue).returning('id').executeTakeFirstOrThrow(),
    'queues_name',
    'queue/name-taken',
  )
  return id
}

/** Counts the version up, also when only members or hours change. Errors: `queue/name-taken`. */
export async function change(
  tx: Db,
  id: string,
  to: { name?: string | undefined; priority?: number | undefined; inactiveSince?: Date | null | undefined },
): Promise<void> {
  const columns = { name: to.name, priority: to.priority, inactive_since: to.inactiveSince }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await orTaken(
    tx
      .updateTable('queues')
      .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    'queues_name',
    'queue/name-taken',
  )
}

const defaultNames: Record<UiLocale, string> = { en: 'Default queue', de: 'Standardwarteschlange' }

/** Names the default queue in the language of whoever sets Parley up. */
export async function nameDefault(tx: Db, locale: UiLocale): Promise<void> {
  await tx.updateTable('queues').set({ name: defaultNames[locale] }).where('is_default', '=', true).execute()
}

/** Replaces the list of members. */
export async function setMembers(tx: Db, id: string, userIds: readonly string[]): Promise<void> {
  await tx.deleteFrom('queue_members').where('queue_id', '=', id).execute()
  const rows = [...new Set(userIds)].map((userId) => ({ queue_id: id, user_id: userId }))
  if (rows.length > 0) await tx.insertInto('queue_members').values(rows).execute()
}

/** Deletes a queue that was vacated; its row and its members stay for bringing it back. */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  await tx.updateTable('queues').set({ deleted_at: now }).where('id', '=', id).execute()
}

/**
 * Brings a deleted queue back. It is the fallback queue again of the workstreams that got another one by its deletion
 * and still have that. Errors: `queue/name-taken`.
 */
export async function restore(tx: Db, id: string): Promise<void> {
  await orTaken(
    tx.updateTable('queues').set({ deleted_at: null }).where('id', '=', id).execute(),
    'queues_name',
    'queue/name-taken',
  )
  await sql`update workstreams w set fallback_queue_id = ${id}, version = w.version + 1
    from deletion_fallbacks f
    where f.deletion_id = ${id} and w.id = f.workstream_id and w.fallback_queue_id = f.queue_after`.execute(
    tx,
  )
}

/** Removes a deleted queue for good; deleted workstreams that fell back to it fall back to the default queue. */
export async function purge(tx: Db, id: string): Promise<void> {
  await sql`update workstreams set fallback_queue_id = (select id from queues where is_default)
    where fallback_queue_id = ${id} and deleted_at is not null`.execute(tx)
  await tx.deleteFrom('queues').where('id', '=', id).where('deleted_at', 'is not', null).execute()
}
