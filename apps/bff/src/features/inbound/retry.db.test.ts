import { randomUUID } from 'node:crypto'
import type { DryRun, ParkedGroup, RetryProgress } from '@parley/contracts/deliveries'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { problemOf } from '../../../testing/api.ts'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  type TestChannel,
  type TestPerson,
} from '../../../testing/factories.ts'
import { inspectorOf } from '../../../testing/inspector.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { eraseBodies } from '../../store/retention.ts'

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
const repair = (channel: TestChannel) =>
  db()
    .updateTable('google_agents')
    .set({ brand_id: randomUUID(), agent_id: 'fixed' })
    .where('account_id', '=', channel.accountId)
    .returning('brand_id')
    .executeTakeFirstOrThrow()

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
    const [parked] = await inspector.parkedIn(channel, 1, unknown)
    const run = async () => (await inspector.ask<DryRun>('POST', `/${parked?.id}/dry-run`)).body
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
      message: { kind: 'text', isAnswered: true },
    })
    await inspector.ask('POST', '/retries', { ids: [parked?.id] })
    await inspector.settled(channel)
    const conversation = await db()
      .selectFrom('conversations as c')
      .innerJoin('queues as q', 'q.id', 'c.queue_id')
      .where('c.provider_id', '=', conversationId)
      .select(['c.id', 'c.state', 'c.last_seq', 'q.name'])
      .executeTakeFirstOrThrow()
    expect(conversation).toMatchObject({
      state: said.conversation?.stateAfter,
      name: said.conversation?.queueName,
      // The message, the notice of recording and the greeting.
      last_seq: 3,
    })
    expect(await run()).toMatchObject({
      outcome: 'alreadyThere',
      message: null,
      conversation: { id: conversation.id, stateBefore: 'open', stateAfter: 'open' },
    })
  })

  test('a call that left no body cannot be run, and one that does not exist is not found', async () => {
    expect(problemOf(await inspector.ask('POST', '/c1/dry-run'))).toBe('delivery/no-body')
    expect(problemOf(await inspector.ask('POST', `/${'9'.repeat(12)}/dry-run`))).toBe('request/not-found')
  })
})

describe('retry', () => {
  test('all of a reason, with progress and result; a repeat finds nothing to do', async () => {
    const channel = await aChannel(server)
    const { brand_id: brandId } = await repair(channel)
    const agent = `brands/${brandId}/agents/later`
    await inspector.parkedIn(channel, 5, { agent })
    await inspector.parkedIn(channel, 1)
    await waitFor('six', async () => (await inspector.list(channel, '&verdict=parked')).items.length === 6)
    const groups = await inspector.ask<{ items: ParkedGroup[] }>(
      'GET',
      `/parked?accountId=${channel.accountId}`,
    )
    expect(groups.body.items).toMatchObject([{ reason: 'unknownAgent', count: 6 }])
    await db()
      .updateTable('google_agents')
      .set({ agent_id: 'later' })
      .where('account_id', '=', channel.accountId)
      .execute()
    const all = { accountId: channel.accountId, reason: 'unknownAgent' }
    const started = await inspector.ask<RetryProgress>('POST', '/retries', all)
    expect([started.status, started.body.waiting]).toEqual([201, 6])
    const result = await waitFor('all to be settled', async () => {
      const { body } = await inspector.ask<RetryProgress>('GET', `/retries/${started.body.id}`)
      return body.waiting === 0 ? body : null
    })
    expect(result).toMatchObject({ done: 5, parked: 1 })
    const [left] = (await inspector.list(channel, '&verdict=parked')).items
    expect((await inspector.detail(left?.id ?? '')).isRetried).toBe(true)
    const done = (await inspector.list(channel, '&verdict=accepted')).items.map((one) => one.id)
    expect(problemOf(await inspector.ask('POST', '/retries', { ids: done }))).toBe('request/not-found')
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
    expect(problemOf(await inspector.ask('POST', '/retries', body))).toBe('request/invalid')
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
    await inspector.parkedIn(channel, 1)
    const [parked, done] = await inspector.settled(channel)
    await erase(daysLater(29))
    expect((await bodyOf(done?.id)).body).not.toBeNull()
    await erase(daysLater(31))
    expect(await bodyOf(done?.id)).toMatchObject({
      body: null,
      headers: null,
      dedupe_key: expect.any(Buffer) as Buffer,
    })
    expect((await bodyOf(parked?.id)).body).not.toBeNull()
    expect(await inspector.detail(done?.id ?? '')).toMatchObject({
      body: null,
      bodyErasedAt: expect.any(String) as string,
    })
    expect(problemOf(await inspector.ask('POST', `/${done?.id}/dry-run`))).toBe('delivery/no-body')
    // A repeat is still one, although its body is gone.
    expect((await deliver(server, channel, payload)).status).toBe(200)
    expect((await inspector.list(channel, '&verdict=accepted')).items).toHaveLength(1)
    await db()
      .updateTable('google_agents')
      .set({ brand_id: 'none', agent_id: 'none' })
      .where('account_id', '=', channel.accountId)
      .execute()
    await inspector.ask('POST', '/retries', { ids: [parked?.id] })
    await inspector.settled(channel)
    await erase(daysLater(62))
    expect((await bodyOf(parked?.id)).body).toBeNull()
  })

  test('an old one behind a younger one is not forgotten: it goes when its neighbour does', async () => {
    const channel = await aChannel(server)
    for (let count = 0; count < 2; count++) await deliver(server, channel, aPayload(channel))
    const [old, young] = await inspector.settled(channel)
    await sql`update raw_events set received_at = now() + interval '100 days' where id = ${Number(young?.id)}`.execute(
      db(),
    )
    await erase(daysLater(120))
    expect((await bodyOf(young?.id)).body).not.toBeNull()
    await erase(daysLater(131))
    expect([(await bodyOf(old?.id)).body, (await bodyOf(young?.id)).body]).toEqual([null, null])
  })

  test('the days are set by an administrator and take effect at once', async () => {
    const channel = await aChannel(server)
    await deliver(server, channel, aPayload(channel))
    const [line] = await inspector.settled(channel)
    await sql`update raw_events set received_at = now() - interval '5 days' where id = ${Number(line?.id)}`.execute(
      db(),
    )
    expect((await inspector.ask('PUT', '/retention', { bodyDays: 3 })).body).toMatchObject({
      bodyDays: 3,
      updatedBy: admin.name,
    })
    await waitFor('the body to be erased', async () => (await bodyOf(line?.id)).body === null)
    expect((await inspector.ask('GET', '/retention')).body).toMatchObject({ bodyDays: 3 })
    for (const bodyDays of [0, 366, 1.5, null])
      expect(problemOf(await inspector.ask('PUT', '/retention', { bodyDays }))).toBe('request/invalid')
  })
})
