import { describe, expect, test } from 'vitest'
import { createBusinessCommunications } from './business-communications.ts'
import type { GoogleAnswer } from './google-door.ts'

const answered = (status: number, body: unknown): GoogleAnswer => ({
  outcome: 'answered',
  status,
  headers: new Headers(),
  body: Buffer.from(JSON.stringify(body)),
})
function client(...answers: GoogleAnswer[]) {
  const seen: string[] = []
  const api = createBusinessCommunications({
    base: 'https://bc.example',
    authorize: (fresh) => Promise.resolve(fresh ? 'token-2' : 'token-1'),
    door: (url, request) => {
      seen.push(`${url} ${request.headers?.['Authorization']}`)
      return Promise.resolve(answers.shift() ?? { outcome: 'failed', because: 'reset', detail: 'no more' })
    },
  })
  return { api, seen }
}

test('an agent is read with its name and its web addresses only', async () => {
  const { api, seen } = client(
    answered(200, {
      displayName: 'Harbour\u202eLane',
      businessMessagesAgent: {
        testUrls: [
          { url: 'https://bm.example/a', surface: 'SURFACE_ANDROID_WEB' },
          { url: 'javascript:alert(1)', surface: 'SURFACE_IOS_MAPS' },
          { surface: 'SURFACE_IOS_MAPS' },
          null,
        ],
      },
    }),
  )
  expect(await api.agent('b/1', 'a 1')).toEqual({
    outcome: 'found',
    value: {
      displayName: 'Harbour Lane',
      testUrls: [{ url: 'https://bm.example/a', surface: 'SURFACE_ANDROID_WEB' }],
    },
  })
  expect(seen).toEqual(['https://bc.example/v1/brands/b%2F1/agents/a%201 Bearer token-1'])
})

test('the older single test address counts where no list is given', async () => {
  const { api } = client(answered(200, { businessMessagesAgent: { agentTestUrl: 'https://bm.example/t' } }))
  expect(await api.agent('b', 'a')).toMatchObject({
    value: { testUrls: [{ url: 'https://bm.example/t', surface: 'SURFACE_UNSPECIFIED' }] },
  })
})

describe('outcomes', () => {
  const denied = (reason: string) => ({ error: { details: [{ reason }] } })
  const cases: [string, GoogleAnswer, string, string?][] = [
    ['not found', answered(404, {}), 'unknown'],
    ['not the form of an id', answered(400, {}), 'unknown'],
    ['forbidden', answered(403, {}), 'denied', 'other'],
    ['forbidden for an odd reason', answered(403, { error: { details: [null, 5] } }), 'denied', 'other'],
    ['an API that is switched off', answered(403, denied('SERVICE_DISABLED')), 'denied', 'disabled'],
    ['a scope', answered(403, denied('ACCESS_TOKEN_SCOPE_INSUFFICIENT')), 'denied', 'scope'],
    ['throttled', answered(429, {}), 'unreachable'],
    ['down', answered(500, {}), 'unreachable'],
    ['redirected', answered(302, {}), 'unreachable'],
    ['a list instead of a brand', answered(200, []), 'unreachable'],
    ['too large', { outcome: 'tooLarge' }, 'unreachable'],
  ]
  test.each(cases)('%s', async (_name, answer, outcome, because) => {
    expect(await client(answer).api.brand('b')).toMatchObject(because ? { outcome, because } : { outcome })
  })
})

test('a token that ended is replaced once', async () => {
  const { api, seen } = client(answered(401, {}), answered(200, { displayName: 'Lane' }))
  expect(await api.brand('b')).toEqual({ outcome: 'found', value: { displayName: 'Lane' } })
  expect(seen).toEqual([
    'https://bc.example/v1/brands/b Bearer token-1',
    'https://bc.example/v1/brands/b Bearer token-2',
  ])
  expect((await client(answered(401, {}), answered(401, {})).api.brand('b')).outcome).toBe('denied')
})

test('an id of dots climbs nowhere', async () => {
  const { api, seen } = client()
  expect(await api.agent('b', '..')).toEqual({ outcome: 'unknown' })
  expect(await api.brand('.')).toEqual({ outcome: 'unknown' })
  expect(await api.partner('..')).toEqual({ outcome: 'unknown' })
  expect(seen).toEqual([])
})

describe('states', () => {
  const details = (...states: string[]) => ({
    businessMessages: {
      launchDetails: Object.fromEntries(states.map((state, index) => [`E${index}`, { launchState: state }])),
    },
  })
  const launches: [unknown, boolean, string][] = [
    [{}, false, 'UNLAUNCHED'],
    [details('LAUNCH_STATE_UNLAUNCHED'), false, 'UNLAUNCHED'],
    [details('LAUNCH_STATE_UNLAUNCHED', 'LAUNCH_STATE_PENDING'), false, 'PENDING'],
    [details('LAUNCH_STATE_PENDING', 'LAUNCH_STATE_LAUNCHED'), true, 'LAUNCHED'],
    [details('LAUNCH_STATE_SUSPENDED'), false, 'SUSPENDED'],
  ]
  test.each(launches)('launch %j', async (body, isReached, state) => {
    expect(await client(answered(200, body)).api.launch('b', 'a')).toEqual({
      outcome: 'found',
      value: { isReached, state },
    })
  })
  const verifications: [unknown, boolean, string][] = [
    [{ verificationState: 'VERIFICATION_STATE_VERIFIED' }, true, 'VERIFIED'],
    [{ verificationState: 'VERIFICATION_STATE_PENDING' }, false, 'PENDING'],
    [{}, false, 'UNSPECIFIED'],
    [{ verificationState: '<b>' }, false, 'UNSPECIFIED'],
  ]
  test.each(verifications)('verification %j', async (body, isReached, state) => {
    expect(await client(answered(200, body)).api.verification('b', 'a')).toEqual({
      outcome: 'found',
      value: { isReached, state },
    })
  })
})

describe('webhooks as Google tells them', () => {
  const partners: [string, unknown, string | null][] = [
    [
      'set',
      [
        { product: 'OTHER', businessMessagesCapability: { webhookUrl: 'https://no.example' } },
        { product: 'BUSINESS_MESSAGES', businessMessagesCapability: { webhookUrl: 'https://a.example/w' } },
      ],
      'https://a.example/w',
    ],
    ['not set', [{ product: 'BUSINESS_MESSAGES', businessMessagesCapability: {} }], null],
    ['no capabilities', undefined, null],
    ['odd ones', [5], null],
  ]
  test.each(partners)('of a partner: %s', async (_name, productCapabilities, webhookUrl) => {
    const { api } = client(answered(200, { displayName: 'Quay', productCapabilities }))
    expect(await api.partner('p')).toEqual({ outcome: 'found', value: { displayName: 'Quay', webhookUrl } })
  })
  test('of an agent: its webhook integrations only', async () => {
    const { api, seen } = client(
      answered(200, {
        integrations: [
          { dialogflowEsIntegration: {} },
          { agentWebhookIntegration: { webhookUri: 'https://other.example/hook' } },
        ],
      }),
    )
    expect(await api.agentWebhooks('b', 'a')).toEqual({
      outcome: 'found',
      value: ['https://other.example/hook'],
    })
    expect(seen[0]).toContain('/v1/brands/b/agents/a/integrations ')
  })
  test('brands come with their bare ids', async () => {
    const { api } = client(answered(200, { brands: [{ name: 'brands/b1', displayName: 'Lane' }] }))
    expect(await api.brands()).toEqual({
      outcome: 'found',
      value: [{ brandId: 'b1', displayName: 'Lane' }],
    })
  })
})
