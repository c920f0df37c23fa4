import type { ThreadEvent } from '@parley/contracts/conversations'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { StoredContent, StoredFailure } from './schema.ts'

/** Adds a customer's message. False: Google's id is there already, nothing was added. */
export async function addInbound(
  tx: Db,
  message: {
    id: string
    conversationId: string
    seq: number
    at: Date
    providerId: string
    content: StoredContent
  },
): Promise<boolean> {
  const { rows } =
    await sql`insert into messages (id, conversation_id, seq, direction, at, provider_id, content)
    values (${message.id}, ${message.conversationId}, ${message.seq}, 'inbound', ${message.at}, ${message.providerId},
      ${JSON.stringify(message.content)}::jsonb)
    on conflict (conversation_id, md5(provider_id)) where provider_id is not null do nothing returning id`.execute(
      tx,
    )
  return rows.length === 1
}

/** Adds a line about what happened to the thread. */
export async function addEvent(
  tx: Db,
  event: {
    id: string
    conversationId: string
    seq: number
    at: Date
    event: ThreadEvent
    actor: string | null
  },
): Promise<void> {
  const content: StoredContent = { kind: 'event', event: event.event, actor: event.actor }
  await tx
    .insertInto('messages')
    .values({
      id: event.id,
      conversation_id: event.conversationId,
      seq: event.seq,
      direction: 'event',
      at: event.at,
      content: JSON.stringify(content),
      failure: 'null',
    })
    .execute()
}

/** Adds a reply as queued. */
export async function addReply(
  tx: Db,
  reply: {
    id: string
    conversationId: string
    seq: number
    at: Date
    text: string
    author: { id: string | null; name: string; isAutomated: boolean }
  },
): Promise<void> {
  const content: StoredContent = {
    kind: 'reply',
    text: reply.text,
    authorName: reply.author.name,
    isAutomated: reply.author.isAutomated,
  }
  await tx
    .insertInto('messages')
    .values({
      id: reply.id,
      conversation_id: reply.conversationId,
      seq: reply.seq,
      direction: 'outbound',
      at: reply.at,
      content: JSON.stringify(content),
      author_id: reply.author.id,
      state: 'queued',
      failure: 'null',
    })
    .execute()
}

/** Moves a reply up its ladder. A step that was passed already, or a reply that ended, stays as it is. Returns whether it moved. */
export async function advance(
  tx: Db,
  conversationId: string,
  messageId: string,
  to: 'accepted' | 'delivered' | 'read',
  at: Date,
): Promise<boolean> {
  const below = {
    accepted: ['queued'],
    delivered: ['queued', 'accepted'],
    read: ['queued', 'accepted', 'delivered'],
  }[to]
  const { rows } = await sql`update messages set state = ${to}, next_attempt_at = null, failure = null,
      accepted_at = coalesce(accepted_at, ${at}),
      delivered_at = case when ${to} in ('delivered', 'read') then coalesce(delivered_at, ${at}) else delivered_at end,
      read_at = case when ${to} = 'read' then coalesce(read_at, ${at}) else read_at end
    where conversation_id = ${conversationId} and id::text = ${messageId} and direction = 'outbound'
      and (state = any(${below}) or (state in ('failed', 'expired') and ${to} <> 'accepted')) returning id`.execute(
    tx,
  )
  return rows.length === 1
}

/** Ends a reply that was not accepted. */
export async function fail(
  tx: Db,
  messageId: string,
  state: 'failed' | 'expired',
  failure: StoredFailure,
): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ state, failure: JSON.stringify(failure), next_attempt_at: null })
    .where('id', '=', messageId)
    .where('state', '=', 'queued')
    .execute()
}

/** Notes an attempt, and when the next one is due after a failed one. */
export async function noteAttempt(tx: Db, messageId: string, nextAttemptAt: Date | null): Promise<void> {
  await tx
    .updateTable('messages')
    .set((eb) => ({
      attempts: eb('attempts', '+', nextAttemptAt === null ? 1 : 0),
      next_attempt_at: nextAttemptAt,
    }))
    .where('id', '=', messageId)
    .execute()
}

/** Puts a reply that failed or expired back to queued. */
export async function requeue(tx: Db, messageId: string): Promise<void> {
  await tx
    .updateTable('messages')
    .set({ state: 'queued', failure: 'null', next_attempt_at: null })
    .where('id', '=', messageId)
    .where('state', 'in', ['failed', 'expired'])
    .execute()
}
