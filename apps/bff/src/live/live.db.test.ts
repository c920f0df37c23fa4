import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import type { LiveTopic } from '@parley/contracts/live'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  aChannel,
  aPayload,
  aPerson,
  deliver,
  type TestChannel,
  type TestPerson,
} from '../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { waitFor } from '../../testing/wait-for.ts'
import * as activity from '../store/activity.ts'

let server: TestServer
let channel: TestChannel
beforeAll(async () => {
  server = await startTestServer()
  channel = await aChannel(server)
})
afterAll(() => server.close())

interface Frame {
  id: string | null
  event: string
  data: { topics?: string[]; reason?: string }
}

/** A browser's EventSource in small: collects frames until it is cut. */
async function listen(person: TestPerson, lastEventId?: number) {
  const cut = new AbortController()
  const answer = await fetch(`${server.url}/api/live`, {
    headers: {
      Cookie: person.headers['Cookie'] ?? '',
      ...(lastEventId === undefined ? {} : { 'Last-Event-ID': String(lastEventId) }),
    },
    signal: cut.signal,
  })
  const frames: Frame[] = []
  let isOpen = answer.ok
  const reading = (async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true })
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const lines = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const field = (name: string) =>
          lines.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const event = field('event')
        if (event)
          frames.push({
            id: field('id') ?? null,
            event,
            data: JSON.parse(field('data') ?? '{}') as Frame['data'],
          })
      }
    }
  })()
    .catch(() => undefined)
    .finally(() => (isOpen = false))
  return {
    status: answer.status,
    frames,
    isOpen: () => isOpen,
    hints: () => frames.filter((frame) => frame.event === 'hint'),
    async cut() {
      cut.abort()
      await reading
    },
  }
}

const record = (topics: LiveTopic[], audience?: { queueIds: string[]; userIds: string[] }) =>
  server.ctx.database.db.transaction().execute((tx) =>
    activity.record(tx, {
      actorId: null,
      verb: 'test',
      topics,
      ...(audience ? { conversationId: randomUUID(), subject: { audience } } : {}),
    }),
  )

describe('who hears what', () => {
  test('nobody without a session', async () => {
    expect((await fetch(`${server.url}/api/live`)).status).toBe(401)
  })

  test('hints of a conversation reach those who may see it, and nobody else', async () => {
    const member = await listen(await aPerson(server, { queueIds: [channel.queueId] }))
    const stranger = await listen(await aPerson(server))
    const supervisor = await listen(await aPerson(server, { role: 'supervisor' }))
    const payload = aPayload(channel)
    await deliver(server, channel, payload)
    await waitFor('the hints', async () => member.hints().length > 0 && supervisor.hints().length > 0)
    // What everybody hears comes later in the same order: had there been a hint for the stranger, it would be here.
    await record(['queues'])
    await waitFor('the last hint', async () => stranger.hints().length > 0)
    expect(stranger.hints().flatMap((frame) => frame.data.topics)).toEqual(['queues'])
    expect(member.hints()[0]?.data.topics).toEqual(['inbox', expect.stringMatching(/^conversation:/)])
    await Promise.all([member.cut(), stranger.cut(), supervisor.cut()])
  })

  test('administration is heard by administrators only', async () => {
    const agent = await listen(await aPerson(server))
    const administrator = await listen(await aPerson(server, { role: 'administrator' }))
    await record(['accounts', `account:${randomUUID()}`, 'team'])
    await record(['queues'])
    await waitFor(
      'the last hint',
      async () => administrator.hints().length === 2 && agent.hints().length === 1,
    )
    expect(agent.hints()[0]?.data.topics).toEqual(['queues'])
    await Promise.all([agent.cut(), administrator.cut()])
  })

  test('a session that ends takes its stream along', async () => {
    const person = await aPerson(server)
    const stream = await listen(person)
    await server.ctx.database.db
      .updateTable('users')
      .set({ disabled_at: new Date() })
      .where('id', '=', person.id)
      .execute()
    await waitFor('the end', async () => !stream.isOpen(), 8_000)
    expect(stream.frames.at(-1)).toEqual({ id: null, event: 'bye', data: { reason: 'sessionEnded' } })
  })
})

describe('nothing is missed', () => {
  test('transactions that commit late and in another order are all heard, in order, once', async () => {
    const person = await aPerson(server, { role: 'administrator' })
    const stream = await listen(person)
    const numbers = await Promise.all(
      Array.from({ length: 200 }, (_, index) =>
        server.ctx.database.db.transaction().execute(async (tx) => {
          // Some transactions do other work for a while before they record, as real ones do.
          await sql`select pg_sleep(${(index % 7) / 500})`.execute(tx)
          return activity.record(tx, { actorId: null, verb: 'test', topics: ['accounts'] })
        }),
      ),
    )
    await waitFor('all hints', async () => stream.hints().length >= 200)
    const heard = stream.hints().map((frame) => Number(frame.id))
    expect(heard).toEqual([...numbers].sort((a, b) => a - b))
    await stream.cut()
  })

  test('a browser that comes back hears what it missed, then what is new', async () => {
    const person = await aPerson(server, { role: 'administrator' })
    const first = await listen(person)
    const before = await record(['accounts'])
    await waitFor('the first hint', async () => first.hints().length > 0)
    await first.cut()
    const missed = [await record(['accounts']), await record(['team'])]
    const again = await listen(person, before)
    await waitFor('what was missed', async () => again.hints().length >= 2)
    missed.push(await record(['queues']))
    await waitFor('what is new', async () => again.hints().length >= 3)
    expect(again.hints().map((frame) => Number(frame.id))).toEqual(missed)
    await again.cut()
  })

  test('one that is too far behind is told to read everything again', async () => {
    const person = await aPerson(server, { role: 'administrator' })
    const present = await listen(person)
    const start = await record(['accounts'])
    await server.ctx.database.db.transaction().execute(async (tx) => {
      for (let count = 0; count < 510; count++)
        await activity.record(tx, { actorId: null, verb: 'test', topics: ['accounts'] })
    })
    await waitFor('one that was there all the time', async () => present.hints().length >= 511)
    const stream = await listen(person, start)
    await waitFor('the reset', async () => stream.frames.some((frame) => frame.event === 'reset'))
    expect(stream.frames.filter((frame) => frame.event !== 'hint').every((frame) => frame.id === null)).toBe(
      true,
    )
    await stream.cut()
  })

  test('one that does not read is cut within bounds, without a gap in what it had got, and holds up nobody', async () => {
    const person = await aPerson(server, { role: 'administrator' })
    const { hostname, port } = new URL(server.url)
    const socket = connect({ host: hostname, port: Number(port) })
    const ended = new Promise<void>((done) => socket.once('close', () => done()))
    socket.on('error', () => undefined)
    socket.write(
      `GET /api/live HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${person.headers['Cookie']}\r\n\r\n`,
    )
    await new Promise((done) => socket.once('readable', done))
    const attentive = await listen(person)
    // Far more than both sockets' buffers take; with a reader none of it piles up.
    const numbers: number[] = []
    for (let round = 1; round <= 480; round++) {
      numbers.push(await record([`account:${randomUUID()}${'x'.repeat(25_000)}`]))
      if (round % 8 === 0)
        await waitFor('the one that reads', async () => attentive.hints().length === numbers.length)
    }
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
    await ended
    const seen = [...text.matchAll(/^id: (\d+)\nevent: hint\ndata: .*\n\n/gm)].map((match) =>
      Number(match[1]),
    )
    expect(seen.length).toBeLessThan(numbers.length)
    expect(seen).toEqual(numbers.slice(0, seen.length))
    await attentive.cut()
  })
})
