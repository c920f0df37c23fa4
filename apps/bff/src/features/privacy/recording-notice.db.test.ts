import { randomUUID } from 'node:crypto'
import { defaultNoticeTexts, type RecordingNotice } from '@parley/contracts/recording-notice'
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

const base = '/api/privacy/recording-notice'
const sent: { url: string; text: string }[] = []
/** What Google answers to messages with this text. */
const refused = new Set<string>()
const google = aWillingGoogle(async (url, request) => {
  const { text = '' } = JSON.parse(request.body ?? '{}') as { text?: string }
  const isRefused = refused.has(text)
  if (!isRefused && text !== '') sent.push({ url, text })
  return {
    outcome: 'answered',
    status: isRefused ? 400 : 200,
    headers: new Headers(),
    body: Buffer.from(isRefused ? '{"error":{"status":"INVALID_ARGUMENT"}}' : '{}'),
  }
})

let server: TestServer
let channel: TestChannel
let admin: TestPerson
let ada: TestPerson
beforeAll(async () => {
  server = await startTestServer({ google })
  channel = await aChannel(server)
  admin = await aPerson(server, { role: 'administrator', name: 'Ines' })
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId] })
})
afterAll(() => server.close())
afterEach(() => refused.clear())

const read = async () => (await call<RecordingNotice>(server, admin, 'GET', base)).body
const choose = async (isOn: boolean, reason = 'Told on the website before the chat begins') =>
  call<RecordingNotice>(server, admin, 'POST', `${base}/choices`, {
    isOn,
    reason,
    version: (await read()).version,
  })
const setText = async (language: string, text: string | null) =>
  call<RecordingNotice>(server, admin, 'PUT', `${base}/texts/${language}`, {
    text,
    version: (await read()).version,
  })
const rowsOf = (verb: string) =>
  server.ctx.database.db.selectFrom('activity').where('verb', '=', verb).selectAll().orderBy('seq').execute()

/** A conversation that Ada has taken. */
async function taken(of = channel) {
  const payload = aPayload(of)
  const providerId = String(payload['conversationId'])
  await deliver(server, of, payload)
  const { id } = await waitFor('the conversation', () =>
    server.ctx.database.db
      .selectFrom('conversations')
      .where('provider_id', '=', providerId)
      .select('id')
      .executeTakeFirst(),
  )
  const path = `/api/conversations/${id}`
  await call(server, ada, 'POST', `${path}/actions`, { action: 'take' })
  const texts = () => sent.filter((one) => one.url.includes(providerId)).map((one) => one.text)
  return {
    path,
    texts,
    reply: (text: string, messageId: string = randomUUID()) =>
      call<{ id: string }>(server, ada, 'POST', `${path}/messages`, { id: messageId, text }),
    isShown: (count: number) =>
      waitFor(`${count} messages`, async () => (texts().length >= count ? texts() : null)),
    stateOf: async (text: string) => {
      const { body } = await call<{ items: { id: string; content?: { text?: string }; state: string }[] }>(
        server,
        ada,
        'GET',
        `${path}/messages`,
      )
      return body.items.find((one) => one.content?.text === text)
    },
  }
}
const notice = defaultNoticeTexts['en-US']

describe('the customer', () => {
  test('is told once, before the first reply, however many are written at once', async () => {
    const one = await taken()
    const answers = await Promise.all(['a', 'b', 'c', 'd'].map((text) => one.reply(text)))
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201])
    const texts = await one.isShown(5)
    expect(texts[0]).toBe(notice)
    expect(texts.slice(1).sort()).toEqual(['a', 'b', 'c', 'd'])
  })
  test('is told in the language of the channel, else in English', async () => {
    const german = await aChannel(server)
    await server.ctx.database.db
      .updateTable('channels')
      .set({ language: 'de-DE' })
      .where('id', '=', german.channelId)
      .execute()
    await server.ctx.database.db
      .insertInto('queue_members')
      .values({ queue_id: german.queueId, user_id: ada.id })
      .execute()
    const one = await taken(german)
    await one.reply('Hallo')
    expect(await one.isShown(2)).toEqual([defaultNoticeTexts['de-DE'], 'Hallo'])
    expect((await setText('de-DE', '  Wir zeichnen auf. ')).status).toBe(200)
    const two = await taken(german)
    await two.reply('Hallo')
    expect(await two.isShown(2)).toEqual(['Wir zeichnen auf.', 'Hallo'])
    await server.ctx.database.db
      .updateTable('channels')
      .set({ language: 'fr-FR' })
      .where('id', '=', german.channelId)
      .execute()
    const three = await taken(german)
    await three.reply('Bonjour')
    expect(await three.isShown(2)).toEqual([notice, 'Bonjour'])
  })
  test('gets no reply when Google refused the notice; sending the reply again tells them first', async () => {
    const one = await taken()
    refused.add(notice)
    const { body } = await one.reply('Hello')
    await waitFor('the reply to be held back', async () => (await one.stateOf('Hello'))?.state === 'failed')
    expect(one.texts()).toEqual([])
    refused.clear()
    expect((await call(server, ada, 'POST', `${one.path}/messages/${body.id}/retry`)).status).toBe(200)
    expect(await one.isShown(2)).toEqual([notice, 'Hello'])
  })
  test('is told once more by nobody: the notice sent again by hand is the same message', async () => {
    const one = await taken()
    refused.add(notice)
    await one.reply('First')
    await waitFor('the notice to fail', async () => (await one.stateOf(notice))?.state === 'failed')
    await waitFor('the reply to fail', async () => (await one.stateOf('First'))?.state === 'failed')
    refused.clear()
    const failed = await one.stateOf(notice)
    await call(server, ada, 'POST', `${one.path}/messages/${failed?.id}/retry`)
    await one.reply('Second')
    expect(await one.isShown(2)).toEqual([notice, 'Second'])
  })
})

describe('switching it off', () => {
  test('needs a reason and is kept with who, when and why; switched on again, customers are told at their next reply', async () => {
    expect((await choose(false, 'because')).body).toMatchObject({
      code: 'request/invalid',
      errors: [{ pointer: '/body/reason', code: 'reasonNeeded' }],
    })
    const off = await choose(false)
    expect(off.body).toMatchObject({
      isOn: false,
      choices: [{ isOn: false, chosenBy: 'Ines', reason: 'Told on the website before the chat begins' }],
    })
    expect((await rowsOf('recordingNotice.switchedOff')).at(-1)).toMatchObject({
      actor_id: admin.id,
      subject: { before: { isOn: true }, after: { isOn: false } },
    })
    const one = await taken()
    await one.reply('Untold')
    expect(await one.isShown(1)).toEqual(['Untold'])
    const on = await choose(true, '')
    expect(on.body.choices.map((choice) => choice.isOn)).toEqual([true, false])
    await one.reply('Told')
    expect(await one.isShown(3)).toEqual(['Untold', notice, 'Told'])
  })
  test('frees replies that were held back', async () => {
    const one = await taken()
    refused.add(notice)
    const { body } = await one.reply('Hello')
    await waitFor('the reply to be held back', async () => (await one.stateOf('Hello'))?.state === 'failed')
    await choose(false)
    await call(server, ada, 'POST', `${one.path}/messages/${body.id}/retry`)
    expect(await one.isShown(1)).toEqual(['Hello'])
    await choose(true)
  })
  test('a choice that changes nothing is not kept', async () => {
    const before = await read()
    expect((await choose(before.isOn)).body).toEqual(before)
  })
  test('of two who choose at once one hears that something changed', async () => {
    const { version } = await read()
    const reason = 'Told on the website before the chat'
    const answers = await Promise.all(
      [1, 2].map(() => call(server, admin, 'POST', `${base}/choices`, { isOn: false, reason, version })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    await choose(true)
  })
})

describe('texts', () => {
  test('go back to the default, and every change is recorded', async () => {
    expect((await setText('fr-FR', 'Enregistré.')).body.texts).toContainEqual(
      expect.objectContaining({ language: 'fr-FR', text: 'Enregistré.', changedBy: 'Ines' }),
    )
    const { body } = await setText('fr-FR', null)
    expect(body.texts.map((one) => one.language)).not.toContain('fr-FR')
    expect((await rowsOf('recordingNotice.textChanged')).at(-1)?.subject).toEqual({
      language: 'fr-FR',
      isDefault: true,
    })
  })
  test.each([
    ['', 'tooSmall'],
    ['x'.repeat(1001), 'tooBig'],
    ['Recorded by {AgentName}', 'noPlaceholders'],
  ])('%.20s is refused at the field', async (text, code) => {
    const answer = await setText('en-US', text)
    expect(problemOf(answer)).toBe('request/invalid')
    const { errors } = answer.body as unknown as { errors: { pointer: string; code: string }[] }
    expect(errors[0]).toMatchObject({
      pointer: '/body/text',
      code: expect.stringMatching(`${code}|required`),
    })
  })
  test('an older version is refused', async () => {
    const answer = await call(server, admin, 'PUT', `${base}/texts/en-US`, { text: 'x', version: 0 })
    expect(problemOf(answer)).toBe('request/conflict')
  })
  test('are for administrators only', async () => {
    for (const person of [ada, await aPerson(server, { role: 'supervisor' })]) {
      expect((await call(server, person, 'GET', base)).status).toBe(403)
      expect((await call(server, person, 'GET', '/api/privacy/consents')).status).toBe(403)
    }
  })
})

test('consents are listed with person, time, version and account, also of deleted accounts', async () => {
  const { db } = server.ctx.database
  const given = { account_id: channel.accountId, user_id: admin.id, user_name: 'Ines', locale: 'de' as const }
  await db
    .insertInto('consents')
    .values([
      { ...given, terms_version: '2026-11-1', accepted_at: new Date('2026-11-20T10:00:00Z') },
      { ...given, terms_version: '2026-10-1', accepted_at: new Date('2026-10-20T10:00:00Z') },
    ])
    .execute()
  const { body } = await call<{ items: { termsVersion: string; account: object }[] }>(
    server,
    admin,
    'GET',
    '/api/privacy/consents',
  )
  expect(body.items).toMatchObject([
    { termsVersion: '2026-11-1', acceptedBy: 'Ines', locale: 'de', account: { name: 'Harbour Lane' } },
    { termsVersion: '2026-10-1', acceptedAt: '2026-10-20T10:00:00.000Z' },
  ])
})
