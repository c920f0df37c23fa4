import type { GoogleContext } from '@parley/contracts/conversations'
import type { ChannelKind } from '@parley/contracts/values'
import type { AutomatedOverride, ChannelLanguage } from '@parley/contracts/workstreams'
import type { OrganisationText } from '@parley/domain/automated-messages'
import { replyWindowMs } from '@parley/domain/conversation'
import { refusalOf } from '@parley/domain/lifecycle'
import { sql } from 'kysely'
import { organisationTexts } from './automated-messages.ts'
import { columnsOf, type ConversationChange, type LockedConversation } from './conversations.ts'
import type { Db } from './db.ts'

/** A Google agent as a delivery names it. */
export interface AgentName {
  readonly accountId: string
  readonly brandId: string
  readonly agentId: string
}

/** Where deliveries for a Google agent go: its channel with what it says and takes, its workstream and fallback queue. */
export interface Binding {
  readonly googleAgentId: string
  readonly channelId: string
  readonly workstreamId: string
  readonly queueId: string
  readonly queueName: string
  readonly language: ChannelLanguage
  /** What it says by itself instead of the organisation, and what that says. */
  readonly overrides: readonly AutomatedOverride[]
  readonly organisation: readonly OrganisationText[]
  readonly kind: ChannelKind
  readonly businessName: string
  readonly brandName: string
  readonly takesPictures: boolean
  /** Why nothing new begins here; null: it may. Conversations that are there go on. */
  readonly refusal: ReturnType<typeof refusalOf>
}

/** Why there is nothing a delivery could belong to. */
export type NoBinding = 'unknownAgent' | 'noChannel'

/** The bindings of these agents in the same order, or why a delivery for one of them can go nowhere. */
export async function findBindings(tx: Db, agents: readonly AgentName[]): Promise<(Binding | NoBinding)[]> {
  if (agents.length === 0) return []
  const { rows } = await sql<{
    position: number
    google_agent_id: string
    channel_id: string | null
    workstream_id: string | null
    queue_id: string | null
    queue_name: string | null
    language: string | null
    automated_messages: AutomatedOverride[] | null
    organisation: OrganisationText[]
    kind: ChannelKind | null
    business_name: string
    brand_name: string
    customer_attachments: boolean | null
    is_draining: boolean | null
    is_inactive: boolean | null
  }>`select a.position, g.id as google_agent_id, c.id as channel_id, w.id as workstream_id, q.id as queue_id,
      q.name as queue_name, c.language, c.automated_messages, c.customer_attachments,
      c.kind, g.display_name as business_name, g.brand_name, ${organisationTexts} as organisation,
      c.draining_since is not null as is_draining, w.inactive_since is not null as is_inactive
    from unnest(${agents.map((one) => one.accountId)}::uuid[], ${agents.map((one) => one.brandId)}::text[],
        ${agents.map((one) => one.agentId)}::text[]) with ordinality as a(account_id, brand_id, agent_id, position)
      join google_agents g on g.account_id = a.account_id and g.brand_id = a.brand_id and g.agent_id = a.agent_id
        and g.removed_at is null
      left join channels c on c.google_agent_id = g.id and c.deleted_at is null
      left join workstreams w on w.id = c.workstream_id
      left join queues q on q.id = w.fallback_queue_id`.execute(tx)
  const found = new Map(rows.map((row) => [row.position, row]))
  return agents.map((_, index) => {
    const row = found.get(index + 1)
    if (!row) return 'unknownAgent'
    if (!row.channel_id || !row.language || !row.kind || !row.workstream_id || !row.queue_id)
      return 'noChannel'
    const channel = { isDraining: row.is_draining === true, isWorkstreamActive: row.is_inactive !== true }
    return {
      googleAgentId: row.google_agent_id,
      channelId: row.channel_id,
      workstreamId: row.workstream_id,
      queueId: row.queue_id,
      queueName: row.queue_name ?? '',
      language: row.language as ChannelLanguage,
      overrides: row.automated_messages ?? [],
      organisation: row.organisation,
      kind: row.kind,
      businessName: row.business_name,
      brandName: row.brand_name,
      takesPictures: row.customer_attachments === true,
      refusal: refusalOf(channel, 'new'),
    }
  })
}

/** A conversation with a customer who was never here, as it begins. */
export function newConversation(given: {
  id: string
  accountId: string
  customerId: string
  providerId: string
  binding: Binding
  context: GoogleContext
  at: Date
}): LockedConversation {
  const { id, accountId, customerId, providerId, binding, context, at } = given
  const { googleAgentId, channelId, queueId, queueName, takesPictures } = binding
  return {
    id,
    accountId,
    customerId,
    providerId,
    googleAgentId,
    channelId,
    queueId,
    queueName,
    takesPictures,
    context,
    state: 'open',
    assigneeId: null,
    lastSeq: 0,
    readSeq: 0,
    unreadCount: 0,
    lastMessageAt: at,
    lastCustomerMessageAt: at,
    waitingSince: null,
    isLiveAgentRequested: false,
    notice: null,
    closedToldUntil: null,
    canSend: true,
    isDraining: false,
    isWorkstreamActive: true,
    replyWindowEndsAt: new Date(at.getTime() + replyWindowMs),
  }
}

/**
 * Writes new conversations, each with its customer. `change`: what its row needs beside what verbs decide on. The same
 * one twice cannot happen: its shard has one worker.
 */
export async function openAll(
  tx: Db,
  opened: readonly { conversation: LockedConversation; openedAt: Date; change: ConversationChange }[],
): Promise<void> {
  if (opened.length === 0) return
  const all = opened.map((one) => one.conversation)
  await sql`insert into customers (id, display_name)
    select * from unnest(${all.map((one) => one.customerId)}::uuid[],
      ${all.map((one) => one.context.displayName ?? null)}::text[])`.execute(tx)
  const rows = opened.map(({ conversation, openedAt, change }) => ({
    id: conversation.id,
    account_id: conversation.accountId,
    google_agent_id: conversation.googleAgentId,
    customer_id: conversation.customerId,
    provider_id: conversation.providerId,
    opened_at: openedAt,
    version: 1,
    ...columnsOf({ ...conversation, ...change }),
  }))
  await sql`insert into conversations
    select * from jsonb_populate_recordset(null::conversations, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** The names Google tells for customers; they are not verified and may change. */
export async function nameCustomers(tx: Db, names: ReadonlyMap<string, string>): Promise<void> {
  if (names.size === 0) return
  await sql`update customers c set display_name = n.name
    from unnest(${[...names.keys()]}::uuid[], ${[...names.values()]}::text[]) as n(id, name)
    where c.id = n.id and c.display_name is distinct from n.name`.execute(tx)
}
