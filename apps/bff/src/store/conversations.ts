import type { ConversationState, GoogleContext, ReplyState } from '@parley/contracts/conversations'
import { replyWindowMs, type ConversationFacts } from '@parley/domain/conversation'
import type { ChannelKind } from '@parley/contracts/values'
import type { AutomatedOverride, ChannelLanguage } from '@parley/contracts/workstreams'
import type { OrganisationText } from '@parley/domain/automated-messages'
import { sql } from 'kysely'
import { organisationTexts } from './automated-messages.ts'
import type { Db } from './db.ts'
import type { StoredPreview } from './schema.ts'

/** The notice of recording of a conversation: a message of its thread, and how far that came. */
export interface Notice {
  readonly messageId: string
  readonly state: ReplyState
}

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
  /** The notice of recording its customer got, or is about to get; null when none was made. */
  readonly notice: Notice | null
  /** Until then the customer has been told that nobody is there. */
  readonly closedToldUntil: Date | null
  /** Its channel takes customers' pictures. */
  readonly takesPictures: boolean
  /** Its channel is being deleted and begins nothing new. */
  readonly isDraining: boolean
  readonly isWorkstreamActive: boolean
}

/** The conversations of Google's ids that exist, locked in the order of their ids, so that two who lock several do not deadlock. */
export async function lockAllByProvider(
  tx: Db,
  given: readonly { accountId: string; providerId: string }[],
): Promise<LockedConversation[]> {
  if (given.length === 0) return []
  return readLocked(
    tx,
    sql`(c.account_id, md5(c.provider_id)) in (select k.account_id, md5(k.provider_id)
      from unnest(${given.map((one) => one.accountId)}::uuid[], ${given.map((one) => one.providerId)}::text[])
        as k(account_id, provider_id))`,
  )
}

/** The conversation, locked; null when there is none. */
export async function lockById(tx: Db, id: string): Promise<LockedConversation | null> {
  return (await readLocked(tx, sql`c.id = ${id}`))[0] ?? null
}

/**
 * Locks all conversations of a channel or an account, in the order of their ids, so that none is opened again until
 * the transaction ends. Returns those that are not closed.
 */
export async function lockUnclosed(
  tx: Db,
  of: { channelId: string } | { accountId: string },
): Promise<LockedConversation[]> {
  const theirs = 'channelId' in of ? sql`c.channel_id = ${of.channelId}` : sql`c.account_id = ${of.accountId}`
  await sql`select count(*) from (
    select c.id from conversations c where ${theirs} order by c.id for update of c) as locked`.execute(tx)
  return readLocked(tx, sql`${theirs} and c.state <> 'closed'`)
}

async function readLocked(tx: Db, condition: ReturnType<typeof sql>): Promise<LockedConversation[]> {
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
    customer_attachments: boolean
    is_draining: boolean
    is_inactive: boolean
    closed_told_until: Date | null
    notice_message_id: string | null
    notice_state: ReplyState | null
  }>`select c.*, q.name as queue_name, ch.deleted_at is null and a.deleted_at is null as can_send,
      ch.customer_attachments, ch.draining_since is not null as is_draining,
      w.inactive_since is not null as is_inactive, nm.state as notice_state
    from conversations c join channels ch on ch.id = c.channel_id join accounts a on a.id = c.account_id
      left join queues q on q.id = c.queue_id left join workstreams w on w.id = c.workstream_id
      left join messages nm on nm.id = c.notice_message_id
    where ${condition} order by c.id for update of c`.execute(tx)
  const closed = rows.filter((row) => row.state === 'closed' && row.can_send).map((row) => row.channel_id)
  // While this waited for a conversation's lock, its channel may have been deleted, which closes it.
  const gone = closed.length > 0 ? await deletedOf(tx, closed) : new Set<string>()
  return rows.map((row) => ({
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
    // One that was made while this waited for the lock is not found by the join, and is queued.
    notice:
      row.notice_message_id === null
        ? null
        : { messageId: row.notice_message_id, state: row.notice_state ?? 'queued' },
    closedToldUntil: row.closed_told_until,
    takesPictures: row.customer_attachments,
    isDraining: row.is_draining,
    isWorkstreamActive: !row.is_inactive,
    canSend: row.can_send && !gone.has(row.channel_id),
    replyWindowEndsAt: new Date(row.last_customer_message_at.getTime() + replyWindowMs),
  }))
}

async function deletedOf(tx: Db, channelIds: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('channels')
    .where('id', 'in', channelIds)
    .where('deleted_at', 'is not', null)
    .select('id')
    .execute()
  return new Set(rows.map((row) => row.id))
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
  readonly notice?: Notice | null
  readonly closedToldUntil?: Date | null
}

/** Writes a change to a locked conversation and counts its version up. */
export async function change(tx: Db, id: string, to: ConversationChange): Promise<void> {
  await changeAll(tx, [{ id, to }])
}

/** The same for several, each at most once, in one statement. */
export async function changeAll(
  tx: Db,
  changes: readonly { id: string; to: ConversationChange }[],
): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map(({ id, to }) => ({ id, change: columnsOf(to) }))
  // A member that is left out of the JSON keeps the value of the row.
  await sql`update conversations c set (state, assignee_id, channel_id, workstream_id, queue_id, context,
      is_live_agent_requested, last_seq, read_seq, unread_count, preview, last_message_at, last_customer_message_at,
      waiting_since, customer_typing_until, state_changed_at, closed_at, notice_message_id, closed_told_until) = (
      select p.state, p.assignee_id, p.channel_id, p.workstream_id, p.queue_id, p.context,
        p.is_live_agent_requested, p.last_seq, p.read_seq, p.unread_count, p.preview, p.last_message_at,
        p.last_customer_message_at, p.waiting_since, p.customer_typing_until, p.state_changed_at, p.closed_at,
        p.notice_message_id, p.closed_told_until
      from jsonb_populate_record(c, x.change) as p), version = c.version + 1
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as x(id uuid, change jsonb) where c.id = x.id`.execute(
    tx,
  )
}

/** A change in the names of the table. What is left out is undefined, which JSON leaves out, too. */
export function columnsOf(to: ConversationChange) {
  return {
    state: to.state,
    assignee_id: to.assigneeId,
    channel_id: to.channelId,
    workstream_id: to.workstreamId,
    queue_id: to.queueId,
    context: to.context,
    is_live_agent_requested: to.isLiveAgentRequested,
    last_seq: to.lastSeq,
    read_seq: to.readSeq,
    unread_count: to.unreadCount,
    // A text that was cut may end in half a character, which PostgreSQL's JSON refuses.
    preview: to.preview && { ...to.preview, text: to.preview.text.toWellFormed() },
    last_message_at: to.lastMessageAt,
    last_customer_message_at: to.lastCustomerMessageAt,
    waiting_since: to.waitingSince,
    customer_typing_until: to.customerTypingUntil,
    state_changed_at: to.stateChangedAt,
    closed_at: to.closedAt,
    closed_told_until: to.closedToldUntil,
    notice_message_id: to.notice === undefined ? undefined : (to.notice?.messageId ?? null),
  }
}

/** The settings of a channel that matter while a conversation goes on. */
export async function channelSettings(
  tx: Db,
  channelId: string,
): Promise<{
  kind: ChannelKind
  language: ChannelLanguage
  /** What it says by itself instead of the organisation, and what that says. */
  overrides: readonly AutomatedOverride[]
  organisation: readonly OrganisationText[]
  businessName: string
  brandName: string
  agentAttachments: boolean
}> {
  const row = await tx
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('c.id', '=', channelId)
    .select(['c.kind', 'c.language', 'c.automated_messages', 'c.agent_attachments'])
    .select(['g.display_name', 'g.brand_name', organisationTexts.as('organisation')])
    .executeTakeFirstOrThrow()
  return {
    kind: row.kind as ChannelKind,
    language: row.language as ChannelLanguage,
    overrides: row.automated_messages,
    organisation: row.organisation,
    businessName: row.display_name,
    brandName: row.brand_name,
    agentAttachments: row.agent_attachments,
  }
}
