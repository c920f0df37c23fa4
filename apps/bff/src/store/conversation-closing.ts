import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { StoredContent, StoredFailure } from './schema.ts'

/** A conversation that was closed along with its channel, as those saw it who may hear of it. */
export interface ClosedConversation {
  readonly id: string
  readonly queueId: string | null
  readonly assigneeId: string | null
}

const event: StoredContent = { kind: 'event', event: 'channelRemoved', actor: null }
const failure: StoredFailure = { code: 'channelRemoved', googleStatus: null }

/**
 * Closes every open conversation of a channel that goes: a line in the thread, nothing left to send, and replies that
 * waited failed with `channelRemoved`. Timers are left alone: on a closed conversation they do nothing, and their lanes
 * are locked before conversations elsewhere. A handful of statements, however many conversations there are.
 */
export async function closeConversationsOfChannel(
  tx: Db,
  channelId: string,
  now: Date,
): Promise<ClosedConversation[]> {
  // In order, so that two who lock several conversations cannot wait for each other.
  await sql`select id from conversations where channel_id = ${channelId} order by id for update`.execute(tx)
  const { rows } = await sql<ClosedConversation>`with closed as (
      update conversations set state = 'closed', closed_at = ${now}, state_changed_at = ${now}, waiting_since = null,
        is_live_agent_requested = false, customer_typing_until = null, last_seq = last_seq + 1, version = version + 1
      where channel_id = ${channelId} and state <> 'closed' returning id, last_seq, queue_id, assignee_id
    ), line as (
      insert into messages (id, conversation_id, seq, direction, at, content, failure)
      select gen_random_uuid(), id, last_seq, 'event', ${now}, ${JSON.stringify(event)}::jsonb, 'null' from closed
    )
    select id, queue_id as "queueId", assignee_id as "assigneeId" from closed`.execute(tx)
  await sql`with gone as (
      delete from outbox o using conversations c
      where c.id = o.conversation_id and c.channel_id = ${channelId} returning o.message_id
    )
    update messages set state = 'failed', failure = ${JSON.stringify(failure)}::jsonb, next_attempt_at = null
    where id in (select message_id from gone) and state = 'queued'`.execute(tx)
  return rows
}

/** Appends one row to the log for each closed conversation, so that those who see it hear of it. Call it last. */
export async function recordClosings(
  tx: Db,
  actorId: string,
  closed: readonly ClosedConversation[],
): Promise<void> {
  if (closed.length === 0) return
  await sql`select append_activity(${actorId}::uuid, 'conversation.channelRemoved',
      array['inbox', 'conversation:' || c.id], c.id,
      jsonb_build_object('audience', jsonb_build_object(
        'queueIds', to_jsonb(array_remove(array[c.queue_id], null)),
        'userIds', to_jsonb(array_remove(array[c.assignee_id], null)))))
    from unnest(${closed.map((one) => one.id)}::uuid[], ${closed.map((one) => one.queueId)}::uuid[],
      ${closed.map((one) => one.assigneeId)}::uuid[]) as c(id, queue_id, assignee_id)`.execute(tx)
}
