import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Database } from '@parley/bff/store/db'
import { sql } from 'kysely'
import { aChannel } from '@parley/bff/testing/factories'
import { anInstallation } from '@parley/bff/testing/installation'
import { waitFor } from '@parley/bff/testing/wait-for'
import { postFor, type LoadResult } from './load.ts'
import type { Row } from './rows.ts'

const connections = 64
const seconds = 5
const pairs = 3

/** Deliveries per second for Parley and for the floor, in turn on one PostgreSQL; the ratio is the median of the pairs'. */
export async function benchWebhook(): Promise<Row[]> {
  const installation = await anInstallation()
  await installation.start()
  const bench = await installation.workbench()
  const channel = await aChannel(bench)
  const databaseUrl = bench.ctx.database.pool.options.connectionString ?? ''
  const floor = await startFloor(databaseUrl, channel.clientToken)
  try {
    const agent = `brands/${channel.brandId}/agents/${channel.agentId}`
    const { clientToken } = channel
    const parleyTarget = { origin: installation.url, path: channel.webhookPath, clientToken, agent }
    const floorTarget = { origin: floor.origin, path: '/', clientToken, agent }
    const drained = () =>
      waitFor(
        'the backlog to be processed',
        async () =>
          !(await bench.ctx.database.db
            .selectFrom('raw_events')
            .where('state', '=', 'new')
            .select('id')
            .executeTakeFirst()),
        300_000,
      )
    // Both warm before anything counts.
    await postFor(floorTarget, connections, 1)
    await postFor(parleyTarget, connections, 1)
    await drained()
    const results: { floor: LoadResult; parley: LoadResult }[] = []
    const drainPerSecond: number[] = []
    for (let pair = 0; pair < pairs; pair++) {
      const floorResult = await postFor(floorTarget, connections, seconds)
      const parley = await postFor(parleyTarget, connections, seconds)
      drainPerSecond.push(await drainRate(bench.ctx.database))
      await sql`checkpoint`.execute(bench.ctx.database.db)
      results.push({ floor: floorResult, parley })
    }
    const median = (pick: (one: (typeof results)[number]) => number) => middle(results.map(pick))
    const refused = results.reduce((sum, one) => sum + one.parley.refused, 0)
    return [
      {
        name: 'webhook: Parley',
        value: median((one) => one.parley.perSecond),
        unit: 'deliveries/s',
        goal: null,
      },
      {
        name: 'webhook: bare floor',
        value: median((one) => one.floor.perSecond),
        unit: 'deliveries/s',
        goal: null,
      },
      {
        name: 'webhook: Parley / floor',
        value: median((one) => one.parley.perSecond / one.floor.perSecond),
        unit: 'ratio',
        goal: '>= 0.7',
      },
      { name: 'webhook: answer p50', value: median((one) => one.parley.p50Ms), unit: 'ms', goal: null },
      { name: 'webhook: answer p99', value: median((one) => one.parley.p99Ms), unit: 'ms', goal: null },
      { name: 'webhook: floor answer p50', value: median((one) => one.floor.p50Ms), unit: 'ms', goal: null },
      { name: 'webhook: floor answer p99', value: median((one) => one.floor.p99Ms), unit: 'ms', goal: null },
      { name: 'webhook: not answered with 200', value: refused, unit: 'deliveries', goal: '<= 0' },
      { name: 'webhook: backlog processed', value: middle(drainPerSecond), unit: 'deliveries/s', goal: null },
    ]
  } finally {
    floor.stop()
    await bench.close()
    await installation.remove()
  }
}

/** How fast the backlog that the burst left is processed, measured over a few seconds; the rest of it is thrown away. */
async function drainRate({ db }: Database): Promise<number> {
  const left = async () =>
    Number(
      (
        await db
          .selectFrom('raw_events')
          .where('state', '=', 'new')
          .select((eb) => eb.fn.countAll().as('n'))
          .executeTakeFirstOrThrow()
      ).n,
    )
  const [before, begin] = [await left(), performance.now()]
  await new Promise((done) => setTimeout(done, 4_000))
  const [after, end] = [await left(), performance.now()]
  await db.deleteFrom('raw_events').where('state', '=', 'new').execute()
  return before === 0 ? Number.NaN : (before - after) / ((end - begin) / 1_000)
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}

async function startFloor(databaseUrl: string, token: string): Promise<{ origin: string; stop(): void }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'floor.ts')], {
    env: { PATH: process.env['PATH'], FLOOR_DATABASE_URL: databaseUrl, FLOOR_TOKEN: token },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const port = await new Promise<number>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      done((JSON.parse(line) as { port: number }).port),
    )
    child.once('exit', () => fail(new Error('the floor did not start')))
  })
  return { origin: `http://127.0.0.1:${port}`, stop: () => child.kill('SIGTERM') }
}
