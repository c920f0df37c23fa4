import type { AutomatedOverride, ChannelLanguage } from '@parley/contracts/workstreams'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

/** The settings of a channel that an administrator chooses. */
export interface ChannelSettings {
  readonly language: ChannelLanguage
  readonly automatedMessages: readonly AutomatedOverride[]
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

/** A channel that was not deleted, as verbs decide on it. */
export interface LockedChannel {
  readonly id: string
  readonly kind: string
  readonly version: number
  readonly name: string
  readonly workstreamId: string | null
  readonly accountId: string
  readonly googleAgentId: string
  readonly isDraining: boolean
  readonly isWorkstreamActive: boolean
  readonly drainingById: string | null
}

/** Locks a channel that was not deleted; no new conversation can point at it until the transaction ends. Null: there is none. */
export async function lock(tx: Db, id: string): Promise<LockedChannel | null> {
  const { rows } = await sql<LockedChannel>`select c.id, c.kind, c.version, g.display_name as name,
      c.workstream_id as "workstreamId", g.account_id as "accountId", g.id as "googleAgentId",
      c.draining_since is not null as "isDraining", c.draining_by as "drainingById",
      w.inactive_since is null as "isWorkstreamActive"
    from channels c join google_agents g on g.id = c.google_agent_id
      left join workstreams w on w.id = c.workstream_id
    where c.id = ${id} and c.deleted_at is null for update of c`.execute(tx)
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
  await tx
    .updateTable('channels')
    .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** From now on the channel begins no conversation; null takes it back. */
export async function setDraining(
  tx: Db,
  id: string,
  draining: { since: Date; byId: string } | null,
): Promise<void> {
  await tx
    .updateTable('channels')
    .set((eb) => ({
      draining_since: draining?.since ?? null,
      draining_by: draining?.byId ?? null,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', id)
    .execute()
}

/** Is any of its conversations not closed? */
export async function hasUnclosed(db: Db, id: string): Promise<boolean> {
  const row = await db
    .selectFrom('conversations')
    .where('channel_id', '=', id)
    .where('state', '!=', 'closed')
    .select('id')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** A conversation was closed: if its channel only waits for that, somebody looks whether it was the last one. */
export async function noteClosed(tx: Db, id: string): Promise<void> {
  // Its own statement: it sees a channel that began to drain while this waited for the conversation's lock.
  await sql`with woken as (
      insert into lanes (kind, key, due_at) select 'drain', id, now() from channels
      where id = ${id} and draining_since is not null and deleted_at is null
      on conflict (kind, key) do update set wakes = lanes.wakes + 1, due_at = excluded.due_at returning 1
    ) select pg_notify('parley_lanes', '') from woken`.execute(tx)
}

/** Deletes a channel; its row stays, because conversations point at it. */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  await tx
    .updateTable('channels')
    .set((eb) => ({ deleted_at: now, draining_since: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** Brings a deleted channel back. Errors: `channel/agent-bound`. */
export async function restore(tx: Db, id: string): Promise<void> {
  await orTaken(
    tx
      .updateTable('channels')
      .set((eb) => ({ deleted_at: null, draining_by: null, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    'channels_agent_once',
    'channel/agent-bound',
  )
}

/** Where a deleted channel belongs. */
export async function placeOf(
  tx: Db,
  id: string,
): Promise<{ workstreamId: string | null; accountId: string; googleAgentId: string } | null> {
  const row = await tx
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('c.id', '=', id)
    .select(['c.workstream_id as workstreamId', 'g.account_id as accountId', 'g.id as googleAgentId'])
    .executeTakeFirst()
  return row ?? null
}

/** Makes a deletion final: what could bring the channel back is wiped. The row stays for its conversations. */
export async function purge(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('channels')
    .set({ automated_messages: '[]' })
    .where('id', '=', id)
    .where('deleted_at', 'is not', null)
    .execute()
}
