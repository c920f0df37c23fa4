import type { UserImpact } from '@parley/contracts/team'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What disabling a person touches; sessions that are still good at `now`. Null: there is no such person. */
export async function userImpact(db: Db, id: string, now: Date, idleMs: number): Promise<UserImpact | null> {
  const { rows } = await sql<Omit<UserImpact, 'conversations'>>`select u.version,
      (select count(*) from sessions s where s.user_id = u.id and s.expires_at > ${now}
        and s.last_seen_at > ${new Date(now.getTime() - idleMs)}) as sessions,
      u.role = 'administrator' and u.disabled_at is null and not exists (select 1 from users o
        where o.role = 'administrator' and o.disabled_at is null and o.id <> u.id) as "isLastAdministrator"
    from users u where u.id = ${id}`.execute(db)
  const facts = rows[0]
  if (!facts) return null
  const held = await sql<UserImpact['conversations'][number]>`select
      case when q.id is not null then jsonb_build_object('id', q.id, 'name', q.name) end as queue,
      v.count, (select count(*) from users u where u.disabled_at is null and u.id <> ${id} and (q.is_default
        or exists (select 1 from queue_members m where m.queue_id = q.id and m.user_id = u.id))) as colleagues
    from (select c.queue_id, count(*) as count from conversations c
        where c.assignee_id = ${id} and c.state <> 'closed' group by c.queue_id) as v
      left join queues q on q.id = v.queue_id
    order by v.count desc, lower(q.name)`.execute(db)
  return { ...facts, conversations: held.rows }
}
