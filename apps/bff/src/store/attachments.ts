import type { Db } from './db.ts'
import { wake } from './lanes.ts'

/** Where the sealed address of a picture belongs. */
export const sourcePlace = (id: string) => `attachments.source:${id}`

/** Adds a customer's picture: to be fetched, or `blocked` where the channel does not take pictures. */
export async function add(
  tx: Db,
  attachment: {
    id: string
    messageId: string
    conversationId: string
    sourceSealed: Buffer | null
    deadlineAt: Date
  },
): Promise<void> {
  await tx
    .insertInto('attachments')
    .values({
      id: attachment.id,
      message_id: attachment.messageId,
      conversation_id: attachment.conversationId,
      state: attachment.sourceSealed ? 'pending' : 'blocked',
      source_sealed: attachment.sourceSealed,
      deadline_at: attachment.deadlineAt,
    })
    .execute()
  if (attachment.sourceSealed) await wake(tx, 'media', attachment.id)
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
