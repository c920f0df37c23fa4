import { randomUUID } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { aConversation, sendPicture, tellNobody } from '../../../testing/conversations.ts'
import { aChannel, aPerson, type TestChannel, type TestPerson } from '../../../testing/factories.ts'
import { aPicture, aPictureWithPlace, badPictures } from '../../../testing/pictures.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { aWillingGoogle } from '../../../testing/google.ts'
import { waitFor } from '../../../testing/wait-for.ts'

/** Google's side that takes everything unless told to refuse; how it fails is tested against the emulator. */
const sent: { url: string; body: Record<string, unknown> }[] = []
let isRefusing = false
const google = aWillingGoogle(async (url, request) => {
  sent.push({ url, body: JSON.parse(request.body ?? '{}') as Record<string, unknown> })
  const body = Buffer.from(isRefusing ? '{"error":{"status":"INVALID_ARGUMENT"}}' : '{}')
  return { outcome: 'answered', status: isRefusing ? 400 : 200, headers: new Headers(), body }
})

let server: TestServer
let channel: TestChannel
let quiet: TestChannel
let ada: TestPerson
let ben: TestPerson
let stranger: TestPerson
let png: Buffer
beforeAll(async () => {
  server = await startTestServer({ google })
  channel = await aChannel(server, { agentAttachments: true })
  quiet = await aChannel(server)
  ada = await aPerson(server, { name: 'Ada', queueIds: [channel.queueId, quiet.queueId] })
  ben = await aPerson(server, { name: 'Ben', queueIds: [channel.queueId] })
  stranger = await aPerson(server, { name: 'Stranger' })
  await tellNobody(server, await aPerson(server, { role: 'administrator' }))
  png = await aPicture()
})
afterAll(() => server.close())

interface Line {
  id: string
  state: string
  content: { kind: string; altText?: string; attachment?: { id: string; width: number; state: string } }
}
const db = () => server.ctx.database.db
const thread = async (path: string) =>
  (await call<{ items: Line[] }>(server, ada, 'GET', `${path}/messages`)).body.items
const lineOf = async (path: string, id: string) => (await thread(path)).find((one) => one.id === id)
const reaches = (path: string, id: string, state: string) =>
  waitFor(state, async () => (await lineOf(path, id))?.state === state)
const requestsFor = (id: string) => sent.filter((one) => one.body['messageId'] === id)

describe('an agent’s picture', () => {
  test('is stored, goes to Google by its addresses, and is there to be seen', async () => {
    const { id: conversationId, path } = await aConversation(server, channel, ada)
    const id = randomUUID()
    const answer = await sendPicture<Line>(server, ada, path, await aPictureWithPlace(), {
      id,
      altText: 'Ein Laib Brot – “seeded” 🥖',
    })
    expect([answer.status, answer.body]).toMatchObject([
      201,
      {
        id,
        direction: 'outbound',
        author: { kind: 'agent', id: ada.id, name: 'Ada' },
        content: {
          kind: 'image',
          altText: 'Ein Laib Brot – “seeded” 🥖',
          attachment: { state: 'stored', contentType: 'image/jpeg', width: 30, height: 40 },
        },
      },
    ])
    await reaches(path, id, 'accepted')
    expect(requestsFor(id)).toHaveLength(1)
    expect(requestsFor(id)[0]?.body).toEqual({
      messageId: id,
      representative: { representativeType: 'HUMAN', displayName: 'Ada' },
      image: {
        contentInfo: {
          fileUrl: expect.stringMatching(/^http:\/\/127\.0\.0\.1:1\/pictures\/[\w-]{43}$/) as unknown,
          thumbnailUrl: expect.stringMatching(/\/pictures\/[\w-]{43}\/thumbnail$/) as unknown,
          altText: 'Ein Laib Brot – “seeded” 🥖',
          forceRefresh: false,
        },
      },
    })
    const seen = await fetch(`${server.url}${path}/attachments/${answer.body.content.attachment?.id}`, {
      headers: ada.headers,
    })
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect((await sharp(Buffer.from(await seen.arrayBuffer())).metadata()).exif).toBeUndefined()
    const { body } = await call(server, ada, 'GET', path)
    expect(body).toMatchObject({ preview: { direction: 'outbound', kind: 'image' }, pictures: 'allowed' })
    const verbs = await db()
      .selectFrom('activity')
      .where('conversation_id', '=', conversationId)
      .select(['verb', 'subject'])
      .execute()
    expect(verbs.filter((one) => one.verb === 'reply.queued')).toMatchObject([{ subject: { messageId: id } }])
    expect(JSON.stringify(verbs)).not.toContain('Laib')
  })
  test('keeps the half-written text of its sender', async () => {
    const { path } = await aConversation(server, channel, ada)
    await call(server, ada, 'PUT', `${path}/draft`, { text: 'half a thought' })
    expect((await sendPicture(server, ada, path, png)).status).toBe(201)
    expect((await call<{ draft: string }>(server, ada, 'GET', path)).body.draft).toBe('half a thought')
  })
  test('goes out in order with the texts', async () => {
    const { path, providerId } = await aConversation(server, channel, ada)
    const text = (words: string) =>
      call(server, ada, 'POST', `${path}/messages`, { id: randomUUID(), text: words })
    await text('before')
    await sendPicture(server, ada, path, png)
    await text('caption')
    const kinds = await waitFor('all three', async () => {
      const mine = sent.filter((one) => one.url.includes(providerId) && one.body['messageId'])
      return mine.length === 3 ? mine.map((one) => one.body['text'] ?? Object.keys(one.body).at(-1)) : null
    })
    expect(kinds).toEqual(['before', 'image', 'caption'])
  })
  test('that Google refused is sent again under its id and at its address', async () => {
    const { path } = await aConversation(server, channel, ada)
    const id = randomUUID()
    isRefusing = true
    await sendPicture(server, ada, path, png, { id })
    await reaches(path, id, 'failed')
    isRefusing = false
    expect((await call(server, ada, 'POST', `${path}/messages/${id}/retry`)).status).toBe(200)
    await reaches(path, id, 'accepted')
    const [first, second] = requestsFor(id)
    expect(second?.body).toEqual(first?.body)
  })
})

describe('repeats', () => {
  test('the same bytes and words are the same picture, also all at once; anything else is refused', async () => {
    const { path } = await aConversation(server, channel, ada)
    const id = randomUUID()
    const same = () => sendPicture<Line>(server, ada, path, png, { id, altText: 'A loaf' })
    const answers = await Promise.all([same(), same(), same()])
    expect(answers.map((one) => one.status)).toEqual([201, 201, 201])
    expect(new Set(answers.map((one) => one.body.content.attachment?.id)).size).toBe(1)
    const other = await aPicture('png', { width: 41 })
    expect(problemOf(await sendPicture(server, ada, path, other, { id, altText: 'A loaf' }))).toBe(
      'message/id-used',
    )
    expect(problemOf(await sendPicture(server, ada, path, png, { id, altText: 'Two' }))).toBe(
      'message/id-used',
    )
    expect(problemOf(await call(server, ada, 'POST', `${path}/messages`, { id, text: 'x' }))).toBe(
      'message/id-used',
    )
    const elsewhere = await aConversation(server, channel, ada)
    expect(problemOf(await sendPicture(server, ada, elsewhere.path, png, { id, altText: 'A loaf' }))).toBe(
      'message/id-used',
    )
    await reaches(path, id, 'accepted')
    expect(requestsFor(id)).toHaveLength(1)
    expect((await thread(path)).filter((one) => one.content?.kind === 'image')).toHaveLength(1)
  })
  test('two pictures racing for one id: one is stored, the other hears of it', async () => {
    const { path } = await aConversation(server, channel, ada)
    const id = randomUUID()
    const other = await aPicture('jpeg')
    const answers = await Promise.all(
      [png, other].map((bytes) => sendPicture(server, ada, path, bytes, { id })),
    )
    expect(answers.map((one) => one.status).sort()).toEqual([201, 409])
  })
})

describe('who may not', () => {
  test('strangers and missing conversations look the same', async () => {
    const { path } = await aConversation(server, channel, ada)
    const foreign = await sendPicture(server, stranger, path, png)
    const absent = await sendPicture(server, stranger, `/api/conversations/${randomUUID()}`, png)
    expect(foreign.status).toBe(404)
    expect({ ...foreign.body, instance: '' }).toEqual({ ...absent.body, instance: '' })
  })
  test('colleagues, nobody before taking it, nobody after it is closed or 30 days have gone', async () => {
    const { id, path } = await aConversation(server, channel)
    expect(problemOf(await sendPicture(server, ada, path, png))).toBe('conversation/not-yours')
    await call(server, ada, 'POST', `${path}/actions`, { action: 'take' })
    expect(problemOf(await sendPicture(server, ben, path, png))).toBe('conversation/not-yours')
    await db()
      .updateTable('conversations')
      .set({ last_customer_message_at: new Date(Date.now() - 31 * 86_400_000) })
      .where('id', '=', id)
      .execute()
    expect(problemOf(await sendPicture(server, ada, path, png))).toBe('conversation/window-closed')
    await call(server, ada, 'POST', `${path}/actions`, { action: 'close' })
    expect(problemOf(await sendPicture(server, ada, path, png))).toBe('conversation/wrong-state')
  })
  test('anybody where the channel’s switch is off, whether sending or sending again', async () => {
    const { path } = await aConversation(server, quiet, ada)
    expect((await call(server, ada, 'GET', path)).body).toMatchObject({ pictures: 'switchedOff' })
    expect(problemOf(await sendPicture(server, ada, path, png))).toBe('conversation/pictures-off')
    const allow = (isOn: boolean) =>
      db()
        .updateTable('channels')
        .set({ agent_attachments: isOn })
        .where('id', '=', quiet.channelId)
        .execute()
    await allow(true)
    const id = randomUUID()
    isRefusing = true
    expect((await sendPicture(server, ada, path, png, { id })).status).toBe(201)
    await reaches(path, id, 'failed')
    isRefusing = false
    await allow(false)
    expect(problemOf(await call(server, ada, 'POST', `${path}/messages/${id}/retry`))).toBe(
      'conversation/pictures-off',
    )
  })
})

describe('what is no picture', () => {
  test('is refused with its reason and leaves nothing', async () => {
    const { id, path } = await aConversation(server, channel, ada)
    for (const [name, bytes, because] of await badPictures())
      expect(problemOf(await sendPicture(server, ada, path, bytes)), name).toBe(`picture/${because}`)
    const rows = await db().selectFrom('attachments').where('conversation_id', '=', id).select('id').execute()
    expect(rows).toEqual([])
  })
  test('11 MB are refused, said beforehand or not', async () => {
    const { path } = await aConversation(server, channel, ada)
    const large = Buffer.alloc(11 * 1024 * 1024)
    expect(problemOf(await sendPicture(server, ada, path, large))).toBe('picture/too-large')
    expect(await sendInPieces(path, large)).toBe(413)
  })
  test('while four are on their way the next one is told to come back, at once', async () => {
    const { path } = await aConversation(server, channel, ada)
    const slow = new Set<ReturnType<typeof httpRequest>>()
    const begin = () => {
      const request = httpRequest(`${server.url}${path}/pictures/${randomUUID()}`, {
        method: 'PUT',
        agent: false,
        headers: { ...ada.headers, 'Content-Type': 'image/png', 'Content-Length': png.length },
      })
      request.on('error', () => undefined)
      // One of those that ask below may have been there first: then this one comes back, as it is told to.
      request.on('response', (response) => {
        response.resume()
        slow.delete(request)
        if (response.statusCode === 429) begin()
      })
      request.write(png.subarray(0, 10))
      slow.add(request)
    }
    for (let count = 0; count < 4; count++) begin()
    const refused = await waitFor('a refusal', async () => {
      const answer = await sendPicture(server, ada, path, png)
      return answer.status === 429 ? answer : null
    })
    expect([problemOf(refused), refused.headers.get('retry-after')]).toEqual(['request/too-many', '2'])
    for (const request of slow) request.destroy()
    await waitFor('room', async () => (await sendPicture(server, ada, path, png)).status === 201)
  })
  test.each([
    ['another type', { 'Content-Type': 'image/svg+xml' }, 415],
    ['a form', { 'Content-Type': 'multipart/form-data; boundary=x' }, 415],
    ['compressed', { 'Content-Encoding': 'gzip' }, 415],
    ['fields that are not JSON', { 'x-parley-fields': '%7Bno' }, 400],
    ['fields that are not percent-encoded', { 'x-parley-fields': '%' }, 400],
    [
      'a description of 501 characters',
      { 'x-parley-fields': JSON.stringify({ altText: 'x'.repeat(501) }) },
      400,
    ],
    ['no CSRF token', { 'x-parley-csrf': '' }, 403],
  ])('%s is a mistake', async (_name, headers, status) => {
    const { path } = await aConversation(server, channel, ada)
    expect((await sendPicture(server, ada, path, png, { headers })).status).toBe(status)
  })
})

/** Without a length said beforehand. */
function sendInPieces(path: string, bytes: Buffer): Promise<number | undefined> {
  return new Promise((done, fail) => {
    const url = `${server.url}${path}/pictures/${randomUUID()}`
    const headers = { ...ada.headers, 'Content-Type': 'image/png', 'Transfer-Encoding': 'chunked' }
    const request = httpRequest(url, { method: 'PUT', agent: false, headers }, (response) => {
      response.resume()
      done(response.statusCode)
    })
    request.on('error', fail)
    for (let at = 0; at < bytes.length; at += 65_536) request.write(bytes.subarray(at, at + 65_536))
    request.end()
  })
}
