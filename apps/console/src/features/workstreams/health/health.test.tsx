import { listAccounts } from '@parley/contracts/accounts'
import { listDeletions } from '@parley/contracts/deletions'
import {
  connectionHealth,
  evidenceCode,
  getChannelHealth,
  listHealth,
  remedy,
  type ConnectionHealth,
} from '@parley/contracts/health'
import { cleanup, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aDraft } from '../../channels/testing.ts'
import { aMe, aSession, fakeServer, FakeProblem } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { en } from '../../../shared/health/messages/en.ts'
import { remedyLinks } from '../../../shared/health/remedy-links.ts'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const at = '2026-11-24T11:00:00Z'
const path = `/workstreams/${id(2)}/channels/${id(3)}/health`

const someHealth = (changes: Partial<z.input<typeof connectionHealth>> = {}): ConnectionHealth =>
  z.decode(connectionHealth, {
    account: { id: id(1), name: 'Harbour Lane' },
    channel: { id: id(3), name: 'Bakery', workstream: { id: id(2), name: 'Service' } },
    state: 'blocked',
    capabilities: [
      {
        capability: 'receiving',
        state: 'blocked',
        evidence: [
          {
            code: 'wrongSignature',
            weight: 'blocked',
            params: { count: '4', code: 'wrongSignature' },
            at,
            remedy: 'compareClientToken',
          },
        ],
      },
      {
        capability: 'sending',
        state: 'degraded',
        evidence: [
          {
            code: 'apiFailing',
            weight: 'degraded',
            params: { code: 'aReasonOfTomorrow' },
            at,
            remedy: 'waitForGoogle',
          },
        ],
      },
      {
        capability: 'verification',
        state: 'healthy',
        evidence: [{ code: 'verified', weight: 'good', params: {}, at, remedy: null }],
      },
      { capability: 'management', state: 'unknown', evidence: [] },
    ],
    figures: {
      lastInboundAt: at,
      lastOutboundAt: null,
      lastVerificationAt: at,
      accessToken: null,
      undelivered: { count: 2, oldestAt: at },
      apis: [
        { api: 'messages', calls: 1000, failed: 1, p50Ms: 40, p95Ms: 1200 },
        { api: 'management', calls: 0, failed: 0, p50Ms: null, p95Ms: null },
      ],
      refusals: [{ reason: 'wrongSignature', count: 4 }],
    },
    days: Array.from({ length: 30 }, (_, index) => ({
      day: new Date(Date.UTC(2026, 9, 26 + index)).toISOString().slice(0, 10),
      received: index === 29 ? 12 : 1,
      refused: 0,
      sent: 0,
      failed: 0,
      calls: 0,
      callsFailed: 0,
    })),
    ...changes,
  })

describe('the health of a channel', () => {
  it('says for each capability what was seen and what mends it, with the way there', async () => {
    const server = fakeServer()
    server.on(getChannelHealth, () => someHealth())
    renderRoute(path)
    const receiving = within(await screen.findByRole('region', { name: 'Receiving messages' }))
    receiving.getByText('Blocked')
    receiving.getByText(/4 deliveries were refused/)
    expect(receiving.getByRole('link', { name: 'Open the account' }).getAttribute('href')).toBe(
      `/channels/accounts/${id(1)}`,
    )
    expect(receiving.getByRole('link', { name: 'Show refused calls' }).getAttribute('href')).toBe(
      `/channels/deliveries?accountId=${id(1)}&verdict=refused`,
    )
    const sending = within(screen.getByRole('region', { name: 'Sending replies' }))
    sending.getByText('Degraded')
    // A newer server may know reasons that this console does not.
    sending.getByText('The last call to Google failed: aReasonOfTomorrow.')
    within(screen.getByRole('region', { name: 'Overall' })).getByText(
      /Receiving messages: nothing gets through\. Sending replies: this needs a look\. Nothing else is affected\./,
    )
  })

  it('shows figures and days in numbers and in words', async () => {
    const server = fakeServer()
    server.on(getChannelHealth, () => someHealth())
    const { user } = renderRoute(path)
    const figures = within(await screen.findByRole('region', { name: 'Key figures' }))
    figures.getByText(/^2, the oldest waiting since/)
    figures.getByText('wrong signature: 4')
    const apis = within(screen.getByRole('table', { name: 'Google’s interfaces, last 24 hours' }))
    apis.getByText('1 (0.1 %)')
    apis.getByText('1,200 ms')
    screen.getByRole('img', { name: 'Deliveries accepted: 41 in 30 days, most on 24 Nov 2026: 12' })
    screen.getByRole('img', { name: 'Calls refused: none in 30 days' })
    await user.click(screen.getByText('Show the days as a table'))
    const [, newest] = within(screen.getByRole('table', { name: 'The last 30 days' })).getAllByRole('row')
    expect(newest?.textContent).toContain('24 Nov 2026')
  })

  it('that is not there or cannot be read says so; those who may not see it are told', async () => {
    const server = fakeServer()
    server.on(getChannelHealth, () => {
      throw new FakeProblem('request/not-found')
    })
    const { unmount } = renderRoute(path)
    await screen.findByRole('heading', { level: 1, name: 'There is nothing here' })
    screen.getByRole('button', { name: 'Try again' })
    unmount()
    const other = fakeServer(aSession({ me: aMe({ role: 'agent' }) }))
    renderRoute(path)
    await screen.findByRole('heading', { name: 'This page is not for your role' })
    expect(other.callsOf(getChannelHealth)).toEqual([])
  })
})

describe('the list of accounts', () => {
  it('shows each state as a word that leads to the evidence, and goes without while it cannot be read', async () => {
    const server = fakeServer()
    server.on(listAccounts, () => ({ items: [aDraft({ state: 'active' })] }))
    server.on(listDeletions, () => ({ items: [] }))
    const accountId = aDraft().id
    server.on(listHealth, () => ({
      accounts: [{ id: accountId, state: 'degraded' as const, because: ['sending' as const] }],
      channels: [],
    }))
    renderRoute('/channels/accounts')
    const link = await screen.findByRole('link', { name: 'Degraded : Sending replies' })
    expect(link.getAttribute('href')).toBe(`/channels/accounts/${accountId}?tab=health`)
    cleanup()
    server.on(listHealth, () => {
      throw new FakeProblem('server/error')
    })
    renderRoute('/channels/accounts')
    await screen.findByRole('link', { name: 'Harbour Lane' })
    expect(server.callsOf(listHealth)).toHaveLength(2)
    expect(screen.queryByText('Degraded')).toBeNull()
  })
})

it('every code has its sentence, and every remedy that asks for an action leads somewhere', () => {
  const keys = new Set(Object.keys(en))
  expect(evidenceCode.options.filter((code) => !keys.has(`evidence.${code}`))).toEqual([])
  expect(remedy.options.filter((one) => !keys.has(`remedy.${one}`))).toEqual([])
  const without = remedy.options.filter(
    (one) => remedyLinks({ code: 'parked', remedy: one }, someHealth()).length === 0,
  )
  expect(without).toEqual(['checkNetwork', 'waitForGoogle'])
})
