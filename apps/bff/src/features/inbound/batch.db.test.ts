import { randomUUID } from 'node:crypto'
import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChannel, aPayload, deliver, type TestChannel } from '../../../testing/factories.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { seeded } from '../../../testing/seeded.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'
import { pauseProcessing } from '../../store/deliveries.ts'

let server: TestServer
let channel: TestChannel
beforeAll(async () => {
  server = await startTestServer({ google: aWillingGoogle() })
  channel = await aChannel(server)
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const allSettled = () =>
  waitFor('all deliveries to be processed', async () => {
    const row = await db().selectFrom('raw_events').where('state', '=', 'new').select('id').executeTakeFirst()
    return row === undefined
  })

/** Delivers these in turn while nothing is processed, so that they are one batch. */
async function inOneBatch(payloads: readonly object[], to = channel): Promise<void> {
  await db()
    .transaction()
    .execute(async (tx) => {
      await pauseProcessing(tx)
      for (const payload of payloads) expect((await deliver(server, to, payload)).status).toBe(200)
      await db().updateTable('raw_events').where('state', '=', 'new').set({ shard: 3 }).execute()
    })
  await allSettled()
}
async function oneByOne(payloads: readonly object[]): Promise<void> {
  for (const payload of payloads) {
    expect((await deliver(server, channel, payload)).status).toBe(200)
    await allSettled()
  }
}

const conversationOf = (providerId: string) =>
  db().selectFrom('conversations').where('provider_id', '=', providerId).selectAll().executeTakeFirstOrThrow()
const threadOf = async (providerId: string) =>
  db()
    .selectFrom('messages')
    .where('conversation_id', '=', (await conversationOf(providerId)).id)
    .orderBy('seq')
    .selectAll()
    .execute()
const textsOf = async (providerId: string) =>
  (await threadOf(providerId)).map((one) => ('text' in one.content ? one.content.text : one.content.kind))

const aMessage = (conversationId: string, text: string, more: object = {}) =>
  aPayload(channel, { conversationId, message: { messageId: randomUUID(), text }, ...more })

test('the same message twice in one batch, and again in the next: exactly one', async () => {
  const conversationId = randomUUID()
  const message = { messageId: randomUUID(), text: 'once' }
  // Named by another agent it is another delivery, but the same message of the conversation.
  const again = (agent: string) => aPayload(channel, { conversationId, message, agent })
  await inOneBatch([aPayload(channel, { conversationId, message }), again('brands/x/agents/1')])
  await inOneBatch([aMessage(conversationId, 'second'), again('brands/x/agents/2')])
  expect(await textsOf(conversationId)).toEqual(['once', 'second'])
  expect(await conversationOf(conversationId)).toMatchObject({ unread_count: 2, last_seq: 2 })
})

test('many messages of new conversations in one batch: one conversation each, in order, greeted once', async () => {
  const greeting = await aChannel(server, { automatedMessages: [{ trigger: 'greeting', text: 'Welcome' }] })
  const ids = [randomUUID(), randomUUID()]
  const message = (conversationId: string, text: string) =>
    aPayload(greeting, { conversationId, message: { messageId: randomUUID(), text } })
  await inOneBatch(
    [1, 2, 3].flatMap((round) => ids.map((id) => message(id, `${round}`))),
    greeting,
  )
  for (const id of ids) {
    expect(await textsOf(id)).toEqual(['1', defaultNoticeTexts['en-US'], 'Welcome', '2', '3'])
    const row = await conversationOf(id)
    expect(row).toMatchObject({ state: 'open', queue_id: greeting.queueId, unread_count: 3, last_seq: 5 })
    const timer = db().selectFrom('lanes').where('key', '=', row.id).where('kind', '=', 'timer')
    expect((await timer.select('due_at').executeTakeFirst())?.due_at).toBeInstanceOf(Date)
    const log = await db().selectFrom('activity').where('conversation_id', '=', row.id).selectAll().execute()
    expect(log.filter((one) => one.verb === 'inbound.applied')).toHaveLength(1)
  }
})

test('receipts and messages of one conversation in one batch: the reply goes up its ladder and never back', async () => {
  const greeting = await aChannel(server, { automatedMessages: [{ trigger: 'greeting', text: 'Welcome' }] })
  const conversationId = randomUUID()
  const base = { conversationId, message: undefined }
  await inOneBatch([aPayload(greeting, { conversationId })], greeting)
  const reply = (await threadOf(conversationId)).findLast((one) => one.direction === 'outbound')
  const receipt = (receiptType: string, createTime: string, id = reply?.id) =>
    aPayload(greeting, {
      ...base,
      requestId: randomUUID(),
      receipts: {
        receipts: [{ message: `conversations/${conversationId}/messages/${id}`, receiptType }],
        createTime,
      },
    })
  await inOneBatch(
    [
      receipt('DELIVERED', '2026-01-01T00:00:01Z'),
      aPayload(greeting, { conversationId, message: { messageId: randomUUID(), text: 'between' } }),
      receipt('READ', '2026-01-01T00:00:02Z'),
      receipt('DELIVERED', '2026-01-01T00:00:03Z'),
      receipt('READ', '2026-01-01T00:00:04Z', 'not-one-of-ours'),
    ],
    greeting,
  )
  expect((await threadOf(conversationId)).find((one) => one.id === reply?.id)).toMatchObject({
    state: 'read',
    delivered_at: new Date('2026-01-01T00:00:01Z'),
    read_at: new Date('2026-01-01T00:00:02Z'),
  })
  expect(await textsOf(conversationId)).toEqual([
    'Good morning',
    defaultNoticeTexts['en-US'],
    'Welcome',
    'between',
  ])
})

test('a closed conversation that gets two messages in one batch comes back once', async () => {
  const conversationId = randomUUID()
  await oneByOne([aMessage(conversationId, 'before')])
  await db()
    .updateTable('conversations')
    .set({ state: 'closed', closed_at: new Date() })
    .where('provider_id', '=', conversationId)
    .execute()
  await inOneBatch([aMessage(conversationId, 'one'), aMessage(conversationId, 'two')])
  expect(await textsOf(conversationId)).toEqual(['before', 'one', 'event', 'two'])
  expect(await conversationOf(conversationId)).toMatchObject({
    state: 'open',
    closed_at: null,
    unread_count: 3,
    last_seq: 4,
  })
})

test('a conversation whose channel was replaced moves once, with all that waited', async () => {
  const moving = await aChannel(server)
  const conversationId = randomUUID()
  const message = (text: string) =>
    aPayload(moving, { conversationId, message: { messageId: randomUUID(), text } })
  await inOneBatch([message('before')], moving)
  const old = await db()
    .updateTable('channels')
    .set({ deleted_at: new Date() })
    .where('id', '=', moving.channelId)
    .returningAll()
    .executeTakeFirstOrThrow()
  const { id } = await db()
    .insertInto('channels')
    .values({
      workstream_id: old.workstream_id,
      google_agent_id: old.google_agent_id,
      kind: old.kind,
      language: old.language,
      customer_attachments: false,
      agent_attachments: false,
      automated_messages: '[]',
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const picture = `${server.ctx.config.google.mediaBases[0]}/business-messages/x?x-goog-signature=1`
  await inOneBatch([message('one'), message(picture), message('two')], moving)
  expect(await textsOf(conversationId)).toEqual(['before', 'one', 'image', 'two'])
  expect(await conversationOf(conversationId)).toMatchObject({ channel_id: id, unread_count: 4 })
  // The new channel takes no pictures.
  const stored = await db()
    .selectFrom('attachments as a')
    .innerJoin('conversations as c', 'c.id', 'a.conversation_id')
    .where('c.provider_id', '=', conversationId)
    .select('a.state')
    .execute()
  expect(stored).toEqual([{ state: 'blocked' }])
})

test('poison in the middle of a batch is parked alone; its neighbours are applied in order', async () => {
  const ids = [randomUUID(), randomUUID(), randomUUID()]
  const round = (number: number) => ids.map((id) => aMessage(id, `${number}`))
  // PostgreSQL takes no NUL in a text.
  const poison = () => aMessage(`nul\u0000${randomUUID()}`, 'poison')
  await inOneBatch([...round(1), poison(), ...round(2), poison(), poison(), ...round(3)])
  for (const id of ids) expect(await textsOf(id)).toEqual(['1', '2', '3'])
  const parked = await db()
    .selectFrom('raw_events')
    .where('account_id', '=', channel.accountId)
    .where('state', '=', 'parked')
    .select('reason')
    .execute()
  expect(parked).toEqual([{ reason: 'failed' }, { reason: 'failed' }, { reason: 'failed' }])
})

test('a preview that would end in half a character is no reason to fail', async () => {
  const conversationId = randomUUID()
  const text = `${'x'.repeat(199)}😀 and more`
  await inOneBatch([aMessage(conversationId, text)])
  expect(await textsOf(conversationId)).toEqual([text])
})

test('a batch leaves what the same deliveries leave one by one (seeded)', async () => {
  const random = seeded(20_261_124)
  for (let round = 0; round < 8; round++) {
    const makers = Array.from({ length: 12 }, (_, index) => {
      const choice = random()
      const createTime = new Date(Date.UTC(2026, 0, 1) + Math.floor(random() * 1e9)).toISOString()
      const messageId = `m-${Math.floor(random() * 8)}`
      const [userInfo, requestId] = [{ displayName: `Name ${Math.floor(random() * 3)}` }, `r-${index}`]
      const more = (part: object) => ({ requestId, context: { userInfo }, message: undefined, ...part })
      if (choice < 0.6) return more({ message: { messageId, text: `text ${index}`, createTime } })
      if (choice < 0.8) return more({ userStatus: { isTyping: random() < 0.5, createTime } })
      if (choice < 0.9) return more({ userStatus: { requestedLiveAgent: true, createTime } })
      return more({ surveyResponse: { rating: 'SATISFIED', createTime } })
    })
    const [one, other] = [randomUUID(), randomUUID()]
    await oneByOne(makers.map((more) => aPayload(channel, { conversationId: one, ...more })))
    await inOneBatch(makers.map((more) => aPayload(channel, { conversationId: other, ...more })))
    const seen = async (providerId: string) => {
      const row = await conversationOf(providerId)
      const { state, unread_count, last_seq, preview, context, is_live_agent_requested, waiting_since } = row
      const thread = (await threadOf(providerId)).map(({ seq, at, content, direction, provider_id }) => ({
        seq,
        at,
        content,
        direction,
        provider_id,
      }))
      return {
        ...{ state, unread_count, last_seq, preview, context, is_live_agent_requested, waiting_since },
        ...{ last: row.last_message_at, lastOfCustomer: row.last_customer_message_at, thread },
      }
    }
    expect(await seen(other), `round ${round}`).toEqual(await seen(one))
  }
})
