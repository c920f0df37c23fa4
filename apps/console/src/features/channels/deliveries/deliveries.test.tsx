import { getAccount, listAccounts } from '@parley/contracts/accounts'
import * as contracts from '@parley/contracts/deliveries'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aMe, aSession, fakeServer, FakeProblem } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { accountId, aDraft } from '../testing.ts'

type Given = Partial<z.input<typeof contracts.deliveryDetail>>
const aDelivery = (changes: Given = {}) =>
  z.decode(contracts.deliveryDetail, {
    id: '12',
    accountId,
    accountName: 'Harbour Lane',
    receivedAt: '2026-11-01T10:00:00Z',
    verdict: 'accepted',
    state: 'done',
    reason: null,
    kind: 'message',
    sizeBytes: 640,
    calls: 1,
    conversationId: null,
    headers: [{ name: 'user-agent', value: 'APIs-Google' }],
    source: null,
    body: { text: '{"code":"•••","text":"Good morning"}', isMasked: true, isCut: false },
    bodyErasedAt: null,
    storedAt: '2026-11-01T10:00:00.012Z',
    processedAt: '2026-11-01T10:00:00.112Z',
    conversation: null,
    message: null,
    duplicateOf: null,
    repeats: 0,
    isRetried: false,
    way: { agent: null, isOldToken: false },
    ...changes,
  })
const parked = (id: string) => aDelivery({ id, verdict: 'parked', state: 'parked', reason: 'unknownAgent' })
const retryId = '00000000-0000-4000-8000-000000000099'

function aServer(items: contracts.Delivery[], groups: contracts.ParkedGroup[] = []) {
  const server = fakeServer()
  server.on(listAccounts, () => ({ items: [aDraft({ state: 'active' })] }))
  server.on(getAccount, () => aDraft({ state: 'active' }))
  server.on(contracts.listDeliveries, () => ({ items, nextBefore: null, newest: '13.1' }))
  server.on(contracts.listParked, () => ({ items: groups }))
  server.on(contracts.getRetention, () => ({ bodyDays: 30, updatedAt: null, updatedBy: null }))
  return server
}

describe('the list of deliveries', () => {
  it('filters stand in the address and are asked of the server', async () => {
    const server = aServer([aDelivery()])
    const { user, router } = renderRoute('/channels/deliveries')
    await screen.findByRole('table', { name: 'Deliveries' })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Verdict' }), 'refused')
    await user.type(screen.getByRole('searchbox', { name: /Search/ }), 'hello{Enter}')
    expect(new URLSearchParams(router.state.location.search).get('verdict')).toBe('refused')
    await screen.findByRole('button', { name: 'Clear filters' })
    expect(server.callsOf(contracts.listDeliveries).at(-1)?.query).toMatchObject({
      verdict: 'refused',
      q: 'hello',
    })
  })

  it('parked ones are retried together, and the result is told', async () => {
    const server = aServer([parked('14'), parked('13'), aDelivery()])
    server.on(contracts.retryDeliveries, () => ({ id: retryId, waiting: 2, done: 0, parked: 0 }))
    server.on(contracts.getRetry, () => ({ id: retryId, waiting: 0, done: 1, parked: 1 }))
    const { user } = renderRoute(`/channels/accounts/${accountId}?tab=deliveries`)
    for (const box of await screen.findAllByRole('checkbox', { name: /Select the delivery/ }))
      await user.click(box)
    await user.click(screen.getByRole('button', { name: 'Retry' }))
    await screen.findByText('1 delivery is parked again, 1 processed.')
    expect(server.callsOf(contracts.retryDeliveries)[0]?.body).toEqual({ ids: ['14', '13'] })
  })

  it('all of a reason are retried at once', async () => {
    const group = { accountId: aDraft().id, accountName: 'Harbour Lane', reason: 'noChannel', count: 700 }
    const server = aServer([], [{ ...group, oldestAt: new Date() }])
    server.on(contracts.retryDeliveries, () => ({ id: retryId, waiting: 500, done: 0, parked: 0 }))
    server.on(contracts.getRetry, () => ({ id: retryId, waiting: 250, done: 250, parked: 0 }))
    const { user } = renderRoute('/channels/deliveries')
    await user.click(await screen.findByRole('button', { name: /^Retry all/ }))
    await screen.findByText('250 of 500 processed')
    expect(server.callsOf(contracts.retryDeliveries)[0]?.body).toEqual({ accountId, reason: 'noChannel' })
  })

  it('paused, it counts what is new', async () => {
    const server = aServer([aDelivery()])
    server.on(contracts.listDeliveries, ({ query }) => ({
      items: query.after ? [aDelivery(), aDelivery({ id: '13' })] : [aDelivery()],
      nextBefore: null,
      newest: '13.1',
    }))
    const { user } = renderRoute('/channels/deliveries')
    await user.click(await screen.findByRole('switch', { name: 'Live' }))
    await screen.findByRole('button', { name: '2 new' })
    expect(screen.getByRole('switch', { name: 'Paused' })).toBeDefined()
  })

  it('says so when there is nothing, when nothing fits, and when it fails', async () => {
    const server = aServer([])
    renderRoute('/channels/deliveries').unmount()
    const first = renderRoute('/channels/deliveries')
    await screen.findByText('No deliveries yet')
    first.unmount()
    const second = renderRoute('/channels/deliveries?verdict=parked')
    await screen.findByText('Nothing fits')
    second.unmount()
    server.on(contracts.listDeliveries, () => {
      throw new FakeProblem('server/error')
    })
    renderRoute('/channels/deliveries')
    await screen.findByRole('button', { name: 'Try again' })
  })

  it('is for administrators only', async () => {
    fakeServer(aSession({ me: aMe({ role: 'supervisor' }) }))
    renderRoute('/channels/deliveries')
    await screen.findByText('This page is not for your role')
  })
})

describe('one delivery', () => {
  it('shows body, headers and steps, and tries it', async () => {
    const server = aServer([])
    server.on(contracts.getDelivery, () => aDelivery())
    server.on(contracts.dryRunDelivery, () => ({
      outcome: 'parked' as const,
      reason: 'unknownAgent',
      event: 'message' as const,
      accountName: 'Harbour Lane',
      googleAgent: { brandId: 'b', agentId: 'a', displayName: null },
      conversation: null,
      message: null,
      receipts: 0,
    }))
    const { user } = renderRoute('/channels/deliveries/12')
    const body = await screen.findByRole('region', { name: 'Text of the body' })
    expect(within(body).getByText(/"Good morning"/)).toBeDefined()
    expect(screen.getByText('Secrets are replaced by •••.')).toBeDefined()
    expect(screen.getByText(/after 100 ms/)).toBeDefined()
    await user.click(screen.getByRole('button', { name: 'Try it' }))
    await screen.findByText('It would be parked: Google agent not in this account')
  })

  it('explains a refused call, of which nothing was kept', async () => {
    const server = aServer([])
    server.on(contracts.getDelivery, () =>
      aDelivery({
        id: 'c7',
        verdict: 'refused',
        state: null,
        reason: 'wrongSignature',
        kind: null,
        body: null,
        source: '192.0.2.7',
        headers: [{ name: 'cookie', value: null }],
      }),
    )
    renderRoute('/channels/deliveries/c7')
    await screen.findByText('The signature does not fit the client token')
    expect(screen.getByText('Nothing of what this call said was kept.')).toBeDefined()
    expect(screen.getByText('192.0.2.7')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Try it' })).toBeNull()
  })

  it('says when a body was erased', async () => {
    const server = aServer([])
    server.on(contracts.getDelivery, () => aDelivery({ body: null, bodyErasedAt: '2026-12-01T10:00:00Z' }))
    renderRoute('/channels/deliveries/12')
    await screen.findByText(/The body was erased on/)
  })
})

describe('retention', () => {
  it('fewer days are asked about first, odd ones are refused', async () => {
    const server = aServer([])
    server.on(contracts.setRetention, ({ body }) => ({ ...body, updatedAt: new Date(), updatedBy: 'Anna' }))
    const { user } = renderRoute('/channels/deliveries')
    const days = await screen.findByRole('textbox', { name: 'Days' })
    await user.clear(days)
    await user.type(days, '0')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Enter a whole number from 1 to 365.')
    await user.clear(days)
    await user.type(days, '7')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Erase older bodies now?')
    await user.click(screen.getByText('Erase'))
    await screen.findByText(/Set by Anna/)
    expect(server.callsOf(contracts.setRetention)[0]?.body).toEqual({ bodyDays: 7 })
  })
})
