import type { Colleague, User } from '@parley/contracts/team'
import type { FieldRight } from '@parley/contracts/protected-fields'
import type { Role } from '@parley/contracts/session'
import type { QueueId, UiLocale, UserId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { effectiveRightsOf, inOrder } from './field-profiles.ts'
import { orTaken } from './violations.ts'

/** A person as sign-in needs them. */
export interface KnownUser {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly role: Role
  readonly locale: UiLocale | null
  readonly passwordHash: string
  readonly isDisabled: boolean
}

const knownColumns = ['id', 'name', 'email', 'role', 'locale', 'password_hash as passwordHash'] as const

/** The person with this address, whatever its case. */
export async function findByEmail(db: Db, email: string): Promise<KnownUser | null> {
  const row = await db
    .selectFrom('users')
    .where(sql`lower(email)`, '=', email.toLowerCase())
    .select([...knownColumns, sql<boolean>`disabled_at is not null`.as('isDisabled')])
    .executeTakeFirst()
  return row ?? null
}

export async function findById(db: Db, id: string): Promise<KnownUser | null> {
  const row = await db
    .selectFrom('users')
    .where('id', '=', id)
    .select([...knownColumns, sql<boolean>`disabled_at is not null`.as('isDisabled')])
    .executeTakeFirst()
  return row ?? null
}

/** What this person may do with protected fields now. */
export async function fieldRights(db: Db, id: string): Promise<FieldRight[]> {
  return (await read(db, id))?.fieldRights ?? []
}

/** Does anybody have an account? */
export async function anyExists(db: Db): Promise<boolean> {
  const row = await db.selectFrom('users').select('id').limit(1).executeTakeFirst()
  return row !== undefined
}

/** Errors: `user/email-taken`. */
export async function create(
  tx: Db,
  user: {
    name: string
    email: string
    passwordHash: string
    role: Role
    locale: UiLocale
    capacity?: number | undefined
  },
): Promise<string> {
  const { id } = await orTaken(
    tx
      .insertInto('users')
      .values({
        name: user.name,
        email: user.email,
        password_hash: user.passwordHash,
        role: user.role,
        locale: user.locale,
        ...(user.capacity === undefined ? {} : { capacity: user.capacity }),
      })
      .returning('id')
      .executeTakeFirstOrThrow(),
    'users_email',
    'user/email-taken',
  )
  return id
}

const selectUsers = (db: Db) =>
  db.selectFrom('users').select([
    'id',
    'name',
    'email',
    'role',
    effectiveRightsOf('users').as('field_rights'),
    'disabled_at',
    'created_at',
    'last_seen_at',
    'capacity',
    'locale',
    'version',
    // Derived at each reading, never counted along: it cannot drift from what the person holds.
    sql<number>`(select count(*) from conversations c where c.assignee_id = users.id and c.state in ('active', 'wrapUp'))`.as(
      'held_count',
    ),
    // Everybody belongs to the default queue without being listed.
    sql<
      string[]
    >`array(select m.queue_id from queue_members m join queues q on q.id = m.queue_id and q.deleted_at is null
      where m.user_id = users.id union select id from queues where is_default)`.as('queue_ids'),
  ])
type UserRow = Awaited<ReturnType<ReturnType<typeof selectUsers>['execute']>>[number]

const toUser = (row: UserRow): User => ({
  id: row.id as UserId,
  name: row.name,
  email: row.email,
  role: row.role,
  fieldRights: inOrder(row.field_rights),
  isDisabled: row.disabled_at !== null,
  queueIds: row.queue_ids as QueueId[],
  capacity: row.capacity,
  heldCount: row.held_count,
  locale: row.locale,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  version: row.version,
})

/** Everybody, disabled ones too, by name. */
export async function list(db: Db): Promise<User[]> {
  const rows = await selectUsers(db)
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
  return rows.map(toUser)
}

export async function read(db: Db, id: string): Promise<User | null> {
  const row = await selectUsers(db).where('id', '=', id).executeTakeFirst()
  return row ? toUser(row) : null
}

/** Everybody who is not disabled, by name. */
export async function colleagues(db: Db): Promise<Colleague[]> {
  const rows = await db
    .selectFrom('users')
    .where('disabled_at', 'is', null)
    .select(['id', 'name', 'role'])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
  return rows.map((row) => ({ id: row.id as UserId, name: row.name, role: row.role }))
}

/**
 * Locks the rows of all enabled administrators, in order, and returns them: two who demote each other at the same
 * moment then go one after the other.
 */
export async function lockAdministrators(tx: Db): Promise<{ id: string }[]> {
  return tx
    .selectFrom('users')
    .where('role', '=', 'administrator')
    .where('disabled_at', 'is', null)
    .orderBy('id')
    .select('id')
    .forNoKeyUpdate()
    .execute()
}

/** Locks a person, so that changes come one after the other. Call it after `lockAdministrators`. */
export async function lock(tx: Db, id: string): Promise<void> {
  await tx.selectFrom('users').where('id', '=', id).select('id').forNoKeyUpdate().execute()
}

/** What may change about a person; what is left out stays. */
export interface UserChange {
  readonly name?: string | undefined
  readonly locale?: UiLocale | undefined
  readonly role?: Role | undefined
  readonly disabledAt?: Date | null | undefined
  readonly passwordHash?: string | undefined
  readonly capacity?: number | undefined
}

/** Counts the version up. */
export async function change(tx: Db, id: string, to: UserChange): Promise<void> {
  const columns = {
    name: to.name,
    locale: to.locale,
    role: to.role,
    disabled_at: to.disabledAt,
    password_hash: to.passwordHash,
    capacity: to.capacity,
  }
  const given = Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined))
  await tx
    .updateTable('users')
    .set((eb) => ({ ...given, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

/** The names of these people by id; ids that are nobody's are missing. */
export async function namesById(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db.selectFrom('users').where('id', 'in', ids).select(['id', 'name']).execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

/** Conversations in this person's hands that are not closed. */
export async function heldConversationIds(tx: Db, userId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('conversations')
    .where('assignee_id', '=', userId)
    .where('state', '!=', 'closed')
    .orderBy('id')
    .select('id')
    .execute()
  return rows.map((row) => row.id)
}
