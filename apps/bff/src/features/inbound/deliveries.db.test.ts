import { randomUUID } from 'node:crypto'
import type {
  Delivery,
  DeliveryDetail,
  DryRun,
  ParkedGroup,
  RetryProgress,
} from '@parley/contracts/deliveries'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
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
import { pauseProcessing } from '../../store/deliveries.ts'
import { eraseBodies } from '../../store/retention.ts'
import { ringSize } from '../../store/webhook-calls.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator' })
})
afterAll(() => server.close())

interface Listed {
  items: Delivery[]
  nextBefore: string | null
  newest: string
}
const db = () => server.ctx.database.db
const ask = <T>(method: string, path: string, body?: unknown) =>
  call<T>(server, admin, method, `/api/deliveries${path}`, body)
const list = async (channel: TestChannel, query = '') =>
  (await ask<Listed>('GET', `?accountId=${channel.accountId}${query}`)).body
const detail = async (id: string) => (await ask<DeliveryDetail>('GET', `/${id}`)).body
const post = (channel: TestChannel, body: string, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${channel.webhookPath}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
/** Sends what cannot be assigned yet, and waits until all of it is parked. */
async function parkedIn(channel: TestChannel, count: number, more: Record<string, unknown> = {}) {
  for (let index = 0; index < count; index++)
    await deliver(server, channel, aPayload(channel, { agent: 'brands/none/agents/none', ...more }))
  return waitFor('parked deliveries', async () => {
    const { items } = await list(channel, '&verdict=parked')
    return items.length >= count ? items : null
  })
}
const repair = (channel: TestChannel) =>
  db()
    .updateTable('google_agents')
    .set({ brand_id: randomUUID(), agent_id: 'fixed' })
    .where('account_id', '=', channel.accountId)
    .returning('brand_id')
    .executeTakeFirstOrThrow()
const settled = (channel: TestChannel) =>
  waitFor('deliveries to be settled', async () => {
    const { items } = await list(channel)
    return items.every((one) => one.state !== 'new') ? items : null
  })

describe('the list', () => {
  test('new and settled deliveries and calls that left none are one list, page by page, without bodies', async () => {
    const channel = await aChannel(server)
    await deliver(server, channel, aPayload(channel))
    await settled(channel)
    await post(channel, '{}')
    await waitFor('the refusal to be noted', async () => (await list(channel)).items.length === 2)
    await db()
      .transaction()
      .execute(async (tx) => {
        await pauseProcessing(tx)
        for (let count = 0; count < 3; count++) await deliver(server, channel, aPayload(channel))
        const all = await list(channel)
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
          const page: Listed = await list(channel, `&limit=2${before && `&before=${before}`}`)
          paged.push(...page.items.map((one) => one.id))
          before = page.nextBefore
        }
        expect(paged).toEqual(all.items.map((one) => one.id))
        expect(JSON.stringify(all)).not.toContain('Good morning')
        await deliver(server, channel, aPayload(channel))
        expect((await list(channel, `&after=${all.newest}`)).items).toHaveLength(1)
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
    await parkedIn(channel, 1)
    await settled(channel)
    const ids = async (query: string) => (await list(channel, query)).items.map((one) => one.id)
    expect(await ids('&verdict=accepted')).toHaveLength(2)
    expect(await ids('&verdict=parked&reason=unknownAgent')).toHaveLength(1)
    expect(await ids('&verdict=parked&reason=noChannel')).toHaveLength(0)
    expect(await ids('&kind=userStatus')).toHaveLength(1)
    expect(await ids(`&from=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(0)
    expect(await ids(`&to=${new Date(Date.now() + 60_000).toISOString()}`)).toHaveLength(3)
    const first = (await ids('&kind=message&verdict=accepted'))[0] ?? ''
    const { conversation, message } = await detail(first)
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
    expect(problemOf(await ask('GET', query))).toBe('request/invalid')
  })
})

describe('one delivery', () => {
  test('tells how it came, what it said and what became of it, with the time of each step', async () => {
    const channel = await aChannel(server)
    const body = JSON.stringify(aPayload(channel))
    await post(channel, body, {
      'X-Goog-Signature': sign(body, channel.clientToken),
      Cookie: 'session=PLANTED-COOKIE',
      Authorization: 'Bearer PLANTED-BEARER',
      'X-Odd': 'PLANTED-ODD',
      'User-Agent': 'APIs-Google',
    })
    const [line] = await settled(channel)
    const answer = await ask<DeliveryDetail>('GET', `/${line?.id}`)
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
    await post(channel, raw, { 'X-Goog-Signature': sign(raw, channel.clientToken) })
    const items = await settled(channel)
    expect(items).toHaveLength(4)
    for (const { id } of items) {
      const answer = await ask<DeliveryDetail>('GET', `/${id}`)
      expect(answer.text).not.toContain(secret)
      expect(answer.body.body?.isMasked).toBe(true)
    }
    expect((await list(channel, `&q=${secret.slice(0, 8)}`)).items).toEqual([])
    expect((await list(channel, '&q=business-messages-us')).items).toHaveLength(1)
  })

  test('a repeat is noted with the delivery that it repeats', async () => {
    const channel = await aChannel(server)
    const payload = aPayload(channel)
    for (let count = 0; count < 3; count++) await deliver(server, channel, payload)
    const noted = await waitFor('repeats to be noted', async () => {
      const { items } = await list(channel, '&verdict=duplicate')
      return items.reduce((sum, one) => sum + one.calls, 0) === 2 ? items : null
    })
    const [original] = (await list(channel, '&verdict=accepted')).items
    expect((await detail(noted[0]?.id ?? '')).duplicateOf).toBe(original?.id)
    expect((await detail(original?.id ?? '')).repeats).toBe(2)
  })
})

describe('refused calls', () => {
  test('leave how they came and why, never what they said', async () => {
    const channel = await aChannel(server)
    const secret = 'PLANTEDFORGERY'
    const body = JSON.stringify({ x: secret })
    await post(channel, body)
    await post(channel, body, { 'X-Goog-Signature': sign(body, 'OTHER'), Cookie: secret })
    await post(channel, body, { 'X-Goog-Signature': 'odd' })
    await post(channel, body, { 'Content-Encoding': 'gzip' })
    await post(channel, JSON.stringify({ x: 'y'.repeat(1_100_000) }))
    await post(channel, JSON.stringify({ clientToken: secret, secret: '1' }))
    await post(channel, JSON.stringify({ clientToken: channel.clientToken, secret: '4827160593' }))
    const items = await waitFor('all to be noted', async () => {
      const { items } = await list(channel)
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
      const answer = await ask<DeliveryDetail>('GET', `/${id}`)
      expect(answer.body).toMatchObject({ body: null, source: '127.0.0.1' })
      expect(answer.body.headers.every((one) => one.value === null)).toBe(true)
    }
    const everything = await sql<{ row: string }>`select c::text as row from webhook_calls c`.execute(db())
    const text = JSON.stringify(everything.rows)
    for (const one of [secret, channel.clientToken, '4827160593']) expect(text).not.toContain(one)
    expect((await list(channel, '&q=127.0.0.1')).items).toHaveLength(7)
  })

  test('a flood writes a few rows a second and keeps a ring, and is counted whole', async () => {
    const channel = await aChannel(server)
    const body = '{"a":1}'
    const flood = 1_500
    for (let sent = 0; sent < flood; sent += 50)
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          post(channel, body, index % 2 ? {} : { 'X-Goog-Signature': sign(body, 'OTHER') }),
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
    const rows = await db()
      .selectFrom('webhook_calls')
      .where('account_id', '=', channel.accountId)
      .select('calls')
      .execute()
    expect(rows.reduce((sum, one) => sum + one.calls, 0)).toBe(flood)
    expect(rows.length).toBeLessThan(100)
  }, 60_000)

  test('the ring forgets the oldest', async () => {
    const channel = await aChannel(server)
    await sql`insert into webhook_calls (account_id, at, verdict, reason, size_bytes)
      select ${channel.accountId}::uuid, now(), 'refused', 'noSignature', 1 from generate_series(1, ${ringSize + 50})`.execute(
      db(),
    )
    await post(channel, '{}')
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

describe('dry run', () => {
  const counts = async () => {
    const tables = [
      'raw_events',
      'customers',
      'conversations',
      'messages',
      'attachments',
      'outbox',
      'lanes',
      'activity',
    ]
    const { rows } = await sql<{ n: string }>`select ${sql.join(
      tables.map(
        (table) =>
          sql`(select coalesce(sum(hashtext(t::text)::bigint), 0) || ':' || count(*) from ${sql.table(table)} t)`,
      ),
      sql` || ',' || `,
    )} as n`.execute(db())
    return rows[0]?.n
  }

  test('says what then happens, and writes nothing', async () => {
    const channel = await aChannel(server, {
      automatedMessages: [{ trigger: 'greeting', text: 'Welcome' }],
    })
    const conversationId = randomUUID()
    const brandId = (await repair(channel)).brand_id
    const unknown = { agent: `brands/${brandId}/agents/later`, conversationId }
    const [parked] = await parkedIn(channel, 1, unknown)
    const run = async () => (await ask<DryRun>('POST', `/${parked?.id}/dry-run`)).body
    expect(await run()).toMatchObject({ outcome: 'parked', reason: 'unknownAgent', conversation: null })
    await db()
      .updateTable('google_agents')
      .set({ agent_id: 'later' })
      .where('account_id', '=', channel.accountId)
      .execute()
    const before = await counts()
    const said = await run()
    expect(await counts()).toBe(before)
    expect(said).toMatchObject({
      outcome: 'applied',
      reason: null,
      event: 'message',
      accountName: 'Harbour Lane',
      googleAgent: { displayName: 'Harbour Lane Bakery' },
      conversation: { id: null, customerName: 'Mara Oduya', stateBefore: null, stateAfter: 'open' },
      message: { kind: 'text', greets: true },
    })
    await ask('POST', '/retries', { ids: [parked?.id] })
    await settled(channel)
    const conversation = await db()
      .selectFrom('conversations as c')
      .innerJoin('queues as q', 'q.id', 'c.queue_id')
      .where('c.provider_id', '=', conversationId)
      .select(['c.id', 'c.state', 'c.last_seq', 'q.name'])
      .executeTakeFirstOrThrow()
    expect(conversation).toMatchObject({
      state: said.conversation?.stateAfter,
      name: said.conversation?.queueName,
      last_seq: 2,
    })
    expect(await run()).toMatchObject({
      outcome: 'alreadyThere',
      message: null,
      conversation: { id: conversation.id, stateBefore: 'open', stateAfter: 'open' },
    })
  })

  test('a call that left no body cannot be run, and one that does not exist is not found', async () => {
    expect(problemOf(await ask('POST', '/c1/dry-run'))).toBe('delivery/no-body')
    expect(problemOf(await ask('POST', `/${'9'.repeat(12)}/dry-run`))).toBe('request/not-found')
  })
})

describe('retry', () => {
  test('all of a reason, with progress and result; a repeat finds nothing to do', async () => {
    const channel = await aChannel(server)
    const { brand_id: brandId } = await repair(channel)
    const agent = `brands/${brandId}/agents/later`
    await parkedIn(channel, 5, { agent })
    await parkedIn(channel, 1)
    await waitFor('six', async () => (await list(channel, '&verdict=parked')).items.length === 6)
    const groups = await ask<{ items: ParkedGroup[] }>('GET', `/parked?accountId=${channel.accountId}`)
    expect(groups.body.items).toMatchObject([{ reason: 'unknownAgent', count: 6 }])
    await db()
      .updateTable('google_agents')
      .set({ agent_id: 'later' })
      .where('account_id', '=', channel.accountId)
      .execute()
    const all = { accountId: channel.accountId, reason: 'unknownAgent' }
    const started = await ask<RetryProgress>('POST', '/retries', all)
    expect([started.status, started.body.waiting]).toEqual([201, 6])
    const result = await waitFor('all to be settled', async () => {
      const { body } = await ask<RetryProgress>('GET', `/retries/${started.body.id}`)
      return body.waiting === 0 ? body : null
    })
    expect(result).toMatchObject({ done: 5, parked: 1 })
    const [left] = (await list(channel, '&verdict=parked')).items
    expect((await detail(left?.id ?? '')).isRetried).toBe(true)
    const done = (await list(channel, '&verdict=accepted')).items.map((one) => one.id)
    expect(problemOf(await ask('POST', '/retries', { ids: done }))).toBe('request/not-found')
    expect(
      await db().selectFrom('activity').where('verb', '=', 'delivery.retried').selectAll().execute(),
    ).not.toEqual([])
  })

  test.each([
    {},
    { ids: [] },
    { ids: ['c1'] },
    { accountId: 'x', reason: 'y' },
    { accountId: randomUUID(), reason: '\u0000' },
  ])('bad input: %j', async (body) => {
    expect(problemOf(await ask('POST', '/retries', body))).toBe('request/invalid')
  })
})

describe('retention', () => {
  const daysLater = (days: number) => new Date(Date.now() + days * 24 * 60 * 60 * 1000)
  const bodyOf = (id: string | undefined) =>
    db()
      .selectFrom('raw_events')
      .where('id', '=', Number(id))
      .select(['body', 'headers', 'dedupe_key', 'body_erased_at'])
      .executeTakeFirstOrThrow()
  const erase = (now: Date) =>
    db()
      .transaction()
      .execute((tx) => eraseBodies(tx, now, 10_000))

  test('bodies of done deliveries go after their days, parked ones when they are settled, keys stay', async () => {
    const channel = await aChannel(server)
    const payload = aPayload(channel)
    await deliver(server, channel, payload)
    await parkedIn(channel, 1)
    const [parked, done] = await settled(channel)
    await erase(daysLater(29))
    expect((await bodyOf(done?.id)).body).not.toBeNull()
    await erase(daysLater(31))
    expect(await bodyOf(done?.id)).toMatchObject({
      body: null,
      headers: null,
      dedupe_key: expect.any(Buffer) as Buffer,
    })
    expect((await bodyOf(parked?.id)).body).not.toBeNull()
    expect(await detail(done?.id ?? '')).toMatchObject({
      body: null,
      bodyErasedAt: expect.any(String) as string,
    })
    expect(problemOf(await ask('POST', `/${done?.id}/dry-run`))).toBe('delivery/no-body')
    // A repeat is still one, although its body is gone.
    expect((await deliver(server, channel, payload)).status).toBe(200)
    expect((await list(channel, '&verdict=accepted')).items).toHaveLength(1)
    await db()
      .updateTable('google_agents')
      .set({ brand_id: 'none', agent_id: 'none' })
      .where('account_id', '=', channel.accountId)
      .execute()
    await ask('POST', '/retries', { ids: [parked?.id] })
    await settled(channel)
    await erase(daysLater(62))
    expect((await bodyOf(parked?.id)).body).toBeNull()
  })

  test('the days are set by an administrator and take effect at once', async () => {
    const channel = await aChannel(server)
    await deliver(server, channel, aPayload(channel))
    const [line] = await settled(channel)
    await sql`update raw_events set received_at = now() - interval '5 days' where id = ${Number(line?.id)}`.execute(
      db(),
    )
    expect((await ask('PUT', '/retention', { bodyDays: 3 })).body).toMatchObject({
      bodyDays: 3,
      updatedBy: admin.name,
    })
    await waitFor('the body to be erased', async () => (await bodyOf(line?.id)).body === null)
    expect((await ask('GET', '/retention')).body).toMatchObject({ bodyDays: 3 })
    for (const bodyDays of [0, 366, 1.5, null])
      expect(problemOf(await ask('PUT', '/retention', { bodyDays }))).toBe('request/invalid')
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
