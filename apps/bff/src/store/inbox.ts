import type { ConversationState, GoogleContext, InboxView, ReplyState } from '@parley/contracts/conversations'
import { may, type Actor } from '@parley/domain/permissions'
import { sql, type RawBuilder } from 'kysely'
import type { Db } from './db.ts'
import type { StoredContent, StoredFailure, StoredPreview } from './schema.ts'

/** A conversation with the names people read. */
export interface ConversationRow {
  id: string
  state: ConversationState
  channel: string
  customer_id: string
  customer_name: string | null
  google_agent_name: string
  queue_id: string | null
  queue_name: string | null
  assignee_id: string | null
  assignee_name: string | null
  workstream_id: string | null
  workstream_name: string | null
  preview: StoredPreview | null
  unread_count: number
  last_message_at: Date
  last_customer_message_at: Date
  customer_typing_until: Date | null
  waiting_since: Date | null
  is_live_agent_requested: boolean
  context: GoogleContext
  opened_at: Date
  closed_at: Date | null
  can_send: boolean
  agent_attachments: boolean
  version: number
}

const selectRows = sql`select c.id, c.state, a.channel, c.customer_id, cu.display_name as customer_name,
    g.display_name as google_agent_name, c.queue_id, q.name as queue_name, c.assignee_id, u.name as assignee_name,
    c.workstream_id, w.name as workstream_name, c.preview, c.unread_count, c.last_message_at, c.last_customer_message_at,
    c.customer_typing_until, c.waiting_since, c.is_live_agent_requested, c.context, c.opened_at, c.closed_at,
    ch.deleted_at is null and a.deleted_at is null as can_send, ch.agent_attachments, c.version
  from conversations c
    join accounts a on a.id = c.account_id
    join channels ch on ch.id = c.channel_id
    join customers cu on cu.id = c.customer_id
    join google_agents g on g.id = c.google_agent_id
    left join queues q on q.id = c.queue_id
    left join users u on u.id = c.assignee_id
    left join workstreams w on w.id = c.workstream_id`

/** The same rule as `maySee` in the domain; a test holds the two together. */
const visibleTo = (actor: Actor): RawBuilder<unknown> =>
  may(actor, 'superviseConversations')
    ? sql`true`
    : sql`(c.assignee_id = ${actor.id} or c.queue_id = any(${[...actor.queueIds]}::uuid[]))`

/** Which conversations a view holds for this person. */
function inView(actor: Actor, view: InboxView): RawBuilder<unknown> {
  switch (view) {
    case 'mine':
      return sql`c.assignee_id = ${actor.id} and c.state <> 'closed'`
    case 'unassigned':
      return sql`c.assignee_id is null and c.state = 'open' and c.queue_id = any(${[...actor.queueIds]}::uuid[])`
    case 'all':
      return sql`c.state <> 'closed' and ${visibleTo(actor)}`
    case 'closed':
      return sql`c.state = 'closed' and ${visibleTo(actor)}`
  }
}

/** A page of a view, latest message first. `after` is the last row of the page before. One index walk per page. */
export async function page(
  db: Db,
  actor: Actor,
  view: InboxView,
  limit: number,
  after: { at: Date; id: string } | null,
): Promise<ConversationRow[]> {
  const from = after ? sql`and (c.last_message_at, c.id) < (${after.at}, ${after.id}::uuid)` : sql``
  const { rows } = await sql<ConversationRow>`${selectRows} where ${inView(actor, view)} ${from}
    order by c.last_message_at desc, c.id desc limit ${limit}`.execute(db)
  return rows
}

export async function counts(
  db: Db,
  actor: Actor,
): Promise<{ mine: number; unassigned: number; all: number }> {
  const { rows } = await sql<{ mine: number; unassigned: number; all: number }>`select
    (select count(*) from conversations c where ${inView(actor, 'mine')}) as mine,
    (select count(*) from conversations c where ${inView(actor, 'unassigned')}) as unassigned,
    (select count(*) from conversations c where ${inView(actor, 'all')}) as "all"`.execute(db)
  return rows[0] ?? { mine: 0, unassigned: 0, all: 0 }
}

export async function conversation(db: Db, id: string): Promise<ConversationRow | null> {
  const { rows } = await sql<ConversationRow>`${selectRows} where c.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** What only the open conversation shows: its reader's draft, and since when the customer is known. */
export async function details(db: Db, row: ConversationRow, readerId: string) {
  const { rows } = await sql<{ first_seen_at: Date; conversation_count: number; draft: string | null }>`select
    (select created_at from customers where id = ${row.customer_id}) as first_seen_at,
    (select count(*) from conversations where customer_id = ${row.customer_id}) as conversation_count,
    (select text from drafts where conversation_id = ${row.id} and user_id = ${readerId}) as draft`.execute(
    db,
  )
  const found = rows[0]
  return {
    firstSeenAt: found?.first_seen_at ?? row.opened_at,
    conversationCount: found?.conversation_count ?? 1,
    draft: found?.draft ?? '',
  }
}

/** A line of the thread with what its picture became. */
export interface MessageRow {
  id: string
  seq: number
  direction: 'inbound' | 'outbound' | 'event'
  at: Date
  content: StoredContent
  author_id: string | null
  state: ReplyState | null
  accepted_at: Date | null
  delivered_at: Date | null
  read_at: Date | null
  attempts: number
  next_attempt_at: Date | null
  failure: StoredFailure | null
  attachment_state: 'pending' | 'stored' | 'blocked' | 'lost' | null
  attachment_type: string | null
  attachment_width: number | null
  attachment_height: number | null
  attachment_size: number | null
}

const selectMessages = sql`select m.id, m.seq, m.direction, m.at, m.content, m.author_id, m.state, m.accepted_at,
    m.delivered_at, m.read_at, m.attempts, m.next_attempt_at, m.failure, t.state as attachment_state,
    t.content_type as attachment_type, t.width as attachment_width, t.height as attachment_height,
    t.size_bytes as attachment_size
  from messages m left join attachments t on t.message_id = m.id`

/** A page of the thread, newest first, ordered by when things happened, then by when they arrived. */
export async function thread(
  db: Db,
  conversationId: string,
  limit: number,
  before: { at: Date; seq: number } | null,
): Promise<MessageRow[]> {
  const from = before ? sql`and (m.at, m.seq) < (${before.at}, ${before.seq}::bigint)` : sql``
  const { rows } = await sql<MessageRow>`${selectMessages} where m.conversation_id = ${conversationId} ${from}
    order by m.at desc, m.seq desc limit ${limit}`.execute(db)
  return rows
}

export async function message(db: Db, conversationId: string, id: string): Promise<MessageRow | null> {
  const { rows } = await sql<MessageRow>`${selectMessages}
    where m.conversation_id = ${conversationId} and m.id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Is this id used by any message, in whichever conversation? */
export async function findMessageConversation(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('messages')
    .where('id', '=', id)
    .select('conversation_id')
    .executeTakeFirst()
  return row?.conversation_id ?? null
}

/** Google's ids of the newest customer messages in (after, upTo], for read receipts. Only messages have one. */
export async function providerMessageIds(
  db: Db,
  conversationId: string,
  after: number,
  upTo: number,
  limit: number,
) {
  const { rows } = await sql<{ id: string }>`select substr(provider_id, 3) as id from messages
    where conversation_id = ${conversationId} and direction = 'inbound' and seq > ${after} and seq <= ${upTo}
      and provider_id like 'm:%' order by seq desc limit ${limit}`.execute(db)
  return rows.map((row) => row.id).toReversed()
}

export async function saveDraft(db: Db, conversationId: string, userId: string, text: string): Promise<void> {
  if (text === '')
    await db
      .deleteFrom('drafts')
      .where('conversation_id', '=', conversationId)
      .where('user_id', '=', userId)
      .execute()
  else
    await db
      .insertInto('drafts')
      .values({ conversation_id: conversationId, user_id: userId, text })
      .onConflict((oc) =>
        oc.columns(['conversation_id', 'user_id']).doUpdateSet({ text, updated_at: new Date() }),
      )
      .execute()
}

/** How many of the customer's messages came after this one. */
export async function countInboundAfter(db: Db, conversationId: string, seq: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from messages
    where conversation_id = ${conversationId} and direction = 'inbound' and seq > ${seq}`.execute(db)
  return rows[0]?.count ?? 0
}
