import { randomUUID } from 'node:crypto'
import type { Account } from '@parley/contracts/accounts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { tellNobody } from '../../../testing/conversations.ts'
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

const sent: string[] = []
const google = aWillingGoogle(async (_url, request) => {
  sent.push(String(request.body ?? ''))
  return { outcome: 'answered', status: 200, headers: new Headers(), body: Buffer.from('{}') }
})
const wasSent = (text: string) => sent.some((body) => body.includes(text))

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  admin = await aPerson(server, { role: 'administrator' })
  await tellNobody(server, admin)
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const ask = <T>(method: string, path: string, body?: unknown) =>
  call<T>(server, admin, method, `/api${path}`, body)
const read = async (id: string) => (await ask<Account>('GET', `/accounts/${id}`)).body
const turn = async (id: string, isActive: boolean) =>
  ask<Account>('PATCH', `/accounts/${id}`, { version: (await read(id)).version, isActive })
const find = (providerId: string) =>
  db().selectFrom('conversations').where('provider_id', '=', providerId).selectAll().executeTakeFirst()
const parked = async (channel: TestChannel) =>
  (
    await db()
      .selectFrom('raw_events')
      .where('account_id', '=', channel.accountId)
      .where('state', '=', 'parked')
      .select('reason')
      .execute()
  ).map((row) => row.reason)

test('an inactive account accepts and keeps what comes, holds what is to go, and goes on where it stopped', async () => {
  const channel = await aChannel(server)
  const agent = await aPerson(server, { queueIds: [channel.queueId] })
  const known = randomUUID()
  const write = (conversationId: string) => deliver(server, channel, aPayload(channel, { conversationId }))
  await write(known)
  const { id } = await waitFor('the conversation', () => find(known))
  await call(server, agent, 'POST', `/api/conversations/${id}/actions`, { action: 'take' })
  await waitFor('the customer to hear of it', async () => wasSent('REPRESENTATIVE_JOINED'))

  const off = await turn(channel.accountId, false)
  expect([off.status, off.body.state]).toEqual([200, 'inactive'])
  const fresh = randomUUID()
  expect([(await write(known)).status, (await write(fresh)).status]).toEqual([200, 200])
  await waitFor('both to be kept', async () => (await parked(channel)).length === 2)
  expect(new Set(await parked(channel))).toEqual(new Set(['accountInactive']))
  const text = `Later ${randomUUID()}`
  const reply = { id: randomUUID(), text }
  const accepted = await call(server, agent, 'POST', `/api/conversations/${id}/messages`, reply)
  expect(accepted.status).toBe(201)
  const lane = () =>
    db()
      .selectFrom('lanes')
      .where('kind', '=', 'outbound')
      .where('key', '=', id)
      .selectAll()
      .executeTakeFirst()
  await waitFor('its lane to rest', async () => (await lane())?.due_at === null)
  expect([wasSent(text), await find(fresh)]).toEqual([false, undefined])
  expect(
    (await ask<{ undeliveredReplies: number }>('GET', `/accounts/${channel.accountId}/impact`)).body,
  ).toMatchObject({ undeliveredReplies: 1, openConversations: 1, channels: [{ id: channel.channelId }] })

  // Longer than a reply may wait: while the account is inactive its time stands still.
  server.setNow(new Date(Date.now() + 3 * 24 * 60 * 60 * 1000))
  const session = { ...admin, ...(await aPerson(server, { role: 'administrator' })) }
  await db().updateTable('sessions').set({ last_seen_at: server.ctx.now() }).execute()
  const on = await call<Account>(server, session, 'PATCH', `/api/accounts/${channel.accountId}`, {
    version: off.body.version,
    isActive: true,
  })
  expect([on.status, on.body.state]).toEqual([200, 'active'])
  await waitFor('the reply', async () => wasSent(text))
  await waitFor('the new conversation', () => find(fresh))
  await waitFor('nothing to be left', async () => (await parked(channel)).length === 0)
  server.setNow(null)
})

test('a draft cannot be turned; of two changes that rest on the same reading one is a conflict', async () => {
  const draft = await ask<Account>('POST', '/accounts', {
    name: 'Draft',
    channel: 'google-business-messages',
  })
  expect(problemOf(await turn(draft.body.id, false))).toBe('account/incomplete')
  const { accountId } = await aChannel(server)
  const { version } = await read(accountId)
  const both = await Promise.all(
    [false, false].map((isActive) => ask('PATCH', `/accounts/${accountId}`, { version, isActive })),
  )
  expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 409])
  expect((await ask('GET', `/accounts/${randomUUID()}/impact`)).status).toBe(404)
})

test('nothing new is bound to an inactive account', async () => {
  const channel = await aChannel(server)
  const { version } = await ask<{ version: number }>(
    'GET',
    `/workstreams/${channel.workstreamId}/channels/${channel.channelId}/impact`,
  ).then((answer) => answer.body)
  const path = `/workstreams/${channel.workstreamId}/channels`
  await ask('POST', `${path}/${channel.channelId}/deletion`, { version, conversations: { manner: 'drain' } })
  await turn(channel.accountId, false)
  const [agent] = (await read(channel.accountId)).googleAgents
  const made = await ask('POST', path, {
    googleAgentId: agent?.id,
    language: 'de-DE',
    automatedMessages: [],
    customerAttachments: true,
    agentAttachments: false,
  })
  expect(problemOf(made)).toBe('channel/account-inactive')
})
