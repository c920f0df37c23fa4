import { sql } from 'kysely'
import type { Db } from './db.ts'

/** What the health of an account rests on in its own row. */
export interface AccountFacts {
  readonly id: string
  readonly name: string
  readonly state: 'draft' | 'active'
  readonly inactiveSince: Date | null
  readonly hasClientToken: boolean
  readonly hasCredentials: boolean
  readonly credentialsSetAt: Date | null
  readonly verifiedAt: Date | null
  readonly attemptAt: Date | null
  readonly attemptRefusal: string | null
  readonly lastInboundAt: Date | null
}

/** Accounts that were not deleted, or this one, by name. */
export async function accounts(db: Db, id: string | null): Promise<AccountFacts[]> {
  const { rows } = await sql<AccountFacts>`select id, name, state, inactive_since as "inactiveSince",
      client_token_sealed is not null as "hasClientToken", credentials_sealed is not null as "hasCredentials",
      credentials_set_at as "credentialsSetAt", webhook_verified_at as "verifiedAt",
      webhook_attempt_at as "attemptAt", webhook_attempt_refusal as "attemptRefusal", last_inbound_at as "lastInboundAt"
    from accounts where deleted_at is null ${id === null ? sql`` : sql`and id = ${id}`} order by lower(name), id`.execute(
    db,
  )
  return rows
}

/** A Google agent that was not removed, with the channel that it is, if any. */
export interface AgentFacts {
  readonly id: string
  readonly accountId: string
  readonly name: string
  readonly isVerified: boolean
  readonly isLaunched: boolean
  readonly channelId: string | null
  readonly isDraining: boolean
  readonly workstreamId: string | null
  readonly workstreamName: string | null
  readonly isWorkstreamActive: boolean
}

export async function agents(db: Db, accountIds: readonly string[]): Promise<AgentFacts[]> {
  const { rows } = await sql<AgentFacts>`select g.id, g.account_id as "accountId", g.display_name as name,
      g.is_verified as "isVerified", g.is_launched as "isLaunched", c.id as "channelId",
      c.draining_since is not null as "isDraining", w.id as "workstreamId", w.name as "workstreamName",
      w.inactive_since is null as "isWorkstreamActive"
    from google_agents g
      left join channels c on c.google_agent_id = g.id and c.deleted_at is null
      left join workstreams w on w.id = c.workstream_id
    where g.removed_at is null and g.account_id = any(${[...accountIds]}::uuid[])
    order by g.added_at, g.id`.execute(db)
  return rows
}

/** The account of a channel that was not deleted and belongs to this workstream; null when there is none. */
export async function accountOfChannel(
  db: Db,
  workstreamId: string,
  channelId: string,
): Promise<string | null> {
  const row = await db
    .selectFrom('channels as c')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .where('c.id', '=', channelId)
    .where('c.workstream_id', '=', workstreamId)
    .where('c.deleted_at', 'is', null)
    .select('g.account_id as accountId')
    .executeTakeFirst()
  return row?.accountId ?? null
}

export interface Refusals {
  readonly accountId: string
  readonly reason: string
  readonly count: number
  readonly lastAt: Date
}

/**
 * Deliveries that were refused within a day, since the last one that was accepted and since the client token was set:
 * what went right or was changed afterwards has answered them. From the ring of noted calls, so never too many.
 */
export async function refusals(db: Db, accountIds: readonly string[], now: Date): Promise<Refusals[]> {
  const { rows } = await sql<Refusals>`select a.id as "accountId", w.reason, sum(w.calls) as count,
      max(w.at) as "lastAt"
    from accounts a join webhook_calls w on w.account_id = a.id and w.verdict = 'refused'
    where a.id = any(${[...accountIds]}::uuid[]) and w.kind is null and w.reason is not null
      and w.at > greatest(${now}::timestamptz - interval '1 day', a.last_inbound_at, a.client_token_set_at)
    group by a.id, w.reason order by a.id, sum(w.calls) desc, w.reason`.execute(db)
  return rows
}

export async function parked(
  db: Db,
  accountIds: readonly string[],
): Promise<{ accountId: string; count: number; lastReason: string | null }[]> {
  const { rows } = await sql<{ accountId: string; count: number; lastReason: string | null }>`select
      account_id as "accountId", count(*) as count, (array_agg(reason order by id desc))[1] as "lastReason"
    from raw_events where state = 'parked' and account_id = any(${[...accountIds]}::uuid[])
    group by account_id order by account_id`.execute(db)
  return rows
}

/** Replies that still have to go to Google, by account and channel. The outbox holds nothing else, so it is read whole. */
export async function undelivered(
  db: Db,
  accountIds: readonly string[],
): Promise<{ accountId: string; channelId: string; count: number; oldestAt: Date }[]> {
  const { rows } = await sql<{ accountId: string; channelId: string; count: number; oldestAt: Date }>`select
      c.account_id as "accountId", c.channel_id as "channelId", count(*) as count, min(o.created_at) as "oldestAt"
    from outbox o join conversations c on c.id = o.conversation_id
    where o.message_id is not null and c.account_id = any(${[...accountIds]}::uuid[])
    group by c.account_id, c.channel_id order by c.account_id, c.channel_id`.execute(db)
  return rows
}

export interface Mark {
  readonly scopeId: string
  readonly kind: string
  readonly at: Date
  readonly code: string | null
  readonly until: Date | null
}

export async function marks(db: Db, scopeIds: readonly string[]): Promise<Mark[]> {
  const { rows } = await sql<Mark>`select scope_id as "scopeId", kind, at, code, until from health_marks
    where scope_id = any(${[...scopeIds]}::uuid[]) order by scope_id, kind`.execute(db)
  return rows
}

export interface Counted {
  readonly scopeId: string
  readonly kind: string
  readonly code: string
  /** Of this hour and the 23 before. */
  readonly day: number
  /** Of this hour and the one before. */
  readonly recent: number
}

export async function lastDay(db: Db, scopeIds: readonly string[], now: Date): Promise<Counted[]> {
  const { rows } = await sql<Counted>`select scope_id as "scopeId", kind, code, sum(n) as day,
      coalesce(sum(n) filter (where hour >= date_trunc('hour', ${now}::timestamptz) - interval '1 hour'), 0) as recent
    from health_counts where scope_id = any(${[...scopeIds]}::uuid[])
      and hour >= date_trunc('hour', ${now}::timestamptz) - interval '23 hours' and hour <= ${now}
    group by scope_id, kind, code order by scope_id, kind, code`.execute(db)
  return rows
}

/** What was counted in the 30 days up to today in UTC, `YYYY-MM-DD`; days without anything are missing. */
export async function byDay(
  db: Db,
  scopeId: string,
  now: Date,
): Promise<{ day: string; kind: string; code: string; n: number }[]> {
  const { rows } = await sql<{ day: string; kind: string; code: string; n: number }>`select
      to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day, kind, code, sum(n) as n
    from health_counts where scope_id = ${scopeId} and kind not like '%Ms'
      and hour >= date_trunc('day', ${now}::timestamptz, 'UTC') - interval '29 days' and hour <= ${now}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db)
  return rows
}
