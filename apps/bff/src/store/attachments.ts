import type { Db } from './db.ts'
import { wakeAll } from './lanes.ts'

/** Where the sealed address of a picture belongs. */
export const sourcePlace = (id: string) => `attachments.source:${id}`

/** A customer's picture: to be fetched from its sealed address, or `blocked` where there is none. */
export interface NewAttachment {
  readonly id: string
  readonly messageId: string
  readonly conversationId: string
  readonly sourceSealed: Buffer | null
  readonly deadlineAt: Date
}

/** Adds customers' pictures and wakes the lanes of those that are to be fetched. */
export async function addAll(tx: Db, added: readonly NewAttachment[]): Promise<void> {
  if (added.length === 0) return
  await tx
    .insertInto('attachments')
    .values(
      added.map((one) => ({
        id: one.id,
        message_id: one.messageId,
        conversation_id: one.conversationId,
        state: one.sourceSealed ? ('pending' as const) : ('blocked' as const),
        source_sealed: one.sourceSealed,
        deadline_at: one.deadlineAt,
      })),
    )
    .execute()
  await wakeAll(
    tx,
    'media',
    added.filter((one) => one.sourceSealed).map((one) => one.id),
  )
}

export async function find(db: Db, id: string) {
  return db
    .selectFrom('attachments')
    .where('id', '=', id)
    .select(['id', 'conversation_id', 'state', 'source_sealed', 'deadline_at', 'content_type', 'bytes'])
    .executeTakeFirst()
}

/** Ends the fetching: with the picture, or without. The signed address is wiped either way. */
export async function settle(
  tx: Db,
  id: string,
  end:
    | { state: 'stored'; bytes: Buffer; contentType: string; width: number; height: number }
    | { state: 'blocked' | 'lost' },
): Promise<void> {
  await tx
    .updateTable('attachments')
    .set({
      state: end.state,
      source_sealed: null,
      ...(end.state === 'stored'
        ? {
            bytes: end.bytes,
            content_type: end.contentType,
            width: end.width,
            height: end.height,
            size_bytes: end.bytes.length,
          }
        : {}),
    })
    .where('id', '=', id)
    .execute()
}
