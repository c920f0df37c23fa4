import { randomUUID } from 'node:crypto'
import type { Account } from '@parley/contracts/accounts'
import type { DeletedThing } from '@parley/contracts/deletions'
import type { Queue } from '@parley/contracts/queues'
import type { Workstream } from '@parley/contracts/workstreams'
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
  admin = await aPerson(server, { role: 'administrator', name: 'Ines' })
})
afterAll(() => server.close())

const db = () => server.ctx.database.db
const ask = <T>(method: string, path: string, body?: unknown) =>
  call<T>(server, admin, method, `/api${path}`, body)
const list = async () => (await ask<{ items: DeletedThing[] }>('GET', '/deletions')).body.items
const deletionOf = async (id: string) => (await list()).find((one) => one.id === id)
const restore = (id: string) => ask('POST', `/deletions/${id}/restore`)
const removeChannel = (channel: TestChannel) =>
  ask('POST', `/workstreams/${channel.workstreamId}/channels/${channel.channelId}/deletion`, {
    version: 1,
    conversations: { manner: 'close', text: null },
  })
const workstreamOf = async (channel: TestChannel) =>
  (await ask<Workstream>('GET', `/workstreams/${channel.workstreamId}`)).body
const queueOf = async (id: string) =>
  (await ask<{ items: Queue[] }>('GET', '/queues')).body.items.find((one) => one.id === id)
const removeQueue = async (id: string) => {
  const { items } = (await ask<{ items: Queue[] }>('GET', '/queues')).body
  const version = items.find((one) => one.id === id)?.version
  const toQueueId = items.find((one) => one.isDefault)?.id
  return ask('POST', `/queues/${id}/deletion`, { version, toQueueId })
}
const accountRow = (id: string) =>
  db().selectFrom('accounts').where('id', '=', id).selectAll().executeTakeFirstOrThrow()
const conversationOf = (channel: TestChannel) =>
  db().selectFrom('conversations').where('account_id', '=', channel.accountId).selectAll().executeTakeFirst()

async function withConversation(): Promise<TestChannel> {
  const channel = await aChannel(server, {
    automatedMessages: [{ trigger: 'conversationEnded', text: 'Bye' }],
  })
  await deliver(server, channel, aPayload(channel))
  await waitFor('the conversation', () => conversationOf(channel))
  return channel
}

describe('a channel', () => {
  test('comes back as it was, with the conversations that were closed along with it, and only once', async () => {
    const channel = await withConversation()
    const before = (await workstreamOf(channel)).channels[0]
    const person = await aPerson(server, { queueIds: [channel.queueId] })
    const conversation = await conversationOf(channel)
    const take = { action: 'take' }
    await call(server, person, 'POST', `/api/conversations/${conversation?.id}/actions`, take)
    await removeChannel(channel)
    expect((await workstreamOf(channel)).channels).toEqual([])
    const both = await Promise.all([restore(channel.channelId), restore(channel.channelId)])
    expect(both.map((one) => one.status).sort()).toEqual([204, 404])
    const after = (await workstreamOf(channel)).channels[0]
    expect(after).toEqual({ ...before, version: 3 })
    expect(await conversationOf(channel)).toMatchObject({
      state: 'active',
      assignee_id: person.id,
      closed_at: null,
    })
    const timer = await db()
      .selectFrom('lanes')
      .where('kind', '=', 'timer')
      .where('key', '=', conversation?.id ?? '')
      .select('due_at')
      .executeTakeFirst()
    expect(timer?.due_at).not.toBeNull()
    expect(await deletionOf(channel.channelId)).toBeUndefined()
  })

  test('a conversation whose agent is disabled by now is open again; one that went on since is left alone', async () => {
    const [channel, other] = [await withConversation(), await withConversation()]
    const person = await aPerson(server, { queueIds: [channel.queueId] })
    const ids = [(await conversationOf(channel))?.id, (await conversationOf(other))?.id]
    await call(server, person, 'POST', `/api/conversations/${ids[0]}/actions`, { action: 'take' })
    await removeChannel(channel)
    await removeChannel(other)
    await ask('PATCH', `/users/${person.id}`, { isDisabled: true })
    await ask('POST', `/conversations/${ids[1]}/actions`, { action: 'reopen' })
    await ask('POST', `/conversations/${ids[1]}/actions`, { action: 'close' })
    await restore(channel.channelId)
    await restore(other.channelId)
    expect(await conversationOf(channel)).toMatchObject({ state: 'open', assignee_id: null })
    expect(await conversationOf(other)).toMatchObject({ state: 'closed' })
  })

  test('says what is in the way: its agent is used again, its workstream or account is deleted', async () => {
    const channel = await aChannel(server)
    await removeChannel(channel)
    const agent = await db()
      .selectFrom('google_agents')
      .where('account_id', '=', channel.accountId)
      .select('id')
      .executeTakeFirstOrThrow()
    const made = await ask<{ id: string }>('POST', `/workstreams/${channel.workstreamId}/channels`, {
      googleAgentId: agent.id,
      language: 'de-DE',
      automatedMessages: [],
      customerAttachments: true,
      agentAttachments: true,
    })
    const { name } = await workstreamOf(channel)
    expect((await deletionOf(channel.channelId))?.blockers).toEqual([{ code: 'agentBound', name }])
    const refused = await restore(channel.channelId)
    expect(problemOf(refused)).toBe('deletion/blocked')
    expect(refused.body).toMatchObject({ errors: [{ code: 'agentBound', params: { name } }] })

    await removeChannel({ ...channel, channelId: made.body.id })
    await ask('DELETE', `/workstreams/${channel.workstreamId}`)
    await ask('DELETE', `/accounts/${channel.accountId}`)
    expect((await deletionOf(channel.channelId))?.blockers.map((one) => one.code)).toEqual([
      'accountDeleted',
      'workstreamDeleted',
    ])
    await restore(channel.accountId)
    await restore(channel.workstreamId)
    expect((await restore(channel.channelId)).status).toBe(204)
  })
})

describe('an account', () => {
  test('loses its secrets at once and for ever; it comes back as a draft with its webhook address and agents', async () => {
    const channel = await aChannel(server)
    await db()
      .updateTable('accounts')
      .set({ credentials_sealed: Buffer.from('sealed'), credentials_set_at: new Date() })
      .where('id', '=', channel.accountId)
      .execute()
    await removeChannel(channel)
    const before = (await ask<Account>('GET', `/accounts/${channel.accountId}`)).body
    expect((await ask('DELETE', `/accounts/${channel.accountId}`)).status).toBe(204)
    const secrets = async () => {
      const row = await accountRow(channel.accountId)
      return [row.client_token_sealed, row.credentials_sealed, row.credentials_facts]
    }
    expect(await secrets()).toEqual([null, null, null])
    expect(await deletionOf(channel.accountId)).toMatchObject({ losses: ['secrets'], blockers: [] })
    await waitFor(
      'the webhook to close',
      async () => (await deliver(server, channel, aPayload(channel))).status === 404,
    )

    expect((await restore(channel.accountId)).status).toBe(204)
    const after = (await ask<Account>('GET', `/accounts/${channel.accountId}`)).body
    expect(after).toMatchObject({
      name: before.name,
      state: 'draft',
      partnerId: 'partner',
      webhook: { url: before.webhook.url, state: 'waiting' },
      clientToken: { isSet: false },
      credentials: { isSet: false },
    })
    expect(after.googleAgents.map((one) => one.id)).toEqual(before.googleAgents.map((one) => one.id))
    expect(await secrets()).toEqual([null, null, null])
  })

  test('a Google agent that another account has by now stays there', async () => {
    const [channel, other] = [await aChannel(server), await aChannel(server)]
    await removeChannel(channel)
    await ask('DELETE', `/accounts/${channel.accountId}`)
    await db()
      .updateTable('google_agents')
      .set({ brand_id: channel.brandId, agent_id: channel.agentId })
      .where('account_id', '=', other.accountId)
      .execute()
    expect((await deletionOf(channel.accountId))?.losses).toEqual(['secrets', 'googleAgents'])
    await restore(channel.accountId)
    expect((await ask<Account>('GET', `/accounts/${channel.accountId}`)).body.googleAgents).toEqual([])
  })

  test('closes conversations that another channel took over from it', async () => {
    const [channel, target] = [await withConversation(), await aChannel(server)]
    await ask('POST', `/workstreams/${channel.workstreamId}/channels/${channel.channelId}/deletion`, {
      version: 1,
      conversations: { manner: 'handOver', channelId: target.channelId },
    })
    await ask('DELETE', `/accounts/${channel.accountId}`)
    expect((await conversationOf(channel))?.state).toBe('closed')
    await restore(channel.accountId)
    expect(await conversationOf(channel)).toMatchObject({ state: 'open', channel_id: target.channelId })
  })
})

describe('workstreams and queues', () => {
  test('a queue comes back with its members and conversations; its name may be used meanwhile', async () => {
    const channel = await withConversation()
    const person = await aPerson(server, { queueIds: [channel.queueId] })
    await removeChannel(channel)
    await ask('DELETE', `/workstreams/${channel.workstreamId}`)
    const before = await queueOf(channel.queueId)
    expect((await removeQueue(channel.queueId)).status).toBe(200)
    expect(await queueOf(channel.queueId)).toBeUndefined()
    const mine = await ask<{ items: { id: string; queueIds: string[] }[] }>('GET', '/users')
    expect(mine.body.items.find((one) => one.id === person.id)?.queueIds).not.toContain(channel.queueId)
    expect((await conversationOf(channel))?.queue_id).not.toBe(channel.queueId)
    expect((await deletionOf(channel.workstreamId))?.blockers).toEqual([
      { code: 'queueDeleted', name: before?.name },
    ])

    const taker = await ask<Queue>('POST', '/queues', { name: before?.name })
    expect(taker.status).toBe(201)
    expect((await deletionOf(channel.queueId))?.blockers).toEqual([{ code: 'nameTaken', name: null }])
    expect(problemOf(await restore(channel.queueId))).toBe('deletion/blocked')
    await ask('PATCH', `/queues/${taker.body.id}`, { name: `Q ${randomUUID()}` })
    expect((await restore(channel.queueId)).status).toBe(204)
    expect(await queueOf(channel.queueId)).toEqual({ ...before, usedBy: [] })
    expect((await conversationOf(channel))?.queue_id).toBe(channel.queueId)
    expect((await restore(channel.workstreamId)).status).toBe(204)
    expect((await workstreamOf(channel)).fallbackQueue.id).toBe(channel.queueId)
  })
})

describe('for good', () => {
  const isDue = (id: string) =>
    db()
      .updateTable('lanes')
      .set({ due_at: new Date(0), wakes: 99 })
      .where('key', '=', id)
      .execute()

  test('nothing goes before its time, and everything at its end: templates, names, rows nobody points at', async () => {
    const channel = await withConversation()
    await removeChannel(channel)
    await ask('DELETE', `/workstreams/${channel.workstreamId}`)
    await removeQueue(channel.queueId)
    await ask('DELETE', `/accounts/${channel.accountId}`)
    const ids = [channel.channelId, channel.workstreamId, channel.queueId, channel.accountId]
    const dueAt = async (id: string) =>
      (await db().selectFrom('lanes').where('key', '=', id).select('due_at').executeTakeFirst())?.due_at
    for (const id of ids) {
      await isDue(id)
      await waitFor('the lane to be put off', async () => ((await dueAt(id)) ?? new Date(0)) > new Date())
      expect(await deletionOf(id)).toBeDefined()
    }
    server.setNow(new Date(Date.now() + 31 * 24 * 60 * 60 * 1000))
    for (const id of ids) await isDue(id)
    await waitFor('all to be gone', async () => {
      const left = await db().selectFrom('deletions').where('id', 'in', ids).select('id').execute()
      return left.length === 0
    })
    server.setNow(null)
    for (const id of ids) expect((await restore(id)).status).toBe(404)
    const row = await db()
      .selectFrom('channels')
      .where('id', '=', channel.channelId)
      .selectAll()
      .executeTakeFirst()
    expect(row).toMatchObject({ automated_messages: [], workstream_id: null })
    const account = await accountRow(channel.accountId)
    expect([account.partner_id, account.webhook_key]).toEqual([null, `gone:${channel.accountId}`])
    const queue = await db()
      .selectFrom('queues')
      .where('id', '=', channel.queueId)
      .select('id')
      .executeTakeFirst()
    expect(queue).toBeUndefined()
    // History stays.
    const messages = await db()
      .selectFrom('messages')
      .where('conversation_id', '=', (await conversationOf(channel))?.id ?? '')
      .select('id')
      .execute()
    expect(messages.length).toBeGreaterThan(0)
  })

  test('somebody may ask for it at once; a second time there is nothing, and bringing back is over', async () => {
    const channel = await aChannel(server)
    await removeChannel(channel)
    expect((await ask('DELETE', `/deletions/${channel.channelId}`)).status).toBe(204)
    expect((await ask('DELETE', `/deletions/${channel.channelId}`)).status).toBe(404)
    expect((await restore(channel.channelId)).status).toBe(404)
    const verbs = await db().selectFrom('activity').select('verb').orderBy('seq', 'desc').limit(3).execute()
    expect(verbs.map((one) => one.verb)).toContain('channel.gone')
  })
})
