import type { Channel, ChannelLanguage, Workstream } from '@parley/contracts/workstreams'
import { automatedOverride } from '@parley/contracts/workstreams'
import type { ChannelId, ChannelKind, GoogleAgentId, QueueId, WorkstreamId } from '@parley/contracts/values'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './db.ts'
import { testUrls } from './google-agents.ts'
import { orTaken } from './violations.ts'

const selectWorkstreams = (db: Db) =>
  db
    .selectFrom('workstreams as w')
    .innerJoin('queues as q', 'q.id', 'w.fallback_queue_id')
    .where('w.deleted_at', 'is', null)
    .selectAll('w')
    .select('q.name as queue_name')
type WorkstreamRow = Awaited<ReturnType<ReturnType<typeof selectWorkstreams>['execute']>>[number]

const selectChannels = (db: Db) =>
  db
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('c.deleted_at', 'is', null)
    .selectAll('c')
    .select([
      'g.display_name',
      'g.brand_name',
      'g.test_urls',
      sql<number>`case when c.draining_since is null then 0 else (select count(*) from conversations v
        where v.channel_id = c.id and v.state <> 'closed') end`.as('left_to_drain'),
    ])
type ChannelRow = Awaited<ReturnType<ReturnType<typeof selectChannels>['execute']>>[number]

const toChannel = (row: ChannelRow, workstreamId: string): Channel => ({
  id: row.id as ChannelId,
  workstreamId: workstreamId as WorkstreamId,
  kind: row.kind as ChannelKind,
  googleAgent: {
    id: row.google_agent_id as GoogleAgentId,
    displayName: row.display_name,
    brandName: row.brand_name,
    testUrls: testUrls.parse(row.test_urls),
  },
  language: row.language as ChannelLanguage,
  automatedMessages: z.array(automatedOverride).parse(row.automated_messages),
  customerAttachments: row.customer_attachments,
  agentAttachments: row.agent_attachments,
  draining: row.draining_since && { since: row.draining_since, openConversations: row.left_to_drain },
  createdAt: row.created_at,
  version: row.version,
})

const toWorkstream = (row: WorkstreamRow, channels: readonly ChannelRow[]): Workstream => ({
  id: row.id as WorkstreamId,
  name: row.name,
  type: 'messaging',
  channel: row.channel as ChannelKind,
  distributionMode: row.distribution_mode,
  fallbackQueue: { id: row.fallback_queue_id as QueueId, name: row.queue_name },
  channels: channels
    .filter((channel) => channel.workstream_id === row.id)
    .map((channel) => toChannel(channel, row.id)),
  isActive: row.inactive_since === null,
  createdAt: row.created_at,
  version: row.version,
})

/** All workstreams by name, with their channels, oldest channel first. */
export async function list(db: Db): Promise<Workstream[]> {
  const rows = await selectWorkstreams(db)
    .orderBy(sql`lower(w.name)`)
    .execute()
  const channels = await selectChannels(db).orderBy('c.created_at').orderBy('c.id').execute()
  return rows.map((row) => toWorkstream(row, channels))
}

export async function read(db: Db, id: string): Promise<Workstream | null> {
  const row = await selectWorkstreams(db).where('w.id', '=', id).executeTakeFirst()
  if (!row) return null
  const channels = await selectChannels(db)
    .where('c.workstream_id', '=', id)
    .orderBy('c.created_at')
    .orderBy('c.id')
    .execute()
  return toWorkstream(row, channels)
}

/** A workstream as verbs decide on it. */
export interface LockedWorkstream {
  readonly version: number
  readonly name: string
  readonly channel: string
  readonly fallbackQueueId: string
  readonly isActive: boolean
}

/** Locks a workstream against change and removal. */
export async function lock(tx: Db, id: string): Promise<LockedWorkstream | null> {
  const row = await tx
    .selectFrom('workstreams')
    .where('id', '=', id)
    .where('deleted_at', 'is', null)
    .select([
      'version',
      'name',
      'channel',
      'fallback_queue_id as fallbackQueueId',
      sql<boolean>`inactive_since is null`.as('isActive'),
    ])
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

/** Errors: `workstream/name-taken`. */
export async function create(
  tx: Db,
  workstream: {
    name: string
    channel: ChannelKind
    distributionMode: 'push' | 'pick'
    fallbackQueueId: string
  },
): Promise<string> {
  const { id } = await orTaken(
    tx
      .insertInto('workstreams')
      .values({
        name: workstream.name,
        channel: workstream.channel,
        distribution_mode: workstream.distributionMode,
        fallback_queue_id: workstream.fallbackQueueId,
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
    'workstreams_name',
    'workstream/name-taken',
  )
  return id
}

/** Counts the version up. Errors: `workstream/name-taken`. */
export async function change(
  tx: Db,
  id: string,
  to: {
    name?: string | undefined
    fallbackQueueId?: string | undefined
    inactiveSince?: Date | null | undefined
  },
): Promise<void> {
  const columns = {
    name: to.name,
    fallback_queue_id: to.fallbackQueueId,
    inactive_since: to.inactiveSince,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await orTaken(
    tx
      .updateTable('workstreams')
      .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    'workstreams_name',
    'workstream/name-taken',
  )
}

/** Deletes a workstream; its row stays for bringing it back. */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  await tx.updateTable('workstreams').set({ deleted_at: now }).where('id', '=', id).execute()
}

/** The accounts of a workstream's channels. */
export async function accountIdsOf(db: Db, id: string): Promise<string[]> {
  const rows = await db
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('c.workstream_id', '=', id)
    .where('c.deleted_at', 'is', null)
    .select('g.account_id')
    .distinct()
    .execute()
  return rows.map((row) => row.account_id)
}

/** How many conversations belong to a workstream. */
export async function countConversations(db: Db, id: string): Promise<{ open: number; all: number }> {
  const { rows } = await sql<{ open: number; all: number }>`select count(*) as "all",
    count(*) filter (where state <> 'closed') as open from conversations where workstream_id = ${id}`.execute(
    db,
  )
  return rows[0] ?? { open: 0, all: 0 }
}

/** The queue a workstream falls back to, also a deleted one. */
export async function fallbackQueueOf(db: Db, id: string): Promise<string | null> {
  const row = await db
    .selectFrom('workstreams')
    .where('id', '=', id)
    .select('fallback_queue_id')
    .executeTakeFirst()
  return row?.fallback_queue_id ?? null
}

/** Brings a deleted workstream back. Errors: `workstream/name-taken`. */
export async function restore(tx: Db, id: string): Promise<void> {
  await orTaken(
    tx.updateTable('workstreams').set({ deleted_at: null }).where('id', '=', id).execute(),
    'workstreams_name',
    'workstream/name-taken',
  )
}

/** Removes a deleted workstream for good; its conversations and its deleted channels stay without one. */
export async function purge(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('workstreams').where('id', '=', id).where('deleted_at', 'is not', null).execute()
}
