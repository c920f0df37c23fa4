import { randomUUID } from 'node:crypto'
import type { OperatingHours } from '@parley/contracts/operating-hours'
import { defaultNoticeTexts } from '@parley/contracts/recording-notice'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aChannel, aPayload, aPerson, deliver, type TestPerson } from '../../../testing/factories.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { waitFor } from '../../../testing/wait-for.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google: aWillingGoogle() })
  admin = await aPerson(server, { role: 'administrator' })
})
afterAll(() => server.close())
afterEach(() => server.setNow(null))

const base = '/api/operating-hours'
const nineToFive = [{ from: 540, to: 1020 }]
const body = (changes: object = {}) => ({
  name: `Office ${randomUUID()}`,
  timeZone: 'Europe/Berlin',
  weekly: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: [{ name: 'Christmas', from: '2026-12-25', to: '2026-12-26', isYearly: true }],
  exceptions: [],
  ...changes,
})
const create = async (changes: object = {}) =>
  (await call<OperatingHours>(server, admin, 'POST', base, body(changes))).body
const attach = (queueId: string, operatingHoursId: string | null) =>
  call<{ operatingHours: { id: string } | null }>(server, admin, 'PATCH', `/api/queues/${queueId}`, {
    operatingHoursId,
  })

describe('operating hours', () => {
  test('are created, listed, replaced and deleted, and each is recorded', async () => {
    const made = await create()
    const listed = await call<{ items: OperatingHours[] }>(server, admin, 'GET', base)
    expect(listed.body.items).toContainEqual(made)
    const changed = await call<OperatingHours>(server, admin, 'PUT', `${base}/${made.id}`, {
      ...body({ name: 'Renamed' }),
      version: made.version,
    })
    expect(changed.body).toMatchObject({ name: 'Renamed', version: 2 })
    expect((await call(server, admin, 'DELETE', `${base}/${made.id}`)).status).toBe(204)
    expect((await call(server, admin, 'DELETE', `${base}/${made.id}`)).status).toBe(404)
    const log = await server.ctx.database.db
      .selectFrom('activity')
      .where('verb', 'like', 'operatingHours.%')
      .orderBy('seq')
      .select('verb')
      .execute()
    expect(log.slice(-3).map(({ verb }) => verb)).toEqual([
      'operatingHours.created',
      'operatingHours.updated',
      'operatingHours.deleted',
    ])
  })
  test('need a name of their own, and say at which field something is wrong', async () => {
    const { name } = await create()
    expect(problemOf(await call(server, admin, 'POST', base, body({ name: name.toUpperCase() })))).toBe(
      'hours/name-taken',
    )
    const wrong = await call(server, admin, 'POST', base, {
      ...body({ timeZone: 'Europe/Atlantis' }),
      weekly: [[{ from: 540, to: 600 }, { from: 590, to: 700 }], [], [], [], [], [], []], // prettier-ignore
    })
    expect(wrong.body).toMatchObject({
      code: 'request/invalid',
      errors: [
        { pointer: '/body/timeZone', code: 'invalid' },
        { pointer: '/body/weekly/0', code: 'overlap' },
      ],
    })
  })
  test('of two who save at once one hears that something changed', async () => {
    const { id, version } = await create()
    const answers = await Promise.all(
      [1, 2].map(() => call(server, admin, 'PUT', `${base}/${id}`, { ...body(), version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
  test('are not deleted while a queue uses them, also not at the moment it begins to', async () => {
    const { queueId } = await aChannel(server)
    const { id } = await create()
    const [attached, deleted] = await Promise.all([
      attach(queueId, id),
      call(server, admin, 'DELETE', `${base}/${id}`),
    ])
    expect([
      [200, 409],
      [400, 204],
    ]).toContainEqual([attached.status, deleted.status])
    const other = await create()
    expect((await attach(queueId, other.id)).body.operatingHours?.id).toBe(other.id)
    expect(problemOf(await call(server, admin, 'DELETE', `${base}/${other.id}`))).toBe('hours/in-use')
    expect((await attach(queueId, null)).body.operatingHours).toBeNull()
    expect((await call(server, admin, 'DELETE', `${base}/${other.id}`)).status).toBe(204)
    expect((await attach(queueId, other.id)).body).toMatchObject({
      errors: [{ pointer: '/body/operatingHoursId', code: 'invalid' }],
    })
  })
})

describe('a customer who writes while it is closed', () => {
  const texts = [
    { trigger: 'greeting', text: 'Welcome' },
    { trigger: 'outOfHours', text: 'We are closed' },
    { trigger: 'holiday', text: 'Happy holidays' },
  ]
  async function aClosedChannel(automatedMessages = texts) {
    // Sessions do not outlast the nights of these tests.
    server.setNow(null)
    const channel = await aChannel(server, { automatedMessages })
    await attach(channel.queueId, (await create()).id)
    const conversationId = randomUUID()
    const write = async (when: string) => {
      server.setNow(new Date(when))
      await deliver(server, channel, aPayload(channel, { conversationId }))
      await waitFor('the delivery to be processed', async () => {
        const left = await server.ctx.database.db
          .selectFrom('raw_events')
          .where('state', '=', 'new')
          .select('id')
          .executeTakeFirst()
        return left === undefined
      })
    }
    const conversation = () =>
      server.ctx.database.db
        .selectFrom('conversations')
        .where('provider_id', '=', conversationId)
        .selectAll()
        .executeTakeFirstOrThrow()
    const told = async () => {
      const { id } = await conversation()
      const rows = await server.ctx.database.db
        .selectFrom('messages')
        .where('conversation_id', '=', id)
        .where('direction', '=', 'outbound')
        .orderBy('seq')
        .select('content')
        .execute()
      return rows.map(({ content }) => ('text' in content ? content.text : ''))
    }
    return { write, told, conversation }
  }
  const notice = defaultNoticeTexts['en-US']

  test('is told once for each time it is closed, after the notice, instead of being greeted', async () => {
    const { write, told } = await aClosedChannel()
    await write('2026-11-23T20:00:00Z')
    await write('2026-11-23T20:01:00Z')
    await write('2026-11-24T06:00:00Z')
    expect(await told()).toEqual([notice, 'We are closed'])
    await write('2026-11-24T10:00:00Z')
    expect(await told()).toEqual([notice, 'We are closed'])
    await write('2026-11-24T18:00:00Z')
    await write('2026-11-24T19:00:00Z')
    expect(await told()).toEqual([notice, 'We are closed', 'We are closed'])
  })
  test('hears of the holiday on a holiday, and that it is closed where there is no such text', async () => {
    const { write, told } = await aClosedChannel()
    await write('2026-12-25T10:00:00Z')
    expect(await told()).toEqual([notice, 'Happy holidays'])
    const plain = await aClosedChannel(texts.slice(0, 2))
    await plain.write('2026-12-25T10:00:00Z')
    expect(await plain.told()).toEqual([notice, 'We are closed'])
  })
  test('is greeted as ever while it is open, and where no text says that it is closed', async () => {
    const { write, told } = await aClosedChannel()
    await write('2026-11-23T10:00:00Z')
    expect(await told()).toEqual([notice, 'Welcome'])
    const silent = await aClosedChannel(texts.slice(0, 1))
    await silent.write('2026-11-23T20:00:00Z')
    expect(await silent.told()).toEqual([notice, 'Welcome'])
  })
  test('is seen as such by the agent, with the time of opening', async () => {
    const { write, conversation } = await aClosedChannel()
    await write('2026-11-23T20:00:00Z')
    const { id } = await conversation()
    // The session was made now; the clock of the test only reads the hours.
    const supervisor = await aPerson(server, { role: 'supervisor' })
    const { body: read } = await call<{ hours: object }>(
      server,
      supervisor,
      'GET',
      `/api/conversations/${id}`,
    )
    expect(read.hours).toEqual({ isOpen: false, changesAt: '2026-11-24T08:00:00.000Z', holiday: null })
  })
})
