import { hoursDefinition, type HoursDefinition, type OperatingHours } from '@parley/contracts/operating-hours'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

interface HoursRow {
  id: string
  name: string
  definition: HoursDefinition
  created_at: Date
  version: number
  used_by: OperatingHours['usedBy']
}

const selectHours = sql`select h.*, coalesce((select jsonb_agg(jsonb_build_object('id', q.id, 'name', q.name)
    order by lower(q.name)) from queues q where q.operating_hours_id = h.id
      and q.deleted_at is null), '[]') as used_by
  from operating_hours h`

const toHours = (row: HoursRow): OperatingHours => ({
  id: row.id as OperatingHours['id'],
  name: row.name,
  ...hoursDefinition.parse(row.definition),
  usedBy: row.used_by,
  createdAt: row.created_at,
  version: row.version,
})

export async function list(db: Db): Promise<OperatingHours[]> {
  const { rows } = await sql<HoursRow>`${selectHours} order by lower(h.name)`.execute(db)
  return rows.map(toHours)
}

export async function read(db: Db, id: string): Promise<OperatingHours | null> {
  const { rows } = await sql<HoursRow>`${selectHours} where h.id = ${id}`.execute(db)
  return rows[0] ? toHours(rows[0]) : null
}

/** Locks operating hours against change, removal, and being attached to a queue meanwhile; returns their version. */
export async function lock(tx: Db, id: string): Promise<number | null> {
  const row = await tx
    .selectFrom('operating_hours')
    .where('id', '=', id)
    .select('version')
    .forUpdate()
    .executeTakeFirst()
  return row?.version ?? null
}

/** Errors: `hours/name-taken`. */
export async function create(tx: Db, name: string, definition: HoursDefinition): Promise<string> {
  const { id } = await orTaken(
    tx
      .insertInto('operating_hours')
      .values({ name, definition: JSON.stringify(definition) })
      .returning('id')
      .executeTakeFirstOrThrow(),
    'operating_hours_name',
    'hours/name-taken',
  )
  return id
}

/** Errors: `hours/name-taken`. */
export async function replace(tx: Db, id: string, name: string, definition: HoursDefinition): Promise<void> {
  await orTaken(
    tx
      .updateTable('operating_hours')
      .set((eb) => ({ name, definition: JSON.stringify(definition), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    'operating_hours_name',
    'hours/name-taken',
  )
}

/** Call it on locked ones that no queue uses. A deleted queue that had them is always open should it come back. */
export async function remove(tx: Db, id: string): Promise<void> {
  await tx
    .updateTable('queues')
    .set({ operating_hours_id: null })
    .where('operating_hours_id', '=', id)
    .execute()
  await tx.deleteFrom('operating_hours').where('id', '=', id).execute()
}

/** The hours of all queues that have some, by queue. */
export async function byQueue(db: Db): Promise<Map<string, HoursDefinition>> {
  const rows = await db
    .selectFrom('queues as q')
    .innerJoin('operating_hours as h', 'h.id', 'q.operating_hours_id')
    .select(['q.id', 'h.definition'])
    .execute()
  return new Map(rows.map((row) => [row.id, row.definition]))
}

/** The hours of one queue; null: always open. */
export async function ofQueue(db: Db, queueId: string): Promise<HoursDefinition | null> {
  const row = await db
    .selectFrom('queues as q')
    .innerJoin('operating_hours as h', 'h.id', 'q.operating_hours_id')
    .where('q.id', '=', queueId)
    .select('h.definition')
    .executeTakeFirst()
  return row?.definition ?? null
}

/** Attaches hours to a queue, null takes them away. The hours must be locked. */
export async function attach(tx: Db, queueId: string, hoursId: string | null): Promise<void> {
  await tx.updateTable('queues').set({ operating_hours_id: hoursId }).where('id', '=', queueId).execute()
}
