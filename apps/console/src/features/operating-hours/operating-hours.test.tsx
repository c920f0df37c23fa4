import {
  createOperatingHours,
  deleteOperatingHours,
  listOperatingHours,
  operatingHours,
  updateOperatingHours,
  type OperatingHours,
} from '@parley/contracts/operating-hours'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const nineToFive = [{ from: 540, to: 1020 }]
const someHours = (changes: Partial<z.input<typeof operatingHours>> = {}): OperatingHours =>
  z.decode(operatingHours, {
    id: id(1),
    name: 'Shop',
    timeZone: 'Europe/Berlin',
    weekly: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
    holidays: [],
    exceptions: [],
    usedBy: [],
    createdAt: '2026-11-01T10:00:00Z',
    version: 4,
    ...changes,
  })

describe('operating hours', () => {
  it('that a queue uses are not deleted and say which queue', async () => {
    const server = fakeServer()
    server.on(listOperatingHours, () => ({
      items: [someHours({ usedBy: [{ id: id(40), name: 'Orders' }] })],
    }))
    const { user } = renderRoute('/operating-hours')
    await user.click(await screen.findByRole('button', { name: 'Delete Shop' }))
    await screen.findByText(/These queues use them: Orders/)
    expect(server.callsOf(deleteOperatingHours)).toEqual([])
  })

  it('are changed by keyboard: a night shift, all day, a holiday; what is wrong is said before it is sent', async () => {
    const server = fakeServer()
    server.on(listOperatingHours, () => ({ items: [someHours()] }))
    server.on(updateOperatingHours, () => someHours())
    const { user } = renderRoute(`/operating-hours/${id(1)}`)
    const monday = await screen.findByRole('group', { name: 'Monday: hours' })
    await user.click(within(monday).getByRole('button', { name: 'Monday: add hours' }))
    const [, begin] = within(monday).getAllByLabelText('Monday, from')
    const [, end] = within(monday).getAllByLabelText('Monday, to')
    if (!begin || !end) throw new Error('There is no second line')
    await user.type(begin, '16:00')
    await user.type(end, '02:00')
    await within(monday).findByText('These hours overlap.')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(server.callsOf(updateOperatingHours)).toEqual([])
    await user.clear(begin)
    await user.type(begin, '22:00')
    await within(monday).findByText('next day')
    await user.click(screen.getByRole('checkbox', { name: 'Sunday: all day' }))
    await user.click(screen.getByRole('button', { name: 'Add holiday' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText(/Give a name and the days/)
    const holiday = screen.getByRole('group', { name: 'this day' })
    await user.type(within(holiday).getByLabelText('First day'), '2026-12-25')
    await user.type(within(holiday).getByLabelText('Name'), 'Christmas')
    await user.click(screen.getByRole('checkbox', { name: 'Every year' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('The operating hours “Shop” were saved.')
    expect(server.callsOf(updateOperatingHours)[0]?.body).toEqual({
      name: 'Shop',
      timeZone: 'Europe/Berlin',
      weekly: [
        [...nineToFive, { from: 1320, to: 1560 }],
        nineToFive,
        nineToFive,
        nineToFive,
        nineToFive,
        [],
        [{ from: 0, to: 1440 }],
      ],
      holidays: [{ name: 'Christmas', from: '2026-12-25', to: '2026-12-25', isYearly: true }],
      exceptions: [],
      version: 4,
    })
  })

  it('are copied under another name, and a name that is taken stays at the field', async () => {
    const server = fakeServer()
    server.on(listOperatingHours, () => ({ items: [someHours()] }))
    server.on(createOperatingHours, () => {
      throw new FakeProblem('hours/name-taken')
    })
    const { user } = renderRoute('/operating-hours')
    await user.click(await screen.findByRole('button', { name: 'Copy Shop' }))
    await screen.findByDisplayValue('Shop (copy)')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await screen.findByText('Other operating hours have this name already.')
    expect(server.callsOf(createOperatingHours)[0]?.body).toMatchObject({
      name: 'Shop (copy)',
      weekly: someHours().weekly,
    })
  })
})
