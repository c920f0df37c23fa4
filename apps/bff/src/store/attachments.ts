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

/** Adds a picture that an agent sends, ready to be fetched. Call it after its message was added. */
export async function addSent(
  tx: Db,
  picture: {
    id: string
    messageId: string
    conversationId: string
    publicKey: string
    uploadDigest: Buffer
    file: Buffer
    contentType: string
    width: number
    height: number
    thumbnail: Buffer
    at: Date
  },
): Promise<void> {
  await tx
    .insertInto('attachments')
    .values({
      id: picture.id,
      message_id: picture.messageId,
      conversation_id: picture.conversationId,
      state: 'stored',
      deadline_at: picture.at,
      content_type: picture.contentType,
      bytes: picture.file,
      width: picture.width,
      height: picture.height,
      size_bytes: picture.file.length,
      public_key: picture.publicKey,
      upload_digest: picture.uploadDigest,
      thumbnail: picture.thumbnail,
      created_at: picture.at,
    })
    .execute()
}

/** What sending a picture of ours again needs, without its bytes. */
export async function findSent(
  db: Db,
  id: string,
): Promise<{ publicKey: string; uploadDigest: Buffer } | null> {
  const row = await db
    .selectFrom('attachments')
    .where('id', '=', id)
    .select(['public_key', 'upload_digest'])
    .executeTakeFirst()
  return row?.public_key && row.upload_digest
    ? { publicKey: row.public_key, uploadDigest: row.upload_digest }
    : null
}

/**
 * The picture, or its thumbnail, behind a public address. Null when nothing has this key, and when what has it may not
 * be seen any more: its message failed for good, or its bytes were erased.
 */
export async function published(
  db: Db,
  publicKey: string,
  size: 'file' | 'thumbnail',
): Promise<{ bytes: Buffer; contentType: string } | null> {
  const row = await db
    .selectFrom('attachments as t')
    .innerJoin('messages as m', 'm.id', 't.message_id')
    .where('t.public_key', '=', publicKey)
    .where('t.state', '=', 'stored')
    .where('m.state', 'not in', ['failed', 'expired'])
    .select([size === 'file' ? 't.bytes as bytes' : 't.thumbnail as bytes', 't.content_type'])
    .executeTakeFirst()
  if (!row?.bytes || !row.content_type) return null
  return { bytes: row.bytes, contentType: size === 'file' ? row.content_type : 'image/jpeg' }
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
