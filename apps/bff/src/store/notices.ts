import { sql } from 'kysely'
import type { Audience } from '../flows/audience.ts'
import type { Db } from './db.ts'

/** What instances tell each other beside the activity log; lost ones do no harm. */
export interface TypingNotice {
  readonly conversationId: string
  readonly isTyping: boolean
  readonly audience: Audience
}

/** Tells every instance at commit that customers type or stopped. */
export async function announceTyping(tx: Db, notices: readonly TypingNotice[]): Promise<void> {
  if (notices.length === 0) return
  const texts = notices.map((one) => JSON.stringify(one))
  await sql`select pg_notify('parley_typing', notice) from unnest(${texts}::text[]) as notice`.execute(tx)
}
