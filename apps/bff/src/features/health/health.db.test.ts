import { randomUUID } from 'node:crypto'
import type { Capability, EvidenceCode, HealthState } from '@parley/contracts/health'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aConversation, tellNobody } from '../../../testing/conversations.ts'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  type TestChannel,
  type TestPerson,
} from '../../../testing/factories.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import * as healthCounts from '../../store/health-counts.ts'

/** As it stands in JSON. */
interface Health {
  state: HealthState
  capabilities: {
    capability: Capability
    state: HealthState
    evidence: { code: EvidenceCode; params: Record<string, string>; remedy: string | null }[]
  }[]
  figures: {
    lastInboundAt: string | null
    lastOutboundAt: string | null
    undelivered: { count: number; oldestAt: string | null }
    apis: { api: string; calls: number; failed: number; p50Ms: number | null; p95Ms: number | null }[]
    refusals: { reason: string; count: number }[]
  }
  days: { day: string; received: number; refused: number; sent: number; failed: number }[]
}

let googleStatus = 200
const google = aWillingGoogle(async () => ({
  outcome: 'answered',
  status: googleStatus,
  headers: new Headers(),
  body: Buffer.from(JSON.stringify({ error: { status: 'TEST' } })),
}))

let server: TestServer
let admin: TestPerson
let channel: TestChannel
let ada: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  admin = await aPerson(server, { role: 'administrator' })
  await tellNobody(server, admin)
})
afterAll(() => server.close())
beforeEach(async () => {
  googleStatus = 200
  channel = await aChannel(server)
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
  await server.ctx.database.db
    .updateTable('accounts')
    .set({
      credentials_sealed: Buffer.from('sealed'),
      credentials_set_at: new Date(0),
      webhook_verified_at: new Date(),
    })
    .where('id', '=', channel.accountId)
    .execute()
})

const ofAccount = async () =>
  (await call<Health>(server, admin, 'GET', `/api/accounts/${channel.accountId}/health`)).body
const channelPath = () => `/api/workstreams/${channel.workstreamId}/channels/${channel.channelId}/health`
const ofChannel = async () => (await call<Health>(server, admin, 'GET', channelPath())).body
const of = (health: Health, capability: Capability) => {
  const found = health.capabilities.find((one) => one.capability === capability)
  if (!found) throw new Error(`There is no ${capability}`)
  return found
}
const stateOf = (health: Health, capability: Capability) => of(health, capability).state
const codesOf = (health: Health, capability: Capability) =>
  of(health, capability).evidence.map((one) => one.code)
/** Waits until both the account and its channel say so. */
const until = (capability: Capability, state: HealthState) =>
  waitFor(`${capability} to be ${state}`, async () => {
    const both = [await ofAccount(), await ofChannel()] as const
    return both.every((one) => stateOf(one, capability) === state) ? both : null
  })
const reply = (path: string) =>
  call(server, ada, 'POST', `${path}/messages`, { id: randomUUID(), text: 'Good day' })
const post = (signature: string | null) =>
  fetch(`${server.url}${channel.webhookPath}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...(signature && { 'X-Goog-Signature': signature }) },
    body: JSON.stringify(aPayload(channel)),
  })
const wrongSignature = Buffer.alloc(64, 7).toString('base64')

test('a fresh channel is unknown, and healthy once something came in and went out', async () => {
  const before = await ofChannel()
  expect([stateOf(before, 'receiving'), stateOf(before, 'sending')]).toEqual(['unknown', 'unknown'])
  const { path } = await aConversation(server, channel, ada)
  await reply(path)
  const [account, itsChannel] = await until('sending', 'healthy')
  for (const health of [account, itsChannel]) {
    expect([stateOf(health, 'receiving'), stateOf(health, 'verification')]).toEqual(['healthy', 'healthy'])
    expect(health.figures.lastInboundAt).not.toBeNull()
    expect(health.figures.lastOutboundAt).not.toBeNull()
    expect(health.days).toHaveLength(30)
    expect(health.days.at(-1)).toMatchObject({ received: 1, sent: 1, refused: 0, failed: 0 })
    const messages = health.figures.apis.find((one) => one.api === 'messages')
    expect(messages?.calls).toBeGreaterThan(0)
    expect(messages?.failed).toBe(0)
    expect(messages?.p95Ms).toBeGreaterThanOrEqual(messages?.p50Ms ?? Infinity)
  }
})

test('while Google has trouble, sending is degraded with the reason and receiving stays healthy; afterwards both are', async () => {
  const { path } = await aConversation(server, channel, ada)
  await until('receiving', 'healthy')
  googleStatus = 503
  await reply(path)
  const [account] = await until('sending', 'degraded')
  const [evidence] = of(account, 'sending').evidence
  expect(evidence).toMatchObject({ code: 'apiFailing', params: { code: 'server' }, remedy: 'waitForGoogle' })
  expect(account.figures.undelivered.count).toBe(1)
  expect([stateOf(account, 'receiving'), stateOf(account, 'verification')]).toEqual(['healthy', 'healthy'])
  expect(account.state).toBe('degraded')
  googleStatus = 200
  const [healed] = await until('sending', 'healthy')
  expect(healed.figures.undelivered).toEqual({ count: 0, oldestAt: null })
})

test('a channel that Google forbids is blocked by itself; the account’s other channel is not', async () => {
  const { db } = server.ctx.database
  const other = await db
    .insertInto('google_agents')
    .values({
      account_id: channel.accountId,
      brand_id: randomUUID(),
      agent_id: randomUUID(),
      display_name: 'Second',
      brand_name: 'Harbour Lane',
      is_verified: true,
      is_launched: true,
      test_urls: '[]',
      added_by: admin.id,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const second = await db
    .insertInto('channels')
    .values({
      workstream_id: channel.workstreamId,
      google_agent_id: other.id,
      kind: 'google-business-messages',
      language: 'en-US',
      customer_attachments: true,
      agent_attachments: false,
      automated_messages: '[]',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const { path } = await aConversation(server, channel, ada)
  googleStatus = 403
  await reply(path)
  const [, blocked] = await until('sending', 'blocked')
  expect(of(blocked, 'sending').evidence.map((one) => [one.code, one.params['code'], one.remedy])).toEqual(
    expect.arrayContaining([
      ['apiRefused', 'denied', 'checkAccess'],
      ['replyFailed', 'notAllowed', null],
    ]),
  )
  const { channels } = (
    await call<{ channels: { id: string; state: HealthState; because: Capability[] }[] }>(
      server,
      admin,
      'GET',
      '/api/health',
    )
  ).body
  const inList = (id: string) => channels.find((one) => one.id === id)
  expect(inList(channel.channelId)).toMatchObject({ state: 'blocked', because: ['sending'] })
  expect(inList(second.id)).toMatchObject({ state: 'healthy', because: [] })
})

test('wrong signatures block receiving with their number and the remedy, and one good delivery heals it', async () => {
  const { path } = await aConversation(server, channel, ada)
  await reply(path)
  await until('sending', 'healthy')
  // Refusals of the same second as the last delivery are taken for older than it.
  server.setNow(new Date(Date.now() + 5_000))
  for (let index = 0; index < 3; index++) expect((await post(wrongSignature)).status).toBe(401)
  const [account] = await until('receiving', 'blocked')
  expect(of(account, 'receiving').evidence[0]).toMatchObject({
    code: 'wrongSignature',
    params: { count: '3', code: 'wrongSignature' },
    remedy: 'compareClientToken',
  })
  expect(account.figures.refusals).toEqual([{ reason: 'wrongSignature', count: 3 }])
  expect(stateOf(account, 'sending')).toBe('healthy')
  server.setNow(new Date(Date.now() + 60_000))
  await deliver(server, channel, aPayload(channel))
  const [healed] = await until('receiving', 'healthy')
  expect(codesOf(healed, 'receiving')).toEqual(['received'])
  server.setNow(null)
})

test('parked deliveries degrade the account, whose channel is not known', async () => {
  await deliver(server, channel, aPayload(channel, { agent: 'brands/none/agents/none' }))
  const account = await waitFor('the delivery to be parked', async () => {
    const health = await ofAccount()
    return stateOf(health, 'receiving') === 'degraded' ? health : null
  })
  expect(of(account, 'receiving').evidence[0]).toMatchObject({
    code: 'parked',
    params: { count: '1', code: 'unknownAgent' },
    remedy: 'retryParked',
  })
  expect(stateOf(await ofChannel(), 'receiving')).toBe('unknown')
})

test('no secret is told, and what does not exist or belongs elsewhere is not found', async () => {
  const answer = await call(server, admin, 'GET', `/api/accounts/${channel.accountId}/health`)
  expect(answer.text).not.toContain(channel.clientToken)
  for (const path of [
    `/api/accounts/${randomUUID()}/health`,
    `/api/workstreams/${randomUUID()}/channels/${channel.channelId}/health`,
    `/api/workstreams/${channel.workstreamId}/channels/${randomUUID()}/health`,
  ])
    expect(problemOf(await call(server, admin, 'GET', path))).toBe('request/not-found')
  const agent = await aPerson(server)
  expect(problemOf(await call(server, agent, 'GET', channelPath()))).toBe('session/forbidden')
})

test('figures are added up across instances, shown for 30 days, and forgotten afterwards', async () => {
  const { db } = server.ctx.database
  const now = new Date('2026-11-24T12:00:00Z')
  const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
  const scopeId = channel.accountId
  const count = (days: number, n: number) => ({
    scopeId,
    hour: daysAgo(days),
    kind: 'received',
    code: '',
    n,
  })
  await healthCounts.add(db, { counts: [count(0, 2), count(29, 7), count(32, 9)], marks: [] })
  await healthCounts.add(db, { counts: [count(0, 3)], marks: [] })
  server.setNow(now)
  const { days } = await ofAccount()
  server.setNow(null)
  expect([days[0], days.at(-1)]).toMatchObject([
    { day: '2026-10-26', received: 7 },
    { day: '2026-11-24', received: 5 },
  ])
  expect(await healthCounts.forgetOld(db, now, 100)).toBe(1)
  const kept = await db
    .selectFrom('health_counts')
    .where('scope_id', '=', scopeId)
    .select('n')
    .orderBy('hour')
    .execute()
  expect(kept.map((one) => one.n)).toEqual([7, 5])
})

test('a mark never goes back: what another instance saw later stays', async () => {
  const { db } = server.ctx.database
  const mark = (at: string, code: string) => ({
    scopeId: channel.accountId,
    kind: 'failed',
    at: new Date(at),
    code,
    until: null,
  })
  await healthCounts.add(db, { counts: [], marks: [mark('2026-11-24T12:00:01Z', 'later')] })
  await healthCounts.add(db, { counts: [], marks: [mark('2026-11-24T12:00:00Z', 'earlier')] })
  const { code } = await db
    .selectFrom('health_marks')
    .where('scope_id', '=', channel.accountId)
    .where('kind', '=', 'failed')
    .select('code')
    .executeTakeFirstOrThrow()
  expect(code).toBe('later')
})
