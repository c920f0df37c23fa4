import { sql } from 'kysely'
import type { Db } from './db.ts'
import { remember, type TouchedConversation } from './deletion-conversations.ts'
import type { StoredContent } from './schema.ts'

const event: StoredContent = { kind: 'event', event: 'channelRemoved', actor: null }

/**
 * Closes these conversations along with the channel or account that goes, with a line in the thread. What was queued
 * for them before stays queued: it was accepted from somebody. Timers are left alone: on a closed conversation they do
 * nothing, and their lanes are locked before conversations elsewhere. A handful of statements, however many there are.
 */
export async function closeAlong(
  tx: Db,
  deletionId: string,
  conversations: readonly TouchedConversation[],
  now: Date,
): Promise<void> {
  const ids = conversations.map((one) => one.id)
  if (ids.length === 0) return
  await remember(tx, deletionId, ids, { closed: true })
  await sql`with closed as (
      update conversations set state = 'closed', closed_at = ${now}, state_changed_at = ${now}, waiting_since = null,
        is_live_agent_requested = false, customer_typing_until = null, last_seq = last_seq + 1, version = version + 1
      where id = any(${ids}::uuid[]) and state <> 'closed' returning id, last_seq
    )
    insert into messages (id, conversation_id, seq, direction, at, content, failure)
    select gen_random_uuid(), id, last_seq, 'event', ${now}, ${JSON.stringify(event)}::jsonb, 'null' from closed`.execute(
    tx,
  )
}
