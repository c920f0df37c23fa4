import { sql } from 'kysely'
import type { TouchedConversation } from './deletion-conversations.ts'
import type { Db } from './db.ts'

/** A workstream that falls back to a queue; a deleted one can be brought back. */
export interface FallingBack {
  readonly id: string
  readonly name: string
  readonly isDeleted: boolean
}

/** Locks all workstreams that fall back to a queue, in the order of their ids. Call it before the queue is locked. */
export async function lockWorkstreamsOf(tx: Db, queueId: string): Promise<void> {
  await sql`select id from workstreams where fallback_queue_id = ${queueId} order by id for update`.execute(
    tx,
  )
}

/** The workstreams that fall back to a queue, by name. While the queue is locked there will be no others. */
export async function workstreamsOf(db: Db, queueId: string): Promise<FallingBack[]> {
  const { rows } =
    await sql<FallingBack>`select id, name, deleted_at is not null as "isDeleted" from workstreams
    where fallback_queue_id = ${queueId} order by lower(name), id`.execute(db)
  return rows
}

/** Gives workstreams another fallback queue each. With `deletionId` that can be undone. */
export async function giveFallbacks(
  tx: Db,
  heirs: readonly { workstreamId: string; queueId: string }[],
  deletionId: string | null,
): Promise<void> {
  if (heirs.length === 0) return
  const given = sql`unnest(${heirs.map((one) => one.workstreamId)}::uuid[],
    ${heirs.map((one) => one.queueId)}::uuid[]) as h(workstream_id, queue_id)`
  if (deletionId !== null)
    await sql`insert into deletion_fallbacks (deletion_id, workstream_id, queue_after)
      select ${deletionId}::uuid, h.workstream_id, h.queue_id from ${given}`.execute(tx)
  await sql`update workstreams w set fallback_queue_id = h.queue_id, version = w.version + 1
    from ${given} where w.id = h.workstream_id`.execute(tx)
}

/** A conversation of a queue, locked. */
export interface QueuedConversation extends TouchedConversation {
  readonly isClosed: boolean
  readonly lastSeq: number
}

/** Locks all conversations of a queue, closed ones too, in the order of their ids. */
export async function lockConversationsOf(tx: Db, queueId: string): Promise<QueuedConversation[]> {
  const { rows } =
    await sql<QueuedConversation>`select id, queue_id as "queueId", assignee_id as "assigneeId",
      state = 'closed' as "isClosed", last_seq as "lastSeq"
    from conversations where queue_id = ${queueId} order by id for update`.execute(tx)
  return rows
}

/** Puts all conversations of a queue into another one. They are locked by now. */
export async function moveConversations(tx: Db, fromQueueId: string, toQueueId: string): Promise<void> {
  await sql`update conversations set queue_id = ${toQueueId}, version = version + 1
    where queue_id = ${fromQueueId}`.execute(tx)
}
