import type { AutomatedMessage, ChannelLanguage } from '@parley/contracts/workstreams'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

/** The settings of a channel that an administrator chooses. */
export interface ChannelSettings {
  readonly language: ChannelLanguage
  readonly automatedMessages: readonly AutomatedMessage[]
  readonly customerAttachments: boolean
  readonly agentAttachments: boolean
}

/** Errors: `channel/agent-bound`. */
export async function create(
  tx: Db,
  channel: ChannelSettings & { workstreamId: string; googleAgentId: string; kind: string; now: Date },
): Promise<string> {
  const { id } = await orTaken(
    tx
      .insertInto('channels')
      .values({
        workstream_id: channel.workstreamId,
        google_agent_id: channel.googleAgentId,
        kind: channel.kind,
        language: channel.language,
        automated_messages: JSON.stringify(channel.automatedMessages),
        customer_attachments: channel.customerAttachments,
        agent_attachments: channel.agentAttachments,
        created_at: channel.now,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
    'channels_agent_once',
    'channel/agent-bound',
  )
  return id
}

/**
 * Locks a channel of this workstream that was not deleted. No new conversation can point at it until the transaction
 * ends. Returns its account, or null when there is no such channel.
 */
export async function lock(
  tx: Db,
  workstreamId: string,
  id: string,
): Promise<{ accountId: string; googleAgentId: string } | null> {
  const { rows } = await sql<{ accountId: string; googleAgentId: string }>`
    select g.account_id as "accountId", g.id as "googleAgentId"
    from channels c join google_agents g on g.id = c.google_agent_id
    where c.id = ${id} and c.workstream_id = ${workstreamId} and c.deleted_at is null for update of c`.execute(
    tx,
  )
  return rows[0] ?? null
}

export async function change(
  tx: Db,
  id: string,
  to: { [Name in keyof ChannelSettings]?: ChannelSettings[Name] | undefined },
): Promise<void> {
  const columns = {
    language: to.language,
    automated_messages: to.automatedMessages === undefined ? undefined : JSON.stringify(to.automatedMessages),
    customer_attachments: to.customerAttachments,
    agent_attachments: to.agentAttachments,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  if (Object.keys(given).length === 0) return
  await tx.updateTable('channels').set(given).where('id', '=', id).execute()
}

/** Deletes a channel; its row stays, because conversations point at it. */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  await tx.updateTable('channels').set({ deleted_at: now }).where('id', '=', id).execute()
}

/** What deleting a channel would touch; null when there is no such channel in this workstream. */
export async function impact(
  db: Db,
  workstreamId: string,
  id: string,
): Promise<{ openConversations: number; queuedMessages: number } | null> {
  const { rows } = await sql<{ openConversations: number; queuedMessages: number }>`select
      (select count(*) from conversations v where v.channel_id = c.id and v.state <> 'closed') as "openConversations",
      (select count(*) from outbox o join conversations v on v.id = o.conversation_id
        where v.channel_id = c.id and o.kind = 'message') as "queuedMessages"
    from channels c where c.id = ${id} and c.workstream_id = ${workstreamId} and c.deleted_at is null`.execute(
    db,
  )
  return rows[0] ?? null
}
