import type { AgentWebhook } from '@parley/contracts/accounts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { aChannel, aPayload, aPerson, type TestChannel } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { aTokenBench, type TokenBench } from '../../../testing/tokens.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let channel: TestChannel
let bench: TokenBench
let agentId: string
let path: string
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())
beforeEach(async () => {
  channel = await aChannel(server)
  bench = await aTokenBench(server, channel)
  agentId = (await bench.account()).googleAgents[0]?.id ?? ''
  const { body } = await bench.send('POST', `/google-agents/${agentId}/webhook`)
  path = new URL(body.googleAgents[0]?.webhook?.url ?? '').pathname
  await bench.send('PUT', `/google-agents/${agentId}/webhook/client-token`, { clientToken: 'OWN' })
})

const own = () => ({ path })
const webhook = async (): Promise<AgentWebhook> => {
  const found = (await bench.account()).googleAgents[0]?.webhook
  if (!found) throw new Error('The Google agent has no webhook of its own')
  return found
}
const settled = (count: number) =>
  waitFor('the deliveries to be processed', async () => {
    const rows = await server.ctx.database.db
      .selectFrom('raw_events')
      .where('account_id', '=', channel.accountId)
      .where('state', '<>', 'new')
      .orderBy('id')
      .select(['state', 'reason'])
      .execute()
    return rows.length === count ? rows : null
  })

test('both levels work side by side, each with its own token alone', async () => {
  expect(path).not.toBe(channel.webhookPath)
  expect(await bench.post(aPayload(channel), 'OWN', own())).toBe(200)
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
  expect(await bench.post(aPayload(channel), channel.clientToken, own())).toBe(401)
  expect(await bench.post(aPayload(channel), 'OWN')).toBe(401)
  expect(await settled(2)).toEqual([
    { state: 'done', reason: null },
    { state: 'done', reason: null },
  ])
})

test('a repeat at the other level is the same delivery', async () => {
  const payload = aPayload(channel)
  expect(await bench.post(payload, channel.clientToken)).toBe(200)
  expect(await bench.post(payload, 'OWN', own())).toBe(200)
  await settled(1)
  const messages = await server.ctx.database.db
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .where('c.account_id', '=', channel.accountId)
    .where('m.direction', '=', 'inbound')
    .select('m.id')
    .execute()
  expect(messages).toHaveLength(1)
})

test('an own token vouches for its agent only: what is for another is kept, parked, and answered with 200', async () => {
  const { db } = server.ctx.database
  await db
    .insertInto('google_agents')
    .values({
      account_id: channel.accountId,
      brand_id: channel.brandId,
      agent_id: `${channel.agentId}-2`,
      display_name: 'Second',
      brand_name: 'Harbour Lane',
      is_verified: true,
      is_launched: true,
      test_urls: '[]',
      added_by: bench.admin.id,
    })
    .execute()
  const agent = `brands/${channel.brandId}/agents/${channel.agentId}-2`
  expect(await bench.post(aPayload(channel, { agent }), 'OWN', own())).toBe(200)
  expect(await bench.post({ odd: true }, 'OWN', own())).toBe(200)
  const rows = await settled(2)
  expect(rows[0]).toEqual({ state: 'parked', reason: 'otherAgent' })
  expect(rows[1]?.state).toBe('parked')
  expect(rows[1]?.reason).not.toBe('otherAgent')
})

test('the address is verified with its own token, apart from the partner’s', async () => {
  expect(await bench.handshake(channel.clientToken, path)).toEqual({ status: 403, text: '' })
  expect(await webhook()).toMatchObject({ state: 'refused', lastAttempt: { refusal: 'wrongToken' } })
  expect(await bench.handshake('OWN', path)).toEqual({ status: 200, text: '4827160593' })
  expect(await webhook()).toMatchObject({ state: 'verified' })
  expect((await bench.account()).webhook).toMatchObject({ state: 'waiting', verifiedAt: null })
})

test('traffic at the level that should be silent is counted, from the verification on', async () => {
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
  await waitFor('it to be counted', async () => (await webhook()).atPartner.deliveries === 1)
  await bench.handshake('OWN', path)
  expect((await webhook()).atPartner).toEqual({ deliveries: 0, lastAt: null })
  expect(await bench.post(aPayload(channel), 'OWN', own())).toBe(200)
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
  await waitFor('both to be counted', async () => (await webhook()).atPartner.deliveries === 2)
  expect((await webhook()).atPartner.lastAt).not.toBeNull()
})

test('its token is rotated like the partner’s, which is left alone', async () => {
  const began = await bench.begin('OWNNEXT', { googleAgentId: agentId })
  expect(began.status).toBe(201)
  expect(began.body.webhook.rotation).toBeNull()
  expect(await bench.post(aPayload(channel), 'OWN', own())).toBe(200)
  expect(await bench.post(aPayload(channel), 'OWNNEXT', own())).toBe(200)
  await waitFor('the meter', async () => {
    const { rotation } = await webhook()
    return rotation?.old.deliveries === 1 && rotation.new.deliveries === 1
  })
  expect((await bench.end('new', agentId)).status).toBe(200)
  await waitFor('the old one to be refused', async () => {
    return (await bench.post(aPayload(channel), 'OWN', own())) === 401
  })
  expect(await bench.post(aPayload(channel), 'OWNNEXT', own())).toBe(200)
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
})

test('removed, it answers nobody and keeps nothing; the partner’s webhook goes on', async () => {
  await bench.begin('OWNNEXT', { googleAgentId: agentId })
  const { body } = await bench.send('DELETE', `/google-agents/${agentId}/webhook`)
  expect(body.googleAgents[0]?.webhook).toBeNull()
  await waitFor('the address to be gone', async () => {
    return (await bench.post(aPayload(channel), 'OWNNEXT', own())) === 404
  })
  expect(await bench.post(aPayload(channel), channel.clientToken)).toBe(200)
  const left = await server.ctx.database.db
    .selectFrom('previous_client_tokens')
    .where('account_id', '=', channel.accountId)
    .select('id')
    .execute()
  expect(left).toEqual([])
})

test('only who may set protected fields adds, changes or removes it', async () => {
  const unable = await aPerson(server, { role: 'administrator', mayWriteProtectedFields: false })
  const at = `/google-agents/${agentId}/webhook`
  const refused = { code: 'account/protected-field' }
  expect((await bench.send('POST', at, {}, unable)).body).toMatchObject(refused)
  expect((await bench.send('DELETE', at, {}, unable)).body).toMatchObject(refused)
  const token = await bench.send('PUT', `${at}/client-token`, { clientToken: 'X' }, unable)
  expect(token.body).toMatchObject(refused)
  expect((await bench.send('POST', at)).body).toMatchObject({ code: 'request/conflict' })
})

test('the inspector names the address', async () => {
  await bench.post(aPayload(channel), 'OWN', own())
  await settled(1)
  const { id } = await server.ctx.database.db
    .selectFrom('raw_events')
    .where('account_id', '=', channel.accountId)
    .select('id')
    .executeTakeFirstOrThrow()
  const answer = await fetch(`${server.url}/api/deliveries/${id}`, { headers: bench.admin.headers })
  expect(await answer.json()).toMatchObject({
    way: { agent: { id: agentId, name: 'Harbour Lane Bakery' }, isOldToken: false },
  })
})
