import type {
  createFieldProfile,
  deleteFieldProfile,
  FieldProfile,
  readFieldRights,
  updateFieldProfile,
} from '@parley/contracts/field-rights'
import { ProblemError } from '@parley/contracts/problem'
import { effectiveRights, rightsConcerned, rightsOutOfReach } from '@parley/domain/field-rights'
import type { SignedInActor, Verb } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import type { Db } from '../../store/db.ts'
import * as fieldProfiles from '../../store/field-profiles.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as users from '../../store/users.ts'

export const readFieldRightsVerb: Verb<typeof readFieldRights> = async (ctx) => {
  const { db } = ctx.database
  return { profiles: await fieldProfiles.list(db), people: await fieldProfiles.people(db) }
}

/** Errors: `account/protected-field` with each right out of reach, `profile/name-taken`. */
export const createFieldProfileVerb: Verb<typeof createFieldProfile> = (ctx, { actor, body, audit }) =>
  retriedTransaction(ctx.database.db, async (tx) => {
    const state = await lockState(tx)
    requirePeople(body.memberIds, state)
    requireReach(actor, null, body, state)
    const id = await fieldProfiles.create(tx, body)
    const created = await readProfile(tx, id)
    await audit.record(tx, {
      verb: 'fieldProfile.created',
      object: objectOf(created),
      after: { ...wordsOf(created), ...without(created, null, state, 'Added') },
    })
    await recordActivity(tx, actor, 'fieldProfile.created', created)
    return created
  })

/** Errors: `request/conflict`, `account/protected-field` with each right out of reach, `profile/name-taken`. */
export const updateFieldProfileVerb: Verb<typeof updateFieldProfile> = (
  ctx,
  { actor, params, body: { version, ...content }, audit },
) =>
  retriedTransaction(ctx.database.db, async (tx) => {
    const state = await lockState(tx)
    const before = requireProfile(state, params.fieldProfileId, version)
    requirePeople(content.memberIds, state)
    requireReach(actor, before, content, state)
    await fieldProfiles.replace(tx, before.id, content)
    const after = await readProfile(tx, before.id)
    await audit.record(tx, {
      verb: 'fieldProfile.updated',
      object: objectOf(after),
      before: { ...wordsOf(before), ...without(before, after, state, 'Removed') },
      after: { ...wordsOf(after), ...without(after, before, state, 'Added') },
    })
    await recordActivity(tx, actor, 'fieldProfile.updated', after)
    return after
  })

/** Errors: `request/conflict`, `account/protected-field` with each right out of reach. */
export const deleteFieldProfileVerb: Verb<typeof deleteFieldProfile> = async (
  ctx,
  { actor, params, body, audit },
) => {
  await retriedTransaction(ctx.database.db, async (tx) => {
    const state = await lockState(tx)
    const before = requireProfile(state, params.fieldProfileId, body.version)
    requireReach(actor, before, null, state)
    await fieldProfiles.remove(tx, before.id)
    await audit.record(tx, {
      verb: 'fieldProfile.deleted',
      object: objectOf(before),
      before: { ...wordsOf(before), ...without(before, null, state, 'Removed') },
    })
    await recordActivity(tx, actor, 'fieldProfile.deleted', before)
  })
}

type State = Awaited<ReturnType<typeof lockState>>

/**
 * Everything that decides about rights. Under the administrators' locks: changes of profiles and of roles come one after
 * the other, so that who holds a right is true when it is decided upon.
 */
async function lockState(tx: Db) {
  await users.lockAdministrators(tx)
  return { profiles: await fieldProfiles.list(tx), people: await fieldProfiles.people(tx) }
}

function requireProfile(state: State, id: string, version: number): FieldProfile {
  const found = state.profiles.find((one) => one.id === id)
  if (!found) throw new ProblemError('request/not-found')
  if (found.version !== version) throw new ProblemError('request/conflict')
  return found
}

function requirePeople(memberIds: readonly string[], { people }: State): void {
  const known = new Set<string>(people.map(({ id }) => id))
  const errors = memberIds.flatMap((id, index) =>
    known.has(id) ? [] : [{ pointer: `/body/memberIds/${index}`, code: 'invalid' }],
  )
  if (errors.length > 0) throw new ProblemError('request/invalid', { errors })
}

type Content = Pick<FieldProfile, 'rights' | 'roles' | 'memberIds'>

function requireReach(actor: SignedInActor, before: Content | null, after: Content | null, state: State) {
  const concerned = rightsConcerned(before, after)
  // Read anew under the lock: the session's rights are from before it.
  const own = effectiveRights(state.profiles, actor)
  const missing = rightsOutOfReach(concerned, own, state)
  if (missing.length > 0)
    throw new ProblemError('account/protected-field', {
      errors: missing.map((code) => ({ pointer: '/body/rights', code })),
    })
}

async function readProfile(tx: Db, id: string): Promise<FieldProfile> {
  const found = (await fieldProfiles.list(tx)).find((one) => one.id === id)
  if (!found) throw new Error('A profile that was just written is not there')
  return found
}

const objectOf = ({ id, name }: FieldProfile) => ({ type: 'fieldProfile', id, name }) as const
const wordsOf = ({ name, description }: FieldProfile) => ({ name, description })
const orNone = (values: readonly string[]) => (values.length > 0 ? [...values] : null)

/** Rights, roles and names of members that one has and the other has not. */
function without<Kind extends 'Added' | 'Removed'>(
  one: FieldProfile,
  other: FieldProfile | null,
  { people }: State,
  kind: Kind,
) {
  const namesOf = new Map<string, string>(people.map(({ id, name }) => [id, name]))
  const members = one.memberIds.filter((id) => other?.memberIds.includes(id) !== true)
  const fields = {
    rights: orNone(one.rights.filter((right) => other?.rights.includes(right) !== true)),
    roles: orNone(one.roles.filter((role) => other?.roles.includes(role) !== true)),
    members: orNone(members.map((id) => namesOf.get(id) ?? id)),
  }
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [`${name}${kind}`, value]),
  ) as Record<`${keyof typeof fields}${Kind}`, string[] | null>
}

/** Rights are part of every session's state: browsers of administrators read it anew. */
function recordActivity(tx: Db, actor: SignedInActor, verb: string, profile: FieldProfile) {
  return activity.record(tx, {
    actorId: actor.id,
    verb,
    topics: ['fieldRights', 'team', 'session'],
    subject: { fieldProfileId: profile.id, name: profile.name, rights: profile.rights, roles: profile.roles },
  })
}
