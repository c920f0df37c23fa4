import { randomUUID } from 'node:crypto'
import { selfTest } from '@parley/channels/google-business-messages/self-test'
import type { DeliveryDetail } from '@parley/contracts/deliveries'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aChannel, aPayload, aPerson, deliver, sign, type TestPerson } from '../../../testing/factories.ts'
import { inspectorOf, type ListedDeliveries } from '../../../testing/inspector.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { pauseProcessing } from '../../store/deliveries.ts'
import { expectProbe } from '../../store/webhook-probes.ts'
import { ringSize } from '../../store/webhook-calls.ts'

let server: TestServer
let admin: TestPerson
let inspector: ReturnType<typeof inspectorOf>
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator' })
  inspector = inspectorOf(server, admin)
})
afterAll(() => server.close())

const db = () => server.ctx.database.db

describe('the list', () => {
  test('new and settled deliveries and calls that left none are one list, page by page, without bodies', async () => {
    const channel = await aChannel(server)
    await deliver(server, channel, aPayload(channel))
    await inspector.settled(channel)
    await inspector.post(channel, '{}')
    await waitFor('the refusal to be noted', async () => (await inspector.list(channel)).items.length === 2)
    await db()
      .transaction()
      .execute(async (tx) => {
        await pauseProcessing(tx)
        for (let count = 0; count < 3; count++) await deliver(server, channel, aPayload(channel))
        const all = await inspector.list(channel)
        expect(all.items.map((one) => [one.verdict, one.state])).toEqual([
          ['accepted', 'new'],
          ['accepted', 'new'],
          ['accepted', 'new'],
          ['refused', null],
          ['accepted', 'done'],
        ])
        const paged: string[] = []
        let before: string | null = ''
        while (before !== null) {
          const page: ListedDeliveries = await inspector.list(
            channel,
            `&limit=2${before && `&before=${before}`}`,
          )
          paged.push(...page.items.map((one) => one.id))
          before = page.nextBefore
        }
        expect(paged).toEqual(all.items.map((one) => one.id))
        expect(JSON.stringify(all)).not.toContain('Good morning')
        await deliver(server, channel, aPayload(channel))
        expect((await inspector.list(channel, `&after=${all.newest}`)).items).toHaveLength(1)
      })
  })

  test('is found by verdict, reason, kind and time, and by the id of delivery, message or conversation', async () => {
    const channel = await aChannel(server)
    const payload = aPayload(channel)
    await deliver(server, channel, payload)
    await deliver(server, channel, {
      ...aPayload(channel),
      message: undefined,
      userStatus: { isTyping: true },
    })
    await inspector.parkedIn(channel, 1)
    await inspector.settled(channel)
    const ids = async (query: string) => (await inspector.list(channel, query)).items.map((one) => one.id)
    expect(await ids('&verdict=accepted')).toHaveLength(2)
    expect(await ids('&verdict=parked&reason=unknownAgent')).toHaveLength(1)
    expect(await ids('&verdict=parked&reason=noChannel')).toHaveLength(0)
    expect(await ids('&kind=userStatus')).toHaveLength(1)
    expect(await ids(`&from=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(0)
    expect(await ids(`&to=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(3)
    const first = (await ids('&kind=message&verdict=accepted'))[0] ?? ''
    const { conversation, message } = await inspector.detail(first)
    for (const q of [first, message?.id, conversation?.id, String(payload['conversationId'])])
      expect(await ids(`&q=${q}`)).toEqual([first])
    expect(await ids(`&q=${(payload['message'] as { messageId: string }).messageId}`)).toEqual([first])
    expect(await ids('&q=good%20MORNING')).toHaveLength(2)
    expect(await ids('&q=nowhere%20to%20be%20found')).toHaveLength(0)
  })

  test.each([
    '?limit=0',
    '?before=x',
    '?verdict=odd',
    '?from=yesterday',
    '?from=0000-01-01T00:00:00Z',
    '?q=%00',
    '?reason=%07',
    '?accountId=1',
  ])('bad input is refused: %s', async (query) => {
    expect(problemOf(await inspector.ask('GET', query))).toBe('request/invalid')
  })
})

describe('one delivery', () => {
  test('tells how it came, what it said and what became of it, with the time of each step', async () => {
    const channel = await aChannel(server)
    const body = JSON.stringify(aPayload(channel))
    await inspector.post(channel, body, {
      'X-Goog-Signature': sign(body, channel.clientToken),
      Cookie: 'session=PLANTED-COOKIE',
      Authorization: 'Bearer PLANTED-BEARER',
      'X-Odd': 'PLANTED-ODD',
      'User-Agent': 'APIs-Google',
    })
    const [line] = await inspector.settled(channel)
    const answer = await inspector.ask<DeliveryDetail>('GET', `/${line?.id}`)
    expect(answer.body).toMatchObject({
      verdict: 'accepted',
      state: 'done',
      kind: 'message',
      body: { text: body, isMasked: false, isCut: false },
      conversation: { customerName: 'Mara Oduya' },
      message: { kind: 'text' },
      repeats: 0,
    })
    const names = answer.body.headers.map((one) => one.name)
    expect(names).toEqual(expect.arrayContaining(['content-type', 'user-agent', 'x-goog-signature']))
    expect(answer.text).not.toMatch(/PLANTED/)
    expect(answer.text).not.toContain(sign(body, channel.clientToken))
    const times = [answer.body.receivedAt, answer.body.storedAt, answer.body.processedAt].map((at) =>
      new Date(String(at)).getTime(),
    )
    expect(times).toEqual(times.toSorted((a, b) => a - b))
  })

  test('no secret of a body is shown, and no search finds one out', async () => {
    const channel = await aChannel(server)
    const secret = 'PLANTEDSECRET4711'
    const url = `https://storage.googleapis.com/business-messages-us/1/x?X-Goog-Signature=${secret}`
    const planted = [
      aPayload(channel, { message: undefined, authenticationResponse: { code: secret } }),
      aPayload(channel, { message: { messageId: randomUUID(), text: url } }),
      aPayload(channel, { clientToken: secret, nested: [{ access_token: secret }] }),
    ]
    for (const payload of planted) await deliver(server, channel, payload)
    const raw = `clientToken=${secret}`
    await inspector.post(channel, raw, { 'X-Goog-Signature': sign(raw, channel.clientToken) })
    const items = await inspector.settled(channel)
    expect(items).toHaveLength(4)
    for (const { id } of items) {
      const answer = await inspector.ask<DeliveryDetail>('GET', `/${id}`)
      expect(answer.text).not.toContain(secret)
      expect(answer.body.body?.isMasked).toBe(true)
    }
    expect((await inspector.list(channel, `&q=${secret.slice(0, 8)}`)).items).toEqual([])
    expect((await inspector.list(channel, '&q=business-messages-us')).items).toHaveLength(1)
  })

  test('a repeat is noted with the delivery that it repeats', async () => {
    const channel = await aChannel(server)
    const payload = aPayload(channel)
    for (let count = 0; count < 3; count++) await deliver(server, channel, payload)
    const noted = await waitFor('repeats to be noted', async () => {
      const { items } = await inspector.list(channel, '&verdict=duplicate')
      return items.reduce((sum, one) => sum + one.calls, 0) === 2 ? items : null
    })
    const [original] = (await inspector.list(channel, '&verdict=accepted')).items
    expect((await inspector.detail(noted[0]?.id ?? '')).duplicateOf).toBe(original?.id)
    expect((await inspector.detail(original?.id ?? '')).repeats).toBe(2)
  })
})

describe('refused calls', () => {
  test('leave how they came and why, never what they said', async () => {
    const channel = await aChannel(server)
    const secret = 'PLANTEDFORGERY'
    const body = JSON.stringify({ x: secret })
    await inspector.post(channel, body)
    await inspector.post(channel, body, { 'X-Goog-Signature': sign(body, 'OTHER'), Cookie: secret })
    await inspector.post(channel, body, { 'X-Goog-Signature': 'odd' })
    await inspector.post(channel, body, { 'Content-Encoding': 'gzip' })
    await inspector.post(channel, JSON.stringify({ x: 'y'.repeat(1_100_000) }))
    await inspector.post(channel, JSON.stringify({ clientToken: secret, secret: '1' }))
    await inspector.post(channel, JSON.stringify({ clientToken: channel.clientToken, secret: '4827160593' }))
    const items = await waitFor('all to be noted', async () => {
      const { items } = await inspector.list(channel)
      return items.length === 7 ? items : null
    })
    expect(items.map((one) => one.reason ?? one.verdict).toSorted()).toEqual([
      'compressed',
      'malformed',
      'noSignature',
      'tooLarge',
      'verified',
      'wrongSignature',
      'wrongToken',
    ])
    for (const { id } of items) {
      const answer = await inspector.ask<DeliveryDetail>('GET', `/${id}`)
      expect(answer.body).toMatchObject({ body: null, source: '127.0.0.1' })
      expect(answer.body.headers.every((one) => one.value === null)).toBe(true)
    }
    const everything = await sql<{ row: string }>`select c::text as row from webhook_calls c`.execute(db())
    const text = JSON.stringify(everything.rows)
    for (const one of [secret, channel.clientToken, '4827160593']) expect(text).not.toContain(one)
    expect((await inspector.list(channel, '&q=127.0.0.1')).items).toHaveLength(7)
  })

  test('a flood writes a few rows a second and keeps a ring, and is counted whole', async () => {
    const channel = await aChannel(server)
    const body = '{"a":1}'
    const flood = 1_500
    for (let sent = 0; sent < flood; sent += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          inspector.post(channel, body, index % 2 ? {} : { 'X-Goog-Signature': sign(body, 'OTHER') }),
        ),
      )
    await waitFor('the whole flood to be counted', async () => {
      const row = await db()
        .selectFrom('accounts')
        .where('id', '=', channel.accountId)
        .select('refused_signatures')
        .executeTakeFirstOrThrow()
      return Number(row.refused_signatures) === flood
    })
    const rows = await waitFor('all of it to be noted', async () => {
      const noted = await db()
        .selectFrom('webhook_calls')
        .where('account_id', '=', channel.accountId)
        .select('calls')
        .execute()
      return noted.reduce((sum, one) => sum + one.calls, 0) === flood ? noted : null
    })
    expect(rows.length).toBeLessThan(100)
  }, 60_000)

  test('self-tests leave none, however they end', async () => {
    const channel = await aChannel(server)
    const { accountId, clientToken } = channel
    const { database, sealer } = server.ctx
    const nonce = await expectProbe(database.db, sealer, { accountId, now: new Date() })
    const [body, handshake] = [selfTest.delivery(nonce).toString(), selfTest.handshake(nonce, 'WRONG')]
    const signed = (token: string) => ({ [selfTest.signatureHeader]: sign(body, token) })
    expect((await inspector.post(channel, body, signed(clientToken))).status).toBe(200)
    expect((await inspector.post(channel, body, signed('WRONG'))).status).toBe(401)
    expect((await inspector.post(channel, handshake.toString())).status).toBe(403)
    await inspector.post(channel, '{}')
    await waitFor('a true refusal', async () => (await inspector.list(channel)).items.length > 0)
    expect((await inspector.list(channel)).items).toMatchObject([{ reason: 'noSignature', calls: 1 }])
  })

  test('the ring forgets the oldest', async () => {
    const channel = await aChannel(server)
    await sql`insert into webhook_calls (account_id, at, verdict, reason, size_bytes)
      select ${channel.accountId}::uuid, now(), 'refused', 'noSignature', 1 from generate_series(1, ${ringSize + 50})`.execute(
      db(),
    )
    await inspector.post(channel, '{}')
    await waitFor('the ring to be cut', async () => {
      const { n } = await db()
        .selectFrom('webhook_calls')
        .where('account_id', '=', channel.accountId)
        .select((eb) => eb.fn.countAll<number>().as('n'))
        .executeTakeFirstOrThrow()
      return Number(n) === ringSize
    })
  })
})

test('nobody but administrators reads, runs or retries anything', async () => {
  for (const role of ['agent', 'supervisor'] as const) {
    const person = await aPerson(server, { role })
    for (const [method, path] of [
      ['GET', ''],
      ['GET', '/1'],
      ['GET', '/parked'],
      ['GET', '/retention'],
      ['PUT', '/retention'],
      ['POST', '/retries'],
      ['GET', `/retries/${randomUUID()}`],
      ['POST', '/1/dry-run'],
    ] as const)
      expect(
        problemOf(
          await call(server, person, method, `/api/deliveries${path}`, method === 'GET' ? undefined : {}),
        ),
      ).toBe('session/forbidden')
  }
})
