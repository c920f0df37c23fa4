import { randomUUID } from 'node:crypto'
import type { SessionState } from '@parley/contracts/session'
import type { Invitation, User, UserImpact } from '@parley/contracts/team'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aConversation } from '../../../testing/conversations.ts'
import { aChannel, aPayload, aPerson, deliver, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
})
afterAll(() => server.close())

describe('invitations', () => {
  const password = 'lantern boats in harbour'
  const invite = async (email = `${randomUUID()}@example.test`) => {
    const answer = await call<{ invitation: Invitation; link: string }>(
      server,
      admin,
      'POST',
      '/api/invitations',
      {
        email,
        role: 'supervisor',
      },
    )
    return {
      answer,
      email,
      token: answer.body.link?.split('#token=')[1] ?? '',
      id: answer.body.invitation?.id,
    }
  }
  const accept = (token: string, more: object = {}) =>
    call<SessionState>(server, null, 'POST', '/api/invitation/accept', {
      token,
      name: 'New',
      password,
      locale: 'de',
      ...more,
    })

  test('a link makes one person with the role of the invitation, once, also when used twice at once', async () => {
    const { token, email, answer } = await invite()
    expect(answer.status).toBe(201)
    const shown = await call(server, null, 'POST', '/api/invitation', { token })
    expect(shown.body).toMatchObject({ email, role: 'supervisor', invitedBy: 'Root' })
    const both = await Promise.all([
      accept(token, { role: 'administrator', email: 'eve@example.test', fieldRights: ['clientToken.set'] }),
      accept(token),
    ])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 410])
    const winner = both.find((one) => one.status === 200)
    expect(winner?.body.me).toMatchObject({
      email,
      role: 'supervisor',
      fieldRights: [],
      locale: 'de',
    })
    expect(problemOf(await accept(token))).toBe('invitation/invalid')
    expect(problemOf(await call(server, null, 'POST', '/api/invitation', { token }))).toBe(
      'invitation/invalid',
    )
  })

  test('the token is not in the table, nor in the list', async () => {
    const { token } = await invite()
    const rows = await server.ctx.database.db.selectFrom('invitations').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    expect((await call(server, admin, 'GET', '/api/invitations')).text).not.toContain(token)
  })

  test('revoked, replaced and expired invitations are useless', async () => {
    const revoked = await invite()
    expect((await call(server, admin, 'DELETE', `/api/invitations/${revoked.id}`)).status).toBe(204)
    expect((await call(server, admin, 'DELETE', `/api/invitations/${revoked.id}`)).status).toBe(404)
    expect(problemOf(await accept(revoked.token))).toBe('invitation/invalid')
    const first = await invite()
    const second = await invite(first.email)
    expect(problemOf(await accept(first.token))).toBe('invitation/invalid')
    server.setNow(new Date(Date.now() + 7 * 24 * 60 * 60 * 1000 + 1000))
    expect(problemOf(await accept(second.token))).toBe('invitation/invalid')
    server.setNow(null)
    expect((await accept(second.token)).status).toBe(200)
    const again = await invite(first.email)
    expect(problemOf(again.answer)).toBe('user/email-taken')
  })
})

describe('people', () => {
  const change = (person: TestPerson, body: object, by = admin) =>
    call<User>(server, by, 'PATCH', `/api/users/${person.id}`, body)

  test('the last administrator stays, also when two demote each other at once', async () => {
    const alone = await startTestServer()
    const one = await aPerson(alone, { role: 'administrator' })
    const demote = (who: TestPerson, by: TestPerson, body: object = { role: 'agent' }) =>
      call(alone, by, 'PATCH', `/api/users/${who.id}`, body)
    expect(problemOf(await demote(one, one))).toBe('user/last-administrator')
    expect(problemOf(await demote(one, one, { isDisabled: true }))).toBe('user/last-administrator')
    const two = await aPerson(alone, { role: 'administrator' })
    const both = await Promise.all([demote(one, two), demote(two, one)])
    expect(both.filter((answer) => answer.status === 200).length).toBeLessThanOrEqual(1)
    const left = await alone.ctx.database.db
      .selectFrom('users')
      .where('role', '=', 'administrator')
      .select('id')
      .execute()
    expect(left).toHaveLength(1)
    await alone.close()
  })

  test('a lower role counts from the next call on', async () => {
    const person = await aPerson(server, { role: 'administrator' })
    expect((await call(server, person, 'GET', '/api/users')).status).toBe(200)
    await change(person, { role: 'agent' })
    expect((await call(server, person, 'GET', '/api/users')).status).toBe(403)
  })

  test('disabling ends sessions at once and puts open conversations back into the queue', async () => {
    const channel = await aChannel(server)
    const agent = await aPerson(server, { role: 'agent', queueIds: [channel.queueId] })
    const payload = aPayload(channel)
    await deliver(server, channel, payload)
    const find = () =>
      server.ctx.database.db
        .selectFrom('conversations')
        .where('provider_id', '=', String(payload['conversationId']))
        .selectAll()
        .executeTakeFirst()
    const conversation = await waitFor('the conversation', find)
    const taken = await call(server, agent, 'POST', `/api/conversations/${conversation.id}/actions`, {
      action: 'take',
    })
    expect(taken.status).toBeLessThan(300)
    expect((await find())?.assignee_id).toBe(agent.id)

    const answer = await change(agent, { isDisabled: true })
    expect(answer.body.isDisabled).toBe(true)
    expect((await call(server, agent, 'GET', '/api/queues')).status).toBe(401)
    expect(await find()).toMatchObject({ state: 'open', assignee_id: null })
    const log = await server.ctx.database.db.selectFrom('activity').select(['verb', 'topics']).execute()
    expect(log.map((row) => row.verb)).toEqual(
      expect.arrayContaining(['conversation.returned', 'user.updated']),
    )
    expect((await call(server, admin, 'GET', '/api/colleagues')).text).not.toContain(agent.id)
  })

  test('one change carries name, role, queues, capacity and language; the second of two is told', async () => {
    const channel = await aChannel(server)
    const person = await aPerson(server)
    const all = await call<{ items: User[] }>(server, admin, 'GET', '/api/users')
    const { version } = all.body.items.find((one) => one.id === person.id) ?? {}
    const more = { name: 'Mira', role: 'supervisor', capacity: 3, locale: 'de', queueIds: [channel.queueId] }
    const changed = await change(person, { ...more, version })
    expect(changed.body).toMatchObject({ ...more, queueIds: expect.arrayContaining([channel.queueId]) })
    expect(problemOf(await change(person, { capacity: 4, version }))).toBe('request/conflict')
    expect(problemOf(await change(person, { capacity: 101 }))).toBe('request/invalid')
    const wrong = await change(person, { queueIds: [channel.queueId, randomUUID()] })
    expect(wrong.body).toMatchObject({ errors: [{ pointer: '/body/queueIds/1', code: 'invalid' }] })
    expect((await change(person, { queueIds: [] })).body.queueIds).not.toContain(channel.queueId)
  })

  test('who is invited with queues and a capacity has them from the first moment', async () => {
    const channel = await aChannel(server)
    const email = `${randomUUID()}@example.test`
    const body = { email, role: 'agent', queueIds: [channel.queueId], capacity: 3 }
    const invited = await call<{ link: string; invitation: Invitation }>(
      server,
      admin,
      'POST',
      '/api/invitations',
      body,
    )
    expect(invited.body.invitation).toMatchObject({ queueIds: [channel.queueId], capacity: 3 })
    const token = invited.body.link.split('#token=')[1]
    const password = 'lantern boats in harbour'
    await call(server, null, 'POST', '/api/invitation/accept', { token, name: 'New', password, locale: 'en' })
    const users = await call<{ items: User[] }>(server, admin, 'GET', '/api/users')
    expect(users.body.items.find((one) => one.email === email)).toMatchObject({
      capacity: 3,
      heldCount: 0,
      queueIds: expect.arrayContaining([channel.queueId]),
    })
  })

  test('the impact of disabling names what they hold, by queue; who waits for a customer has that hand free', async () => {
    const channel = await aChannel(server)
    const agent = await aPerson(server, { queueIds: [channel.queueId] })
    const [one, two] = [
      await aConversation(server, channel, agent),
      await aConversation(server, channel, agent),
    ]
    await call(server, agent, 'POST', `${two.path}/actions`, { action: 'wait' })
    const users = await call<{ items: User[] }>(server, admin, 'GET', '/api/users')
    expect(users.body.items.find(({ id }) => id === agent.id)?.heldCount).toBe(1)
    const impact = await call<UserImpact>(server, admin, 'GET', `/api/users/${agent.id}/impact`)
    expect(impact.body).toMatchObject({
      sessions: 1,
      conversations: [{ queue: { id: channel.queueId }, count: 2, colleagues: 0 }],
      isLastAdministrator: false,
    })
    await change(agent, { isDisabled: true, version: impact.body.version })
    for (const { id } of [one, two]) {
      const row = await server.ctx.database.db
        .selectFrom('conversations')
        .where('id', '=', id)
        .select(['state', 'assignee_id', 'queue_id'])
        .executeTakeFirst()
      expect(row).toEqual({ state: 'open', assignee_id: null, queue_id: channel.queueId })
    }
  })
})
