import { randomUUID } from 'node:crypto'
import type { Queue } from '@parley/contracts/queues'
import type { Channel, Workstream } from '@parley/contracts/workstreams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
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
  admin = await aPerson(server, { role: 'administrator' })
})
afterAll(() => server.close())

const ask = <T>(method: string, path: string, body?: unknown) =>
  call<T>(server, admin, method, `/api${path}`, body)
const aWorkstream = (more: object = {}) =>
  ask<Workstream>('POST', '/workstreams', {
    name: `W ${randomUUID()}`,
    type: 'messaging',
    channel: 'google-business-messages',
    distributionMode: 'push',
    fallbackQueue: { kind: 'new', name: `Q ${randomUUID()}` },
    ...more,
  })
const settings = {
  language: 'de-DE',
  automatedMessages: [],
  customerAttachments: true,
  agentAttachments: false,
}
const conversations = (channel: TestChannel) =>
  server.ctx.database.db
    .selectFrom('conversations')
    .where('account_id', '=', channel.accountId)
    .selectAll()
    .execute()

describe('queues', () => {
  test('the default queue holds everybody, is nobody’s to empty and cannot be deleted', async () => {
    const person = await aPerson(server)
    const find = async () =>
      (await ask<{ items: Queue[] }>('GET', '/queues')).body.items.find((one) => one.isDefault)
    const found = await find()
    expect(found?.memberIds).toContain(person.id)
    expect((await ask('PATCH', `/queues/${found?.id}`, { memberIds: [], priority: 2 })).status).toBe(200)
    expect(await find()).toMatchObject({ priority: 2, memberIds: expect.arrayContaining([person.id]) })
    const heirs = { version: (await find())?.version, toQueueId: found?.id }
    expect(problemOf(await ask('POST', `/queues/${found?.id}/deletion`, heirs))).toBe('queue/in-use')
  })

  test('members are replaced whole; people who do not exist are named', async () => {
    const [one, two] = [await aPerson(server), await aPerson(server)]
    const made = await ask<Queue>('POST', '/queues', { name: 'Evening', memberIds: [one.id] })
    expect(made.body).toMatchObject({ memberIds: [one.id], priority: 1, isDefault: false, waitingCount: 0 })
    const changed = await ask<Queue>('PATCH', `/queues/${made.body.id}`, { memberIds: [two.id, two.id] })
    expect(changed.body.memberIds).toEqual([two.id])
    const wrong = await ask('PATCH', `/queues/${made.body.id}`, { memberIds: [two.id, randomUUID()] })
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/body/memberIds/1', code: 'invalid' }] })
    expect(problemOf(await ask('POST', '/queues', { name: 'EVENING' }))).toBe('queue/name-taken')
  })
})

describe('workstreams', () => {
  test('a workstream and its new queue are made together or not at all', async () => {
    const made = await aWorkstream({ name: 'Sales', fallbackQueue: { kind: 'new', name: 'Sales queue' } })
    expect(made.body).toMatchObject({
      name: 'Sales',
      distributionMode: 'push',
      fallbackQueue: { name: 'Sales queue' },
      channels: [],
    })
    expect(
      problemOf(await aWorkstream({ name: 'SALES', fallbackQueue: { kind: 'new', name: 'Lonely' } })),
    ).toBe('workstream/name-taken')
    expect((await ask<{ items: Queue[] }>('GET', '/queues')).text).not.toContain('Lonely')
    expect(problemOf(await aWorkstream({ fallbackQueue: { kind: 'new', name: 'sales QUEUE' } }))).toBe(
      'queue/name-taken',
    )
    const missing = await aWorkstream({ fallbackQueue: { kind: 'existing', queueId: randomUUID() } })
    expect(missing.body).toMatchObject({
      errors: [{ pointer: '/body/fallbackQueue/queueId', code: 'invalid' }],
    })
  })

  test('of two changes that rest on the same reading one is a conflict; the mode cannot be changed', async () => {
    const { body: made } = await aWorkstream()
    const change = (name: string) =>
      ask<Workstream>('PATCH', `/workstreams/${made.id}`, {
        name,
        version: made.version,
        distributionMode: 'pick',
      })
    const both = await Promise.all([change(`A ${made.id}`), change(`B ${made.id}`)])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 409])
    expect((await ask<Workstream>('GET', `/workstreams/${made.id}`)).body.distributionMode).toBe('push')
    expect((await ask('DELETE', `/workstreams/${made.id}`)).status).toBe(204)
    expect((await ask('GET', `/workstreams/${made.id}`)).status).toBe(404)
  })
})

describe('a workstream’s life', () => {
  const change = async (id: string, body: object) => {
    const { version } = (await ask<Workstream>('GET', `/workstreams/${id}`)).body
    return ask<Workstream>('PATCH', `/workstreams/${id}`, { version, ...body })
  }
  const reasons = async (channel: TestChannel) => {
    const rows = await server.ctx.database.db
      .selectFrom('raw_events')
      .where('account_id', '=', channel.accountId)
      .where('state', '=', 'parked')
      .select('reason')
      .execute()
    return rows.map((row) => row.reason)
  }

  test('an inactive one begins nothing new, goes on with what is there, and takes in what waited once it is active', async () => {
    const channel = await aChannel(server)
    const [present, past, fresh] = [randomUUID(), randomUUID(), randomUUID()]
    const write = (conversationId: string) => deliver(server, channel, aPayload(channel, { conversationId }))
    await Promise.all([write(present), write(past)])
    await waitFor('both', async () => (await conversations(channel)).length === 2)
    const find = async (id: string) => (await conversations(channel)).find((one) => one.provider_id === id)
    await ask('POST', `/conversations/${(await find(past))?.id}/actions`, { action: 'close' })
    const off = await change(channel.workstreamId, { isActive: false })
    expect([off.status, off.body.isActive]).toEqual([200, false])
    for (const id of [present, past, fresh]) await write(id)
    await waitFor('two to wait', async () => (await reasons(channel)).length === 2)
    expect(new Set(await reasons(channel))).toEqual(new Set(['workstreamInactive']))
    await waitFor('the present one', async () => (await find(present))?.unread_count === 2)
    expect([(await find(past))?.state, await find(fresh)]).toEqual(['closed', undefined])
    // Twice is harmless, and a change of something else turns nothing.
    await change(channel.workstreamId, { isActive: false })
    await change(channel.workstreamId, { name: `N ${channel.workstreamId}` })
    expect((await reasons(channel)).length).toBe(2)

    await change(channel.workstreamId, { isActive: true })
    await waitFor('all to come in', async () => (await find(fresh)) !== undefined)
    await waitFor('the past one', async () => (await find(past))?.state === 'open')
    expect(await reasons(channel)).toEqual([])
    const log = await server.ctx.database.db
      .selectFrom('activity')
      .where('verb', '=', 'workstream.updated')
      .select('subject')
      .orderBy('seq', 'desc')
      .executeTakeFirst()
    expect(log?.subject).toMatchObject({ before: { isActive: false }, after: { isActive: true } })
  })

  test('nothing is handed over to an inactive one', async () => {
    const [channel, target] = [await aChannel(server), await aChannel(server)]
    await deliver(server, channel, aPayload(channel))
    await waitFor('the conversation', async () => (await conversations(channel)).length === 1)
    await change(target.workstreamId, { isActive: false })
    const path = `/workstreams/${channel.workstreamId}/channels/${channel.channelId}`
    const impact = await ask<{ targets: { id: string }[] }>('GET', `${path}/impact`)
    expect(impact.body.targets.map((one) => one.id)).not.toContain(target.channelId)
    const body = { version: 1, conversations: { manner: 'handOver', channelId: target.channelId } }
    expect(problemOf(await ask('POST', `${path}/deletion`, body))).toBe('channel/target-unfit')
  })

  test('a copy has all properties but channels, a mode and a name of its own', async () => {
    const channel = await aChannel(server)
    const { body: original } = await ask<Workstream>('GET', `/workstreams/${channel.workstreamId}`)
    const copy = (name: string, id: string = original.id) =>
      ask<Workstream>('POST', `/workstreams/${id}/copy`, { name, distributionMode: 'push' })
    const made = await copy(`Copy of ${original.name}`)
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      name: `Copy of ${original.name}`,
      distributionMode: 'push',
      fallbackQueue: original.fallbackQueue,
      channels: [],
      isActive: true,
      version: 1,
    })
    expect(problemOf(await copy(original.name.toUpperCase()))).toBe('workstream/name-taken')
    expect(problemOf(await copy(' '))).toBe('request/invalid')
    expect((await copy('Nowhere', randomUUID())).status).toBe(404)
    const supervisor = await aPerson(server, { role: 'supervisor' })
    const refused = await call(server, supervisor, 'POST', `/api/workstreams/${original.id}/copy`, {})
    expect(refused.status).toBe(403)
  })

  test('what deleting it touches names the channels that must go first', async () => {
    const channel = await aChannel(server)
    await deliver(server, channel, aPayload(channel))
    await waitFor('the conversation', async () => (await conversations(channel)).length === 1)
    const impact = await ask('GET', `/workstreams/${channel.workstreamId}/impact`)
    expect(impact.body).toMatchObject({
      channels: [{ id: channel.channelId, name: 'Harbour Lane Bakery', isDraining: false }],
      openConversations: 1,
      keptConversations: 1,
    })
    expect((await ask('GET', `/workstreams/${randomUUID()}/impact`)).status).toBe(404)
  })
})

describe('channels', () => {
  /** A channel whose agent is free again. */
  const freed = async () => {
    const channel = await aChannel(server)
    await ask('POST', `/workstreams/${channel.workstreamId}/channels/${channel.channelId}/deletion`, {
      version: 1,
      conversations: { manner: 'close', text: null },
    })
    const agent = await server.ctx.database.db
      .selectFrom('google_agents')
      .where('account_id', '=', channel.accountId)
      .select('id')
      .executeTakeFirstOrThrow()
    return { channel, googleAgentId: agent.id, path: `/workstreams/${channel.workstreamId}/channels` }
  }

  test('a new channel takes in what waited for it', async () => {
    const { channel, googleAgentId, path } = await freed()
    await deliver(server, channel, aPayload(channel))
    const parked = () =>
      server.ctx.database.db
        .selectFrom('raw_events')
        .where('account_id', '=', channel.accountId)
        .select(['state', 'reason'])
        .executeTakeFirst()
    await waitFor('the delivery to be parked', async () => (await parked())?.reason === 'noChannel')
    const made = await ask<Channel>('POST', path, { googleAgentId, ...settings })
    expect(made.status).toBe(201)
    expect(made.body).toMatchObject({
      ...settings,
      googleAgent: { id: googleAgentId, displayName: 'Harbour Lane Bakery' },
    })
    await waitFor('the conversation', async () => (await conversations(channel)).length === 1)
    expect(problemOf(await ask('POST', path, { googleAgentId, ...settings }))).toBe('channel/agent-bound')
    const changed = await ask<Channel>('PATCH', `${path}/${made.body.id}`, { language: 'en-US' })
    expect(changed.body).toMatchObject({ language: 'en-US', customerAttachments: true })
    expect(problemOf(await ask('DELETE', `/workstreams/${channel.workstreamId}`))).toBe('workstream/in-use')
  })

  test('of two who bind the same agent at once one gets it', async () => {
    const { googleAgentId, path } = await freed()
    const bind = () => ask('POST', path, { googleAgentId, ...settings })
    const both = await Promise.all([bind(), bind()])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([201, 409])
  })

  test('an agent of a draft, or none at all, cannot be bound', async () => {
    const { channel, googleAgentId, path } = await freed()
    await server.ctx.database.db
      .updateTable('accounts')
      .set({ state: 'draft' })
      .where('id', '=', channel.accountId)
      .execute()
    expect(problemOf(await ask('POST', path, { googleAgentId, ...settings }))).toBe(
      'channel/account-inactive',
    )
    expect(problemOf(await ask('POST', path, { googleAgentId: randomUUID(), ...settings }))).toBe(
      'request/invalid',
    )
  })
})
