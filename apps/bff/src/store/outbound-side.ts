import type { ChannelKind } from '@parley/contracts/values'
import type { Db } from './db.ts'

/** What sending for a conversation needs to know. */
export interface SendingSide {
  readonly conversationId: string
  readonly accountId: string
  readonly googleAgentId: string
  readonly channel: ChannelKind
  readonly providerId: string
  readonly queueId: string | null
  readonly assigneeId: string | null
  /** Its account still has credentials. A deleted channel does not matter: what was accepted before goes out. */
  readonly canSend: boolean
  /** Its account is inactive: what is to be sent waits. */
  readonly isPaused: boolean
}

export async function sendingSide(db: Db, conversationId: string): Promise<SendingSide | null> {
  const row = await db
    .selectFrom('conversations as c')
    .innerJoin('accounts as a', 'a.id', 'c.account_id')
    .where('c.id', '=', conversationId)
    .select([
      'c.account_id',
      'c.google_agent_id',
      'a.channel',
      'a.deleted_at as account_deleted_at',
      'a.inactive_since',
      'c.provider_id',
      'c.queue_id',
      'c.assignee_id',
    ])
    .executeTakeFirst()
  if (!row) return null
  return {
    conversationId,
    accountId: row.account_id,
    googleAgentId: row.google_agent_id,
    channel: row.channel as ChannelKind,
    providerId: row.provider_id,
    queueId: row.queue_id,
    assigneeId: row.assignee_id,
    canSend: row.account_deleted_at === null,
    isPaused: row.account_deleted_at === null && row.inactive_since !== null,
  }
}
