import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aChannel, aPayload, deliver, type TestChannel } from '../testing/factories.ts'
import { anInstallation, type Installation } from '../testing/installation.ts'
import { seeded } from '../testing/seeded.ts'
import { waitFor } from '../testing/wait-for.ts'

/**
 * R1 of the guarantees: a delivery answered with 200 is never lost and never doubled, whatever is killed when.
 * `GUARANTEE_ROUNDS` and `GUARANTEE_SEED` make it longer and repeat a run.
 */
const rounds = Number(process.env['GUARANTEE_ROUNDS'] ?? 30)
const seed = Number(process.env['GUARANTEE_SEED'] ?? 20_261_123)
const senders = 16

let installation: Installation
let channel: TestChannel
beforeAll(async () => {
  installation = await anInstallation()
  await installation.start()
  const bench = await installation.workbench()
  channel = await aChannel(bench)
  await bench.close()
})
afterAll(() => installation.remove())

/** Sends distinct messages from many connections until told to stop; returns the ids that were answered with 200. */
function load() {
  const acknowledged = new Set<string>()
  let newestStart = 0
  let isStopped = false
  const sender = async () => {
    const conversationId = randomUUID()
    while (!isStopped) {
      const payload = aPayload(channel, { conversationId })
      const startedAt = performance.now()
      const status = await deliver(installation, channel, payload).then(
        (answer) => answer.status,
        () => null,
      )
      if (status === 200) {
        acknowledged.add(String(payload['requestId']))
        newestStart = Math.max(newestStart, startedAt)
      }
      // Nobody listens while it is down; asking again at once would only burn the processor.
      else await new Promise((done) => setTimeout(done, 10))
    }
  }
  const running = Array.from({ length: senders }, sender)
  return {
    acknowledged,
    /** Resolves when a delivery that was begun from now on is acknowledged: what was under way before does not count. */
    async getsThrough() {
      const from = performance.now()
      await waitFor('deliveries to be acknowledged', async () => newestStart >= from, 30_000)
    },
    async stop() {
      isStopped = true
      await Promise.all(running)
    },
  }
}

async function expectExactlyOnce(acknowledged: ReadonlySet<string>): Promise<void> {
  const bench = await installation.workbench()
  const { db } = bench.ctx.database
  await waitFor(
    'all deliveries to be processed',
    async () => {
      const left = await db
        .selectFrom('raw_events')
        .where('state', '=', 'new')
        .select('id')
        .executeTakeFirst()
        // A connection's process may outlive the killed main one and acknowledge once more: only then it starts again.
        .catch(() => null)
      return left === undefined
    },
    60_000,
  )
  const rows = await db
    .selectFrom('messages')
    .where('direction', '=', 'inbound')
    .select('provider_id')
    .execute()
  const times = new Map<string, number>()
  for (const row of rows) times.set(row.provider_id ?? '', (times.get(row.provider_id ?? '') ?? 0) + 1)
  const lost = [...acknowledged].filter((id) => !times.has(`m:${id}`))
  const doubled = [...times].filter(([, count]) => count > 1)
  const parked = await db.selectFrom('raw_events').where('state', '=', 'parked').select('id').execute()
  await bench.close()
  expect({ lost, doubled, parked }).toEqual({ lost: [], doubled: [], parked: [] })
}

describe(`acknowledged deliveries survive (seed ${seed})`, () => {
  test(`the server killed ${rounds} times under load`, async () => {
    const random = seeded(seed)
    const { acknowledged, getsThrough, stop } = load()
    for (let round = 0; round < rounds; round++) {
      await getsThrough()
      await new Promise((done) => setTimeout(done, 20 + random() * 300))
      await installation.kill()
      await installation.start()
    }
    await stop()
    console.log(`acknowledged over ${rounds} kills of the server: ${acknowledged.size}, seed ${seed}`)
    await expectExactlyOnce(acknowledged)
  }, 600_000)

  const databaseRounds = Math.max(3, Math.round(rounds / 3))
  test(`the database killed ${databaseRounds} times under load, and the server goes on`, async () => {
    const random = seeded(seed + 1)
    const pid = installation.pid()
    const { acknowledged, getsThrough, stop } = load()
    for (let round = 0; round < databaseRounds; round++) {
      await getsThrough()
      await new Promise((done) => setTimeout(done, 20 + random() * 300))
      await installation.killDatabase()
    }
    await getsThrough()
    await stop()
    console.log(
      `acknowledged over ${databaseRounds} kills of the database: ${acknowledged.size}, seed ${seed + 1}`,
    )
    await expectExactlyOnce(acknowledged)
    expect(installation.pid()).toBe(pid)
  }, 600_000)
})
