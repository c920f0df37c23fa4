import {
  createInvitation,
  getUserImpact,
  listInvitations,
  listUsers,
  revokeInvitation,
  updateUser,
} from '@parley/contracts/team'
import { invitation, user as userShape, type User, type UserImpact } from '@parley/contracts/team'
import { listQueues, type Queue } from '@parley/contracts/queues'
import { queueId } from '@parley/contracts/values'
import { act, screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FakeEventSource } from '../../testing/fake-event-source.ts'
import { aMe, aSession, FakeProblem, fakeServer } from '../../testing/fake-server.ts'
import { answerEverything } from '../../testing/quiet-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const aUser = (number: number, changes: Partial<User> = {}): User => ({
  id: userShape.shape.id.parse(`00000000-0000-4000-8000-00000000000${String(number)}`),
  name: `Person ${String(number)}`,
  email: `person${String(number)}@example.com`,
  role: 'agent',
  fieldRights: [],
  isDisabled: false,
  queueIds: [],
  capacity: 10,
  heldCount: 0,
  locale: 'en',
  version: 1,
  createdAt: new Date('2026-01-01T00:00:00Z'),
  lastSeenAt: null,
  ...changes,
})
const aQueue = (name: string): Queue => ({
  id: queueId.parse('00000000-0000-4000-8000-000000000040'),
  name,
  priority: 1,
  isDefault: false,
  isActive: true,
  memberIds: [],
  waitingCount: 0,
  usedBy: [],
  createdAt: new Date('2026-01-01T00:00:00Z'),
  version: 1,
})
const anna = aUser(1, { name: 'Anna Berg', role: 'administrator', fieldRights: ['clientToken.set'] })
const jonas = aUser(2, { name: 'Jonas Keller' })

const anInvitation = (email: string) => ({
  id: invitation.shape.id.parse('00000000-0000-4000-8000-000000000050'),
  email,
  role: 'agent' as const,
  queueIds: [],
  capacity: 10,
  createdAt: new Date(),
  expiresAt: new Date(Date.now() + 86_400_000),
  invitedBy: 'Anna Berg',
})

function teamServer() {
  const server = fakeServer()
  answerEverything(server)
  server.on(listUsers, () => ({ items: [anna, jonas] }))
  return server
}

test('an invitation gives a link that is shown once', async () => {
  const server = teamServer()
  server.on(createInvitation, ({ body }) => ({
    invitation: anInvitation(body.email),
    link: 'https://parley.test/invitation#token=abc',
  }))
  const { user } = renderRoute('/team')
  await user.click(await screen.findByRole('button', { name: 'Invite a person' }))
  const dialog = await screen.findByRole('dialog', { name: 'Invite a person' })
  await user.click(within(dialog).getByRole('button', { name: 'Create invitation' }))
  await within(dialog).findByText('Please fill in this field')
  await user.type(within(dialog).getByLabelText(/E-mail address/), 'maria@example.com{Enter}')
  const link = await screen.findByLabelText<HTMLInputElement>('Invitation link')
  expect(link.value).toBe('https://parley.test/invitation#token=abc')
  await user.click(screen.getByRole('button', { name: 'Done' }))
  await waitFor(() => expect(screen.queryByDisplayValue(/token=abc/)).toBeNull())
})

test('rights on protected fields are counted in the list and given elsewhere', async () => {
  teamServer()
  const { user } = renderRoute('/team')
  await screen.findByText('1 of 6 rights')
  await user.click(await screen.findByRole('button', { name: 'Edit Jonas Keller' }))
  const link = await screen.findByRole('link', { name: 'Open protected fields' })
  expect(link.getAttribute('href')).toBe('/protected-fields')
})

const anImpact = (changes: Partial<UserImpact> = {}): UserImpact => ({
  version: 4,
  sessions: 2,
  conversations: [
    {
      queue: { id: queueId.parse('00000000-0000-4000-8000-000000000040'), name: 'Orders' },
      count: 3,
      colleagues: 0,
    },
  ],
  isLastAdministrator: false,
  ...changes,
})

test('disabling says which sessions end and where conversations go, and rests on that reading', async () => {
  const server = teamServer()
  server.on(getUserImpact, () => anImpact())
  server.on(updateUser, () => ({ ...jonas, isDisabled: true }))
  const { user } = renderRoute('/team')
  await user.click(await screen.findByRole('button', { name: 'Edit Jonas Keller' }))
  await user.click(await screen.findByRole('button', { name: 'Disable account' }))
  const question = await screen.findByRole('alertdialog', { name: 'Disable the account of Jonas Keller?' })
  expect(within(question).getByText('2 sessions end at once.')).not.toBeNull()
  expect(
    within(question).getByText(/3 conversations go back to the queue “Orders”.*Nobody else/),
  ).not.toBeNull()
  await user.click(within(question).getByRole('button', { name: 'Disable account' }))
  await screen.findByText('The account of Jonas Keller is disabled')
  expect(server.callsOf(updateUser)[0]?.body).toEqual({ isDisabled: true, version: 4 })
})

test('one dialog changes name, role, queues, capacity and language', async () => {
  const server = teamServer()
  server.on(listQueues, () => ({ items: [aQueue('Orders')] }))
  server.on(updateUser, () => jonas)
  const { user } = renderRoute('/team')
  await user.click(await screen.findByRole('button', { name: 'Edit Jonas Keller' }))
  await user.click(await screen.findByRole('checkbox', { name: 'Orders' }))
  const capacity = screen.getByLabelText('Capacity')
  await user.clear(capacity)
  await user.type(capacity, '3{Tab}')
  await user.selectOptions(screen.getByLabelText('Language'), 'de')
  await user.click(screen.getByRole('button', { name: 'Save' }))
  await waitFor(() => expect(server.callsOf(updateUser)).toHaveLength(1))
  expect(server.callsOf(updateUser)[0]?.body).toMatchObject({
    capacity: 3,
    locale: 'de',
    queueIds: [aQueue('Orders').id],
    version: 1,
  })
})

test('disabling asks first, and a refusal is shown in the question', async () => {
  const server = teamServer()
  server.on(getUserImpact, () => anImpact())
  server.on(updateUser, () => {
    throw new FakeProblem('user/last-administrator')
  })
  const { user } = renderRoute('/team')
  await user.click(await screen.findByRole('button', { name: 'Edit Jonas Keller' }))
  await user.click(await screen.findByRole('button', { name: 'Disable account' }))
  const question = await screen.findByRole('alertdialog', { name: 'Disable the account of Jonas Keller?' })
  await user.click(within(question).getByRole('button', { name: 'Disable account' }))
  expect(await within(question).findByText('The last administrator must stay')).not.toBeNull()
})

test('nobody can take their own access away by accident', async () => {
  teamServer()
  const { user } = renderRoute('/team')
  await user.click(await screen.findByRole('button', { name: 'Edit Anna Berg' }))
  await screen.findByText(/This is your own account/)
  expect(screen.queryByRole('button', { name: 'Disable account' })).toBeNull()
})

test('an invitation is taken back after a question', async () => {
  const server = teamServer()
  let open = [anInvitation('maria@example.com')]
  server.on(listInvitations, () => ({ items: open }))
  server.on(revokeInvitation, () => {
    open = []
  })
  const { user } = renderRoute('/team')
  await user.click(
    await screen.findByRole('button', { name: 'Take back the invitation of maria@example.com' }),
  )
  await user.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Take back' }))
  await waitFor(() => expect(screen.queryByText('maria@example.com')).toBeNull())
})

test('agents see that the page is not for them, and no entry in the menu', async () => {
  const server = fakeServer(aSession({ me: aMe({ role: 'agent', fieldRights: [] }) }))
  answerEverything(server)
  renderRoute('/team')
  await screen.findByRole('heading', { name: 'This page is not for your role' })
  expect(screen.queryByRole('link', { name: 'Team' })).toBeNull()
  expect(server.callsOf(listUsers)).toHaveLength(0)
})

test('a hint of the live feed refreshes the list', async () => {
  const server = teamServer()
  renderRoute('/team')
  await screen.findByText('Jonas Keller')
  server.on(listUsers, () => ({ items: [anna, jonas, aUser(3, { name: 'Lea Roth' })] }))
  act(() => FakeEventSource.emit('hint', { topics: ['team'] }))
  expect(await screen.findByText('Lea Roth')).not.toBeNull()
})

test('a list that cannot be loaded says why, with the request number', async () => {
  const server = teamServer()
  server.on(listUsers, () => {
    throw new FakeProblem('server/unavailable')
  })
  renderRoute('/team')
  await screen.findByText('The database is not available')
  expect(screen.getByText(/req-test/)).not.toBeNull()
})
