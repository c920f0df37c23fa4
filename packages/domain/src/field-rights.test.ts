import type { FieldRightsPerson } from '@parley/contracts/field-rights'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import { role, type Role } from '@parley/contracts/session'
import type { UserId } from '@parley/contracts/values'
import { describe, expect, test } from 'vitest'
import {
  effectiveRights,
  holdersOf,
  lossesBetween,
  reachOf,
  rightsConcerned,
  rightsOutOfReach,
  sourcesOf,
} from './field-rights.ts'
import { mayField } from './permissions.ts'

const person = (id: string, one: Role = 'administrator', isDisabled = false): FieldRightsPerson => ({
  id: id as UserId,
  name: id,
  role: one,
  isDisabled,
})
const profile = (rights: FieldRight[], memberIds: string[] = [], roles: Role[] = []) => ({
  rights,
  memberIds: memberIds as UserId[],
  roles,
})
const [ada, ben] = [person('ada'), person('ben')]

describe('rights are the union of the profiles, for administrators only', () => {
  test.each<[string, ReturnType<typeof profile>[], FieldRightsPerson, FieldRight[]]>([
    ['no profile', [], ada, []],
    ['a profile of others', [profile(['clientToken.set'], ['ben'])], ada, []],
    ['named in person', [profile(['clientToken.set'], ['ada'])], ada, ['clientToken.set']],
    ['through the role', [profile(['credentials.use'], [], ['administrator'])], ada, ['credentials.use']],
    [
      'two profiles, one right in both',
      [
        profile(['credentials.use', 'clientToken.set'], ['ada']),
        profile(['credentials.use', 'credentials.set'], [], ['administrator']),
      ],
      ada,
      ['clientToken.set', 'credentials.set', 'credentials.use'],
    ],
    ['a supervisor who is named', [profile(['clientToken.set'], ['sue'])], person('sue', 'supervisor'), []],
    ['all agents', [profile(['clientToken.set'], [], ['agent'])], person('abe', 'agent'), []],
  ])('%s', (_name, profiles, someone, expected) => {
    expect(effectiveRights(profiles, someone)).toEqual(expected)
  })

  test('and a right says nothing of another field or action, for any role', () => {
    for (const one of role.options)
      for (const held of fieldRight.options)
        for (const asked of fieldRight.options) {
          const [field, action] = asked.split('.') as ['clientToken', 'set']
          expect(mayField({ role: one, fieldRights: [held] }, field, action)).toBe(
            one === 'administrator' && held === asked,
          )
        }
  })

  test('where a right comes from: in person goes before the role', () => {
    const both = profile(['clientToken.use'], ['ada'], ['administrator'])
    expect([reachOf(both, ada), reachOf(both, ben), reachOf(both, person('abe', 'agent'))]).toEqual([
      'person',
      'role',
      null,
    ])
    expect(sourcesOf([both, profile(['clientToken.set'], ['ada'])], ada, 'clientToken.use')).toEqual([both])
  })
})

describe('a change concerns the rights that somebody may gain or lose by it', () => {
  const set = profile(['clientToken.set', 'clientToken.use'], ['ada'])
  test.each<[string, ReturnType<typeof profile> | null, ReturnType<typeof profile> | null, FieldRight[]]>([
    ['created with people', null, set, ['clientToken.set', 'clientToken.use']],
    ['created for nobody', null, profile(['clientToken.set']), []],
    ['deleted', set, null, ['clientToken.set', 'clientToken.use']],
    ['deleted while it was nobody’s', profile(['clientToken.set']), null, []],
    ['nothing but words', set, set, []],
    [
      'the same people in another order',
      profile(['clientToken.set'], ['ada', 'ben']),
      profile(['clientToken.set'], ['ben', 'ada']),
      [],
    ],
    ['one right more', set, profile([...set.rights, 'credentials.set'], ['ada']), ['credentials.set']],
    ['one right less', set, profile(['clientToken.use'], ['ada']), ['clientToken.set']],
    ['one person more', set, profile(set.rights, ['ada', 'ben']), set.rights],
    ['one person less', set, profile(set.rights, []), set.rights],
    ['a role', set, profile(set.rights, ['ada'], ['administrator']), set.rights],
  ])('%s', (_name, before, after, expected) => {
    expect(rightsConcerned(before, after)).toEqual(expected)
  })
})

describe('nobody gives or takes what they do not have, unless nobody has it any more', () => {
  const profiles = [profile(['clientToken.set'], ['ada'])]
  test('held by another: out of reach', () => {
    const state = { profiles, people: [ada, ben] }
    expect(rightsOutOfReach(['clientToken.set', 'credentials.set'], [], state)).toEqual(['clientToken.set'])
  })
  test('held by oneself: within reach', () => {
    expect(rightsOutOfReach(['clientToken.set'], ['clientToken.set'], { profiles, people: [ada] })).toEqual(
      [],
    )
  })
  test.each([
    ['without access', person('ada', 'administrator', true)],
    ['of a lower role', person('ada', 'supervisor')],
  ])('whoever had it is %s: every administrator can give it again', (_name, lost) => {
    expect(holdersOf(profiles, [lost, ben], 'clientToken.set')).toEqual([])
    expect(rightsOutOfReach(['clientToken.set'], [], { profiles, people: [lost, ben] })).toEqual([])
  })
})

test('what people lose is what no other profile gives them', () => {
  const kept = profile(['clientToken.use'], [], ['administrator'])
  const gone = profile(['clientToken.use', 'clientToken.set'], ['ada', 'off'])
  const people = [ada, ben, person('off', 'administrator', true)]
  expect(lossesBetween([kept, gone], [kept], people)).toEqual([{ person: ada, rights: ['clientToken.set'] }])
})
