import type { FieldProfile, FieldRightsPerson } from '@parley/contracts/field-rights'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import type { UserId } from '@parley/contracts/values'
import { sql } from 'kysely'
import type { Db } from './db.ts'
import { orTaken } from './violations.ts'

/** What a profile says; its people and roles have its rights. */
export type FieldProfileContent = Pick<
  FieldProfile,
  'name' | 'description' | 'rights' | 'roles' | 'memberIds'
>

/**
 * The rights that take effect for the person in the row named `alias` (a table with `id` and `role`): the union of their
 * profiles, nothing for everybody but administrators. The same rule as the domain's `effectiveRights`; a test compares.
 */
export const effectiveRightsOf = (alias: 'u' | 'users') => {
  const person = (column: 'id' | 'role') => sql.ref(`${alias}.${column}`)
  return sql<
    FieldRight[]
  >`array(select distinct g.granted from field_profiles p, unnest(p.rights) as g (granted)
    where ${person('role')} = 'administrator' and (${person('role')} = any (p.roles) or exists (
      select from field_profile_members m where m.profile_id = p.id and m.user_id = ${person('id')})))`
}

/** Rights in the order of the contract. */
export const inOrder = (rights: readonly FieldRight[]): FieldRight[] =>
  fieldRight.options.filter((one) => rights.includes(one))

const selectProfiles = (db: Db) =>
  db
    .selectFrom('field_profiles as p')
    .select([
      'p.id',
      'p.name',
      'p.description',
      'p.rights',
      'p.roles',
      'p.created_at',
      'p.version',
      sql<string[]>`array(select m.user_id from field_profile_members m join users u on u.id = m.user_id
        where m.profile_id = p.id order by lower(u.name), u.id)`.as('member_ids'),
    ])
    .orderBy(sql`lower(p.name)`)
    .orderBy('p.id')
type ProfileRow = Awaited<ReturnType<ReturnType<typeof selectProfiles>['execute']>>[number]

const toProfile = (row: ProfileRow): FieldProfile => ({
  id: row.id as FieldProfile['id'],
  name: row.name,
  description: row.description,
  rights: inOrder(row.rights),
  roles: row.roles,
  memberIds: row.member_ids as UserId[],
  createdAt: row.created_at,
  version: row.version,
})

/** All profiles by name. */
export async function list(db: Db): Promise<FieldProfile[]> {
  return (await selectProfiles(db).execute()).map(toProfile)
}

/** Everybody a profile can concern, by name; those without access, too. */
export async function people(db: Db): Promise<FieldRightsPerson[]> {
  const rows = await db
    .selectFrom('users')
    .select(['id', 'name', 'role', sql<boolean>`disabled_at is not null`.as('isDisabled')])
    .orderBy(sql`lower(name)`)
    .orderBy('id')
    .execute()
  return rows.map(({ id, name, role, isDisabled }) => ({ id: id as UserId, name, role, isDisabled }))
}

/** Errors: `profile/name-taken`. */
export async function create(tx: Db, { memberIds, ...content }: FieldProfileContent): Promise<string> {
  const { id } = await orTaken(
    tx.insertInto('field_profiles').values(content).returning('id').executeTakeFirstOrThrow(),
    'field_profiles_name',
    'profile/name-taken',
  )
  await setMembers(tx, id, memberIds)
  return id
}

/** Replaces all of a profile and counts its version up. Errors: `profile/name-taken`. */
export async function replace(
  tx: Db,
  id: string,
  { memberIds, ...content }: FieldProfileContent,
): Promise<void> {
  await orTaken(
    tx
      .updateTable('field_profiles')
      .set((eb) => ({ ...content, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute(),
    'field_profiles_name',
    'profile/name-taken',
  )
  await tx.deleteFrom('field_profile_members').where('profile_id', '=', id).execute()
  await setMembers(tx, id, memberIds)
}

export async function remove(tx: Db, id: string): Promise<void> {
  await tx.deleteFrom('field_profiles').where('id', '=', id).execute()
}

async function setMembers(tx: Db, id: string, memberIds: readonly string[]): Promise<void> {
  const userIds = [...new Set(memberIds)]
  if (userIds.length > 0)
    await tx
      .insertInto('field_profile_members')
      .values(userIds.map((userId) => ({ profile_id: id, user_id: userId })))
      .execute()
}

/** Words of the first two profiles in the language of whoever sets the installation up. */
export type FirstWords = Record<'setUp' | 'check', { name: string; description: string }>

/** The first administrator may set up accounts; nobody else exists yet, so words nobody chose can be exchanged. */
export async function beginWith(tx: Db, userId: string, words: FirstWords | null): Promise<void> {
  for (const [first, content] of Object.entries(words ?? {}) as [keyof FirstWords, FirstWords['check']][])
    await tx.updateTable('field_profiles').set(content).where('first_as', '=', first).execute()
  await sql`insert into field_profile_members (profile_id, user_id)
    select id, ${userId} from field_profiles where first_as = 'setUp'`.execute(tx)
}
