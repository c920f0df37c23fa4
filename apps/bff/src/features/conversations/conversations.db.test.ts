import { randomUUID } from 'node:crypto'
import { allowedActions, maySee } from '@parley/domain/conversation'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
import type { Google } from '../../google/google.ts'
import * as inbox from '../../store/inbox.ts'

/** Google's side that takes everything; how it fails is tested against the emulator. */
const sent: { url: string; body: unknown }[] = []
const google: Google = {
  accessToken: async () => ({ outcome: 'granted', token: 'token' }),
  outgoing: async (url, request) => {
    sent.push({ url, body: JSON.parse(request.body ?? 'null') })
    return { outcome: 'answered', status: 200, headers: new Headers(), body: Buffer.from('{}') }
  },
  toUs: () => Promise.resolve({ outcome: 'notAllowed' }),
}

let server: TestServer
let channel: TestChannel
let ada: TestPerson
let ben: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  channel = await aChannel(server)
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
  ben = await aPerson(server, { name: 'Ben', queueIds: [channel.queueId] })
  stranger = await aPerson(server, { name: 'Stranger' })
})
afterAll(() => server.close())

async function call(person: TestPerson, method: string, path: string, body?: unknown) {
  const answer = await fetch(`${server.url}${path}`, {
    method,
    headers: person.headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return {
    status: answer.status,
    body: (text ? JSON.parse(text) : null) as Record<string, never> & { code?: string },
  }
}

async function aConversation(): Promise<{ id: string; path: string; providerId: string }> {
  const payload = aPayload(channel)
  const providerId = String(payload['conversationId'])
  await deliver(server, channel, payload)
  const row = await waitFor('the conversation', () =>
    server.ctx.database.db
      .selectFrom('conversations')
      .where('provider_id', '=', providerId)
      .select('id')
      .executeTakeFirst(),
  )
  return { id: row.id, path: `/api/conversations/${row.id}`, providerId }
}

const stateOf = async (path: string, messageId: string) => {
  const { body } = await call(ada, 'GET', `${path}/messages`)
  return (body['items'] as unknown as { id: string; state: string }[]).find((one) => one.id === messageId)
    ?.state
}

describe('taking', () => {
  test('two at once: one gets it, the other hears that it is assigned', async () => {
    const { path } = await aConversation()
    const answers = await Promise.all(
      [ada, ben].map((one) => call(one, 'POST', `${path}/actions`, { action: 'take' })),
    )
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409])
    expect(answers.find((one) => one.status === 409)?.body.code).toBe('conversation/not-yours')
  })
  test('the customer is told who joins and who leaves, in order with the reply', async () => {
    const { path, providerId } = await aConversation()
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    await call(ada, 'POST', `${path}/messages`, { id: randomUUID(), text: 'Hello' })
    await call(ada, 'POST', `${path}/actions`, { action: 'end' })
    const mine = await waitFor('four requests', async () => {
      const found = sent.filter((one) => one.url.includes(providerId))
      return found.length >= 4 ? found : null
    })
    expect(
      mine.map((one) => (one.body as { eventType?: string; text?: string }).eventType ?? 'text'),
    ).toSatisfy((told: string[]) =>
      // Joining may have been sent before the reply was written; the notice goes before all that waits.
      [
        ['REPRESENTATIVE_JOINED', 'text', 'text', 'REPRESENTATIVE_LEFT'],
        ['text', 'REPRESENTATIVE_JOINED', 'text', 'REPRESENTATIVE_LEFT'],
      ].some((order) => order.join() === told.join()),
    )
    const { body } = await call(ada, 'GET', `${path}/messages`)
    const outbound = (body['items'] as unknown as { direction: string; isRecordingNotice: boolean }[])
      .filter((one) => one.direction === 'outbound')
      .map((one) => one.isRecordingNotice)
    expect(outbound).toEqual([true, false])
  })
})

describe('replies', () => {
  test('an id sent again is the same reply; with another text it is refused', async () => {
    const { path, providerId } = await aConversation()
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    const id = randomUUID()
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => call(ada, 'POST', `${path}/messages`, { id, text: 'Hello' })),
    )
    expect(answers.every((one) => one.status === 201)).toBe(true)
    expect((await call(ada, 'POST', `${path}/messages`, { id, text: 'Other' })).body.code).toBe(
      'message/id-used',
    )
    await waitFor('acceptance', async () => (await stateOf(path, id)) === 'accepted')
    expect(
      sent.filter(
        (one) => one.url.includes(providerId) && (one.body as { messageId?: string }).messageId === id,
      ),
    ).toHaveLength(1)
  })
  test('only the assignee answers, only while it is open, and never blank', async () => {
    const { path } = await aConversation()
    const reply = (person: TestPerson, text = 'Hello') =>
      call(person, 'POST', `${path}/messages`, { id: randomUUID(), text })
    expect((await reply(ada)).body.code).toBe('conversation/not-yours')
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    expect((await reply(ben)).body.code).toBe('conversation/not-yours')
    expect((await reply(ada, '   ')).body.code).toBe('request/invalid')
    expect((await reply(ada, 'x'.repeat(3073))).body.code).toBe('request/invalid')
    await call(ada, 'POST', `${path}/actions`, { action: 'end' })
    await call(ada, 'POST', `${path}/actions`, { action: 'close' })
    expect((await reply(ada)).body.code).toBe('conversation/wrong-state')
  })
  test('after 30 days nobody can answer any more', async () => {
    const { path } = await aConversation()
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    await server.ctx.database.db
      .updateTable('conversations')
      .set({ last_customer_message_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', path.split('/').at(-1) ?? '')
      .execute()
    const answer = await call(ada, 'POST', `${path}/messages`, { id: randomUUID(), text: 'Hello' })
    expect(answer.body.code).toBe('conversation/window-closed')
  })
  test('receipts in any order only move forward', async () => {
    const { path, providerId } = await aConversation()
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    const id = randomUUID()
    await call(ada, 'POST', `${path}/messages`, { id, text: 'Hello' })
    const receipt = (receiptType: string) =>
      deliver(server, channel, {
        ...aPayload(channel, { conversationId: providerId, requestId: randomUUID() }),
        message: undefined,
        receipts: {
          receipts: [{ message: `conversations/${providerId}/messages/${id}`, receiptType }],
          createTime: new Date().toISOString(),
        },
      })
    await receipt('READ')
    await waitFor('read', async () => (await stateOf(path, id)) === 'read')
    await receipt('DELIVERED')
    await deliver(server, channel, aPayload(channel, { conversationId: providerId }))
    await waitFor('processing', async () => {
      const left = await server.ctx.database.db
        .selectFrom('raw_events')
        .where('state', '=', 'new')
        .select('id')
        .executeTakeFirst()
      return left === undefined
    })
    expect(await stateOf(path, id)).toBe('read')
  })
  test('reading tells Google once for each message, from the assignee only', async () => {
    const { path, providerId } = await aConversation()
    await call(ben, 'POST', `${path}/read`, { seq: 99 })
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    await call(ada, 'POST', `${path}/read`, { seq: 99 })
    await call(ada, 'POST', `${path}/read`, { seq: 99 })
    const receipts = () => sent.filter((one) => one.url.includes(providerId) && one.url.endsWith('/receipt'))
    await waitFor('the receipt', async () => receipts().length > 0)
    await call(ada, 'POST', `${path}/messages`, { id: randomUUID(), text: 'after' })
    await waitFor('the reply', async () =>
      sent.some((one) => (one.body as { text?: string }).text === 'after'),
    )
    expect(receipts()).toHaveLength(1)
  })
  test('a draft is its writer’s own and goes with the reply', async () => {
    const { path } = await aConversation()
    await call(ada, 'POST', `${path}/actions`, { action: 'take' })
    expect((await call(ada, 'PUT', `${path}/draft`, { text: 'half a thought' })).status).toBe(204)
    expect((await call(ada, 'GET', path)).body['draft']).toBe('half a thought')
    expect((await call(ben, 'GET', path)).body['draft']).toBe('')
    await call(ada, 'POST', `${path}/messages`, { id: randomUUID(), text: 'whole' })
    expect((await call(ada, 'GET', path)).body['draft']).toBe('')
  })
})

describe('who sees what', () => {
  test('foreign and missing look the same, on every path', async () => {
    const { path } = await aConversation()
    const missing = `/api/conversations/${randomUUID()}`
    const calls: [string, string, unknown?][] = [
      ['GET', ''],
      ['GET', '/messages'],
      ['POST', '/messages', { id: randomUUID(), text: 'x' }],
      ['POST', '/actions', { action: 'take' }],
      ['POST', '/typing', { isTyping: true }],
      ['POST', '/read', { seq: 1 }],
      ['PUT', '/draft', { text: 'x' }],
      ['GET', `/attachments/${randomUUID()}`],
    ]
    for (const [method, rest, body] of calls) {
      const [foreign, absent] = [
        await call(stranger, method, path + rest, body),
        await call(stranger, method, missing + rest, body),
      ]
      expect(foreign.status, `${method} ${rest}`).toBe(404)
      expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
    }
  })
  test('lists hold exactly what the rule of the domain allows', async () => {
    for (let count = 0; count < 3; count++) await aConversation()
    const everything = await server.ctx.database.db.selectFrom('conversations').selectAll().execute()
    const actors = [
      { id: ada.id, role: 'agent' as const, fieldRights: [], queueIds: [channel.queueId] },
      { id: stranger.id, role: 'agent' as const, fieldRights: [], queueIds: [] },
      { id: randomUUID(), role: 'supervisor' as const, fieldRights: [], queueIds: [] },
    ]
    for (const actor of actors) {
      const listed = [
        ...(await inbox.page(server.ctx.database.db, actor, 'all', 1000, null)),
        ...(await inbox.page(server.ctx.database.db, actor, 'closed', 1000, null)),
      ].map((one) => one.id)
      const allowed = everything
        .filter((one) => maySee(actor, { assigneeId: one.assignee_id, queueId: one.queue_id }))
        .map((one) => one.id)
      expect([...listed].sort()).toEqual([...allowed].sort())
      const counts = await inbox.counts(server.ctx.database.db, actor)
      expect(counts.all).toBe(
        everything.filter((one) => one.state !== 'closed' && allowed.includes(one.id)).length,
      )
    }
  })
  test('pages follow each other without gap or repeat', async () => {
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const { body } = await call(
        ada,
        'GET',
        `/api/conversations?view=all&limit=2${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
      )
      seen.push(...(body['items'] as unknown as { id: string }[]).map((one) => one.id))
      cursor = body['nextCursor'] as unknown as string | null
    } while (cursor)
    const whole = await call(ada, 'GET', '/api/conversations?view=all&limit=100')
    expect(seen).toEqual((whole.body['items'] as unknown as { id: string }[]).map((one) => one.id))
  })
  test('the actions offered are the actions accepted', async () => {
    const { path } = await aConversation()
    const { body } = await call(ben, 'GET', path)
    expect((body['allowed'] as unknown as { actions: string[] }).actions).toEqual(
      allowedActions(
        { id: ben.id, role: 'agent', fieldRights: [], queueIds: [channel.queueId] },
        {
          state: 'open',
          assigneeId: null,
          queueId: channel.queueId,
          replyWindowEndsAt: new Date(),
          canSend: true,
        },
      ),
    )
  })
  test.each(['x', '2026_', `${new Date().toISOString()}_';drop table users`])(
    'a hand-made cursor (%s) is a mistake, not a failure',
    async (cursor) => {
      expect(
        (await call(ada, 'GET', `/api/conversations?view=all&cursor=${encodeURIComponent(cursor)}`)).status,
      ).toBe(400)
    },
  )
})
