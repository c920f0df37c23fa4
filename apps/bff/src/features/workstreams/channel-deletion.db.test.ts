import { randomUUID } from 'node:crypto'
import type { DeletedThing } from '@parley/contracts/deletions'
import type { Channel, ChannelImpact, PresentConversations } from '@parley/contracts/workstreams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import type { Google } from '../../google/google.ts'
import type { ConversationState } from '@parley/contracts/conversations'

/** Google's side, which takes what it gets while it is there. */
const sent: { url: string; body: { text?: string } }[] = []
let isGoogleThere = true
const google: Google = {
  ...aWillingGoogle(async (url, request) => {
    sent.push({ url, body: JSON.parse(String(request.body ?? 'null')) as { text?: string } })
    return { outcome: 'answered', status: 200, headers: new Headers(), body: Buffer.from('{}') }
  }),
  accessToken: async () =>
    isGoogleThere ? { outcome: 'granted', token: 'token' } : { outcome: 'unreachable', detail: 'away' },
}

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  admin = await aPerson(server, { role: 'administrator', name: 'Ines' })
  await tellNobody(server, admin)
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const ask = <T>(method: string, path: string, body?: unknown, person = admin) =>
  call<T>(server, person, method, `/api${path}`, body)
const pathOf = (channel: TestChannel) => `/workstreams/${channel.workstreamId}/channels/${channel.channelId}`
const impactOf = async (channel: TestChannel) =>
  (await ask<ChannelImpact>('GET', `${pathOf(channel)}/impact`)).body
const remove = async (channel: TestChannel, conversations: PresentConversations) =>
  ask<{ state: string }>('POST', `${pathOf(channel)}/deletion`, {
    version: (await impactOf(channel)).version,
    conversations,
  })
const conversationsOf = (channel: TestChannel) =>
  db().selectFrom('conversations').where('account_id', '=', channel.accountId).selectAll().execute()
const conversationBy = (providerId: string) =>
  db().selectFrom('conversations').where('provider_id', '=', providerId).selectAll().executeTakeFirst()
const deletionOf = async (id: string) =>
  (await ask<{ items: DeletedThing[] }>('GET', '/deletions')).body.items.find((one) => one.id === id)
const act = (person: TestPerson, id: string, action: string) =>
  ask('POST', `/conversations/${id}/actions`, { action }, person)
const textsTo = (providerId: string) =>
  sent
    .filter((one) => one.url.includes(providerId) && one.body.text !== undefined)
    .map((one) => one.body.text)

/** A conversation of this channel, as its customer begins it. */
async function aConversation(channel: TestChannel) {
  const providerId = randomUUID()
  const write = () => deliver(server, channel, aPayload(channel, { conversationId: providerId }))
  await write()
  const { id } = await waitFor('the conversation', () => conversationBy(providerId))
  return { id, providerId, write }
}
const stateOf = async (id: string) =>
  (await db().selectFrom('conversations').where('id', '=', id).selectAll().executeTakeFirstOrThrow()).state
const parkedOf = (channel: TestChannel) =>
  db()
    .selectFrom('raw_events')
    .where('account_id', '=', channel.accountId)
    .where('state', '=', 'parked')
    .select('reason')
    .execute()
const settled = (channel: TestChannel) =>
  waitFor('every delivery to be settled', async () => {
    const left = await db()
      .selectFrom('raw_events')
      .where('account_id', '=', channel.accountId)
      .where('state', '=', 'new')
      .select('id')
      .executeTakeFirst()
    return left === undefined
  })

describe('what deleting a channel touches', () => {
  test('is said in one answer: conversations with their people, replies under way, what stays, where they can go', async () => {
    const channel = await aChannel(server, { automatedMessages: [{ trigger: 'greeting', text: 'Hello' }] })
    const target = await aChannel(server)
    const agent = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
    const [one, two, gone] = [
      await aConversation(channel),
      await aConversation(channel),
      await aConversation(channel),
    ]
    await act(agent, one.id, 'take')
    await act(agent, two.id, 'take')
    await act(agent, two.id, 'wait')
    await act(admin, gone.id, 'close')
    await db()
      .updateTable('conversations')
      .set({ last_customer_message_at: new Date(Date.now() - 31 * 24 * 60 * 60 * 1000) })
      .where('id', '=', two.id)
      .execute()
    const impact = await impactOf(channel)
    expect(impact).toMatchObject({
      name: 'Harbour Lane Bakery',
      language: 'en-US',
      conversations: { open: 0, active: 1, waiting: 1, wrapUp: 0 },
      people: [{ id: agent.id, name: 'Ada', conversations: 2 }],
      beyondWindow: 1,
      keptConversations: 3,
      automatedMessages: 1,
      google: { brandId: channel.brandId, agentId: channel.agentId, partnerId: 'partner', isLaunched: true },
      account: { id: channel.accountId, otherChannels: 0 },
    })
    expect(impact.google.webhookUrl).toContain(channel.webhookPath)
    const found = impact.targets.find((other) => other.id === target.channelId)
    expect(found).toMatchObject({ workstream: { id: target.workstreamId }, queue: { id: target.queueId } })
    expect(impact.targets.map((other) => other.id)).not.toContain(channel.channelId)
    const elsewhere = pathOf({ ...channel, workstreamId: randomUUID() })
    expect((await ask('GET', `${elsewhere}/impact`)).status).toBe(404)
  })
})

describe('closing with a message', () => {
  test('what was queued goes out first, then the message, then nobody can write; a repeat finds nothing', async () => {
    const channel = await aChannel(server)
    const agent = await aPerson(server, { queueIds: [channel.queueId] })
    const { id, providerId } = await aConversation(channel)
    await act(agent, id, 'take')
    isGoogleThere = false
    const reply = { id: randomUUID(), text: 'One moment' }
    expect((await ask('POST', `/conversations/${id}/messages`, reply, agent)).status).toBe(201)
    expect((await impactOf(channel)).undeliveredReplies).toBe(1)
    const answer = await remove(channel, { manner: 'close', text: 'We close. Good bye.' })
    expect([answer.status, answer.body.state]).toEqual([200, 'deleted'])
    expect(await stateOf(id)).toBe('closed')
    expect(
      (await ask('POST', `/conversations/${id}/messages`, { ...reply, id: randomUUID() }, agent)).status,
    ).toBe(409)
    isGoogleThere = true
    await db().updateTable('lanes').set({ due_at: new Date(), attempts: 0 }).where('key', '=', id).execute()
    await waitFor('both to be sent', async () => textsTo(providerId).length === 2)
    expect(textsTo(providerId)).toEqual(['One moment', 'We close. Good bye.'])
    expect(
      (await ask('POST', `${pathOf(channel)}/deletion`, { version: 1, conversations: { manner: 'drain' } }))
        .status,
    ).toBe(404)
    const line = await db()
      .selectFrom('messages')
      .where('conversation_id', '=', id)
      .selectAll()
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(line?.content).toMatchObject({ kind: 'event', event: 'channelRemoved' })
    const log = await db().selectFrom('activity').selectAll().orderBy('seq', 'desc').limit(40).execute()
    const verbs = log.filter(
      (row) => JSON.stringify(row).includes(channel.channelId) || row.conversation_id === id,
    )
    expect(verbs.map((row) => row.verb)).toEqual(
      expect.arrayContaining(['channel.deleted', 'conversation.channelRemoved']),
    )
  })

  test('who cannot be written to any more is closed all the same; without a text nobody is told', async () => {
    const channel = await aChannel(server)
    const late = await aConversation(channel)
    await db()
      .updateTable('conversations')
      .set({ last_customer_message_at: new Date(Date.now() - 31 * 24 * 60 * 60 * 1000) })
      .where('id', '=', late.id)
      .execute()
    await remove(channel, { manner: 'close', text: 'Good bye.' })
    const silent = await aChannel(server)
    const { id, providerId } = await aConversation(silent)
    await remove(silent, { manner: 'close', text: null })
    expect([await stateOf(late.id), await stateOf(id)]).toEqual(['closed', 'closed'])
    expect([...textsTo(late.providerId), ...textsTo(providerId)]).toEqual([])
  })

  test('an impact that is out of date, an empty text and somebody else’s role are refused', async () => {
    const channel = await aChannel(server)
    const { version } = await impactOf(channel)
    await ask('PATCH', pathOf(channel), { language: 'de-DE' })
    const path = `${pathOf(channel)}/deletion`
    const stale = await ask('POST', path, { version, conversations: { manner: 'drain' } })
    expect(problemOf(stale)).toBe('request/conflict')
    const empty = { version: version + 1, conversations: { manner: 'close', text: ' ' } }
    expect(problemOf(await ask('POST', path, empty))).toBe('request/invalid')
    const supervisor = await aPerson(server, { role: 'supervisor' })
    expect((await ask('POST', path, {}, supervisor)).status).toBe(403)
    expect((await impactOf(channel)).version).toBe(version + 1)
  })
})

describe('draining', () => {
  test('begins nothing new, goes on with what is there, and ends by itself; nothing that came is lost', async () => {
    const channel = await aChannel(server, { automatedMessages: [{ trigger: 'greeting', text: 'Hello' }] })
    const agent = await aPerson(server, { queueIds: [channel.queueId] })
    const [present, past] = [await aConversation(channel), await aConversation(channel)]
    await act(agent, present.id, 'take')
    await act(admin, past.id, 'close')
    expect((await remove(channel, { manner: 'drain' })).body).toEqual({ state: 'draining', goneAt: null })

    const stranger = randomUUID()
    await deliver(server, channel, aPayload(channel, { conversationId: stranger }))
    await past.write()
    await present.write()
    await settled(channel)
    expect((await parkedOf(channel)).map((one) => one.reason)).toEqual(['channelDraining', 'channelDraining'])
    expect(await conversationBy(stranger)).toBeUndefined()
    expect(textsTo(stranger)).toEqual([])
    expect(await stateOf(past.id)).toBe('closed')
    const reply = { id: randomUUID(), text: 'Still here' }
    expect((await ask('POST', `/conversations/${present.id}/messages`, reply, agent)).status).toBe(201)
    const { body } = await ask<{ channels: Channel[] }>('GET', `/workstreams/${channel.workstreamId}`)
    expect(body.channels[0]?.draining?.openConversations).toBe(1)

    await act(agent, present.id, 'close')
    const deletion = await waitFor('the channel to go', () => deletionOf(channel.channelId))
    expect(deletion).toMatchObject({ kind: 'channel', deletedBy: 'Ines', blockers: [] })
    // What was parked is processed once the channel is back.
    expect((await ask('POST', `/deletions/${channel.channelId}/restore`)).status).toBe(204)
    await waitFor('the stranger', () => conversationBy(stranger))
    await settled(channel)
    expect([await stateOf(past.id), await parkedOf(channel)]).toEqual(['open', []])
  })

  test('without conversations there is nothing to wait for', async () => {
    const channel = await aChannel(server)
    expect((await remove(channel, { manner: 'drain' })).body.state).toBe('deleted')
  })

  test('can be taken back: what was parked meanwhile is processed; keeping twice is harmless', async () => {
    const channel = await aChannel(server)
    await aConversation(channel)
    await remove(channel, { manner: 'drain' })
    const stranger = randomUUID()
    await deliver(server, channel, aPayload(channel, { conversationId: stranger }))
    await waitFor('it to be parked', async () => (await parkedOf(channel)).length === 1)
    for (let count = 0; count < 2; count++)
      expect((await ask<Channel>('POST', `${pathOf(channel)}/keep`)).body.draining).toBeNull()
    await waitFor('the stranger', () => conversationBy(stranger))
    expect((await ask('POST', `${pathOf({ ...channel, channelId: randomUUID() })}/keep`)).status).toBe(404)
  })

  test('a channel that drains can still be closed at once', async () => {
    const channel = await aChannel(server)
    const { id } = await aConversation(channel)
    await remove(channel, { manner: 'drain' })
    expect((await remove(channel, { manner: 'close', text: null })).body.state).toBe('deleted')
    expect(await stateOf(id)).toBe('closed')
  })

  test('closing the last conversations while the channel begins to drain ends it, in whatever order', async () => {
    const channel = await aChannel(server)
    const all = await Promise.all(Array.from({ length: 6 }, () => aConversation(channel)))
    const { version } = await impactOf(channel)
    const drain = ask('POST', `${pathOf(channel)}/deletion`, { version, conversations: { manner: 'drain' } })
    const closings = await Promise.all([drain, ...all.map((one) => act(admin, one.id, 'close'))])
    expect(closings.map((one) => one.status)).toEqual(closings.map(() => 200))
    await waitFor('the channel to go', () => deletionOf(channel.channelId))
  })
})

describe('handing over', () => {
  test('conversations move with whoever has them, answers go on through the old agent, and all of it can be undone', async () => {
    const [channel, target] = [await aChannel(server), await aChannel(server)]
    const agent = await aPerson(server, { queueIds: [channel.queueId] })
    const [mine, waiting] = [await aConversation(channel), await aConversation(channel)]
    await act(agent, mine.id, 'take')
    const answer = await remove(channel, { manner: 'handOver', channelId: target.channelId as never })
    expect(answer.body.state).toBe('deleted')
    const moved = await conversationsOf(channel)
    expect(moved.map((one) => [one.channel_id, one.queue_id, one.workstream_id])).toEqual(
      moved.map(() => [target.channelId, target.queueId, target.workstreamId]),
    )
    expect(await stateOf(mine.id)).toBe('active')
    const reply = { id: randomUUID(), text: 'I am still with you' }
    expect((await ask('POST', `/conversations/${mine.id}/messages`, reply, agent)).status).toBe(201)
    await waitFor('the reply', async () => textsTo(mine.providerId).length === 1)
    await waiting.write()
    await settled(channel)
    expect(await parkedOf(channel)).toEqual([])

    await db()
      .updateTable('conversations')
      .set({ queue_id: channel.queueId })
      .where('id', '=', waiting.id)
      .execute()
    expect((await ask('POST', `/deletions/${channel.channelId}/restore`)).status).toBe(204)
    const back = await conversationsOf(channel)
    expect(back.map((one) => [one.channel_id, one.queue_id, one.workstream_id])).toEqual(
      back.map(() => [channel.channelId, channel.queueId, channel.workstreamId]),
    )
  })

  test('not to itself, to one that drains, to none at all, or to a queue that does not exist', async () => {
    const [channel, draining] = [await aChannel(server), await aChannel(server)]
    await aConversation(channel)
    await aConversation(draining)
    await remove(draining, { manner: 'drain' })
    for (const channelId of [channel.channelId, draining.channelId, randomUUID()])
      expect(problemOf(await remove(channel, { manner: 'handOver', channelId: channelId as never }))).toBe(
        'channel/target-unfit',
      )
    const target = await aChannel(server)
    const queueId = randomUUID() as never
    const wrong = await remove(channel, { manner: 'handOver', channelId: target.channelId as never, queueId })
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/body/conversations/queueId' }] })
    expect(await impactOf(channel)).toMatchObject({ conversations: { open: 1 } })
  })
})

describe('while the channel is deleted', () => {
  test('what customers write is applied before or parked after, and comes in once the channel is back', async () => {
    const channel = await aChannel(server)
    const ids = Array.from({ length: 30 }, () => randomUUID())
    const write = () =>
      Promise.all(
        ids.map((conversationId) => deliver(server, channel, aPayload(channel, { conversationId }))),
      )
    await write()
    await waitFor('all conversations', async () => (await conversationsOf(channel)).length === ids.length)
    const writing = Promise.all([write(), write(), write()])
    expect((await remove(channel, { manner: 'close', text: 'Good bye.' })).status).toBe(200)
    const answers = (await writing).flat()
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([200]))
    await settled(channel)
    const states = (await conversationsOf(channel)).map((one) => one.state)
    expect(new Set(states)).toEqual(new Set<ConversationState>(['closed']))
    expect(new Set((await parkedOf(channel)).map((one) => one.reason)).has('failed')).toBe(false)

    await ask('POST', `/deletions/${channel.channelId}/restore`)
    await settled(channel)
    const inbound = await db()
      .selectFrom('messages as m')
      .innerJoin('conversations as c', 'c.id', 'm.conversation_id')
      .where('c.account_id', '=', channel.accountId)
      .where('m.direction', '=', 'inbound')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
    expect([inbound.count, await parkedOf(channel)]).toEqual([4 * ids.length, []])
  })

  test('a reply is either accepted and sent, or refused', async () => {
    const channel = await aChannel(server)
    const agent = await aPerson(server, { queueIds: [channel.queueId] })
    const all = await Promise.all(Array.from({ length: 8 }, () => aConversation(channel)))
    for (const one of all) await act(agent, one.id, 'take')
    const { version } = await impactOf(channel)
    const [, ...answers] = await Promise.all([
      ask('POST', `${pathOf(channel)}/deletion`, {
        version,
        conversations: { manner: 'close', text: 'Bye' },
      }),
      ...all.map((one) =>
        ask('POST', `/conversations/${one.id}/messages`, { id: randomUUID(), text: 'Yes' }, agent),
      ),
    ])
    const accepted = all.filter((_, index) => answers[index]?.status === 201)
    const refused = answers.filter((one) => one.status !== 201)
    expect(refused.map((one) => one.status)).toEqual(refused.map(() => 409))
    for (const { providerId } of all)
      await waitFor('the good bye', async () => textsTo(providerId).includes('Bye'))
    for (const { providerId } of accepted) expect(textsTo(providerId)).toEqual(['Yes', 'Bye'])
  })
})
