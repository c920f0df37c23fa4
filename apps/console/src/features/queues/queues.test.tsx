import {
  createQueue,
  deleteQueue,
  listQueues,
  queue,
  updateQueue,
  type Queue,
} from '@parley/contracts/queues'
import { listOperatingHours } from '@parley/contracts/operating-hours'
import { listColleagues } from '@parley/contracts/team'
import { userId } from '@parley/contracts/values'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer, FakeProblem } from '../../testing/fake-server.ts'
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
    createdAt: '2026-11-01T10:00:00Z',
    ...changes,
  })

const colleagues = () => ({
  items: [
    { id: userId.parse(id(1)), name: 'Anna Berg', role: 'administrator' as const },
    { id: userId.parse(id(2)), name: 'Jonas Keller', role: 'agent' as const },
  ],
})

describe('queues', () => {
  it('a queue that is a fallback is not deleted and says where it is used', async () => {
    const server = fakeServer()
    server.on(listQueues, () => ({ items: [aQueue({ usedBy: [{ workstream: 'Service' }] })] }))
    const { user } = renderRoute('/queues')
    await user.click(await screen.findByRole('button', { name: 'Delete Orders' }))
    await screen.findByText(/fallback queue of: Service/)
    expect(server.callsOf(deleteQueue)).toEqual([])
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
    })
  })
})
