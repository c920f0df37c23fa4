import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditEntries } from '../../../testing/audit.ts'
import { aChannel, aPayload, aPerson, type TestChannel } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { aTokenBench, type TokenBench } from '../../../testing/tokens.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { startServer, type RunningServer } from '../../server.ts'

let server: TestServer
let other: RunningServer
let channel: TestChannel
let bench: TokenBench
beforeAll(async () => {
  server = await startTestServer()
  other = await startServer(server.ctx, server.databaseUrl)
})
afterAll(async () => {
  await other.close()
  await server.close()
})
beforeEach(async () => {
  server.setNow(null)
  channel = await aChannel(server)
  bench = await aTokenBench(server, channel)
})

const elsewhere = () => ({ url: `http://127.0.0.1:${other.port}` })
const payload = () => aPayload(channel)
const rotation = async () => (await bench.account()).webhook.rotation
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
const oldTokens = () =>
  server.ctx.database.db
    .selectFrom('previous_client_tokens')
    .where('account_id', '=', channel.accountId)
    .select('id')
    .execute()

test('old and new token are accepted side by side, counted apart, until the old one is retired', async () => {
  const began = await bench.begin('NEXT')
  expect(began.status).toBe(201)
  expect(began.text).not.toContain('NEXT')
  for (let count = 0; count < 3; count++) expect(await bench.post(payload(), channel.clientToken)).toBe(200)
  for (let count = 0; count < 2; count++) expect(await bench.post(payload(), 'NEXT')).toBe(200)
  expect(await bench.post(payload(), 'FORGED')).toBe(401)
  const seen = await waitFor('the meter', async () => {
    const one = await rotation()
    return one?.old.deliveries === 3 && one.new.deliveries === 2 ? one : null
  })
  expect(seen).toMatchObject({ begunBy: 'Root' })
  expect([seen.old.lastUsedAt, seen.new.lastUsedAt]).not.toContain(null)

  expect((await bench.end('new')).body.webhook.rotation).toBeNull()
  expect(await oldTokens()).toEqual([])
  expect(await bench.post(payload(), 'NEXT')).toBe(200)
  await waitFor('the old token to be refused', async () => {
    return (await bench.post(payload(), channel.clientToken)) === 401
  })
})

test('deliveries from before the rotation are not counted for it', async () => {
  expect(await bench.post(payload(), channel.clientToken)).toBe(200)
  await waitFor('the use to be settled', () =>
    server.ctx.database.db
      .selectFrom('client_token_uses as u')
      .innerJoin('accounts as a', 'a.client_token_id', 'u.token_id')
      .where('a.id', '=', channel.accountId)
      .select('u.deliveries')
      .executeTakeFirst(),
  )
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  expect(await rotation()).toMatchObject({ old: { deliveries: 0 }, new: { deliveries: 0, lastUsedAt: null } })
})

test('what one instance was told, another knows with the next delivery', async () => {
  // The other instance has the account in its memory, with the old token alone.
  expect(await bench.post(payload(), channel.clientToken, elsewhere())).toBe(200)
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  expect(await bench.post(payload(), 'NEXT', elsewhere())).toBe(200)
  expect(await bench.post(payload(), channel.clientToken, elsewhere())).toBe(200)
  await bench.end('new')
  await waitFor('the other instance to refuse the old token', async () => {
    return (await bench.post(payload(), channel.clientToken, elsewhere())) === 401
  })
  expect(await bench.post(payload(), 'NEXT', elsewhere())).toBe(200)
})

test('the verification call is answered for either, and which one is seen', async () => {
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  expect(await bench.handshake(channel.clientToken)).toEqual({ status: 200, text: '4827160593' })
  expect((await bench.account()).webhook).toMatchObject({ state: 'verified', lastAttempt: { token: 'old' } })
  expect(await bench.handshake('NEXT')).toEqual({ status: 200, text: '4827160593' })
  expect((await bench.account()).webhook).toMatchObject({ state: 'verified', lastAttempt: { token: 'new' } })
  await bench.end('new')
  expect(await bench.handshake(channel.clientToken)).toEqual({ status: 403, text: '' })
  expect((await bench.account()).webhook).toMatchObject({
    state: 'refused',
    lastAttempt: { refusal: 'wrongToken', token: null },
  })
})

test('when its time is over the old token is refused, then wiped', async () => {
  server.setNow(hours(-23))
  expect(await bench.begin('NEXT', { days: 1 })).toMatchObject({ status: 201 })
  server.setNow(null)
  expect(await bench.post(payload(), channel.clientToken)).toBe(200)
  server.setNow(hours(2))
  expect(await bench.post(payload(), channel.clientToken)).toBe(401)
  expect((await bench.handshake(channel.clientToken)).status).toBe(403)
  expect(await bench.post(payload(), 'NEXT')).toBe(200)
  expect((await bench.end('old')).body).toMatchObject({ code: 'request/conflict' })
  // The lane's time is the database's; here it is brought forward.
  await server.ctx.database.db
    .updateTable('lanes')
    .set({ due_at: new Date(0), attempts: 0 })
    .where('kind', '=', 'oldToken')
    .where('key', '=', channel.accountId)
    .execute()
  await waitFor('the old token to be wiped', async () => (await oldTokens()).length === 0)
  const entry = (await auditEntries(server)).findLast((one) => one.verb === 'clientToken.expired')
  expect(entry).toMatchObject({ actor: null, object: { id: channel.accountId } })
})

test('going back keeps the old token and refuses the new one', async () => {
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  expect(await bench.post(payload(), 'NEXT')).toBe(200)
  expect((await bench.end('old')).status).toBe(200)
  await waitFor('the new token to be refused', async () => (await bench.post(payload(), 'NEXT')) === 401)
  server.setNow(hours(24 * 30))
  expect(await bench.post(payload(), channel.clientToken)).toBe(200)
  // Nothing is left of either: the next rotation begins as if there had been none.
  server.setNow(null)
  expect((await bench.begin('NEXT')).status).toBe(201)
})

test('the time can be changed, up to seven days from the begin', async () => {
  server.setNow(hours(-6 * 24 + 1))
  expect(await bench.begin('NEXT', { days: 1 })).toMatchObject({ status: 201 })
  const change = (days: number) => bench.send('PATCH', '/token-rotation', { googleAgentId: null, days })
  expect((await change(8)).status).toBe(400)
  const { body } = await change(7)
  const { begunAt, acceptedUntil } = body.webhook.rotation ?? {}
  expect(Date.parse(String(acceptedUntil)) - Date.parse(String(begunAt))).toBe(7 * 86_400_000)
  server.setNow(null)
  expect(await bench.post(payload(), channel.clientToken)).toBe(200)
  expect((await change(5)).body).toMatchObject({ code: 'request/invalid', errors: [{ code: 'timeIsOver' }] })
})

test('a second rotation, the same token, an old version and a missing right are refused', async () => {
  const { version } = await bench.account()
  expect((await bench.begin(channel.clientToken)).body).toMatchObject({
    code: 'request/invalid',
    errors: [{ pointer: '/body/clientToken', code: 'sameToken' }],
  })
  expect((await bench.end('new')).body).toMatchObject({ code: 'request/conflict' })
  expect((await bench.begin('NEXT')).status).toBe(201)
  expect((await bench.begin('THIRD')).body).toMatchObject({ code: 'request/conflict' })
  const stale = { googleAgentId: null, keep: 'new', version }
  expect((await bench.send('POST', '/token-rotation/end', stale)).body).toMatchObject({
    code: 'request/conflict',
  })
  const unable = await aPerson(server, { role: 'administrator', mayWriteProtectedFields: false })
  const body = { googleAgentId: null, keep: 'new' }
  expect((await bench.send('POST', '/token-rotation/end', body, unable)).body).toMatchObject({
    code: 'account/protected-field',
  })
})

test('setting a token at once ends a rotation: neither of the two is accepted any more', async () => {
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  expect((await bench.send('PUT', '/client-token', { clientToken: 'THIRD' })).status).toBe(200)
  expect(await oldTokens()).toEqual([])
  expect(await bench.post(payload(), 'THIRD')).toBe(200)
  for (const gone of ['NEXT', channel.clientToken])
    await waitFor(`${gone} to be refused`, async () => (await bench.post(payload(), gone)) === 401)
})

test('a deleted account keeps no token of either kind', async () => {
  expect(await bench.begin('NEXT')).toMatchObject({ status: 201 })
  await server.ctx.database.db.deleteFrom('channels').where('id', '=', channel.channelId).execute()
  expect((await bench.send('DELETE', '')).status).toBe(204)
  expect(await oldTokens()).toEqual([])
  expect(await bench.post(payload(), 'NEXT')).toBe(404)
})

test('the inspector shows which token signed, never the token', async () => {
  expect(await bench.begin('NEXTSECRET')).toMatchObject({ status: 201 })
  await bench.post(payload(), channel.clientToken)
  await bench.post(payload(), 'NEXTSECRET')
  const rows = await waitFor('both deliveries', async () => {
    const all = await server.ctx.database.db
      .selectFrom('raw_events')
      .where('account_id', '=', channel.accountId)
      .where('state', '=', 'done')
      .orderBy('id')
      .select('id')
      .execute()
    return all.length === 2 ? all : null
  })
  const seen = await Promise.all(
    rows.map(async ({ id }) => {
      const answer = await fetch(`${server.url}/api/deliveries/${id}`, { headers: bench.admin.headers })
      const text = await answer.text()
      expect(text).not.toContain('NEXTSECRET')
      return (JSON.parse(text) as { way: unknown }).way
    }),
  )
  expect(seen).toEqual([
    { agent: null, isOldToken: true },
    { agent: null, isOldToken: false },
  ])
})
