import type { RoundTripReading } from '@parley/contracts/round-trips'
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  sign,
  type TestChannel,
  type TestPerson,
} from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let channel: TestChannel
let admin: TestPerson
let agentId: string
beforeAll(async () => {
  server = await startTestServer()
  channel = await aChannel(server)
  admin = await aPerson(server, { role: 'administrator' })
  const agent = await server.ctx.database.db
    .selectFrom('google_agents')
    .where('account_id', '=', channel.accountId)
    .select('id')
    .executeTakeFirstOrThrow()
  agentId = agent.id
})
afterAll(() => server.close())

type Reading = { [Name in keyof RoundTripReading]: Name extends 'now' ? string : RoundTripReading[Name] }
const read = async (since?: string) => {
  const query = since === undefined ? '' : `?since=${encodeURIComponent(since)}`
  return (await call<Reading>(server, admin, 'GET', `/api/google-agents/${agentId}/round-trip${query}`)).body
}

test('a message is followed from its arrival into its conversation; what came before does not count', async () => {
  await deliver(server, channel, aPayload(channel))
  await waitFor('the first message', async () => (await read(new Date(0).toISOString())).inbound?.storedAt)
  const { now, inbound } = await read()
  expect(inbound).toBeNull()
  expect((await read(now)).inbound).toBeNull()
  const conversationId = randomUUID()
  await deliver(server, channel, aPayload(channel, { conversationId }))
  const stored = await waitFor('the message to be stored', async () => {
    const seen = (await read(now)).inbound
    return seen?.storedAt ? seen : null
  })
  const conversation = await server.ctx.database.db
    .selectFrom('conversations')
    .where('provider_id', '=', conversationId)
    .select('id')
    .executeTakeFirstOrThrow()
  expect(stored).toMatchObject({ conversationId: conversation.id, parkedReason: null })
  expect(String(stored.receivedAt) >= now).toBe(true)
  expect(String(stored.storedAt) >= String(stored.receivedAt)).toBe(true)
  expect(stored.sentAt).not.toBeNull()
})

test('a message that is parked says why, and a refused one is counted', async () => {
  const before = await read()
  await deliver(server, channel, aPayload(channel, { agent: 'brands/none/agents/none' }))
  const parked = await waitFor('the message to be parked', async () => {
    const seen = (await read(before.now)).inbound
    return seen?.parkedReason ? seen : null
  })
  expect(parked).toMatchObject({ parkedReason: 'unknownAgent', conversationId: null, storedAt: null })
  const body = JSON.stringify(aPayload(channel))
  await fetch(`${server.url}${channel.webhookPath}`, {
    method: 'POST',
    headers: { 'X-Goog-Signature': sign(body, 'WRONG') },
    body,
  })
  await waitFor(
    'the refusal to be counted',
    async () => (await read(before.now)).refusedSignatures > before.refusedSignatures,
  )
})

test('a Google agent that is not there has no round trip', async () => {
  const answer = await call(server, admin, 'GET', `/api/google-agents/${randomUUID()}/round-trip`)
  expect(answer.status).toBe(404)
})
