import { randomUUID } from 'node:crypto'
import type { Queue, QueueImpact } from '@parley/contracts/queues'
import type { Workstream } from '@parley/contracts/workstreams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aConversation } from '../../../testing/conversations.ts'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  type TestChannel,
  type TestPerson,
} from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator', name: 'Ines' })
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const ask = <T>(method: string, path: string, body?: unknown) =>
  call<T>(server, admin, method, `/api${path}`, body)
const all = async () => (await ask<{ items: Queue[] }>('GET', '/queues')).body.items
const queueOf = async (id: string) => (await all()).find((one) => one.id === id)
const impactOf = async (id: string) => (await ask<QueueImpact>('GET', `/queues/${id}/impact`)).body
const aQueue = async (more: object = {}) =>
  (await ask<Queue>('POST', '/queues', { name: `Q ${randomUUID()}`, ...more })).body
const fallbackOf = async (id: string) =>
  (await ask<Workstream>('GET', `/workstreams/${id}`)).body.fallbackQueue.id
const aWorkstream = async (queueId: string) =>
  (
    await ask<Workstream>('POST', '/workstreams', {
      name: `W ${randomUUID()}`,
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'pick',
      fallbackQueue: { kind: 'existing', queueId },
    })
  ).body
const conversationOf = (id: string) =>
  db().selectFrom('conversations').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
const eventsOf = async (id: string) =>
  (
    await db()
      .selectFrom('messages')
      .where('conversation_id', '=', id)
      .where('direction', '=', 'event')
      .orderBy('seq')
      .select('content')
      .execute()
  ).map(({ content }) => (content.kind === 'event' ? content.event : content.kind))

/** A queue with a waiting, a held and a closed conversation, and its channel's workstream falling back to it. */
async function aBusyQueue() {
  const channel = await aChannel(server)
  const person = await aPerson(server, { name: 'Jonas', queueIds: [channel.queueId] })
  const waiting = await aConversation(server, channel)
  const held = await aConversation(server, channel, person)
  const closed = await aConversation(server, channel, person)
  await call(server, person, 'POST', `${closed.path}/actions`, { action: 'close' })
  return { channel, person, waiting, held, closed }
}

describe('the impact', () => {
  test('names conversations, members, workstreams and the queues that may take over', async () => {
    const { channel, person } = await aBusyQueue()
    const off = await aQueue()
    const version = off.version
    await ask('POST', `/queues/${off.id}/deactivation`, { version, toQueueId: channel.queueId })
    const impact = await impactOf(channel.queueId)
    expect(impact).toMatchObject({
      conversations: { waiting: 1, held: 1 },
      closedConversations: 1,
      members: [{ id: person.id, name: 'Jonas' }],
      membersLeft: 1,
      fallbackOf: [{ id: channel.workstreamId }],
    })
    expect(impact.targets[0]).toMatchObject({ isDefault: true })
    const ids = impact.targets.map((one) => one.id)
    expect(ids).not.toContain(channel.queueId)
    expect(ids).not.toContain(off.id)
  })
})

describe('deleting', () => {
  test('moves every conversation and every fallback as chosen, and undoing brings all of it back', async () => {
    const { channel, person, waiting, held, closed } = await aBusyQueue()
    const second = await aWorkstream(channel.queueId)
    const [to, other] = [await aQueue(), await aQueue()]
    const { version } = await impactOf(channel.queueId)
    const answer = await ask('POST', `/queues/${channel.queueId}/deletion`, {
      version,
      toQueueId: to.id,
      fallbacks: [{ workstreamId: second.id, queueId: other.id }],
    })
    expect(answer.status).toBe(200)
    expect(await queueOf(channel.queueId)).toBeUndefined()
    for (const one of [waiting, held, closed]) expect((await conversationOf(one.id)).queue_id).toBe(to.id)
    expect(await conversationOf(held.id)).toMatchObject({ state: 'active', assignee_id: person.id })
    expect((await eventsOf(waiting.id)).at(-1)).toBe('queueChanged')
    expect(await eventsOf(closed.id)).not.toContain('queueChanged')
    expect(await fallbackOf(channel.workstreamId)).toBe(to.id)
    expect(await fallbackOf(second.id)).toBe(other.id)

    expect((await ask('POST', `/deletions/${channel.queueId}/restore`)).status).toBe(204)
    for (const one of [waiting, held, closed])
      expect((await conversationOf(one.id)).queue_id).toBe(channel.queueId)
    expect(await fallbackOf(channel.workstreamId)).toBe(channel.queueId)
    expect(await fallbackOf(second.id)).toBe(channel.queueId)
    expect((await queueOf(channel.queueId))?.memberIds).toEqual([person.id])
  })

  test('undoing leaves alone what somebody has changed since', async () => {
    const { channel, waiting } = await aBusyQueue()
    const [to, later] = [await aQueue(), await aQueue()]
    const { version } = await impactOf(channel.queueId)
    await ask('POST', `/queues/${channel.queueId}/deletion`, { version, toQueueId: to.id })
    await ask('POST', `/queues/${to.id}/deletion`, { version: to.version, toQueueId: later.id })
    await ask('POST', `/deletions/${channel.queueId}/restore`)
    expect(await fallbackOf(channel.workstreamId)).toBe(later.id)
    expect((await conversationOf(waiting.id)).queue_id).toBe(later.id)
  })

  test('is refused for an older reading, for itself, for a queue out of service, and does nothing then', async () => {
    const { channel, waiting } = await aBusyQueue()
    const off = await aQueue()
    await ask('POST', `/queues/${off.id}/deactivation`, { version: 1, toQueueId: channel.queueId })
    const path = `/queues/${channel.queueId}/deletion`
    const { version } = await impactOf(channel.queueId)
    for (const toQueueId of [channel.queueId, off.id, randomUUID()]) {
      const refused = await ask('POST', path, { version, toQueueId })
      expect(refused.body).toMatchObject({ errors: [{ pointer: '/body/toQueueId', code: 'invalid' }] })
    }
    const to = await aQueue()
    const stray = await ask('POST', path, {
      version,
      toQueueId: to.id,
      fallbacks: [{ workstreamId: randomUUID(), queueId: to.id }],
    })
    expect(stray.body).toMatchObject({ errors: [{ pointer: '/body/fallbacks/0/workstreamId' }] })
    await ask('PATCH', `/queues/${channel.queueId}`, { priority: 9 })
    expect(problemOf(await ask('POST', path, { version, toQueueId: to.id }))).toBe('request/conflict')
    expect((await conversationOf(waiting.id)).queue_id).toBe(channel.queueId)
    expect(await fallbackOf(channel.workstreamId)).toBe(channel.queueId)
  })

  test('customers who write at that very moment end in the queue that takes over', async () => {
    const channel: TestChannel = await aChannel(server)
    await aConversation(server, channel)
    const to = await aQueue()
    const { version } = await impactOf(channel.queueId)
    const count = 12
    const posts = Array.from({ length: count }, () => deliver(server, channel, aPayload(channel)))
    const deletion = ask('POST', `/queues/${channel.queueId}/deletion`, { version, toQueueId: to.id })
    const answers = await Promise.all(posts)
    expect(answers.map((one) => one.status)).toEqual(Array.from({ length: count }, () => 200))
    expect((await deletion).status).toBe(200)
    const rows = await waitFor('all conversations', async () => {
      const found = await db()
        .selectFrom('conversations')
        .where('account_id', '=', channel.accountId)
        .select(['id', 'queue_id'])
        .orderBy('id')
        .execute()
      return found.length === count + 1 ? found : undefined
    })
    expect(new Set(rows.map((row) => row.queue_id))).toEqual(new Set([to.id]))
  })
})

describe('out of service', () => {
  test('a queue holds nothing, cannot be chosen, keeps members and settings, and comes into service again', async () => {
    const { channel, person, waiting } = await aBusyQueue()
    const to = await aQueue()
    const { version } = await impactOf(channel.queueId)
    const path = `/queues/${channel.queueId}`
    const answer = await ask<Queue>('POST', `${path}/deactivation`, { version, toQueueId: to.id })
    expect(answer.body).toMatchObject({ isActive: false, memberIds: [person.id], usedBy: [] })
    expect((await conversationOf(waiting.id)).queue_id).toBe(to.id)
    const workstream = (await ask<Workstream>('GET', `/workstreams/${channel.workstreamId}`)).body
    expect(workstream.fallbackQueue.id).toBe(to.id)
    const choose = () =>
      ask('PATCH', `/workstreams/${workstream.id}`, {
        fallbackQueueId: channel.queueId,
        version: workstream.version,
      })
    expect(problemOf(await choose())).toBe('request/invalid')
    expect((await ask<Queue>('POST', `${path}/activation`)).body.isActive).toBe(true)
    expect((await choose()).status).toBe(200)
  })

  test('the default queue stays in service', async () => {
    const found = (await all()).find((one) => one.isDefault)
    const heirs = { version: found?.version, toQueueId: (await aQueue()).id }
    expect(problemOf(await ask('POST', `/queues/${found?.id}/deactivation`, heirs))).toBe('queue/in-use')
  })
})

test('a copy has priority, members and a name of its own', async () => {
  const original = await aQueue({ priority: 7, memberIds: [admin.id] })
  const name = `Copy ${randomUUID()}`
  const copy = await ask<Queue>('POST', `/queues/${original.id}/copy`, { name })
  expect(copy.body).toMatchObject({ name, priority: 7, memberIds: [admin.id], isDefault: false })
  expect(problemOf(await ask('POST', `/queues/${original.id}/copy`, { name }))).toBe('queue/name-taken')
  const ofDefault = (await all()).find((one) => one.isDefault)
  const plain = await ask<Queue>('POST', `/queues/${ofDefault?.id}/copy`, { name: `Copy ${randomUUID()}` })
  expect(plain.body).toMatchObject({ memberIds: [], isDefault: false })
})

test('two who edit one queue: the second is told', async () => {
  const { id, version } = await aQueue()
  expect((await ask('PATCH', `/queues/${id}`, { priority: 2, version })).status).toBe(200)
  expect(problemOf(await ask('PATCH', `/queues/${id}`, { priority: 3, version }))).toBe('request/conflict')
})
