import type { LiveTopic } from '@parley/contracts/live'
import type { Audience } from '../flows/audience.ts'
import type { Db } from './db.ts'

/** A row of the log as the live feed needs it. `audience` is there for conversations, and for what is one person's own. */
export interface FeedRow {
  readonly seq: number
  readonly verb: string
  readonly topics: readonly LiveTopic[]
  readonly audience: Audience | null
}

/** Rows after `seq`, in order. Complete: the log's lock makes numbers visible in order. */
export async function readAfter(db: Db, seq: number, limit: number): Promise<FeedRow[]> {
  const rows = await db
    .selectFrom('activity')
    .where('seq', '>', seq)
    .orderBy('seq')
    .limit(limit)
    .select(['seq', 'verb', 'topics', 'subject', 'conversation_id'])
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    verb: row.verb,
    topics: row.topics as LiveTopic[],
    audience:
      (row.subject as { audience?: Audience }).audience ??
      (row.conversation_id === null ? null : { queueIds: [], userIds: [] }),
  }))
}

/** Number of the newest row; 0 when the log is empty. */
export async function newestSeq(db: Db): Promise<number> {
  const row = await db
    .selectFrom('activity')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  return Number(row?.seq ?? 0)
}
