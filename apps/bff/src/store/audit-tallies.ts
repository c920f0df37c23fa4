import type { AuditField } from '@parley/contracts/audit'
import { sql } from 'kysely'
import { toBody, type AuditRecord } from '../audit/record.ts'
import { append } from './audit.ts'
import type { Db } from './db.ts'

/** So many actors or addresses have tallies of their own for a verb and minute; those beyond share one. */
const keysMax = 100
/** So many different samples are named; the rest is counted. */
const samplesMax = 10
const everybody = '*'
const minuteMs = 60_000

/** Something that anybody can repeat at will. `key`: actor or address; `sample`: what was tried. */
export interface Occurrence {
  readonly key: string
  readonly sample: string
  readonly record: AuditRecord
}

/**
 * Notes an occurrence: the first of its key in a minute becomes an entry at once, later ones are counted. So one actor
 * or address makes two entries a minute at most, and all together `2 × keysMax + 1` for each verb.
 */
export async function note(tx: Db, { key, sample, record }: Occurrence, now: Date): Promise<void> {
  const minute = new Date(Math.floor(now.getTime() / minuteMs) * minuteMs)
  const { verb } = record
  // Read without a lock: of those who come at once a few more may get a tally of their own.
  const { rows } = await sql<{ isKnown: boolean; keys: number }>`select count(*) as keys,
      coalesce(bool_or(key = ${key}), false) as "isKnown"
    from audit_tallies where verb = ${verb} and minute = ${minute}`.execute(tx)
  const isShared = rows[0] !== undefined && !rows[0].isKnown && rows[0].keys >= keysMax
  const tally = await sql<{
    more: number
  }>`insert into audit_tallies (verb, key, minute, more, samples, record)
    values (${verb}, ${isShared ? everybody : key}, ${minute}, ${isShared ? 1 : 0}, ${[sample]}::text[],
      ${toBody(isShared ? anonymous(record) : record)}::jsonb)
    on conflict (verb, key, minute) do update set more = audit_tallies.more + 1,
      samples = case when ${sample}::text = any (audit_tallies.samples) or cardinality(audit_tallies.samples) >= ${samplesMax}
        then audit_tallies.samples else array_append(audit_tallies.samples, ${sample}::text) end
    returning more`.execute(tx)
  if (tally.rows[0]?.more === 0) await append(tx, [record])
}

/** Of many nobody is named. */
const anonymous = (record: AuditRecord): AuditRecord => ({ ...record, actor: null, ip: null, object: null })

/** What the samples of a verb are. */
const sampleField = (verb: AuditRecord['verb']): AuditField =>
  verb === 'access.denied' || verb === 'protectedField.denied' || verb === 'link.refused'
    ? 'endpoints'
    : 'addresses'

/** Writes what was counted in minutes that are over. Several instances may do it at once. Returns how many entries. */
export async function settle(tx: Db, now: Date): Promise<number> {
  const { rows } = await sql<{ minute: Date; more: number; samples: string[]; record: AuditRecord }>`
    delete from audit_tallies where (verb, key, minute) in (
      select verb, key, minute from audit_tallies where minute <= ${new Date(now.getTime() - minuteMs)}
      order by minute, verb, key limit 500 for update skip locked)
    returning minute, more, samples, record`.execute(tx)
  const records = rows
    .filter((row) => row.more > 0)
    .map(({ minute, more, samples, record: { verb, actor, ip, object } }): AuditRecord => ({
      verb,
      actor,
      ip,
      userAgent: null,
      requestId: null,
      object: samples.length === 1 ? object : null,
      count: more,
      changes: [
        { field: 'minute', before: null, after: minute.toISOString().replace(':00.000Z', 'Z') },
        { field: sampleField(verb), before: null, after: samples },
      ],
    }))
  await append(tx, records)
  return records.length
}
