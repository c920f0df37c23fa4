import type { FieldProfile, FieldRightsPerson } from '@parley/contracts/field-rights'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import type { Role } from '@parley/contracts/session'

type Grant = Pick<FieldProfile, 'rights' | 'roles'> & { readonly memberIds: readonly string[] }
type Someone = Pick<FieldRightsPerson, 'role'> & { readonly id: string }

/** Does this profile hold for the person, and why: named in person, or through the role? Null: it does not. */
export function reachOf(profile: Grant, person: Someone): 'person' | 'role' | null {
  if (profile.memberIds.some((id) => id === person.id)) return 'person'
  return profile.roles.includes(person.role) ? 'role' : null
}

/** The profiles that give this person this right, whether or not it takes effect. */
export function sourcesOf<Profile extends Grant>(
  profiles: readonly Profile[],
  person: Someone,
  right: FieldRight,
): Profile[] {
  return profiles.filter((one) => one.rights.includes(right) && reachOf(one, person) !== null)
}

/** Rights on protected fields take effect for administrators only: nobody else reaches accounts. */
export const takesEffect = (role: Role): boolean => role === 'administrator'

/** What this person may do with protected fields: the union of their profiles, empty for everybody but administrators. */
export function effectiveRights(profiles: readonly Grant[], person: Someone): FieldRight[] {
  if (!takesEffect(person.role)) return []
  return fieldRight.options.filter((right) => sourcesOf(profiles, person, right).length > 0)
}

/** The administrators with access who have this right now. */
export function holdersOf<Person extends FieldRightsPerson>(
  profiles: readonly Grant[],
  people: readonly Person[],
  right: FieldRight,
): Person[] {
  return people.filter((one) => !one.isDisabled && effectiveRights(profiles, one).includes(right))
}

/** Rights that a change of a profile gives or takes; null stands for no profile (before creating, after deleting). */
export function rightsConcerned(before: Grant | null, after: Grant | null): FieldRight[] {
  const isReachKept =
    before !== null &&
    after !== null &&
    sameSet(before.roles, after.roles) &&
    sameSet(before.memberIds, after.memberIds)
  const reachesSomebody = (one: Grant | null) =>
    one !== null && (one.roles.length > 0 || one.memberIds.length > 0)
  if (!reachesSomebody(before) && !reachesSomebody(after)) return []
  return fieldRight.options.filter((right) => {
    const [was, is] = [before, after].map((one) => one?.rights.includes(right) === true)
    return isReachKept ? was !== is : was === true || is === true
  })
}

/**
 * The rights this administrator may neither give nor take: they do not have them, while somebody else does. A right that
 * nobody has any more can be given by every administrator, so it is never lost for good. Empty: the change is allowed.
 */
export function rightsOutOfReach(
  concerned: readonly FieldRight[],
  actorRights: readonly FieldRight[],
  state: { profiles: readonly Grant[]; people: readonly FieldRightsPerson[] },
): FieldRight[] {
  return concerned.filter(
    (right) => !actorRights.includes(right) && holdersOf(state.profiles, state.people, right).length > 0,
  )
}

/** Who loses which right when the profiles change from one state to the other; people without access do not count. */
export function lossesBetween<Person extends FieldRightsPerson>(
  before: readonly Grant[],
  after: readonly Grant[],
  people: readonly Person[],
): { person: Person; rights: FieldRight[] }[] {
  return people
    .filter((person) => !person.isDisabled)
    .map((person) => {
      const left = effectiveRights(after, person)
      return { person, rights: effectiveRights(before, person).filter((right) => !left.includes(right)) }
    })
    .filter(({ rights }) => rights.length > 0)
}

const sameSet = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((value) => other.includes(value))
