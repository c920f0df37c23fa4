import type { AccountImpact } from '@parley/contracts/accounts'
import type { ChannelId, WorkstreamId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What deleting an account touches, as far as the database knows. */
export async function accountImpact(db: Db, id: string): Promise<Omit<AccountImpact, 'goneAt'>> {
  const channels = await sql<{
    id: ChannelId
    name: string
    is_draining: boolean
    workstream_id: WorkstreamId
    workstream: string
  }>`select c.id, g.display_name as name, c.draining_since is not null as is_draining, w.id as workstream_id,
      w.name as workstream
    from channels c join google_agents g on g.id = c.google_agent_id join workstreams w on w.id = c.workstream_id
    where g.account_id = ${id} and c.deleted_at is null order by lower(w.name), lower(g.display_name)`.execute(
    db,
  )
  const { rows } = await sql<Omit<AccountImpact, 'goneAt' | 'channels'>>`select
      count(*) filter (where v.state <> 'closed') as "openConversations", count(*) as "keptConversations",
      (select count(*) from outbox o join conversations t on t.id = o.conversation_id
        where t.account_id = ${id} and o.kind = 'message') as "undeliveredReplies"
    from conversations v where v.account_id = ${id}`.execute(db)
  return {
    openConversations: 0,
    keptConversations: 0,
    undeliveredReplies: 0,
    ...rows[0],
    channels: channels.rows.map((row) => ({
      id: row.id,
      name: row.name,
      isDraining: row.is_draining,
      workstream: { id: row.workstream_id, name: row.workstream },
    })),
  }
}
