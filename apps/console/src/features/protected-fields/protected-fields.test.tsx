import {
  createFieldProfile,
  deleteFieldProfile,
  readFieldRights,
  updateFieldProfile,
  type FieldProfile,
  type FieldRights,
} from '@parley/contracts/field-rights'
import { fieldRight } from '@parley/contracts/protected-fields'
import { confirmPassword } from '@parley/contracts/session'
import { fieldProfileId, userId } from '@parley/contracts/values'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { aMe, aSession, fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const aPerson = (number: number, name: string, role: 'administrator' | 'supervisor' | 'agent') => ({
  id: userId.parse(id(number)),
  name,
  role,
  isDisabled: false,
})
const anna = aPerson(1, 'Anna Berg', 'administrator')
const ben = aPerson(2, 'Ben Ito', 'administrator')
const sue = aPerson(3, 'Sue Lind', 'supervisor')
const ada = aPerson(4, 'Ada Pohl', 'agent')
const aProfile = (number: number, changes: Partial<FieldProfile> = {}): FieldProfile => ({
  id: fieldProfileId.parse(id(number)),
  name: 'Set up accounts',
  description: 'Enter and replace.',
  rights: [...fieldRight.options],
  roles: [],
  memberIds: [anna.id, sue.id],
  createdAt: new Date('2026-11-01T10:00:00Z'),
  version: 3,
  ...changes,
})
const check = aProfile(11, {
  name: 'Check accounts',
  rights: ['clientToken.use', 'credentials.use'],
  roles: ['administrator'],
  memberIds: [],
})
const state = (profiles: FieldProfile[] = [check, aProfile(10)]): FieldRights => ({
  profiles,
  people: [ada, anna, ben, sue],
})
const open = (path = '/protected-fields', fieldRights = [...fieldRight.options]) => {
  const server = fakeServer(aSession({ me: aMe({ fieldRights }) }))
  let current = state()
  server.on(readFieldRights, () => current)
  return { server, show: (next: FieldRights) => (current = next), ...renderRoute(path) }
}

/** The answers of a line of the matrix, in the order of its columns. */
async function answersOf(name: RegExp) {
  const matrix = await screen.findByRole('table', { name: 'Who may do what' })
  const line = within(matrix).getByRole('row', { name })
  return within(line)
    .getAllByRole('cell')
    .map(
      (cell) =>
        cell.querySelector('[role=img]')?.getAttribute('aria-label') ?? cell.lastElementChild?.textContent,
    )
}

describe('the matrix', () => {
  it('says for each person and right yes or no, through which profile, and what is not in effect', async () => {
    const { user } = open()
    expect(await answersOf(/^Anna Berg/)).toEqual([
      'Yesthrough Set up accounts',
      'Yesthrough Set up accounts',
      'Yesthrough Check accounts and Set up accounts',
      'Yesthrough Set up accounts',
      'Yesthrough Set up accounts',
      'Yesthrough Check accounts and Set up accounts',
    ])
    expect(await answersOf(/^Ben Ito/)).toEqual([
      'No',
      'No',
      'Yesthrough Check accounts',
      'No',
      'No',
      'Yesthrough Check accounts',
    ])
    expect((await answersOf(/^Sue Lind/))[0]).toBe('Not in effectthrough Set up accounts')
    expect((await answersOf(/^All administrators/))[2]).toBe('Yesthrough Check accounts')
    expect(screen.queryByRole('row', { name: /^Ada Pohl/ })).toBeNull()
    await user.click(screen.getByRole('switch', { name: 'Show everybody' }))
    expect(await answersOf(/^Ada Pohl/)).toEqual(['No', 'No', 'No', 'No', 'No', 'No'])
  })

  it('without any profile says what that means and how to begin', async () => {
    const { show, queryClient } = open()
    show(state([]))
    await queryClient.invalidateQueries({ queryKey: ['fieldRights'] })
    await screen.findByText('There is no profile')
    await screen.findByText('6 rights have nobody')
    expect(screen.getAllByRole('button', { name: 'New profile' })).toHaveLength(1)
  })
})

describe('profiles', () => {
  it('are created with rights, roles and people', async () => {
    const { server, user } = open('/protected-fields?new')
    server.on(createFieldProfile, ({ body }) => aProfile(12, body))
    await user.type(await screen.findByLabelText(/^Name/), 'Rotate tokens')
    const token = screen.getByRole('group', { name: 'Client token' })
    await user.click(within(token).getByRole('checkbox', { name: /^Replace/ }))
    await user.click(screen.getByRole('checkbox', { name: 'All supervisors' }))
    await user.click(screen.getByRole('checkbox', { name: /^Ben Ito/ }))
    await user.click(screen.getByRole('button', { name: 'Create profile' }))
    await screen.findByText('The profile “Rotate tokens” is created')
    expect(server.callsOf(createFieldProfile)[0]?.body).toEqual({
      name: 'Rotate tokens',
      description: '',
      rights: ['clientToken.replace'],
      roles: ['supervisor'],
      memberIds: [ben.id],
    })
  })

  it('say before saving who loses what, and what nobody would have any more', async () => {
    const { server, user } = open(`/protected-fields?profile=${id(10)}`)
    server.on(updateFieldProfile, ({ body }) => aProfile(10, body))
    await user.click(await screen.findByRole('checkbox', { name: /^Anna Berg/ }))
    await screen.findByText(/^Anna Berg: Set client tokens, .*Replace credentials$/)
    await screen.findByText(/After that no administrator has: Set client tokens/)
  })

  it('with rights one does not have are not changed; it says who can', async () => {
    const { server, user } = open(`/protected-fields?profile=${id(10)}`, [
      'clientToken.use',
      'credentials.use',
    ])
    await user.click(await screen.findByRole('checkbox', { name: /^Ben Ito/ }))
    await screen.findByText(/Only those who have a right can give or take it: Anna Berg\./)
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(server.callsOf(updateFieldProfile)).toEqual([])
  })

  it('changed by somebody else meanwhile keep what was typed, and can be saved over it or taken over', async () => {
    const { server, user, show } = open(`/protected-fields?profile=${id(10)}`)
    server.on(updateFieldProfile, ({ body }) => {
      if (body.version === 4) return aProfile(10, body)
      show(state([check, aProfile(10, { name: 'Theirs', version: 4 })]))
      throw new FakeProblem('request/conflict')
    })
    const name = await screen.findByLabelText<HTMLInputElement>(/^Name/)
    await user.clear(name)
    await user.type(name, 'Mine')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Somebody else changed this profile')
    expect(name.value).toBe('Mine')
    await user.click(screen.getByRole('button', { name: 'Take the other changes' }))
    expect(name.value).toBe('Theirs')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('The profile “Theirs” is saved')
  })

  it('are deleted after saying who loses what', async () => {
    const { server, user } = open()
    server.on(deleteFieldProfile, () => undefined)
    await user.click(await screen.findByRole('button', { name: 'Delete Set up accounts' }))
    await screen.findByText('Some people lose rights')
    await user.click(screen.getByRole('button', { name: 'Delete profile' }))
    await screen.findByText('The profile “Set up accounts” is deleted')
    expect(server.callsOf(deleteFieldProfile)[0]?.body).toEqual({ version: 3 })
  })
})

describe('a password that is not fresh any more', () => {
  const stale = () => {
    const opened = open('/protected-fields?new')
    let isFresh = false
    opened.server.on(confirmPassword, ({ body }) => {
      if (body.password !== 'right') throw new FakeProblem('session/wrong-credentials')
      isFresh = true
    })
    opened.server.on(createFieldProfile, ({ body }) => {
      if (!isFresh) throw new FakeProblem('session/confirm-password')
      return aProfile(12, body)
    })
    return opened
  }
  const passwordField = () => screen.findByLabelText<HTMLInputElement>(/^Password of anna@example\.com/)

  it('is asked for once, a wrong one is told, and the request goes out again with all that was typed', async () => {
    const { server, user } = stale()
    await user.type(await screen.findByLabelText(/^Name/), 'Typed with care')
    await user.click(screen.getByRole('button', { name: 'Create profile' }))
    await user.type(await passwordField(), 'wrong{Enter}')
    await screen.findByText('This is not your password')
    await user.clear(await passwordField())
    await user.type(await passwordField(), 'right{Enter}')
    await screen.findByText('The profile “Typed with care” is created')
    expect(server.callsOf(confirmPassword)).toHaveLength(2)
    const sent = server.callsOf(createFieldProfile).map(({ body }) => body.name)
    expect(sent).toEqual(['Typed with care', 'Typed with care'])
  })

  it('can be called off: nothing is sent again, what was typed stays, and the form says why', async () => {
    const { server, user } = stale()
    const name = await screen.findByLabelText<HTMLInputElement>(/^Name/)
    await user.type(name, 'Typed with care')
    await user.click(screen.getByRole('button', { name: 'Create profile' }))
    const question = await screen.findByRole('dialog', { name: 'Confirm that it is you' })
    await user.click(within(question).getByRole('button', { name: 'Cancel' }))
    await screen.findByText('Confirm your password to go on')
    expect(name.value).toBe('Typed with care')
    expect(server.callsOf(createFieldProfile)).toHaveLength(1)
    // The next attempt asks again.
    await user.click(screen.getByRole('button', { name: 'Create profile' }))
    await waitFor(async () => expect((await passwordField()).value).toBe(''))
  })
})
