import type { ThreadEvent } from '@parley/contracts/conversations'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { StoredContent, StoredFailure } from './schema.ts'

/** A row of the thread, to be added. */
export interface NewMessage {
  readonly id: string
  readonly conversationId: string
  readonly seq: number
  readonly direction: 'inbound' | 'outbound' | 'event'
  readonly at: Date
  readonly content: StoredContent
  /** Google's id of a customer's message. */
  readonly providerId?: string
  readonly authorId?: string | null
  readonly state?: 'queued'
}

/** A line about what happened, for the thread. `actor`: the person's name, null when nobody did it. */
export function eventLine(line: {
  id: string
  conversationId: string
  seq: number
  at: Date
  event: ThreadEvent
  actor: string | null
}): NewMessage {
  const { id, conversationId, seq, at, event, actor } = line
  return { id, conversationId, seq, at, direction: 'event', content: { kind: 'event', event, actor } }
}

interface NewReply {
  readonly id: string
  readonly conversationId: string
  readonly seq: number
  readonly at: Date
}

/** A reply as queued. */
export function queuedReply(
  reply: NewReply & {
    text: string
    author: { id: string | null; name: string; isAutomated: boolean }
    purpose?: 'recordingNotice'
  },
): NewMessage {
  const { text, author, purpose } = reply
  const { name: authorName, isAutomated } = author
  return queued(
    reply,
    { kind: 'reply', text, authorName, isAutomated, ...(purpose ? { purpose } : {}) },
    author.id,
  )
}

/** A picture that an agent sends, as queued; its bytes come with `attachments.addSent`. */
export function queuedPicture(
  reply: NewReply & { attachmentId: string; altText: string; author: { id: string; name: string } },
): NewMessage {
  const { attachmentId, altText, author } = reply
  return queued(reply, { kind: 'picture', attachmentId, altText, authorName: author.name }, author.id)
}

function queued(reply: NewReply, content: StoredContent, authorId: string | null): NewMessage {
  const { id, conversationId, seq, at } = reply
  return { id, conversationId, seq, at, direction: 'outbound', content, authorId, state: 'queued' }
}

/** Adds rows to threads, in one statement. Errors: throws when a customer's message is there already (`findInbound`). */
export async function addAll(tx: Db, added: readonly NewMessage[]): Promise<void> {
  if (added.length === 0) return
  const rows = added.map((one) => ({
    id: one.id,
    conversation_id: one.conversationId,
    seq: one.seq,
    direction: one.direction,
    at: one.at,
    provider_id: one.providerId,
    content: one.content,
    author_id: one.authorId,
    state: one.state,
  }))
  await sql`insert into messages (id, conversation_id, seq, direction, at, provider_id, content, author_id, state)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, conversation_id uuid, seq bigint,
      direction text, at timestamptz, provider_id text, content jsonb, author_id uuid, state text)`.execute(
    tx,
  )
}

/** Which of these customers' messages are there already. Holds while the conversations are locked. */
export async function findInbound<T extends { conversationId: string; providerId: string }>(
  tx: Db,
  sought: readonly T[],
): Promise<T[]> {
  if (sought.length === 0) return []
  // As the unique index compares: by hash.
  const { rows } = await sql<{ position: number }>`select k.position
    from unnest(${sought.map((one) => one.conversationId)}::uuid[], ${sought.map((one) => one.providerId)}::text[])
        with ordinality as k(conversation_id, provider_id, position)
      join messages m on m.conversation_id = k.conversation_id and md5(m.provider_id) = md5(k.provider_id)
        and m.provider_id is not null`.execute(tx)
  return rows.flatMap(({ position }) => sought[position - 1] ?? [])
}

/** Notes that Google took a reply. One that is further already stays as it is, and so does one that ended. */
export async function accept(tx: Db, messageId: string, at: Date): Promise<void> {
  await sql`update messages set state = 'accepted', next_attempt_at = null, failure = null,
      accepted_at = coalesce(accepted_at, ${at})
    where id = ${messageId} and direction = 'outbound' and state = 'queued'`.execute(tx)
}

/** How far a reply came at the customer's: when it was delivered, and when it was read if it was. */
export interface Receipt {
  readonly conversationId: string
  readonly messageId: string
  readonly deliveredAt: Date
  readonly readAt: Date | null
}

/**
 * Moves replies up their ladders as these receipts say, at most one receipt for each reply. What was passed already
 * stays; unknown ids are skipped. Returns the conversations in which something moved.
 */
export async function advanceAll(tx: Db, receipts: readonly Receipt[]): Promise<string[]> {
  // Google's receipts are for ids of ours; what cannot be one would only be refused by PostgreSQL.
  const known = receipts.filter((one) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(one.messageId))
  if (known.length === 0) return []
  const { rows } = await sql<{
    conversation_id: string
  }>`update messages m set next_attempt_at = null, failure = null,
      state = case when r.read_at is null then 'delivered' else 'read' end,
      accepted_at = coalesce(m.accepted_at, r.delivered_at),
      delivered_at = coalesce(m.delivered_at, r.delivered_at), read_at = coalesce(m.read_at, r.read_at)
    from unnest(${known.map((one) => one.conversationId)}::uuid[], ${known.map((one) => one.messageId)}::uuid[],
      ${known.map((one) => one.deliveredAt)}::timestamptz[], ${known.map((one) => one.readAt)}::timestamptz[])
      as r(conversation_id, id, delivered_at, read_at)
    where m.id = r.id and m.conversation_id = r.conversation_id and m.direction = 'outbound'
      and (m.state in ('queued', 'accepted', 'failed', 'expired') or (m.state = 'delivered' and r.read_at is not null))
    returning m.conversation_id`.execute(tx)
  return rows.map((row) => row.conversation_id)
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

/** Puts a reply that failed or expired back to queued; false when it is neither by now. */
export async function requeue(tx: Db, messageId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('messages')
    .set({ state: 'queued', failure: 'null', next_attempt_at: null })
    .where('id', '=', messageId)
    .where('state', 'in', ['failed', 'expired'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The text of a reply. */
export async function text(db: Db, messageId: string): Promise<string> {
  const { content } = await db
    .selectFrom('messages')
    .where('id', '=', messageId)
    .select('content')
    .executeTakeFirstOrThrow()
  return content.kind === 'reply' ? content.text : ''
}
