import { ProblemError } from '@parley/contracts/problem'
import { replyTexts, type QuickReply, type QuickReplyDraft } from '@parley/contracts/quick-replies'
import type { QueueId, WorkstreamId } from '@parley/contracts/values'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

/** Whose: a person's id, null for the shared ones. */
export type Owner = string | null

interface ReplyRow {
  id: string
  owner_id: string | null
  title: string
  short_code: string
  tags: string[]
  texts: unknown
  is_limited: boolean
  queues: { id: string; name: string }[]
  workstreams: { id: string; name: string }[]
  updated_at: Date
  version: number
}

const named = (table: 'queues' | 'workstreams', ids: 'queue_ids' | 'workstream_ids') =>
  sql`coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name) order by lower(p.name), p.id)
    from ${sql.table(table)} p where p.id = any(r.${sql.ref(ids)}) and p.deleted_at is null), '[]')`
const selectReplies = sql`select r.id, r.owner_id, r.title, r.short_code, r.tags, r.texts, r.is_limited, r.updated_at,
    r.version, ${named('queues', 'queue_ids')} as queues, ${named('workstreams', 'workstream_ids')} as workstreams
  from quick_replies r`

/** The contract's schema checks ids and languages again on their way out. */
const toReply = (row: ReplyRow): QuickReply => ({
  id: row.id as QuickReply['id'],
  scope: row.owner_id === null ? 'shared' : 'personal',
  title: row.title,
  shortCode: row.short_code,
  tags: row.tags,
  texts: replyTexts.parse(row.texts),
  isLimited: row.is_limited,
  queues: row.queues as QuickReply['queues'],
  workstreams: row.workstreams as QuickReply['workstreams'],
  updatedAt: row.updated_at,
  version: row.version,
})

const isOf = (owner: Owner) => sql`r.deleted_at is null and r.owner_id is not distinct from ${owner}::uuid`

/** Every word must occur; one that begins with `#` must be the beginning of a tag. */
export function matches(search: string) {
  const words = search
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '#')
  const conditions = words.map((word) =>
    word.startsWith('#')
      ? sql`exists (select from unnest(r.tags) t where starts_with(lower(t), ${word.slice(1)}))`
      : sql`strpos(r.search_text, ${word}) > 0`,
  )
  return conditions.length === 0 ? sql`true` : sql`(${sql.join(conditions, sql` and `)})`
}

/** What narrows a list. `after`: key of the last row of the page before. */
export interface ReplyFilters {
  readonly owner: Owner
  readonly search: string
  readonly tag: string | null
  readonly language: string | null
  readonly lacks: string | null
}

function within({ owner, search, tag, language, lacks }: ReplyFilters) {
  const conditions = [isOf(owner), matches(search)]
  if (tag !== null)
    conditions.push(sql`exists (select from unnest(r.tags) t where lower(t) = ${tag.toLowerCase()})`)
  if (language !== null) conditions.push(sql`${language} = any(r.languages)`)
  if (lacks !== null) conditions.push(sql`not ${lacks} = any(r.languages)`)
  return sql.join(conditions, sql` and `)
}

/** A page by title; `nextAfter` is null on the last one. */
export async function page(
  db: Db,
  filters: ReplyFilters,
  limit: number,
  after: readonly [title: string, id: string] | null,
): Promise<{ items: QuickReply[]; nextAfter: [title: string, id: string] | null }> {
  const from = after ? sql`and (lower(r.title), r.id) > (${after[0]}, ${after[1]}::uuid)` : sql``
  const { rows } = await sql<ReplyRow & { sort_key: string }>`select x.*, lower(x.title) as sort_key
    from (${selectReplies} where ${within(filters)} ${from} order by lower(r.title), r.id limit ${limit + 1}) x
    order by lower(x.title), x.id`.execute(db)
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(toReply),
    nextAfter: rows.length > limit && last ? [last.sort_key, last.id] : null,
  }
}

export async function count(db: Db, filters: ReplyFilters): Promise<number> {
  const { rows } = await sql<{ total: number }>`select count(*) as total from quick_replies r
    where ${within(filters)}`.execute(db)
  return rows[0]?.total ?? 0
}

/** Tags (in the spelling used most) and languages of all replies of this owner, with how many have them. */
export async function facets(db: Db, owner: Owner) {
  const tags = await sql<{ tag: string; count: number }>`select mode() within group (order by t) as tag,
      count(*) as count
    from quick_replies r, unnest(r.tags) t where ${isOf(owner)} group by lower(t) order by lower(t)`.execute(
    db,
  )
  const languages = await sql<{
    language: ChannelLanguage
    count: number
  }>`select l as language, count(*) as count
    from quick_replies r, unnest(r.languages) l where ${isOf(owner)} group by l order by l`.execute(db)
  return { tags: tags.rows, languages: languages.rows }
}

/** Languages of the channels that customers can write to now. */
export async function liveLanguages(db: Db): Promise<ChannelLanguage[]> {
  const rows = await db
    .selectFrom('channels')
    .where('deleted_at', 'is', null)
    .select('language')
    .distinct()
    .orderBy('language')
    .execute()
  return rows.map(({ language }) => language as ChannelLanguage)
}

/** The shared reply with this short code, whatever its case. */
export async function findShared(db: Db, code: string): Promise<QuickReply | null> {
  const { rows } = await sql<ReplyRow>`${selectReplies}
    where ${isOf(null)} and lower(r.short_code) = ${code.toLowerCase()}`.execute(db)
  return rows[0] ? toReply(rows[0]) : null
}

/** A reply that this person may see: shared, or their own. */
export async function readFor(db: Db, id: string, personId: string): Promise<QuickReply | null> {
  const { rows } = await sql<ReplyRow>`${selectReplies} where r.id = ${id} and r.deleted_at is null
    and (r.owner_id is null or r.owner_id = ${personId})`.execute(db)
  return rows[0] ? toReply(rows[0]) : null
}

/** Locks a reply of this owner and reads it; null: it is not theirs, or not there. */
export async function lock(
  tx: Db,
  id: string,
  owner: Owner,
  state: 'present' | 'deleted' = 'present',
): Promise<QuickReply | null> {
  const isThere = state === 'present' ? sql`r.deleted_at is null` : sql`r.deleted_at is not null`
  const { rows } = await sql<ReplyRow>`${selectReplies} where r.id = ${id} and ${isThere}
    and r.owner_id is not distinct from ${owner}::uuid for update of r`.execute(tx)
  return rows[0] ? toReply(rows[0]) : null
}

function columnsOf({ title, shortCode, tags, texts, limits }: QuickReplyDraft) {
  return {
    title,
    short_code: shortCode,
    tags: [...tags],
    texts: JSON.stringify(texts),
    languages: texts.map(({ language }) => language),
    search_text: [title, shortCode, ...tags, ...texts.map(({ text }) => text)].join('\n').toLowerCase(),
    is_limited: limits !== null,
    queue_ids: [...(limits?.queueIds ?? [])],
    workstream_ids: [...(limits?.workstreamIds ?? [])],
  }
}

const codeIndex = (owner: Owner) => (owner === null ? 'quick_replies_shared_code' : 'quick_replies_own_code')
const codeTaken = { errors: [{ pointer: '/body/shortCode', code: 'taken' }] }

/** Errors: `request/invalid` at `/body/shortCode` (`taken`) when another reply of this owner has the short code. */
export async function create(tx: Db, owner: Owner, draft: QuickReplyDraft, now: Date): Promise<string> {
  const values = { owner_id: owner, created_at: now, updated_at: now, ...columnsOf(draft) }
  const statement = tx.insertInto('quick_replies').values(values).returning('id').executeTakeFirstOrThrow()
  return (await orTaken(statement, codeIndex(owner), 'request/invalid', codeTaken)).id
}

/** Call it on a locked one. Errors: as `create`. */
export async function replace(
  tx: Db,
  id: string,
  owner: Owner,
  draft: QuickReplyDraft,
  now: Date,
): Promise<void> {
  const statement = tx
    .updateTable('quick_replies')
    .set((eb) => ({ ...columnsOf(draft), updated_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await orTaken(statement, codeIndex(owner), 'request/invalid', codeTaken)
}

/** How long a deleted reply can be brought back. */
const keptMs = 30 * 24 * 60 * 60 * 1000

/** Marks a locked reply as deleted, and removes those whose time to come back is over. */
export async function remove(tx: Db, id: string, now: Date): Promise<void> {
  await tx.updateTable('quick_replies').set({ deleted_at: now }).where('id', '=', id).execute()
  await tx
    .deleteFrom('quick_replies')
    .where('deleted_at', '<', new Date(now.getTime() - keptMs))
    .execute()
}

/** Brings a locked reply back. Errors: `deletion/blocked` when its short code was given to another meanwhile. */
export async function restore(tx: Db, id: string, owner: Owner): Promise<void> {
  const statement = tx
    .updateTable('quick_replies')
    .set((eb) => ({ deleted_at: null, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  await orTaken(statement, codeIndex(owner), 'deletion/blocked')
}

/** Queues and workstreams by name, those that are not deleted. */
export async function places(db: Db): Promise<Pick<QuickReply, 'queues' | 'workstreams'>> {
  const of = async <Id extends string>(table: 'queues' | 'workstreams') => {
    const rows = await db
      .selectFrom(table)
      .where('deleted_at', 'is', null)
      .orderBy(sql`lower(name)`)
      .select(['id', 'name'])
      .execute()
    return rows.map(({ id, name }) => ({ id: id as Id, name }))
  }
  return { queues: await of<QueueId>('queues'), workstreams: await of<WorkstreamId>('workstreams') }
}

/** Counts a use by a person. Errors: `request/not-found` when the reply is not theirs to see. */
export async function noteUse(db: Db, id: string, personId: string, now: Date): Promise<void> {
  // Heat is a logarithm on an axis that moves on by one every two weeks: of two replies that nobody uses any more the
  // same stays ahead, so what is stored can be compared without being touched. 2^-60 counts for nothing.
  const moved = sql`${now.getTime() / 1000}::double precision / (14 * 86400)`
  const { numAffectedRows } =
    await sql`insert into quick_reply_uses as u (quick_reply_id, user_id, heat, used_at)
    select r.id, ${personId}::uuid, ${moved}, ${now} from quick_replies r
      where r.id = ${id} and r.deleted_at is null and (r.owner_id is null or r.owner_id = ${personId})
    on conflict (user_id, quick_reply_id) do update set used_at = excluded.used_at,
      heat = excluded.heat + ln(power(2, greatest(u.heat - excluded.heat, -60)) + 1) / ln(2)`.execute(db)
  if (!numAffectedRows) throw new ProblemError('request/not-found')
}
