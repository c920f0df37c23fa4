import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase } from '../../testing/database.ts'
import { claim, hurry, release, setTimer, stillHolds, untilNextMs, wakeAll, type Lease } from './lanes.ts'

let opened: Awaited<ReturnType<typeof createTestDatabase>>
beforeAll(async () => {
  opened = await createTestDatabase()
})
afterAll(() => opened.drop())
const db = () => opened.database.db

/** Claims until this lane comes; others of the file are left to their holders. */
async function take(key: string): Promise<Lease | undefined> {
  return (await claim(db(), 100)).find((lease) => lease.key === key)
}
const expire = (key: string) =>
  sql`update lanes set lease_until = now() - interval '1 second' where key = ${key}`.execute(db())

describe('lanes', () => {
  test('many claimers at once: each lane has one holder', async () => {
    const keys: string[] = Array.from({ length: 40 }, () => randomUUID())
    for (const key of keys) await wakeAll(db(), 'outbound', [key])
    const claimed = (await Promise.all(Array.from({ length: 8 }, () => claim(db(), 10))))
      .flat()
      .map((lease) => lease.key)
    expect(new Set(claimed).size).toBe(claimed.length)
    expect(claimed.filter((key) => keys.includes(key))).toHaveLength(40)
  })

  test('a holder that was frozen and replaced writes nothing', async () => {
    const key = randomUUID()
    await wakeAll(db(), 'outbound', [key])
    const frozen = await take(key)
    await expire(key)
    const successor = await take(key)
    if (!frozen || !successor) throw new Error('not claimed')
    expect(await stillHolds(db(), frozen)).toBe(false)
    expect(await stillHolds(db(), successor)).toBe(true)
    await release(db(), frozen, null)
    expect(await stillHolds(db(), successor)).toBe(true)
  })

  test('a sign of life keeps the lane', async () => {
    const key = randomUUID()
    await wakeAll(db(), 'outbound', [key])
    const lease = await take(key)
    if (!lease) throw new Error('not claimed')
    await expire(key)
    expect(await stillHolds(db(), lease)).toBe(true)
    expect(await take(key)).toBeUndefined()
  })

  test('work that comes while a holder runs is not forgotten', async () => {
    const key = randomUUID()
    await wakeAll(db(), 'outbound', [key])
    const lease = await take(key)
    if (!lease) throw new Error('not claimed')
    await wakeAll(db(), 'outbound', [key])
    await release(db(), lease, null)
    expect(await take(key)).toBeDefined()
  })

  test('an idle lane stays idle', async () => {
    const key = randomUUID()
    await wakeAll(db(), 'outbound', [key])
    const lease = await take(key)
    if (!lease) throw new Error('not claimed')
    await release(db(), lease, null)
    expect(await take(key)).toBeUndefined()
  })

  test('new work does not jump the waiting time that the provider asked for; a person may', async () => {
    const key = randomUUID()
    await wakeAll(db(), 'outbound', [key])
    const lease = await take(key)
    if (!lease) throw new Error('not claimed')
    await release(db(), lease, { retryMs: 60_000, attempts: 1 })
    await wakeAll(db(), 'outbound', [key])
    expect(await take(key)).toBeUndefined()
    await hurry(db(), 'outbound', key)
    expect(await take(key)).toMatchObject({ attempts: 0 })
  })

  test('a timer set anew while it runs keeps the new time', async () => {
    const key = randomUUID()
    await setTimer(db(), key, new Date(Date.now() - 1_000))
    const lease = await take(key)
    if (!lease) throw new Error('not claimed')
    await setTimer(db(), key, new Date(Date.now() + 60_000))
    await release(db(), lease, null)
    expect(await take(key)).toBeUndefined()
    const row = await db().selectFrom('lanes').where('key', '=', key).selectAll().executeTakeFirstOrThrow()
    expect(row.due_at?.getTime()).toBeGreaterThan(Date.now() + 50_000)
    expect(await untilNextMs(db())).not.toBeNull()
  })
})
