import type { AutomatedMessageSet, OrganisationMessage } from '@parley/contracts/automated-messages'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { AutomatedOverride, ChannelLanguage } from '@parley/contracts/workstreams'
import type { OrganisationText } from '@parley/domain/automated-messages'
import { sql } from 'kysely'
import type { Db } from './db.ts'

/** All texts of the organisation as a column of a statement that reads something else, so that they cost no round trip. */
export const organisationTexts = sql<OrganisationText[]>`(select coalesce(jsonb_agg(jsonb_build_object(
    'trigger', am.trigger, 'language', am.language, 'isOn', am.is_on, 'text', am.text)), '[]')
  from automated_messages am where am.is_on)`

/** Everything for administrators: the organisation's messages, and the channels that were not deleted, by name. */
export async function readAll(db: Db): Promise<AutomatedMessageSet> {
  const organisation = await db
    .selectFrom('automated_messages')
    .orderBy('trigger')
    .orderBy('language')
    .selectAll()
    .execute()
  return { organisation: organisation.map(toMessage), channels: await channels(db) }
}

interface MessageRow {
  trigger: AutomatedTrigger
  language: string
  is_on: boolean
  text: string | null
  version: number
  changed_at: Date
  changed_by_name: string
}
const toMessage = (row: MessageRow): OrganisationMessage => ({
  trigger: row.trigger,
  language: row.language as ChannelLanguage,
  isOn: row.is_on,
  text: row.text,
  changedBy: row.changed_by_name,
  changedAt: row.changed_at,
  version: row.version,
})

/** The channels that were not deleted, or the one with this id, with what they say themselves. */
export async function channels(db: Db, id?: string): Promise<AutomatedMessageSet['channels']> {
  const { rows } = await sql<
    AutomatedMessageSet['channels'][number]
  >`select c.id, c.kind, g.display_name as name,
      w.id as "workstreamId", g.brand_name as "brandName", w.name as "workstreamName", q.name as "queueName", c.language,
      c.automated_messages as overrides, c.version
    from channels c join google_agents g on g.id = c.google_agent_id join workstreams w on w.id = c.workstream_id
      join queues q on q.id = w.fallback_queue_id
    where c.deleted_at is null and (${id ?? null}::uuid is null or c.id = ${id ?? null}::uuid)
    order by lower(g.display_name), c.id`.execute(db)
  return rows
}

/** Locks one message of the organisation; null when it was never set. */
export async function lock(
  tx: Db,
  trigger: AutomatedTrigger,
  language: ChannelLanguage,
): Promise<OrganisationMessage | null> {
  const row = await tx
    .selectFrom('automated_messages')
    .where('trigger', '=', trigger)
    .where('language', '=', language)
    .selectAll()
    .forUpdate()
    .executeTakeFirst()
  return row ? toMessage(row) : null
}

/** Writes one that is locked or was never set. Null: somebody else has set it for the first time meanwhile. */
export async function write(
  tx: Db,
  before: OrganisationMessage | null,
  to: { trigger: AutomatedTrigger; language: ChannelLanguage; isOn: boolean; text: string | null },
  by: { userId: string; userName: string; now: Date },
): Promise<OrganisationMessage | null> {
  const values = {
    is_on: to.isOn,
    text: to.text,
    changed_at: by.now,
    changed_by: by.userId,
    changed_by_name: by.userName,
  }
  const row = before
    ? await tx
        .updateTable('automated_messages')
        .set((eb) => ({ ...values, version: eb('version', '+', 1) }))
        .where('trigger', '=', to.trigger)
        .where('language', '=', to.language)
        .returningAll()
        .executeTakeFirstOrThrow()
    : await tx
        .insertInto('automated_messages')
        .values({ trigger: to.trigger, language: to.language, ...values })
        .onConflict((conflict) => conflict.columns(['trigger', 'language']).doNothing())
        .returningAll()
        .executeTakeFirst()
  return row ? toMessage(row) : null
}

/** What a locked channel says instead of the organisation. */
export async function overridesOf(tx: Db, channelId: string): Promise<AutomatedOverride[]> {
  const row = await tx
    .selectFrom('channels')
    .where('id', '=', channelId)
    .select('automated_messages')
    .executeTakeFirstOrThrow()
  return row.automated_messages
}
