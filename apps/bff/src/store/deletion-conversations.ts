import type { ConversationState } from '@parley/contracts/conversations'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { StoredContent } from './schema.ts'

/** Conversations a deletion touches, as those saw them who may hear of it. */
export interface TouchedConversation {
  readonly id: string
  readonly queueId: string | null
  readonly assigneeId: string | null
}

/** What a deletion makes of conversations: they are closed, or they lie somewhere else. */
export type Afterwards = { closed: true } | { channelId?: string; queueId: string }

/** Notes where conversations lie before a deletion closes or moves them. They are locked by now. */
export async function remember(
  tx: Db,
  deletionId: string,
  conversationIds: readonly string[],
  afterwards: Afterwards,
): Promise<void> {
  if (conversationIds.length === 0) return
  const [channelAfter, queueAfter] =
    'closed' in afterwards ? [null, null] : [afterwards.channelId ?? null, afterwards.queueId]
  await sql`insert into deletion_conversations (deletion_id, conversation_id, state, channel_id, workstream_id,
      queue_id, waiting_since, is_closed, channel_after, queue_after)
    select ${deletionId}::uuid, id, state, channel_id, workstream_id, queue_id, waiting_since,
      ${'closed' in afterwards}, ${channelAfter}::uuid, ${queueAfter}::uuid
    from conversations where id = any(${[...conversationIds]}::uuid[])`.execute(tx)
}

/** A conversation that lies again where it lay; `state` as it is now. */
export interface ReturnedConversation extends TouchedConversation {
  readonly state: ConversationState
  /** Of the queue it lay in meanwhile. */
  readonly queueIdBefore: string | null
}

/**
 * Brings conversations back to where they lay before a deletion: those it closed go on where nobody opened them since,
 * those it moved go back where nobody moved them on. Whose agent is disabled by now is open again. Call it while the
 * deletion is locked and before it is forgotten.
 */
export async function giveBack(tx: Db, deletionId: string, now: Date): Promise<ReturnedConversation[]> {
  // In order, so that two who lock several conversations cannot wait for each other.
  await sql`select id from conversations where id in (
      select conversation_id from deletion_conversations where deletion_id = ${deletionId})
    order by id for update`.execute(tx)
  return [...(await reopen(tx, deletionId, now)), ...(await moveBack(tx, deletionId))]
}

async function reopen(tx: Db, deletionId: string, now: Date): Promise<ReturnedConversation[]> {
  const line: StoredContent = { kind: 'event', event: 'channelRestored', actor: null }
  const { rows } = await sql<ReturnedConversation>`with was as (
      select d.conversation_id, d.waiting_since, c.queue_id, u.id as assignee_id,
        case when u.id is null then 'open' else d.state end as state
      from deletion_conversations d join deletions e on e.id = d.deletion_id
        join conversations c on c.id = d.conversation_id
        left join users u on u.id = c.assignee_id and u.disabled_at is null and d.state <> 'open'
      where d.deletion_id = ${deletionId} and d.is_closed and c.state = 'closed' and c.closed_at = e.deleted_at
    ), back as (
      update conversations c set state = was.state, assignee_id = was.assignee_id, closed_at = null,
        state_changed_at = ${now}, waiting_since = was.waiting_since, last_seq = c.last_seq + 1, version = c.version + 1
      from was where c.id = was.conversation_id
      returning c.id, c.queue_id, c.assignee_id, c.state, c.last_seq
    ), line as (
      insert into messages (id, conversation_id, seq, direction, at, content, failure)
      select gen_random_uuid(), id, last_seq, 'event', ${now}, ${JSON.stringify(line)}::jsonb, 'null' from back
    )
    select id, queue_id as "queueId", queue_id as "queueIdBefore", assignee_id as "assigneeId", state from back`.execute(
    tx,
  )
  return rows
}

async function moveBack(tx: Db, deletionId: string): Promise<ReturnedConversation[]> {
  const { rows } = await sql<ReturnedConversation>`with was as (
      select d.conversation_id, c.queue_id as queue_before,
        case when d.channel_after is null then c.channel_id else d.channel_id end as channel_id,
        case when d.channel_after is null then c.workstream_id else w.id end as workstream_id,
        -- The queue of that time may be deleted or out of service by now.
        case when c.queue_id = d.queue_after and q.id is not null then q.id else c.queue_id end as queue_id
      from deletion_conversations d join conversations c on c.id = d.conversation_id
        left join queues q on q.id = d.queue_id and q.deleted_at is null and q.inactive_since is null
        left join workstreams w on w.id = d.workstream_id
      where d.deletion_id = ${deletionId} and not d.is_closed
        and (d.channel_after is null or c.channel_id = d.channel_after)
    )
    update conversations c set channel_id = was.channel_id, workstream_id = was.workstream_id,
      queue_id = was.queue_id, version = c.version + 1
    from was where c.id = was.conversation_id
    returning c.id, c.queue_id as "queueId", was.queue_before as "queueIdBefore", c.assignee_id as "assigneeId",
      c.state`.execute(tx)
  return rows
}
