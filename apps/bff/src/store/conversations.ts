import type { ConversationState, GoogleContext } from '@parley/contracts/conversations'
import { replyWindowMs, type ConversationFacts } from '@parley/domain/conversation'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { StoredPreview } from './schema.ts'

/** A conversation as verbs decide on it. Read with a lock: nobody changes it until the transaction ends. */
export interface LockedConversation extends ConversationFacts {
  readonly id: string
  readonly accountId: string
  readonly googleAgentId: string
  readonly channelId: string
  readonly providerId: string
  readonly queueId: string | null
  readonly queueName: string | null
  readonly customerId: string
  readonly context: GoogleContext
  readonly lastSeq: number
  readonly readSeq: number
  readonly unreadCount: number
  readonly lastMessageAt: Date
  readonly lastCustomerMessageAt: Date
  readonly waitingSince: Date | null
  readonly isLiveAgentRequested: boolean
}

/** The conversation of Google's id, locked; null when there is none yet. */
export async function lockByProvider(
  tx: Db,
  accountId: string,
  providerId: string,
): Promise<LockedConversation | null> {
  return readLocked(tx, sql`c.account_id = ${accountId} and md5(c.provider_id) = md5(${providerId})`)
}

/** The conversation, locked; null when there is none. */
export async function lockById(tx: Db, id: string): Promise<LockedConversation | null> {
  return readLocked(tx, sql`c.id = ${id}`)
}

async function readLocked(tx: Db, condition: ReturnType<typeof sql>): Promise<LockedConversation | null> {
  const { rows } = await sql<{
    id: string
    account_id: string
    google_agent_id: string
    channel_id: string
    provider_id: string
    queue_id: string | null
    queue_name: string | null
    customer_id: string
    state: ConversationState
    assignee_id: string | null
    context: GoogleContext
    last_seq: number
    read_seq: number
    unread_count: number
    last_message_at: Date
    last_customer_message_at: Date
    waiting_since: Date | null
    is_live_agent_requested: boolean
    can_send: boolean
  }>`select c.*, q.name as queue_name, ch.deleted_at is null as can_send
    from conversations c join channels ch on ch.id = c.channel_id left join queues q on q.id = c.queue_id
    where ${condition} for update of c`.execute(tx)
  const row = rows[0]
  if (!row) return null
  return {
    id: row.id,
    accountId: row.account_id,
    googleAgentId: row.google_agent_id,
    channelId: row.channel_id,
    providerId: row.provider_id,
    queueId: row.queue_id,
    queueName: row.queue_name,
    customerId: row.customer_id,
    state: row.state,
    assigneeId: row.assignee_id,
    context: row.context,
    lastSeq: row.last_seq,
    readSeq: row.read_seq,
    unreadCount: row.unread_count,
    lastMessageAt: row.last_message_at,
    lastCustomerMessageAt: row.last_customer_message_at,
    waitingSince: row.waiting_since,
    isLiveAgentRequested: row.is_live_agent_requested,
    // While this waited for the conversation's lock, its channel may have been deleted, which closes it.
    canSend:
      row.can_send &&
      (row.state !== 'closed' || (await channelSettings(tx, row.channel_id)).deleted_at === null),
    replyWindowEndsAt: new Date(row.last_customer_message_at.getTime() + replyWindowMs),
  }
}

/** Opens a conversation for a customer who was never here. Two at once cannot happen: the shard has one worker. */
export async function open(
  tx: Db,
  given: {
    accountId: string
    googleAgentId: string
    channelId: string
    workstreamId: string | null
    queueId: string
    providerId: string
    context: GoogleContext
    at: Date
    now: Date
  },
): Promise<LockedConversation> {
  const customer = await tx
    .insertInto('customers')
    .values({ display_name: given.context.displayName ?? null })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { id } = await tx
    .insertInto('conversations')
    .values({
      account_id: given.accountId,
      google_agent_id: given.googleAgentId,
      channel_id: given.channelId,
      workstream_id: given.workstreamId,
      queue_id: given.queueId,
      customer_id: customer.id,
      provider_id: given.providerId,
      state: 'open',
      context: JSON.stringify(given.context),
      last_message_at: given.at,
      last_customer_message_at: given.at,
      opened_at: given.at,
      state_changed_at: given.now,
      preview: 'null',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const opened = await lockById(tx, id)
  if (!opened) throw new Error('A conversation vanished while it was opened')
  return opened
}

/** What may change on a conversation; what is left out stays. */
export interface ConversationChange {
  readonly state?: ConversationState
  readonly assigneeId?: string | null
  readonly channelId?: string
  readonly workstreamId?: string | null
  readonly queueId?: string | null
  readonly context?: GoogleContext
  readonly isLiveAgentRequested?: boolean
  readonly lastSeq?: number
  readonly readSeq?: number
  readonly unreadCount?: number
  readonly preview?: StoredPreview
  readonly lastMessageAt?: Date
  readonly lastCustomerMessageAt?: Date
  readonly waitingSince?: Date | null
  readonly customerTypingUntil?: Date | null
  readonly stateChangedAt?: Date
  readonly closedAt?: Date | null
}

/** Writes a change to a locked conversation and counts its version up. */
export async function change(tx: Db, id: string, to: ConversationChange): Promise<void> {
  const columns = {
    state: to.state,
    assignee_id: to.assigneeId,
    channel_id: to.channelId,
    workstream_id: to.workstreamId,
    queue_id: to.queueId,
    context: to.context === undefined ? undefined : JSON.stringify(to.context),
    is_live_agent_requested: to.isLiveAgentRequested,
    last_seq: to.lastSeq,
    read_seq: to.readSeq,
    unread_count: to.unreadCount,
    preview: to.preview === undefined ? undefined : JSON.stringify(to.preview),
    last_message_at: to.lastMessageAt,
    last_customer_message_at: to.lastCustomerMessageAt,
    waiting_since: to.waitingSince,
    customer_typing_until: to.customerTypingUntil,
    state_changed_at: to.stateChangedAt,
    closed_at: to.closedAt,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tx
    .updateTable('conversations')
    .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The name Google tells for a customer; it is not verified and may change. */
export async function nameCustomer(tx: Db, customerId: string, displayName: string): Promise<void> {
  await tx
    .updateTable('customers')
    .set({ display_name: displayName })
    .where('id', '=', customerId)
    .where((eb) => eb.or([eb('display_name', 'is', null), eb('display_name', '!=', displayName)]))
    .execute()
}

/** Where deliveries for a Google agent go: its channel, workstream and fallback queue; or why nowhere. */
export async function findBinding(
  tx: Db,
  accountId: string,
  brandId: string,
  agentId: string,
): Promise<Binding | 'unknownAgent' | 'noChannel'> {
  const row = await tx
    .selectFrom('google_agents as g')
    .leftJoin('channels as c', (join) =>
      join.onRef('c.google_agent_id', '=', 'g.id').on('c.deleted_at', 'is', null),
    )
    .leftJoin('workstreams as w', 'w.id', 'c.workstream_id')
    .where('g.account_id', '=', accountId)
    .where('g.brand_id', '=', brandId)
    .where('g.agent_id', '=', agentId)
    .where('g.removed_at', 'is', null)
    .select([
      'g.id as googleAgentId',
      'c.id as channelId',
      'w.id as workstreamId',
      'w.fallback_queue_id as queueId',
    ])
    .executeTakeFirst()
  if (!row) return 'unknownAgent'
  const { channelId, workstreamId, queueId } = row
  if (!channelId || !workstreamId || !queueId) return 'noChannel'
  return {
    googleAgentId: row.googleAgentId,
    channelId,
    workstreamId,
    queueId,
  }
}

export interface Binding {
  readonly googleAgentId: string
  readonly channelId: string
  readonly workstreamId: string
  readonly queueId: string
}

/** The settings of a channel that matter while a conversation goes on. */
export async function channelSettings(tx: Db, channelId: string) {
  return tx
    .selectFrom('channels')
    .where('id', '=', channelId)
    .select(['automated_messages', 'customer_attachments', 'deleted_at'])
    .executeTakeFirstOrThrow()
}
