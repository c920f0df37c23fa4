import { sql } from 'kysely'
import type { SignedInActor } from '../http/call.ts'
import type { Db } from './db.ts'
import { effectiveRightsOf, inOrder } from './field-profiles.ts'

/** The person and CSRF token behind a session, and when its password was last given; the session is neither expired, idle for longer than `idleMs`, nor of a disabled person. */
export async function find(
  db: Db,
  tokenHash: Buffer,
  now: Date,
  idleMs: number,
): Promise<{ actor: SignedInActor; csrfToken: string; confirmedAt: Date } | null> {
  const row = await selectActors(db, now, idleMs).where('s.token_hash', '=', tokenHash).executeTakeFirst()
  if (!row) return null
  // Once a minute is exact enough for idling and spares a write on every read.
  if (now.getTime() - row.last_seen_at.getTime() > 60_000) await touch(db, tokenHash, row.id, now)
  return { csrfToken: row.csrf_token, confirmedAt: row.confirmed_at, actor: toActor(row) }
}

/** Sessions that hold, with their people. Everybody belongs to the default queue without being listed. */
function selectActors(db: Db, now: Date, idleMs: number) {
  return db
    .selectFrom('sessions as s')
    .innerJoin('users as u', 'u.id', 's.user_id')
    .where('s.expires_at', '>', now)
    .where('s.last_seen_at', '>', new Date(now.getTime() - idleMs))
    .where('u.disabled_at', 'is', null)
    .select([
      's.token_hash',
      's.csrf_token',
      's.last_seen_at',
      's.confirmed_at',
      'u.id',
      'u.name',
      'u.email',
      'u.role',
      'u.locale',
      effectiveRightsOf('u').as('field_rights'),
      sql<
        string[]
      >`array(select m.queue_id from queue_members m join queues q on q.id = m.queue_id and q.deleted_at is null
        where m.user_id = u.id union select id from queues where is_default)`.as('queue_ids'),
    ])
}
type ActorRow = Awaited<ReturnType<ReturnType<typeof selectActors>['execute']>>[number]

const toActor = (row: ActorRow): SignedInActor => ({
  id: row.id,
  name: row.name,
  email: row.email,
  role: row.role,
  locale: row.locale,
  fieldRights: inOrder(row.field_rights),
  queueIds: row.queue_ids,
})

async function touch(db: Db, tokenHash: Buffer, userId: string, now: Date): Promise<void> {
  await db.updateTable('sessions').set({ last_seen_at: now }).where('token_hash', '=', tokenHash).execute()
  await db.updateTable('users').set({ last_seen_at: now }).where('id', '=', userId).execute()
}

export async function create(
  db: Db,
  session: { tokenHash: Buffer; userId: string; csrfToken: string; expiresAt: Date; now: Date },
): Promise<void> {
  await db
    .insertInto('sessions')
    .values({
      token_hash: session.tokenHash,
      user_id: session.userId,
      csrf_token: session.csrfToken,
      expires_at: session.expiresAt,
      confirmed_at: session.now,
    })
    .execute()
}

/** The password was given in this session just now. */
export async function confirm(tx: Db, tokenHash: Buffer, now: Date): Promise<void> {
  await tx.updateTable('sessions').set({ confirmed_at: now }).where('token_hash', '=', tokenHash).execute()
}

export async function end(db: Db, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
}

/** Ends all sessions of a person, but for the one given. */
export async function endAll(db: Db, userId: string, but: Buffer | null = null): Promise<void> {
  await db
    .deleteFrom('sessions')
    .where('user_id', '=', userId)
    .$if(but !== null, (query) => query.where('token_hash', '!=', but as Buffer))
    .execute()
}

/** The people of these sessions, in the order asked; null where a session has ended. One query for all. */
export async function actorsOf(
  db: Db,
  tokenHashes: readonly Buffer[],
  now: Date,
  idleMs: number,
): Promise<(SignedInActor | null)[]> {
  const rows = await selectActors(db, now, idleMs)
    .where('s.token_hash', 'in', [...tokenHashes])
    .execute()
  const byHash = new Map(rows.map((row) => [row.token_hash.toString('hex'), toActor(row)]))
  return tokenHashes.map((hash) => byHash.get(hash.toString('hex')) ?? null)
}
