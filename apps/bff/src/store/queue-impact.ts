import type { QueueImpact } from '@parley/contracts/queues'
import type { QueueId, UserId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'

type Counts = Omit<QueueImpact, 'goneAt' | 'targets' | 'fallbackOf' | 'members' | 'conversations'>

/** What deleting or deactivating a queue touches, as far as the database knows. Null: there is no such queue. */
export async function queueImpact(
  db: Db,
  id: string,
): Promise<Omit<QueueImpact, 'goneAt' | 'fallbackOf'> | null> {
  const { rows } = await sql<Counts & { waiting: number; held: number; members: QueueImpact['members'] }>`
    select q.version, q.name, v.*,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.id, 'name', u.name) order by lower(u.name), u.id)
        from queue_members m join users u on u.id = m.user_id and u.disabled_at is null
        where m.queue_id = q.id), '[]') as members,
      (select count(*) from queue_members m join users u on u.id = m.user_id and u.disabled_at is null
        where m.queue_id = q.id and not exists (select 1 from queue_members o
          join queues oq on oq.id = o.queue_id and oq.deleted_at is null and oq.inactive_since is null
            and not oq.is_default
          where o.user_id = m.user_id and o.queue_id <> q.id)) as "membersLeft"
    from queues q cross join lateral (
      select count(*) filter (where c.state <> 'closed' and c.assignee_id is null) as waiting,
        count(*) filter (where c.state <> 'closed' and c.assignee_id is not null) as held,
        count(*) filter (where c.state = 'closed') as "closedConversations"
      from conversations c where c.queue_id = q.id) as v
    where q.id = ${id} and q.deleted_at is null`.execute(db)
  const facts = rows[0]
  if (!facts) return null
  const targets = await sql<{ id: QueueId; name: string; isDefault: boolean; memberCount: number }>`
    select q.id, q.name, q.is_default as "isDefault",
      (select count(*) from users u where u.disabled_at is null and (q.is_default or exists (
        select 1 from queue_members m where m.queue_id = q.id and m.user_id = u.id))) as "memberCount"
    from queues q where q.id <> ${id} and q.deleted_at is null and q.inactive_since is null
    order by q.is_default desc, lower(q.name)`.execute(db)
  const { waiting, held, members, ...rest } = facts
  return {
    ...rest,
    conversations: { waiting, held },
    members: members.map((one) => ({ id: one.id as UserId, name: one.name })),
    targets: targets.rows,
  }
}
