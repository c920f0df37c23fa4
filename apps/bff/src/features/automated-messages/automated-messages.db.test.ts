import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { AutomatedMessageSet, OrganisationMessage } from '@parley/contracts/automated-messages'
import type { Workstream } from '@parley/contracts/workstreams'
import { sql } from 'kysely'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
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

const sent: { url: string; text: string }[] = []
const google = aWillingGoogle(async (url, request) => {
  const { text = '' } = JSON.parse(request.body ?? '{}') as { text?: string }
  if (text !== '') sent.push({ url, text })
  return { outcome: 'answered', status: 200, headers: new Headers(), body: Buffer.from('{}') }
})

let server: TestServer
let admin: TestPerson
const base = '/api/automated-messages'
const db = () => server.ctx.database.db
const read = async () => (await call<AutomatedMessageSet>(server, admin, 'GET', base)).body
const versionOf = async (trigger: string, language: string) =>
  (await read()).organisation.find((one) => one.trigger === trigger && one.language === language)?.version ??
  0
const say = async (trigger: string, language: string, text: string | null, isOn = true) =>
  call<OrganisationMessage>(server, admin, 'PUT', `${base}/${trigger}/${language}`, {
    isOn,
    text,
    version: await versionOf(trigger, language),
  })
const onChannel = async (channel: TestChannel, trigger: string, language: string, choice: object) => {
  const version = (await read()).channels.find((one) => one.id === channel.channelId)?.version
  return call(server, admin, 'PUT', `${base}/channels/${channel.channelId}/${trigger}/${language}`, {
    choice,
    version,
  })
}

beforeAll(async () => {
  server = await startTestServer({ google })
  admin = await aPerson(server, { role: 'administrator', name: 'Ines' })
  // The notice of recording is not what is told here.
  await call(server, admin, 'POST', '/api/privacy/recording-notice/choices', {
    isOn: false,
    reason: 'Told on the website already',
    version: 1,
  })
})
afterAll(() => server.close())
afterEach(async () => {
  server.setNow(null)
  await db().deleteFrom('automated_messages').execute()
})

/** A customer who writes on this channel, and what reached their phone. */
async function aCustomer(channel: TestChannel, resolvedLocale: string | null, displayName = 'Mara') {
  const conversationId = randomUUID()
  const context = {
    userInfo: { displayName, userDeviceLocale: 'en-GB' },
    ...(resolvedLocale === null ? {} : { resolvedLocale }),
  }
  const write = async () => {
    await deliver(server, channel, aPayload(channel, { conversationId, context }))
    await waitFor('the delivery to be processed', async () => {
      const left = await db().selectFrom('raw_events').where('state', '=', 'new').select('id').execute()
      return left.length === 0
    })
  }
  await write()
  const { id } = await db()
    .selectFrom('conversations')
    .where('provider_id', '=', conversationId)
    .select('id')
    .executeTakeFirstOrThrow()
  const act = async (person: TestPerson, action: string) => {
    const { status } = await call(server, person, 'POST', `/api/conversations/${id}/actions`, { action })
    expect(status).toBe(200)
  }
  const texts = () => sent.filter(({ url }) => url.includes(conversationId)).map(({ text }) => text)
  const isEmpty = async () =>
    (await db().selectFrom('outbox').where('conversation_id', '=', id).select('id').execute()).length === 0
  return {
    id,
    write,
    act,
    /** What reached the phone once nothing is on its way any more. */
    shown: async () => {
      await waitFor('everything to be sent', isEmpty)
      return texts()
    },
  }
}

describe('which text reaches the phone', () => {
  test('the organisation’s in the customer’s language, else in the channel’s', async () => {
    const channel = await aChannel(server)
    expect((await say('greeting', 'de-DE', 'Guten Tag, {CustomerName}!')).status).toBe(200)
    await say('greeting', 'en-US', 'Hello {CustomerName} from {BrandName}')
    expect(await (await aCustomer(channel, 'de-AT')).shown()).toEqual(['Guten Tag, Mara!'])
    expect(await (await aCustomer(channel, 'fr')).shown()).toEqual(['Hello Mara from Harbour Lane'])
    expect(await (await aCustomer(channel, null)).shown()).toEqual(['Hello Mara from Harbour Lane'])
    await say('greeting', 'de-DE', 'Guten Tag', false)
    expect(await (await aCustomer(channel, 'de')).shown()).toEqual(['Hello Mara from Harbour Lane'])
  })
  test('the built-in one where it is on and nobody wrote another', async () => {
    const channel = await aChannel(server)
    await say('greeting', 'de-DE', null)
    expect(await (await aCustomer(channel, 'de', 'Mara Oduya')).shown()).toEqual([
      'Guten Tag Mara Oduya, vielen Dank für Ihre Nachricht. Wir sind gleich für Sie da.',
    ])
  })
  test('the channel’s own, also in its language instead of the customer’s; silence; and what is inherited again', async () => {
    const channel = await aChannel(server)
    await say('greeting', 'de-DE', 'Alle')
    const shown = async () => (await aCustomer(channel, 'de')).shown()
    expect((await onChannel(channel, 'greeting', 'en-US', { kind: 'own', text: 'Own' })).status).toBe(200)
    expect(await shown()).toEqual(['Own'])
    await onChannel(channel, 'greeting', 'de-DE', { kind: 'own', text: 'Eigener' })
    expect(await shown()).toEqual(['Eigener'])
    await onChannel(channel, 'greeting', 'de-DE', { kind: 'silent' })
    expect(await shown()).toEqual([])
    await onChannel(channel, 'greeting', 'de-DE', { kind: 'inherited' })
    await onChannel(channel, 'greeting', 'en-US', { kind: 'inherited' })
    expect(await shown()).toEqual(['Alle'])
  })
})

describe('every trigger is sent, once, in its order', () => {
  test('from the greeting to the end, and when the customer comes back', async () => {
    const channel = await aChannel(server)
    const ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
    const sam = await aPerson(server, { name: 'Sam', role: 'supervisor' })
    for (const trigger of [
      'greeting',
      'welcomeBack',
      'agentAssigned',
      'agentLeft',
      'waitingForCustomer',
      'conversationEnded',
      'conversationClosed',
      'timedOut',
    ])
      await say(trigger, 'en-US', `${trigger} {AgentName|-}`)
    const customer = await aCustomer(channel, 'en')
    for (const action of ['take', 'release', 'take', 'wait', 'end', 'close']) await customer.act(ada, action)
    await customer.write()
    await customer.act(sam, 'close')
    expect(await customer.shown()).toEqual([
      'greeting -',
      'agentAssigned Ada',
      'agentLeft Ada',
      'agentAssigned Ada',
      'waitingForCustomer Ada',
      'conversationEnded Ada',
      'welcomeBack -',
      'conversationClosed Sam',
    ])
  })
  test('who gives back a colleague’s conversation is not named as the one who left', async () => {
    const channel = await aChannel(server)
    const ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
    const sam = await aPerson(server, { name: 'Sam', role: 'supervisor' })
    await say('agentLeft', 'en-US', '{AgentName} left')
    const customer = await aCustomer(channel, 'en')
    await customer.act(ada, 'take')
    await customer.act(sam, 'release')
    expect(await customer.shown()).toEqual(['Ada left'])
  })
  test('when a conversation that waits is closed by time, and not beyond Google’s window', async () => {
    const channel = await aChannel(server)
    const ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
    await say('timedOut', 'en-US', 'Closed for {CustomerName}')
    const waiting = await aCustomer(channel, 'en')
    await waiting.act(ada, 'take')
    await waiting.act(ada, 'wait')
    const open = await aCustomer(channel, 'en')
    const dayMs = 24 * 60 * 60 * 1000
    await db()
      .updateTable('conversations')
      .set({ last_customer_message_at: new Date(Date.now() - 31 * dayMs) })
      .where('id', '=', open.id)
      .execute()
    for (const { id } of [waiting, open])
      await db().updateTable('lanes').set({ due_at: new Date() }).where('key', '=', id).execute()
    await waitFor('both to be closed', async () => {
      const rows = await db()
        .selectFrom('conversations')
        .where('id', 'in', [waiting.id, open.id])
        .where('state', '=', 'closed')
        .select('id')
        .execute()
      return rows.length === 2
    })
    expect(await waiting.shown()).toEqual(['Closed for Mara'])
    expect(await open.shown()).toEqual([])
  })
  test('while it is closed, with the time of opening on the clocks of the hours', async () => {
    const channel = await aChannel(server)
    const hours = await call<{ id: string }>(server, admin, 'POST', '/api/operating-hours', {
      name: `Hours ${randomUUID()}`,
      timeZone: 'Europe/Berlin',
      weekly: Array.from({ length: 7 }, () => [{ from: 540, to: 1020 }]),
      holidays: [{ name: 'Christmas', from: '2026-12-25', to: '2026-12-25', isYearly: true }],
      exceptions: [],
    })
    await call(server, admin, 'PATCH', `/api/queues/${channel.queueId}`, { operatingHoursId: hours.body.id })
    await say('greeting', 'de-DE', 'Guten Tag')
    await say('outOfHours', 'de-DE', 'Zurück {OpeningTime}')
    await say('holiday', 'de-DE', '{HolidayName}, zurück {OpeningTime}')
    server.setNow(new Date('2026-11-23T20:00:00Z'))
    const customer = await aCustomer(channel, 'de-CH')
    await customer.write()
    expect(await customer.shown()).toEqual(['Zurück Dienstag, 24. November um 9:00'])
    server.setNow(new Date('2026-12-25T12:00:00Z'))
    expect(await (await aCustomer(channel, 'de')).shown()).toEqual([
      'Christmas, zurück Samstag, 26. Dezember um 9:00',
    ])
  })
})

describe('what cannot be saved', () => {
  test('an unknown placeholder, said with its place', async () => {
    const refused = await say('greeting', 'en-US', 'Hello {Customer}, {AgentName}')
    expect(refused.body).toMatchObject({
      code: 'request/invalid',
      errors: [{ pointer: '/body/text/6', code: 'unknownPlaceholder' }],
    })
    const channel = await aChannel(server)
    const own = await onChannel(channel, 'greeting', 'en-US', { kind: 'own', text: 'x {Foo}' })
    expect(own.body).toMatchObject({
      errors: [{ pointer: '/body/choice/text/2', code: 'unknownPlaceholder' }],
    })
    expect((await say('greeting', 'en-US', 'x'.repeat(3073))).status).toBe(400)
    expect((await read()).organisation).toEqual([])
  })
  test('what somebody else changed meanwhile: of two who save at once one hears of it', async () => {
    const put = (version: number) =>
      call(server, admin, 'PUT', `${base}/greeting/en-US`, { isOn: true, text: 'x', version })
    const statuses = async (version: number) =>
      (await Promise.all([put(version), put(version)])).map(({ status }) => status).sort()
    expect(await statuses(0)).toEqual([200, 409])
    expect(await statuses(1)).toEqual([200, 409])
    const channel = await aChannel(server)
    const override = (version: number) =>
      call(server, admin, 'PUT', `${base}/channels/${channel.channelId}/greeting/en-US`, {
        choice: { kind: 'silent' },
        version,
      })
    const answers = await Promise.all([override(1), override(1)])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(problemOf(await override(1))).toBe('request/conflict')
  })
  test('anything, by somebody who is no administrator', async () => {
    const agent = await aPerson(server, { role: 'supervisor' })
    expect((await call(server, agent, 'GET', base)).status).toBe(403)
    expect((await call(server, agent, 'PUT', `${base}/greeting/en-US`, {})).status).toBe(403)
  })
})

describe('what was there before', () => {
  test('texts of a channel stay its own, in the language it had, also those with unknown placeholders', async () => {
    const channel = await aChannel(server, { language: 'de-DE' })
    const old = [
      { trigger: 'greeting', text: 'Hallo {Kunde} in {QueueName}' },
      { trigger: 'holiday', text: 'Feiertag' },
    ]
    await db()
      .updateTable('channels')
      .set({ automated_messages: JSON.stringify(old) })
      .where('id', '=', channel.channelId)
      .execute()
    const file = new URL('../../store/migrations/0012-automated-messages.sql', import.meta.url)
    const migration = await readFile(file, 'utf8')
    await sql.raw(migration.slice(migration.indexOf('update channels'))).execute(db())
    const listed = (await read()).channels.find((one) => one.id === channel.channelId)
    expect(listed?.overrides).toEqual(old.map(({ trigger, text }) => ({ trigger, text, language: 'de-DE' })))
    const { name } = await db()
      .selectFrom('queues')
      .where('id', '=', channel.queueId)
      .select('name')
      .executeTakeFirstOrThrow()
    expect(await (await aCustomer(channel, 'en')).shown()).toEqual([`Hallo {Kunde} in ${name}`])
  })
  test('changing a channel’s texts by its settings leaves those of other languages alone', async () => {
    const channel = await aChannel(server, {
      automatedMessages: [
        { trigger: 'greeting', language: 'de-DE', text: 'Hallo' },
        { trigger: 'greeting', text: 'Hello' },
      ],
    })
    const path = `/api/workstreams/${channel.workstreamId}`
    await call(server, admin, 'PATCH', `${path}/channels/${channel.channelId}`, {
      automatedMessages: [{ trigger: 'holiday', text: 'Holiday' }],
    })
    const { body } = await call<Workstream>(server, admin, 'GET', path)
    expect(body.channels[0]?.automatedMessages).toEqual([
      { trigger: 'greeting', language: 'de-DE', text: 'Hallo' },
      { trigger: 'holiday', language: 'en-US', text: 'Holiday' },
    ])
  })
})
