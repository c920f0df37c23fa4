import { sql } from 'kysely'
import type { Db } from './db.ts'
import type { RawEvent } from './raw-events.ts'

/** The newest so many are kept for each account and verdict; what came before them is only in the counter. */
export const ringSize = 200

/** A call that left no delivery, or several alike within a moment: never anything of what it said. */
export interface WebhookCall {
  readonly accountId: string
  readonly at: Date
  readonly verdict: 'refused' | 'duplicate' | 'verified'
  readonly reason: string | null
  readonly kind: string | null
  /** Address of the caller; null when several were counted together. */
  readonly source: string | null
  readonly sizeBytes: number
  readonly headerNames: readonly string[]
  readonly calls: number
  readonly deliveryId: number | null
  /** The Google agent whose own address was called; null: the partner's. */
  readonly ownAddressOf: string | null
  /** Of a verification: it named the old token of a rotation. */
  readonly isOldToken: boolean | null
}

/** Keeps these and forgets the oldest beyond the ring's size. Two statements, however many there were. */
export async function addAll(db: Db, calls: readonly WebhookCall[]): Promise<void> {
  if (calls.length === 0) return
  const rows = calls.map((one) => ({
    account_id: one.accountId,
    at: one.at,
    verdict: one.verdict,
    reason: one.reason,
    kind: one.kind,
    source: one.source,
    size_bytes: one.sizeBytes,
    header_names: one.headerNames,
    calls: one.calls,
    delivery_id: one.deliveryId,
    own_address_of: one.ownAddressOf,
    is_old_token: one.isOldToken,
  }))
  await sql`insert into webhook_calls (account_id, at, verdict, reason, kind, source, size_bytes, header_names, calls,
      delivery_id, own_address_of, is_old_token)
    select x.account_id, x.at, x.verdict, x.reason, x.kind, x.source, x.size_bytes, x.header_names, x.calls, x.delivery_id,
      x.own_address_of, x.is_old_token
    from jsonb_populate_recordset(null::webhook_calls, ${JSON.stringify(rows)}::jsonb) as x`.execute(db)
  await sql`delete from webhook_calls c using (
      select k.account_id, k.verdict, (select o.id from webhook_calls o
        where o.account_id = k.account_id and o.verdict = k.verdict order by o.id desc offset ${ringSize} limit 1) as last
      from (select distinct * from unnest(${rows.map((row) => row.account_id)}::uuid[],
        ${rows.map((row) => row.verdict)}::text[]) as given(account_id, verdict)) as k) as old
    where c.account_id = old.account_id and c.verdict = old.verdict and c.id <= old.last`.execute(db)
}

/** A delivery that may be a repeat, without its body: many may wait to be looked up. */
export type RepeatCandidate = Omit<RawEvent, 'body' | 'shard' | 'way'> & { readonly sizeBytes: number }

/** Which of these deliveries were there before, with the one each repeats. Of several alike the one that was stored is none. */
export async function findRepeats(
  db: Db,
  candidates: readonly RepeatCandidate[],
): Promise<{ event: RepeatCandidate; deliveryId: number }[]> {
  if (candidates.length === 0) return []
  const { rows } = await sql<{
    position: number
    id: number
    arrived_at: Date | null
  }>`select k.position, r.id, r.arrived_at
    from unnest(${candidates.map((one) => one.accountId)}::uuid[], ${candidates.map((one) => one.dedupeKey)}::bytea[])
        with ordinality as k(account_id, dedupe_key, position)
      join raw_events r on r.account_id = k.account_id and r.dedupe_key = k.dedupe_key order by k.position`.execute(
    db,
  )
  const stored = new Set<number>()
  return rows.flatMap(({ position, id, arrived_at }) => {
    const event = candidates[position - 1]
    if (!event) return []
    if (arrived_at?.getTime() === event.arrivedAtMs && !stored.has(id)) {
      stored.add(id)
      return []
    }
    return [{ event, deliveryId: id }]
  })
}
