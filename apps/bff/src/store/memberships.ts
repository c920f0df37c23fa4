import { sql } from 'kysely'
import type { Db } from './db.ts'

/** The queues among these ids that were not deleted, locked against it. The default queue contains everybody, listed or not. */
export async function lockQueues(
  tx: Db,
  ids: readonly string[],
): Promise<Map<string, { name: string; isDefault: boolean }>> {
  const { rows } = await sql<{ id: string; name: string; isDefault: boolean }>`
    select id, name, is_default as "isDefault" from queues
    where id = any(${[...ids]}::uuid[]) and deleted_at is null order by id for share`.execute(tx)
  return new Map(rows.map(({ id, ...queue }) => [id, queue]))
}

/** The names of the queues that list a person, in order. */
export async function namesOf(db: Db, userId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select q.name from queue_members m
    join queues q on q.id = m.queue_id and q.deleted_at is null
    where m.user_id = ${userId} order by lower(q.name)`.execute(db)
  return rows.map((row) => row.name)
}

/** Lists a person in exactly these queues. Deleted queues keep them: they may be brought back. */
export async function setQueues(tx: Db, userId: string, queueIds: readonly string[]): Promise<void> {
  await sql`delete from queue_members m using queues q
    where q.id = m.queue_id and q.deleted_at is null and m.user_id = ${userId}
      and not (m.queue_id = any(${[...queueIds]}::uuid[]))`.execute(tx)
  await sql`insert into queue_members (queue_id, user_id)
    select distinct id, ${userId}::uuid from unnest(${[...queueIds]}::uuid[]) as id on conflict do nothing`.execute(
    tx,
  )
}
