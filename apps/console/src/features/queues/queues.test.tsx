import {
  activateQueue,
  copyQueue,
  createQueue,
  deleteQueue,
  getQueueImpact,
  listQueues,
  queue,
  queueImpact,
  updateQueue,
  type Queue,
  type QueueImpact,
} from '@parley/contracts/queues'
import { listOperatingHours } from '@parley/contracts/operating-hours'
import { listColleagues } from '@parley/contracts/team'
import { userId } from '@parley/contracts/values'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { answerEverything } from '../../testing/quiet-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

const aQueue = (changes: Partial<z.input<typeof queue>> = {}): Queue =>
  z.decode(queue, {
    id: id(40),
    name: 'Orders',
    priority: 2,
    isDefault: false,
    memberIds: [id(1)],
    waitingCount: 0,
    usedBy: [],
    isActive: true,
    version: 1,
    createdAt: '2026-11-01T10:00:00Z',
    ...changes,
  })

const anImpact = (changes: Partial<z.input<typeof queueImpact>> = {}): QueueImpact =>
  z.decode(queueImpact, {
    version: 3,
    name: 'Orders',
    conversations: { waiting: 2, held: 1 },
    closedConversations: 4,
    members: [{ id: id(1), name: 'Anna Berg' }],
    membersLeft: 1,
    fallbackOf: [
      { id: id(60), name: 'Service' },
      { id: id(61), name: 'Shop' },
    ],
    targets: [
      { id: id(41), name: 'Default queue', isDefault: true, memberCount: 2 },
      { id: id(42), name: 'Complaints', isDefault: false, memberCount: 0 },
    ],
    goneAt: '2026-12-24T10:00:00Z',
    ...changes,
  })

const colleagues = () => ({
  items: [
    { id: userId.parse(id(1)), name: 'Anna Berg', role: 'administrator' as const },
    { id: userId.parse(id(2)), name: 'Jonas Keller', role: 'agent' as const },
  ],
})

describe('queues', () => {
  it('deleting says what depends on the queue, and sends everything where it was chosen', async () => {
    const server = fakeServer()
    answerEverything(server)
    server.on(listQueues, () => ({ items: [aQueue()] }))
    server.on(getQueueImpact, () => anImpact())
    server.on(deleteQueue, () => ({ goneAt: new Date('2026-12-24T10:00:00Z') }))
    const { user } = renderRoute('/queues')
    await user.click(await screen.findByRole('button', { name: 'More actions for Orders' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    const dialog = await screen.findByRole('alertdialog', { name: 'Delete “Orders”?' })
    expect(within(dialog).getByText('2 conversations wait in it.')).not.toBeNull()
    expect(within(dialog).getByText('It is the fallback queue of: Service and Shop.')).not.toBeNull()
    await user.selectOptions(within(dialog).getByLabelText('Where its conversations go'), id(42))
    expect(within(dialog).getByText(/This queue has no members/)).not.toBeNull()
    await user.selectOptions(within(dialog).getByLabelText('Shop'), id(41))
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }))
    await screen.findByText('The queue “Orders” was deleted.')
    expect(server.callsOf(deleteQueue)[0]?.body).toEqual({
      version: 3,
      toQueueId: id(42),
      fallbacks: [
        { workstreamId: id(60), queueId: id(42) },
        { workstreamId: id(61), queueId: id(41) },
      ],
    })
  })

  it('a deletion that rests on an older reading shows why, and the impact as it is now', async () => {
    const server = fakeServer()
    answerEverything(server)
    server.on(listQueues, () => ({ items: [aQueue()] }))
    let waiting = 2
    server.on(getQueueImpact, () => anImpact({ conversations: { waiting, held: 0 } }))
    server.on(deleteQueue, () => {
      waiting = 5
      throw new FakeProblem('request/conflict')
    })
    const { user } = renderRoute('/queues')
    await user.click(await screen.findByRole('button', { name: 'More actions for Orders' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    const dialog = await screen.findByRole('alertdialog')
    await user.click(within(dialog).getByRole('button', { name: 'Delete' }))
    await within(dialog).findByText('5 conversations wait in it.')
    expect(within(dialog).getByText('Somebody else changed it in the meantime')).not.toBeNull()
  })

  it('the default queue is not deleted and says why, without asking the server', async () => {
    const server = fakeServer()
    answerEverything(server)
    server.on(listQueues, () => ({ items: [aQueue({ isDefault: true, name: 'Default queue' })] }))
    const { user } = renderRoute('/queues')
    await user.click(await screen.findByRole('button', { name: 'More actions for Default queue' }))
    expect(screen.queryByRole('menuitem', { name: 'Deactivate' })).toBeNull()
    await user.click(await screen.findByRole('menuitem', { name: 'Delete' }))
    await screen.findByText(/The default queue cannot be deleted/)
    expect(server.callsOf(getQueueImpact)).toEqual([])
  })

  it('an inactive queue says so and is activated at once', async () => {
    const server = fakeServer()
    answerEverything(server)
    let isActive = false
    server.on(listQueues, () => ({ items: [aQueue({ isActive })] }))
    server.on(activateQueue, () => {
      isActive = true
      return aQueue()
    })
    const { user } = renderRoute('/queues')
    await screen.findByText('Inactive')
    await user.click(await screen.findByRole('button', { name: 'More actions for Orders' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Activate' }))
    await screen.findByText('The queue “Orders” is active again.')
    await waitFor(() => expect(screen.queryByText('Inactive')).toBeNull())
  })

  it('a copy is made under a name of its own', async () => {
    const server = fakeServer()
    answerEverything(server)
    server.on(listQueues, () => ({ items: [aQueue()] }))
    server.on(copyQueue, ({ body }) => aQueue({ id: id(41), name: body.name }))
    const { user } = renderRoute('/queues')
    await user.click(await screen.findByRole('button', { name: 'More actions for Orders' }))
    await user.click(await screen.findByRole('menuitem', { name: 'Copy' }))
    const dialog = await screen.findByRole('dialog', { name: 'Copy “Orders”' })
    await user.click(within(dialog).getByRole('button', { name: 'Create' }))
    await screen.findByText('The queue “Orders (copy)” was created.')
  })

  it('a new queue is created with the members found by search', async () => {
    const server = fakeServer()
    server.on(listQueues, () => ({ items: [aQueue()] }))
    server.on(listColleagues, colleagues)
    server.on(listOperatingHours, () => ({ items: [] }))
    server.on(createQueue, () => aQueue({ id: id(41), name: 'Complaints' }))
    const { user, router } = renderRoute('/queues?new')
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText(/^Name/), 'Complaints')
    await user.type(await within(dialog).findByRole('searchbox'), 'jon')
    expect(within(dialog).getAllByRole('checkbox')).toHaveLength(1)
    await user.click(within(dialog).getByRole('checkbox', { name: /Jonas Keller/ }))
    await user.click(within(dialog).getByRole('button', { name: 'Create' }))
    await screen.findByText('The queue “Complaints” was created.')
    expect(server.callsOf(createQueue)[0]?.body).toEqual({
      name: 'Complaints',
      priority: 1,
      memberIds: [id(2)],
      operatingHoursId: null,
    })
    expect(router.state.location.search).toBe('')
  })

  it('a name that is taken stays in the dialog, at the name', async () => {
    const server = fakeServer()
    server.on(listQueues, () => ({ items: [aQueue()] }))
    server.on(listColleagues, colleagues)
    server.on(listOperatingHours, () => ({ items: [] }))
    server.on(updateQueue, () => {
      throw new FakeProblem('queue/name-taken')
    })
    const { user } = renderRoute(`/queues?queue=${id(40)}`)
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText(/^Name/), '2')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await within(dialog).findByText('Another queue has this name already.')
    expect(server.callsOf(updateQueue)[0]?.body).toEqual({
      name: 'Orders2',
      priority: 2,
      operatingHoursId: null,
      version: 1,
    })
  })
})
