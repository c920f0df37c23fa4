import type { Capability, GoogleApi, HealthState } from '@parley/contracts/health'
import { describe, expect, test } from 'vitest'
import type { ApiFacts } from './api-facts.ts'
import { capabilitiesOf, summaryOf, type HealthFacts } from './channel-health.ts'

const now = new Date('2026-11-24T12:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

const well: ApiFacts = { lastOkAt: ago(5), lastFailure: null, recent: { calls: 40, failed: 0 } }
/** A connection on which everything works. */
const healthy: HealthFacts = {
  account: {
    state: 'active',
    hasClientToken: true,
    hasCredentials: true,
    credentialsSetAt: ago(9_000),
    verifiedAt: ago(9_000),
    lastAttempt: { at: ago(9_000), refusal: null },
  },
  agents: [{ name: 'Harbour Lane Bakery', isVerified: true, isLaunched: true }],
  channelCount: 1,
  channel: null,
  lastInboundAt: ago(3),
  refusals: [],
  parked: { count: 0, lastReason: null },
  replies: { lastSentAt: ago(2), lastFailure: null, sent: 50, failed: 0 },
  undelivered: { count: 0, oldestAt: null },
  apis: { messages: well, messagesToken: well, management: well, managementToken: well },
}
const account = (changes: Partial<HealthFacts['account']>) => ({
  account: { ...healthy.account, ...changes },
})
const api = (name: GoogleApi, changes: Partial<ApiFacts>) => ({
  apis: { ...healthy.apis, [name]: { ...well, ...changes } },
})
const failed = (code: string, minutes = 1) => ({ lastFailure: { at: ago(minutes), code } })
const refused = (reason: string, count: number) => ({ refusals: [{ reason, count, lastAt: ago(1) }] })
const replies = (changes: Partial<HealthFacts['replies']>) => ({
  replies: { ...healthy.replies, ...changes },
})

const statesOf = (facts: HealthFacts) =>
  Object.fromEntries(capabilitiesOf(facts, now).map((one) => [one.capability, one.state]))
const allHealthy = {
  receiving: 'healthy',
  sending: 'healthy',
  verification: 'healthy',
  management: 'healthy',
}

test('where everything works, every capability is healthy and nothing asks for a remedy', () => {
  const capabilities = capabilitiesOf(healthy, now)
  expect(statesOf(healthy)).toEqual(allHealthy)
  expect(capabilities.flatMap((one) => one.evidence.map(({ weight }) => weight))).toEqual([
    'good',
    'good',
    'good',
    'good',
  ])
})

type Marks = Partial<Record<Capability, HealthState>>
const cases: [string, Partial<HealthFacts>, Marks, string][] = [
  ['no client token', account({ hasClientToken: false }), { receiving: 'blocked' }, 'clientTokenMissing'],
  ['many wrong signatures', refused('wrongSignature', 3), { receiving: 'blocked' }, 'wrongSignature'],
  ['a wrong signature', refused('wrongSignature', 2), { receiving: 'degraded' }, 'wrongSignature'],
  ['unsigned calls', refused('noSignature', 3), { receiving: 'degraded' }, 'noSignature'],
  ['one unsigned call', refused('noSignature', 1), {}, 'noSignature'],
  ['bodies too large', refused('tooLarge', 1), { receiving: 'degraded' }, 'bodyRefused'],
  [
    'parked deliveries',
    { parked: { count: 4, lastReason: 'noChannel' } },
    { receiving: 'degraded' },
    'parked',
  ],
  [
    'an inactive workstream',
    { channel: { isDraining: false, isWorkstreamActive: false } },
    { receiving: 'degraded' },
    'workstreamInactive',
  ],
  ['a draining channel', { channel: { isDraining: true, isWorkstreamActive: true } }, {}, 'draining'],
  ['no channel', { channelCount: 0 }, {}, 'noChannel'],
  [
    'an inactive account',
    account({ state: 'inactive' }),
    { receiving: 'blocked', sending: 'blocked' },
    'accountInactive',
  ],
  [
    'no credentials',
    account({ hasCredentials: false }),
    { sending: 'blocked', management: 'blocked' },
    'credentialsMissing',
  ],
  [
    'a refused token for sending',
    api('messagesToken', failed('token.keyRefused')),
    { sending: 'blocked' },
    'tokenRefused',
  ],
  [
    'a token endpoint out of reach',
    api('messagesToken', failed('token.unreachable')),
    { sending: 'degraded' },
    'tokenUnreachable',
  ],
  [
    'a refused token for management',
    api('managementToken', failed('token.invalidScope')),
    { management: 'blocked' },
    'tokenRefused',
  ],
  ['sending not allowed', api('messages', failed('denied')), { sending: 'blocked' }, 'apiRefused'],
  ['Google is throttling', api('messages', failed('throttled')), { sending: 'degraded' }, 'apiFailing'],
  ['Google has trouble', api('messages', failed('server')), { sending: 'degraded' }, 'apiFailing'],
  [
    'a fifth of the calls fails',
    api('messages', { recent: { calls: 20, failed: 4 } }),
    { sending: 'degraded' },
    'apiUnstable',
  ],
  ['management not allowed', api('management', failed('denied')), { management: 'blocked' }, 'apiRefused'],
  ['management out of reach', api('management', failed('timeout')), { management: 'degraded' }, 'apiFailing'],
  [
    'a reply waits for two minutes',
    { undelivered: { count: 1, oldestAt: ago(2) } },
    { sending: 'degraded' },
    'waiting',
  ],
  [
    'a reply waits for a quarter of an hour',
    { undelivered: { count: 1, oldestAt: ago(15) } },
    { sending: 'blocked' },
    'stuck',
  ],
  [
    'a third of the replies fails',
    replies({ sent: 6, failed: 3, lastFailure: { at: ago(4), code: 'refused' } }),
    { sending: 'degraded' },
    'manyFailed',
  ],
  [
    'one reply of many failed',
    replies({ failed: 1, lastFailure: { at: ago(1), code: 'unknownConversation' } }),
    {},
    'replyFailed',
  ],
  [
    'a refused verification after a good one',
    account({ lastAttempt: { at: ago(1), refusal: 'wrongToken' } }),
    { verification: 'degraded' },
    'verificationRefused',
  ],
  [
    'only refused verifications',
    account({ verifiedAt: null, lastAttempt: { at: ago(1), refusal: 'tokenNotSet' } }),
    { verification: 'blocked' },
    'verificationRefused',
  ],
  [
    'never verified',
    account({ verifiedAt: null, lastAttempt: null }),
    { verification: 'degraded' },
    'neverVerified',
  ],
  ['no Google agent', { agents: [] }, { verification: 'degraded' }, 'noGoogleAgent'],
  [
    'an agent that is not verified',
    { agents: [{ name: 'Bakery', isVerified: false, isLaunched: true }] },
    { verification: 'degraded' },
    'agentNotVerified',
  ],
  [
    'an agent that is not launched',
    { agents: [{ name: 'Bakery', isVerified: true, isLaunched: false }] },
    { verification: 'degraded' },
    'agentNotLaunched',
  ],
]

describe('a fact marks what it concerns and nothing else', () => {
  test.each(cases)('%s', (_name, changes, marks, code) => {
    const facts = { ...healthy, ...changes }
    expect(statesOf(facts)).toEqual({ ...allHealthy, ...marks })
    const codes = capabilitiesOf(facts, now).flatMap((one) => one.evidence.map((seen) => seen.code))
    expect(codes).toContain(code)
  })
})

test('whatever happens to sending, receiving stays as it is, and the other way round', () => {
  const outbound = cases.filter(([, , marks]) => 'sending' in marks && !('receiving' in marks))
  const inbound = cases.filter(([, , marks]) => 'receiving' in marks && !('sending' in marks))
  expect([outbound.length, inbound.length].every((count) => count >= 5)).toBe(true)
  for (const [, changes] of outbound) {
    const both = { ...healthy, ...changes }
    expect(capabilitiesOf(both, now)[0]).toEqual(capabilitiesOf(healthy, now)[0])
  }
  for (const [, changes] of inbound) {
    const both = { ...healthy, ...changes }
    expect(capabilitiesOf(both, now)[1]).toEqual(capabilitiesOf(healthy, now)[1])
  }
})

describe('what is over is over', () => {
  const over: [string, Partial<HealthFacts>][] = [
    ['a failure before a success', api('messages', failed('denied', 6))],
    ['a refused token before the credentials were set', {
      ...account({ credentialsSetAt: ago(1) }),
      ...api('messagesToken', { lastOkAt: null, ...failed('token.keyRefused', 2) }),
    }],
    ['trouble at Google that nobody saw again for an hour', api('messages', { lastOkAt: ago(90), ...failed('server', 61) })],
    ['a failed reply of yesterday', replies({ failed: 0, lastFailure: { at: ago(1_500), code: 'refused' } })],
    ['few calls, of which most failed', api('messages', { recent: { calls: 4, failed: 3 } })],
  ] // prettier-ignore
  test.each(over)('%s', (_name, changes) => {
    expect(statesOf({ ...healthy, ...changes })).toEqual(allHealthy)
  })
  test('trouble at Google counts for as long as replies wait, and a refusal until something succeeds', () => {
    const waits = { undelivered: { count: 1, oldestAt: ago(0) } }
    const trouble = api('messages', { lastOkAt: ago(90), ...failed('server', 61) })
    expect(statesOf({ ...healthy, ...trouble, ...waits })['sending']).toBe('degraded')
    const refusal = api('messages', { lastOkAt: ago(9_000), ...failed('denied', 8_000) })
    expect(statesOf({ ...healthy, ...refusal })['sending']).toBe('blocked')
  })
  test('replies that wait for an inactive account are no fault of their own', () => {
    const facts = {
      ...healthy,
      ...account({ state: 'inactive' }),
      undelivered: { count: 9, oldestAt: ago(99) },
    }
    const [, sending] = capabilitiesOf(facts, now)
    expect(sending?.evidence.map((one) => one.code)).toEqual(['accountInactive', 'sent'])
  })
})

test('a draft that was never used is unknown; what is missing is told, not marked', () => {
  const unused = { lastOkAt: null, lastFailure: null, recent: { calls: 0, failed: 0 } }
  const capabilities = capabilitiesOf(
    {
      ...healthy,
      ...account({
        state: 'draft',
        hasClientToken: false,
        hasCredentials: false,
        verifiedAt: null,
        lastAttempt: null,
      }),
      agents: [],
      channelCount: 0,
      lastInboundAt: null,
      replies: { lastSentAt: null, lastFailure: null, sent: 0, failed: 0 },
      apis: { messages: unused, messagesToken: unused, management: unused, managementToken: unused },
    },
    now,
  )
  expect(summaryOf(capabilities)).toEqual({ state: 'unknown', because: [] })
  expect(capabilities.flatMap((one) => one.evidence.map(({ remedy }) => remedy ?? ''))).toEqual(
    expect.arrayContaining(['setClientToken', 'setCredentials', 'verifyWebhook', 'addGoogleAgent']),
  )
})

test('the whole is as bad as its worst part, and names it; the worst evidence comes first', () => {
  const facts = {
    ...healthy,
    ...refused('wrongSignature', 9),
    ...api('messages', failed('throttled')),
    parked: { count: 1, lastReason: null },
  }
  const capabilities = capabilitiesOf(facts, now)
  expect(summaryOf(capabilities)).toEqual({ state: 'blocked', because: ['receiving'] })
  expect(capabilities[0]?.evidence.map((one) => one.code)).toEqual(['wrongSignature', 'parked', 'received'])
  expect(summaryOf(capabilitiesOf(healthy, now))).toEqual({ state: 'healthy', because: [] })
})
