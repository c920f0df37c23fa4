import { auditEntry, verbsOf, type AuditEntry, type AuditFilters } from '@parley/contracts/audit'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Link } from '../audit/chain.ts'
import { toBody, type AuditRecord } from '../audit/record.ts'
import type { Db } from './db.ts'

/**
 * Appends entries, in this order. Call it when all rows are locked and before `activity.record`: it takes the log's
 * lock and keeps it until commit. Errors: throws when this transaction holds the activity log already.
 */
export async function append(tx: Db, records: readonly AuditRecord[]): Promise<void> {
  if (records.length === 0) return
  await sql`select append_audit(${records.map(toBody)}::text[])`.execute(tx)
}

const filtered = (db: Db, filters: AuditFilters) => {
  let query = db.selectFrom('audit').select(['seq', 'entry', 'hash'])
  if (filters.actorId !== undefined) query = query.where('actor_id', '=', filters.actorId)
  if (filters.group !== undefined) query = query.where('verb', 'in', verbsOf(filters.group))
  if (filters.text !== undefined) {
    const wanted = filters.text.replaceAll('\0', '').replaceAll(/[\\%_]/g, String.raw`\$&`)
    query = query.where('object_text', 'like', sql<string>`'%' || lower(${wanted}) || '%'`)
  }
  if (filters.from !== undefined) query = query.where('at', '>=', new Date(filters.from).toISOString())
  if (filters.to !== undefined) query = query.where('at', '<', new Date(filters.to).toISOString())
  return query
}

const storedEntry = auditEntry.omit({ hash: true })
/** A stored entry as everybody else knows it. Errors: throws when it was altered beyond reading. */
const toEntry = ({ entry, hash }: Link): AuditEntry => ({
  ...z.decode(storedEntry, JSON.parse(entry) as z.input<typeof storedEntry>),
  hash,
})

/** A page, newest first. `before` is the last number of the page before. */
export async function page(
  db: Db,
  given: AuditFilters & { before?: number | undefined; limit: number },
): Promise<{ items: AuditEntry[]; nextBefore: number | null }> {
  let query = filtered(db, given)
    .orderBy('seq', 'desc')
    .limit(given.limit + 1)
  if (given.before !== undefined) query = query.where('seq', '<', given.before)
  const rows = await query.execute()
  const items = rows.slice(0, given.limit).map(toEntry)
  return { items, nextBefore: rows.length > given.limit ? (items.at(-1)?.seq ?? null) : null }
}

/** Links read at once while the log streams by. */
const linksAtOnce = 500

/** The whole chain as it was when the reading began, oldest first; entries never change, so pages make a snapshot. */
export async function* chain(db: Db, filters: AuditFilters = {}): AsyncGenerator<Required<Link>> {
  const newest = await db
    .selectFrom('audit')
    .select((eb) => eb.fn.max('seq').as('seq'))
    .executeTakeFirst()
  const last = Number(newest?.seq ?? 0)
  let after = Number.MIN_SAFE_INTEGER
  for (;;) {
    const rows = await filtered(db, filters)
      .where('seq', '>', after)
      .where('seq', '<=', last)
      .orderBy('seq')
      .limit(linksAtOnce)
      .execute()
    yield* rows
    const end = rows.at(-1)
    if (!end || rows.length < linksAtOnce) return
    after = end.seq
  }
}

/** The entries that these filters leave, oldest first. */
export async function* entries(db: Db, filters: AuditFilters): AsyncGenerator<AuditEntry> {
  for await (const link of chain(db, filters)) yield toEntry(link)
}
