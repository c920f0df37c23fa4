import { replyTexts, type PlaceholderValues, type ReplyTextIn } from '@parley/contracts/quick-replies'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { matches } from './quick-replies.ts'

/** What decides which replies are offered in a conversation, in which language, with which values. */
export interface ReplySituation {
  readonly assigneeId: string | null
  readonly queueId: string | null
  readonly workstreamId: string | null
  /** What Google decided the customer's language to be; null where it did not say. */
  readonly customerLocale: string | null
  readonly channelLanguage: string
  /** Without the name of the person who answers. */
  readonly values: Omit<PlaceholderValues, 'AgentName'>
}

export async function situation(db: Db, conversationId: string): Promise<ReplySituation | null> {
  const row = await db
    .selectFrom('conversations as c')
    .innerJoin('channels as ch', 'ch.id', 'c.channel_id')
    .innerJoin('customers as cu', 'cu.id', 'c.customer_id')
    .innerJoin('google_agents as g', 'g.id', 'c.google_agent_id')
    .leftJoin('queues as q', 'q.id', 'c.queue_id')
    .where('c.id', '=', conversationId)
    .select(['c.assignee_id', 'c.queue_id', 'c.workstream_id', 'c.context', 'ch.language'])
    .select(['cu.display_name', 'g.brand_name', 'q.name as queue_name'])
    .executeTakeFirst()
  return row
    ? {
        assigneeId: row.assignee_id,
        queueId: row.queue_id,
        workstreamId: row.workstream_id,
        customerLocale: row.context.resolvedLocale ?? null,
        channelLanguage: row.language,
        values: { CustomerName: row.display_name, BrandName: row.brand_name, QueueName: row.queue_name },
      }
    : null
}

/** A reply with all its texts. */
export interface CandidateReply {
  readonly id: string
  readonly isOwn: boolean
  readonly title: string
  readonly shortCode: string
  readonly tags: string[]
  readonly texts: ReplyTextIn[]
}

/**
 * What this person may put into an answer in this place, best first: the short code that was typed, then those that begin
 * so, then those with a text in one of `languages` (primary tags), then what the person uses most and last, then by title.
 * A scan over all replies with few columns: with 2,000 of them of
 * 1,000 characters an answer over HTTP took 8 to 19 ms (median of 30), and it is bounded by `limit`.
 */
export async function candidates(
  db: Db,
  given: {
    personId: string
    queueId: string | null
    workstreamId: string | null
    languages: readonly string[]
    search: string
    limit: number
  },
): Promise<CandidateReply[]> {
  const typed = given.search.trim().toLowerCase()
  const { rows } = await sql<{
    id: string
    is_own: boolean
    title: string
    short_code: string
    tags: string[]
    texts: unknown
  }>`select r.id, r.owner_id is not null as is_own, r.title, r.short_code, r.tags, r.texts
    from quick_replies r
      left join quick_reply_uses u on u.quick_reply_id = r.id and u.user_id = ${given.personId}
    where r.deleted_at is null and (r.owner_id is null or r.owner_id = ${given.personId})
      and (not r.is_limited or ${given.queueId}::uuid = any(r.queue_ids)
        or ${given.workstreamId}::uuid = any(r.workstream_ids))
      and ${matches(given.search)}
    order by lower(r.short_code) = ${typed} desc,
      ${typed} <> '' and starts_with(lower(r.short_code), ${typed}) desc,
      exists (select from unnest(r.languages) l
        where split_part(lower(l), '-', 1) = any(${[...given.languages]}::text[])) desc,
      u.heat desc nulls last, lower(r.title), r.id
    limit ${given.limit}`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    isOwn: row.is_own,
    title: row.title,
    shortCode: row.short_code,
    tags: row.tags,
    texts: replyTexts.parse(row.texts),
  }))
}
