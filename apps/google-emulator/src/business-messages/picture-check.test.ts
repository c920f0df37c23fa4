import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhoneState } from '../phones/items.ts'
import { aMessage, startTestEmulator } from '../testing/harness.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let server: Server
let base: string
const asked: string[] = []

/** What stands at each path: a status, a type and so many bytes. */
const shelf: Record<string, [status: number, type: string, bytes: number]> = {
  '/good.png': [200, 'image/png', 1000],
  '/good.jpg': [200, 'image/jpg; charset=binary', 5_000_000],
  '/small.jpg': [200, 'image/jpeg', 25_000],
  '/page': [200, 'text/html', 100],
  '/vector': [200, 'image/svg+xml', 100],
  '/animated.gif': [200, 'image/gif', 100],
  '/large.png': [200, 'image/png', 5_000_001],
  '/medium.jpg': [200, 'image/jpeg', 25_001],
  '/empty.png': [200, 'image/png', 0],
  '/moved': [302, 'image/png', 10],
}

beforeAll(async () => {
  emulator = await startTestEmulator()
  server = createServer((req, res) => {
    asked.push(req.url ?? '')
    const [status, type, bytes] = shelf[req.url ?? ''] ?? [404, 'text/plain', 0]
    res.writeHead(status, { 'Content-Type': type, ...(status === 302 && { Location: '/good.png' }) })
    res.end(Buffer.alloc(bytes))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await emulator.close()
})

const aPicture = (file: string, thumbnail?: string) =>
  aMessage({
    text: undefined,
    image: {
      contentInfo: {
        fileUrl: `${base}${file}`,
        ...(thumbnail !== undefined && { thumbnailUrl: `${base}${thumbnail}` }),
        altText: 'A loaf',
      },
    },
  })
const send = (chat: PhoneState, message: unknown) =>
  emulator.google('POST', `conversations/${chat.conversationId}/messages`, message)
const shown = async (chat: PhoneState) =>
  (await emulator.control<PhoneState>('GET', `/phones/${chat.id}`)).items.filter(
    (item) => item.kind === 'agent',
  )

describe('a picture', () => {
  it.each([
    ['/good.png', undefined],
    ['/good.jpg', '/small.jpg'],
  ])('is fetched and shown: %s with %s', async (file, thumbnail) => {
    const chat = await emulator.openChat()
    expect((await send(chat, aPicture(file, thumbnail))).status).toBe(200)
    expect(asked).toContain(file)
    expect(await shown(chat)).toMatchObject([
      { message: { image: { contentInfo: { fileUrl: `${base}${file}`, altText: 'A loaf' } } } },
    ])
  })
  it.each([
    ['/missing', undefined, 'file_url'],
    ['/page', undefined, 'file_url'],
    ['/vector', undefined, 'file_url'],
    ['/animated.gif', undefined, 'file_url'],
    ['/large.png', undefined, 'file_url'],
    ['/empty.png', undefined, 'file_url'],
    ['/moved', undefined, 'file_url'],
    ['/good.png', '/medium.jpg', 'thumbnail_url'],
    ['/good.png', '/missing', 'thumbnail_url'],
  ])('that cannot be taken is refused and not shown: %s with %s', async (file, thumbnail, field) => {
    const chat = await emulator.openChat()
    const { status, body } = await send(chat, aPicture(file, thumbnail))
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('INVALID_ARGUMENT')])
    expect(JSON.stringify(body)).toContain(`message.image.content_info.${field}`)
    expect(await shown(chat)).toEqual([])
  })
  it('that comes several times at once is taken once', async () => {
    const chat = await emulator.openChat()
    const message = aPicture('/good.png')
    const answers = await Promise.all(Array.from({ length: 5 }, () => send(chat, message)))
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409, 409, 409])
    expect(await shown(chat)).toHaveLength(1)
  })
})
