import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aChannel, aPayload, type TestChannel } from '../testing/factories.ts'
import { seeded } from '../testing/seeded.ts'
import { startTestServer, type TestServer } from '../testing/server.ts'
import { aTokenBench, type TokenBench } from '../testing/tokens.ts'
import { waitFor } from '../testing/wait-for.ts'
import { startServer, type RunningServer } from '../src/server.ts'

/**
 * Rotation of the client token under load: no valid delivery is refused, none is lost, none is doubled. Two instances,
 * real sockets. `GUARANTEE_SEED` repeats a run, `GUARANTEE_SECONDS` makes it longer.
 */
const seed = Number(process.env['GUARANTEE_SEED'] ?? 20_261_124)
const seconds = Number(process.env['GUARANTEE_SECONDS'] ?? 6)
const perSecond = 200
const conversations = 40

let server: TestServer
let other: RunningServer
let channel: TestChannel
let bench: TokenBench
beforeAll(async () => {
  server = await startTestServer()
  other = await startServer(server.ctx, server.databaseUrl)
  channel = await aChannel(server)
  bench = await aTokenBench(server, channel)
})
afterAll(async () => {
  await other.close()
  await server.close()
})

/** Google as it changes over: each delivery is signed with the token of its moment, and repeated until it is taken. */
function google(random: () => number) {
  const instances = [server.url, `http://127.0.0.1:${other.port}`]
  const ids = Array.from({ length: conversations }, () => randomUUID())
  const acknowledged: string[] = []
  const answers = new Map<number, number>()
  const underWay = new Set<Promise<void>>()
  const signedWith = new Map<string, number>()
  let token = channel.clientToken
  let begun = 0

  const sendOne = async () => {
    const payload = aPayload(channel, {
      conversationId: ids[Math.floor(random() * conversations)] ?? ids[0],
    })
    const url = instances[Math.floor(random() * instances.length)] ?? server.url
    const signer = token
    const status = await bench.post(payload, signer, { url })
    answers.set(status, (answers.get(status) ?? 0) + 1)
    signedWith.set(signer, (signedWith.get(signer) ?? 0) + 1)
    if (status === 200) acknowledged.push(String(payload['requestId']))
  }
  const startedAt = performance.now()
  const timer = setInterval(() => {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * perSecond)
    for (; begun < due; begun++) {
      const one = sendOne().finally(() => underWay.delete(one))
      underWay.add(one)
    }
  }, 5)
  return {
    acknowledged,
    answers,
    signedWith,
    changeOver: (to: string) => (token = to),
    /** Until so many of all were begun. */
    reached: (share: number) =>
      waitFor('the deliveries to be begun', async () => begun >= share * seconds * perSecond, 60_000),
    /** Until nothing that was signed before is still on its way, as a person waits for the meter to stand still. */
    async settle() {
      await Promise.all(underWay)
    },
    async stop() {
      clearInterval(timer)
      await Promise.all(underWay)
      return (performance.now() - startedAt) / 1_000
    },
  }
}

test(`${perSecond} deliveries a second while the token is rotated (seed ${seed})`, async () => {
  const load = google(seeded(seed))
  await load.reached(0.2)
  expect((await bench.begin('NEXTTOKEN')).status).toBe(201)
  // At once: nobody has told the other instance but the notice that is on its way.
  load.changeOver('NEXTTOKEN')
  await load.reached(0.5)
  // Google hesitates: some of its machines still sign with the old one.
  load.changeOver(channel.clientToken)
  await load.reached(0.6)
  load.changeOver('NEXTTOKEN')
  await load.settle()
  expect((await bench.end('new')).status).toBe(200)
  await load.reached(1)
  const took = await load.stop()

  expect(Object.fromEntries(load.answers)).toEqual({ 200: load.acknowledged.length })
  console.log(
    `${load.acknowledged.length} deliveries in ${took.toFixed(1)} s, by token: ${[...load.signedWith.values()].join(' and ')}, seed ${seed}`,
  )
  expect(load.signedWith.size).toBe(2)
  const { db } = server.ctx.database
  await waitFor(
    'all deliveries to be processed',
    async () =>
      (await db.selectFrom('raw_events').where('state', '=', 'new').select('id').executeTakeFirst()) ===
      undefined,
    60_000,
  )
  const rows = await db
    .selectFrom('messages')
    .where('direction', '=', 'inbound')
    .orderBy('provider_id')
    .select('provider_id')
    .execute()
  expect(rows.map((row) => row.provider_id)).toEqual(load.acknowledged.map((id) => `m:${id}`).sort())
  await waitFor('the old token to be refused by both', async () => {
    const answers = await Promise.all(
      [server.url, `http://127.0.0.1:${other.port}`].map((url) =>
        bench.post(aPayload(channel), channel.clientToken, { url }),
      ),
    )
    return answers.every((status) => status === 401)
  })
}, 180_000)
