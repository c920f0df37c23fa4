import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChannel, aPayload, deliver, sign, type TestChannel } from '../../../testing/factories.ts'
import { seeded } from '../../../testing/seeded.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let channel: TestChannel
beforeAll(async () => {
  server = await startTestServer()
  channel = await aChannel(server)
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const rawCount = async () =>
  Number(
    (
      await db()
        .selectFrom('raw_events')
        .select((eb) => eb.fn.countAll().as('n'))
        .executeTakeFirstOrThrow()
    ).n,
  )
const post = (body: string | Buffer, headers: Record<string, string> = {}, path = channel.webhookPath) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
const signed = (body: string | Buffer, token = channel.clientToken) => ({
  'X-Goog-Signature': sign(body, token),
})
const allSettled = () =>
  waitFor('all deliveries to be processed', async () => {
    const row = await db().selectFrom('raw_events').where('state', '=', 'new').select('id').executeTakeFirst()
    return row === undefined
  })
const threadOf = async (conversationId: string) =>
  db()
    .selectFrom('messages as m')
    .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
    .where('c.provider_id', '=', conversationId)
    .orderBy('m.seq')
    .select(['m.content', 'm.at', 'm.direction'])
    .execute()

describe('verification', () => {
  test('the right token is answered with the bare secret and seen by administrators', async () => {
    const answer = await post(JSON.stringify({ clientToken: channel.clientToken, secret: '4827160593' }))
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toContain('text/plain')
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(await answer.text()).toBe('4827160593')
    const row = await db()
      .selectFrom('accounts')
      .where('id', '=', channel.accountId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row.webhook_verified_at).toBeInstanceOf(Date)
    expect(row.webhook_attempt_refusal).toBeNull()
  })
  test('a wrong token is refused, never gets the secret, and the reason is kept', async () => {
    const answer = await post(JSON.stringify({ clientToken: 'WRONG', secret: '4827160593' }))
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain('4827160593')
    const row = await db()
      .selectFrom('accounts')
      .where('id', '=', channel.accountId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row.webhook_attempt_refusal).toBe('wrongToken')
    expect(row.webhook_verified_at).toBeInstanceOf(Date)
  })
})

describe('forged, altered or malformed bodies are refused and leave nothing', () => {
  const body = () => JSON.stringify(aPayload(channel))
  const cases: [string, () => Promise<Response>][] = [
    ['no signature', () => post(body())],
    ['an empty signature', () => post(body(), { 'X-Goog-Signature': '' })],
    [
      'another token',
      () => {
        const b = body()
        return post(b, signed(b, 'OTHER'))
      },
    ],
    ['a signature of another body', () => post(body(), signed(body()))],
    ['a signature in hex', () => post(body(), { 'X-Goog-Signature': 'ab'.repeat(64) })],
    ['a signature that is too short', () => post(body(), { 'X-Goog-Signature': 'AAAA' })],
    ['a signature that is too long', () => post(body(), { 'X-Goog-Signature': 'A'.repeat(4000) })],
    [
      'signature in two headers',
      () => {
        const b = body()
        return post(b, { 'X-Goog-Signature': `${sign(b, channel.clientToken)}, x` })
      },
    ],
    [
      'one byte more',
      () => {
        const b = body()
        return post(`${b} `, signed(b))
      },
    ],
    [
      're-serialised',
      () => {
        const b = body()
        return post(JSON.stringify(JSON.parse(b), null, 1), signed(b))
      },
    ],
    ['not JSON', () => post('hello')],
    ['empty', () => post('')],
    ['deeply nested', () => post('['.repeat(200_000))],
    ['prototype pollution', () => post('{"__proto__":{"agent":"x"},"constructor":{}}')],
  ]
  test.each(cases)('%s → 401', async (_name, send) => {
    const before = await rawCount()
    const answer = await send()
    expect(answer.status).toBe(401)
    expect(await answer.text()).toBe('')
    expect(await rawCount()).toBe(before)
  })

  test('1,000 seeded mutations of a signed body are all refused', async () => {
    const original = JSON.stringify(aPayload(channel))
    const signature = sign(original, channel.clientToken)
    const random = seeded(20_261_123)
    const before = await rawCount()
    for (let round = 0; round < 1_000; round++) {
      const altered = Buffer.from(original)
      const at = Math.floor(random() * altered.length)
      altered[at] = (altered[at] ?? 0) ^ (1 << Math.floor(random() * 8))
      const answer = await post(altered, { 'X-Goog-Signature': signature })
      expect(answer.status, `round ${round}`).toBe(401)
    }
    expect(await rawCount()).toBe(before)
  }, 60_000)

  test.each([
    ['another address', () => post(body(), signed(body()), `${channel.webhookPath}x`), 404],
    [
      'another channel',
      () =>
        post(body(), signed(body()), channel.webhookPath.replace('google-business-messages', 'telegraph')),
      404,
    ],
    [
      'a property of every object as channel',
      () => post(body(), {}, channel.webhookPath.replace('google-business-messages', 'constructor')),
      404,
    ],
    ['GET', () => fetch(`${server.url}${channel.webhookPath}`), 405],
    [
      'compressed',
      () => {
        const b = gzipSync(body())
        return post(b, { ...signed(b), 'Content-Encoding': 'gzip' })
      },
      415,
    ],
    [
      'larger than 1 MiB',
      () => {
        const b = JSON.stringify({ x: 'y'.repeat(1_100_000) })
        return post(b, signed(b))
      },
      413,
    ],
  ] as [string, () => Promise<Response>, number][])('%s → %i', async (_name, send, status) => {
    expect((await send()).status).toBe(status)
  })

  test('a sender that dribbles or goes away holds nothing', async () => {
    const url = new URL(`${server.url}${channel.webhookPath}`)
    const half = httpRequest(url, { method: 'POST', headers: { 'Content-Length': '1000' } })
    half.on('error', () => undefined)
    half.write('{"a":')
    half.destroy()
    expect((await deliver(server, channel, aPayload(channel))).status).toBe(200)
  })
})

describe('every signed body is acknowledged', () => {
  const parked: [string, string][] = [
    ['not JSON', 'hello'],
    ['empty', ''],
    ['an array', '[1,2]'],
    ['null', 'null'],
    ['nested 50,000 deep', `{"conversationId":"c","x":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d]).toString('latin1')],
    [
      'an agent nobody knows',
      JSON.stringify({
        conversationId: 'c',
        agent: 'brands/x/agents/y',
        message: { messageId: '1', text: 'x' },
      }),
    ],
  ]
  test.each(parked)('%s: 200, kept and parked', async (_name, text) => {
    const body = Buffer.from(text, text.includes('\u00ff') ? 'latin1' : 'utf8')
    const answer = await post(body, signed(body))
    expect(answer.status).toBe(200)
    await allSettled()
    const row = await db()
      .selectFrom('raw_events')
      .orderBy('id', 'desc')
      .limit(1)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'parked' })
    expect(row.body?.equals(body)).toBe(true)
  })

  test('strange members: acknowledged, and the conversation goes on', async () => {
    const conversationId = randomUUID()
    const strange = [
      { message: { messageId: randomUUID(), text: 5 } },
      { message: null },
      { message: undefined, userStatus: [] },
      { message: undefined, newKind: { hello: 1 } },
      { message: { messageId: 'x'.repeat(10_000), text: 'long id' } },
      { message: { messageId: 'nul\u0000', text: 'a\u0000b\ud800' } },
      { context: 'x' },
    ]
    for (const more of strange)
      expect(
        (
          await deliver(
            server,
            channel,
            aPayload(channel, { conversationId, requestId: randomUUID(), ...more }),
          )
        ).status,
      ).toBe(200)
    const after = aPayload(channel, { conversationId })
    expect((await deliver(server, channel, after)).status).toBe(200)
    await allSettled()
    const thread = await threadOf(conversationId)
    expect(thread.at(-1)?.content).toMatchObject({ kind: 'text', text: 'Good morning' })
    expect(thread.map((one) => one.content.kind)).toContain('unsupported')
  })

  test('a conversation id of 10 kB is one conversation like any other', async () => {
    const conversationId = 'c'.repeat(10_000)
    for (let round = 0; round < 2; round++)
      expect((await deliver(server, channel, aPayload(channel, { conversationId }))).status).toBe(200)
    await allSettled()
    expect(await threadOf(conversationId)).toHaveLength(2)
  })
})

describe('duplicates', () => {
  test('each message sent 20 times, at once and in turn, spaced and ordered differently: exactly one', async () => {
    const conversationId = randomUUID()
    const payloads = Array.from({ length: 10 }, () => aPayload(channel, { conversationId }))
    const spell = (payload: object, round: number) =>
      round % 3 === 0
        ? JSON.stringify(payload, null, 2)
        : round % 3 === 1
          ? JSON.stringify(Object.fromEntries(Object.entries(payload).reverse()))
          : JSON.stringify({ ...payload, requestId: randomUUID() })
    for (const payload of payloads) {
      const atOnce = await Promise.all(
        Array.from({ length: 10 }, (_, round) => deliver(server, channel, spell(payload, round))),
      )
      expect(atOnce.every((answer) => answer.status === 200)).toBe(true)
      for (let round = 0; round < 10; round++)
        expect((await deliver(server, channel, spell(payload, round))).status).toBe(200)
    }
    await allSettled()
    expect(await threadOf(conversationId)).toHaveLength(10)
    const conversation = await db()
      .selectFrom('conversations')
      .where('provider_id', '=', conversationId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(conversation.unread_count).toBe(10)
  })
})

describe('what a delivery does', () => {
  test('a first message opens a conversation in the fallback queue, with context and greeting', async () => {
    const greeting = await aChannel(server, {
      automatedMessages: [{ trigger: 'greeting', text: 'Welcome to {QueueName}' }],
    })
    const payload = aPayload(greeting)
    await deliver(server, greeting, payload)
    await allSettled()
    const row = await db()
      .selectFrom('conversations')
      .where('provider_id', '=', String(payload['conversationId']))
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({
      state: 'open',
      assignee_id: null,
      queue_id: greeting.queueId,
      unread_count: 1,
    })
    expect(row.context).toMatchObject({ entryPoint: 'PLACESHEET', displayName: 'Mara Oduya' })
    const thread = await threadOf(String(payload['conversationId']))
    expect(thread).toHaveLength(3)
    expect(thread[1]?.content).toMatchObject({ kind: 'reply', purpose: 'recordingNotice' })
    expect(thread[2]?.content).toMatchObject({
      kind: 'reply',
      isAutomated: true,
      text: expect.stringContaining('Welcome to Queue') as unknown,
    })
  })

  test('a customer who writes after the end comes back into the queue', async () => {
    const payload = aPayload(channel)
    const conversationId = String(payload['conversationId'])
    await deliver(server, channel, payload)
    await allSettled()
    await db()
      .updateTable('conversations')
      .set({ state: 'closed', closed_at: new Date() })
      .where('provider_id', '=', conversationId)
      .execute()
    await deliver(server, channel, aPayload(channel, { conversationId }))
    await allSettled()
    const row = await db()
      .selectFrom('conversations')
      .where('provider_id', '=', conversationId)
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'open', closed_at: null, assignee_id: null })
    expect((await threadOf(conversationId)).map((one) => one.content.kind)).toEqual(['text', 'text', 'event'])
  })

  test('late and early clocks: a message is never placed after those that came later', async () => {
    const conversationId = randomUUID()
    const at = (ms: number) => ({
      message: {
        messageId: randomUUID(),
        text: String(ms),
        createTime: new Date(Date.now() + ms).toISOString(),
      },
    })
    for (const ms of [7_200_000, -60_000, 0]) {
      await deliver(server, channel, aPayload(channel, { conversationId, ...at(ms) }))
      await allSettled()
    }
    const texts = (await threadOf(conversationId))
      .sort((a, b) => a.at.getTime() - b.at.getTime())
      .map((one) => (one.content as { text: string }).text)
    expect(texts[0]).toBe('-60000')
    expect((await threadOf(conversationId)).every((one) => one.at.getTime() <= Date.now())).toBe(true)
  })
})

describe('database away', () => {
  test('503 with Retry-After, never 200, and the process goes on', async () => {
    const own = await startTestServer()
    const ownChannel = await aChannel(own)
    expect((await deliver(own, ownChannel, aPayload(ownChannel))).status).toBe(200)
    const name = new URL(own.databaseUrl).pathname.slice(1)
    const { pool } = server.ctx.database
    await pool.query(`alter database ${name} with allow_connections false`)
    await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
    const answer = await deliver(own, ownChannel, aPayload(ownChannel))
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('1')
    await pool.query(`alter database ${name} with allow_connections true`)
    await waitFor(
      'deliveries to be taken again',
      async () => (await deliver(own, ownChannel, aPayload(ownChannel))).status === 200,
    )
    await own.close()
  })
})
