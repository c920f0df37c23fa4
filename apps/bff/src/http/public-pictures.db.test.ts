import { randomBytes, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { call } from '../../testing/api.ts'
import { aConversation, sendPicture } from '../../testing/conversations.ts'
import { aChannel, aPerson, type TestChannel, type TestPerson } from '../../testing/factories.ts'
import { aWillingGoogle } from '../../testing/google.ts'
import { aPicture } from '../../testing/pictures.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'

const google = aWillingGoogle()
let server: TestServer
let channel: TestChannel
let ada: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  channel = await aChannel(server, { agentAttachments: true })
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
})
afterAll(() => server.close())

async function aSentPicture() {
  const { id, path } = await aConversation(server, channel, ada)
  const messageId = randomUUID()
  await sendPicture(server, ada, path, await aPicture('jpeg'), { id: messageId })
  const row = await server.ctx.database.db
    .selectFrom('attachments')
    .where('conversation_id', '=', id)
    .select(['id', 'public_key', 'bytes', 'thumbnail'])
    .executeTakeFirstOrThrow()
  return { ...row, messageId, path: `/pictures/${row.public_key}` }
}
const ask = async (path: string, method = 'GET') => {
  const answer = await fetch(`${server.url}${path}`, { method, redirect: 'manual' })
  return { answer, bytes: Buffer.from(await answer.arrayBuffer()) }
}
/** Everything about an answer that somebody could learn from. */
const shapeOf = ({ answer, bytes }: Awaited<ReturnType<typeof ask>>) => ({
  status: answer.status,
  headers: Object.fromEntries([...answer.headers].filter(([name]) => name !== 'date')),
  body: bytes.toString(),
})

test('whoever has the address gets exactly the re-encoded bytes, as a picture and as nothing else', async () => {
  const { path, bytes, thumbnail } = await aSentPicture()
  const whole = await ask(path)
  expect(whole.bytes.equals(bytes ?? Buffer.alloc(0))).toBe(true)
  expect(Object.fromEntries(whole.answer.headers)).toMatchObject({
    'content-type': 'image/jpeg',
    'content-length': String(bytes?.length),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cross-origin-resource-policy': 'cross-origin',
    'referrer-policy': 'no-referrer',
    'x-robots-tag': 'noindex, nofollow',
    'cache-control': 'private, max-age=86400, immutable',
  })
  expect(whole.answer.headers.get('set-cookie')).toBeNull()
  const small = await ask(`${path}/thumbnail`)
  expect(small.bytes.equals(thumbnail ?? Buffer.alloc(0))).toBe(true)
  expect(small.bytes.length).toBeLessThanOrEqual(25_000)
})
test('HEAD says the same without the bytes; nothing else is answered', async () => {
  const { path, bytes } = await aSentPicture()
  const head = await ask(path, 'HEAD')
  expect([head.answer.status, head.bytes.length, head.answer.headers.get('content-length')]).toEqual([
    200,
    0,
    String(bytes?.length),
  ])
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
    for (const one of [path, `/pictures/${randomBytes(32).toString('base64url')}`]) {
      const { answer } = await ask(one, method)
      expect([answer.status, answer.headers.get('allow')], method).toEqual([405, 'GET, HEAD'])
    }
})
test('there is no index, no directory, and a wrong address is the same bare 404 whatever is wrong with it', async () => {
  const { id, path, public_key: key, messageId } = await aSentPicture()
  const expected = shapeOf(await ask(`/pictures/${randomBytes(32).toString('base64url')}`))
  expect(expected).toMatchObject({ status: 404, body: '' })
  const wrong = [
    '/pictures',
    '/pictures/',
    '/pictures/x',
    `/pictures/${id}`,
    `/pictures/${messageId}`,
    path.slice(0, -1),
    `${path}/`,
    `${path}.jpg`,
    `${path}/file`,
    `${path}/../${key}x`,
    `${path}?size=large`,
    `/pictures/${String(key).toLowerCase()}`,
    `/pictures/${'%00'.repeat(15)}`,
    `/pictures/..%2f..%2fetc%2fpasswd`,
    `/pictures/' or 1=1 --`,
  ]
  for (const one of wrong) expect(shapeOf(await ask(one)), one).toEqual(expected)
})
test('what failed for good is not shown, until it is sent again; what was erased never', async () => {
  const { id, path, messageId } = await aSentPicture()
  const { db } = server.ctx.database
  const setState = (state: 'failed' | 'expired' | 'queued') =>
    db.updateTable('messages').set({ state }).where('id', '=', messageId).execute()
  for (const state of ['failed', 'expired'] as const) {
    await setState(state)
    expect((await ask(path)).answer.status, state).toBe(404)
    expect((await ask(`${path}/thumbnail`)).answer.status, state).toBe(404)
  }
  await setState('queued')
  expect((await ask(path)).answer.status).toBe(200)
  await db.updateTable('attachments').set({ bytes: null, thumbnail: null }).where('id', '=', id).execute()
  expect((await ask(path)).answer.status).toBe(404)
})
test('a customer’s picture has no public address, and ours is no way around the session', async () => {
  const { path } = await aSentPicture()
  const [conversation] = await server.ctx.database.db
    .selectFrom('conversations')
    .select('id')
    .limit(1)
    .execute()
  expect((await call(server, null, 'GET', `/api/conversations/${conversation?.id}`)).status).toBe(401)
  expect((await ask(`/api${path}`)).answer.status).toBe(404)
})
test('no log line has an address, however much is logged and whatever fails', async () => {
  const lines: string[] = []
  const loud = await startTestServer({
    google,
    logTo: { write: (line) => void lines.push(line) },
  })
  try {
    const key = randomBytes(32).toString('base64url')
    const url = `${loud.url}/pictures/${key}`
    expect((await fetch(url)).status).toBe(404)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    expect((await fetch(`${loud.url}/healthz`)).status).toBeGreaterThan(0)
    expect(lines.join('')).not.toContain(key)
    expect(lines.length).toBeGreaterThan(0)
  } finally {
    await loud.close()
  }
})
