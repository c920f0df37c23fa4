import type { OutboundItem } from '@parley/channels/channel'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { wakeAll } from './lanes.ts'

/** Something that still has to go to the provider. `messageId` for replies only. */
export interface OutboxRow {
  readonly id: number
  readonly item: OutboundItem
  readonly messageId: string | null
  readonly attempts: number
  readonly deadlineAt: Date
  /** A message to a customer who should have been told of recording first, and was not. */
  readonly isNoticeMissing: boolean
}

/** Something to be sent. `messageId` for replies only. `goesFirst`: before all that waits for the conversation. */
export interface NewItem {
  readonly item: OutboundItem
  readonly messageId?: string
  readonly goesFirst?: boolean
  readonly deadlineAt: Date
}

/** Puts items (but for those that go first) at the end of a conversation's way out and wakes its lane. They are sent one after the other. */
export async function enqueue(tx: Db, conversationId: string, items: readonly NewItem[]): Promise<void> {
  await enqueueAll(
    tx,
    items.map((one) => ({ ...one, conversationId })),
  )
}

/** The same for several conversations. */
export async function enqueueAll(
  tx: Db,
  items: readonly (NewItem & { conversationId: string })[],
): Promise<void> {
  if (items.length === 0) return
  await tx
    .insertInto('outbox')
    .values(
      items.map(({ conversationId, item, messageId, goesFirst, deadlineAt }) => ({
        conversation_id: conversationId,
        kind: item.kind,
        message_id: messageId ?? null,
        payload: JSON.stringify(item),
        goes_first: goesFirst ?? false,
        deadline_at: deadlineAt,
      })),
    )
    .execute()
  await wakeAll(tx, 'outbound', [...new Set(items.map((one) => one.conversationId))])
}

/** The item of a conversation that is sent next: one that goes first, else the oldest; null when all is sent. */
export async function first(db: Db, conversationId: string): Promise<OutboxRow | null> {
  // In one statement with the notice's state: whoever sends a notice again puts it back in front in one transaction.
  const row = await db
    .selectFrom('outbox as o')
    .innerJoin('conversations as c', 'c.id', 'o.conversation_id')
    .leftJoin('messages as n', 'n.id', 'c.notice_message_id')
    .where('o.conversation_id', '=', conversationId)
    .orderBy('o.goes_first', 'desc')
    .orderBy('o.id')
    .limit(1)
    .selectAll('o')
    .select(['c.notice_message_id', 'n.state as notice_state'])
    .select(
      sql<boolean>`coalesce((select is_on from recording_notice_choices order by id desc limit 1), true)`.as(
        'is_notice_on',
      ),
    )
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    item: row.payload as OutboundItem,
    messageId: row.message_id,
    attempts: row.attempts,
    deadlineAt: row.deadline_at,
    isNoticeMissing:
      row.is_notice_on &&
      row.message_id !== null &&
      row.message_id !== row.notice_message_id &&
      (row.notice_state === 'queued' || row.notice_state === 'failed' || row.notice_state === 'expired'),
  }
}

export async function countAttempt(tx: Db, id: number): Promise<void> {
  await tx
    .updateTable('outbox')
    .set((eb) => ({ attempts: eb('attempts', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function remove(tx: Db, id: number): Promise<void> {
  await tx.deleteFrom('outbox').where('id', '=', id).execute()
}

/**
 * Wakes all that waits for an account that was inactive since then. The time it waited does not count: deadlines move
 * along.
 */
export async function resume(tx: Db, accountId: string, inactiveSince: Date, now: Date): Promise<void> {
  const waitedMs = Math.max(0, now.getTime() - inactiveSince.getTime())
  const { rows } = await sql<{ id: string }>`with moved as (
      update outbox o set deadline_at = o.deadline_at
          + make_interval(secs => ${waitedMs / 1000}) - greatest(o.created_at - ${inactiveSince}::timestamptz, '0')
      from conversations c where c.id = o.conversation_id and c.account_id = ${accountId}
      returning o.conversation_id as id
    ) select distinct id from moved order by id`.execute(tx)
  await wakeAll(
    tx,
    'outbound',
    rows.map((row) => row.id),
  )
}
