import type { ChannelImpact, ChannelLanguage } from '@parley/contracts/workstreams'
import type { AccountId, ChannelId, QueueId, UserId, WorkstreamId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { testUrls } from './google-agents.ts'

/** What deleting a channel touches, as far as the database knows; the webhook's address as its last part. */
export type StoredImpact = Omit<ChannelImpact, 'goneAt' | 'google'> & {
  kind: string
  google: Omit<ChannelImpact['google'], 'webhookUrl'> & { webhookKey: string }
}

/** Null when there is no such channel in this workstream. `windowOpensAt`: who wrote last before it cannot be answered. */
export async function channelImpact(
  db: Db,
  workstreamId: string,
  id: string,
  windowOpensAt: Date,
): Promise<StoredImpact | null> {
  const facts = await readFacts(db, workstreamId, id, windowOpensAt)
  if (!facts) return null
  const people = await sql<{ id: UserId; name: string; conversations: number }>`
    select u.id, u.name, count(*) as conversations from conversations v join users u on u.id = v.assignee_id
    where v.channel_id = ${id} and v.state <> 'closed'
    group by u.id order by count(*) desc, lower(u.name)`.execute(db)
  const targets = await sql<{
    id: ChannelId
    name: string
    workstream_id: WorkstreamId
    workstream: string
    queue_id: QueueId
    queue: string
  }>`select c.id, g.display_name as name, w.id as workstream_id, w.name as workstream, q.id as queue_id,
      q.name as queue
    from channels c join google_agents g on g.id = c.google_agent_id join workstreams w on w.id = c.workstream_id
      join queues q on q.id = w.fallback_queue_id
    where c.id <> ${id} and c.kind = ${facts.kind} and c.deleted_at is null and c.draining_since is null
      and w.inactive_since is null
    order by lower(w.name), lower(g.display_name)`.execute(db)
  return {
    version: facts.version,
    kind: facts.kind,
    name: facts.name,
    language: facts.language,
    conversations: {
      open: facts.open,
      active: facts.active,
      waiting: facts.waiting,
      wrapUp: facts.wrap_up,
    },
    people: people.rows,
    beyondWindow: facts.beyond_window,
    undeliveredReplies: facts.undelivered,
    keptConversations: facts.kept_conversations,
    keptMessages: facts.kept_messages,
    automatedMessages: facts.automated,
    targets: targets.rows.map((row) => ({
      id: row.id,
      name: row.name,
      workstream: { id: row.workstream_id, name: row.workstream },
      queue: { id: row.queue_id, name: row.queue },
    })),
    google: {
      brandId: facts.brand_id,
      agentId: facts.agent_id,
      partnerId: facts.partner_id,
      webhookKey: facts.webhook_key,
      isLaunched: facts.is_launched,
      testUrls: testUrls.parse(facts.test_urls),
    },
    account: { id: facts.account_id, name: facts.account, otherChannels: facts.other_channels },
  }
}

async function readFacts(db: Db, workstreamId: string, id: string, windowOpensAt: Date) {
  const { rows } = await sql<{
    version: number
    kind: string
    name: string
    language: ChannelLanguage
    open: number
    active: number
    waiting: number
    wrap_up: number
    beyond_window: number
    undelivered: number
    kept_conversations: number
    kept_messages: number
    automated: number
    brand_id: string
    agent_id: string
    is_launched: boolean
    test_urls: unknown
    account_id: AccountId
    account: string
    partner_id: string | null
    webhook_key: string
    other_channels: number
  }>`select c.version, c.kind, g.display_name as name, c.language, v.*,
      (select count(*) from outbox o join conversations t on t.id = o.conversation_id
        where t.channel_id = c.id and o.kind = 'message') as undelivered,
      (select count(*) from messages m join conversations t on t.id = m.conversation_id
        where t.channel_id = c.id and m.direction <> 'event') as kept_messages,
      jsonb_array_length(c.automated_messages) as automated,
      g.brand_id, g.agent_id, g.is_launched, g.test_urls, a.id as account_id, a.name as account, a.partner_id,
      a.webhook_key,
      (select count(*) from channels oc join google_agents og on og.id = oc.google_agent_id
        where og.account_id = a.id and oc.id <> c.id and oc.deleted_at is null) as other_channels
    from channels c join google_agents g on g.id = c.google_agent_id join accounts a on a.id = g.account_id
      cross join lateral (select count(*) filter (where t.state = 'open') as open,
          count(*) filter (where t.state = 'active') as active,
          count(*) filter (where t.state = 'waiting') as waiting,
          count(*) filter (where t.state = 'wrapUp') as wrap_up,
          count(*) filter (where t.state <> 'closed' and t.last_customer_message_at <= ${windowOpensAt})
            as beyond_window,
          count(*) as kept_conversations
        from conversations t where t.channel_id = c.id) as v
    where c.id = ${id} and c.workstream_id = ${workstreamId} and c.deleted_at is null`.execute(db)
  return rows[0] ?? null
}
