import { sql } from 'kysely'
import type { Audience } from '../flows/audience.ts'
import type { Db } from './db.ts'

/** What instances tell each other beside the activity log; lost ones do no harm. */
export interface TypingNotice {
  readonly conversationId: string
  readonly isTyping: boolean
  readonly audience: Audience
}

/** Tells every instance at commit that a customer types or stopped. */
export async function announceTyping(tx: Db, notice: TypingNotice): Promise<void> {
  await sql`select pg_notify('parley_typing', ${JSON.stringify(notice)})`.execute(tx)
}
