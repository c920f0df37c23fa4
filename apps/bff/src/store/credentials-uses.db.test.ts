import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditEntries } from '../../testing/audit.ts'
import { aChannel } from '../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'
import { countUse, settleUses } from './credentials-uses.ts'

let server: TestServer
let accountId: string
beforeAll(async () => {
  server = await startTestServer()
  accountId = (await aChannel(server)).accountId
  await useKey('aaaaaa')
})
afterAll(() => server.close())
// The server settles by itself, too: it must not know of these days before the test does.
beforeEach(() => server.setNow(new Date('2026-11-20T00:00:30Z')))

const db = () => server.ctx.database.db
const at = (text: string) => new Date(text)
const useKey = (keyIdTail: string) =>
  sql`update accounts set credentials_sealed = '\\x00', credentials_facts = ${JSON.stringify({ keyIdTail })}::jsonb
    where id = ${accountId}`.execute(db())
const count = (now: Date) =>
  db()
    .transaction()
    .execute((tx) => countUse(tx, accountId, now))
const settle = (now: Date) =>
  db()
    .transaction()
    .execute((tx) => settleUses(tx, now))
const entries = async () =>
  (await auditEntries(server))
    .filter((entry) => entry.verb === 'account.credentialsUsedToSend')
    .map(({ actor, object, changes }) => [
      actor,
      object?.id,
      Object.fromEntries(changes.map(({ field, after }) => [field, after])),
    ])
const entry = (keyIdTail: string, day: string, requests?: number) => [
  null,
  accountId,
  { keyIdTail, day, ...(requests === undefined ? {} : { requests }) },
]

test('a day with a thousand requests from many connections at once makes two entries, with the exact number', async () => {
  const noon = at('2026-11-20T12:00:00Z')
  await Promise.all(Array.from({ length: 400 }, () => count(noon)))
  await settle(noon)
  expect(await entries()).toEqual([entry('aaaaaa', '2026-11-20')])
  await Promise.all(Array.from({ length: 600 }, () => count(noon)))
  await settle(noon)
  await Promise.all([settle(noon), settle(noon)])
  expect(await entries()).toHaveLength(1)

  // After midnight the day is not closed at once: what was being sent still counts.
  await settle(at('2026-11-21T00:00:59Z'))
  expect(await entries()).toHaveLength(1)
  await settle(at('2026-11-21T00:01:00Z'))
  expect(await entries()).toEqual([entry('aaaaaa', '2026-11-20'), entry('aaaaaa', '2026-11-20', 1000)])
  expect(await settle(at('2026-11-21T12:00:00Z'))).toBe(0)
})

test('each key has its own entries, also on the day of its promotion; no use, no entry', async () => {
  const before = (await entries()).length
  const morning = at('2026-11-22T08:00:00Z')
  server.setNow(morning)
  await count(morning)
  await useKey('bbbbbb')
  await count(morning)
  await count(morning)
  await settle(morning)
  await settle(at('2026-11-23T08:00:00Z'))
  expect((await entries()).slice(before)).toEqual([
    entry('aaaaaa', '2026-11-22'),
    entry('bbbbbb', '2026-11-22'),
    entry('aaaaaa', '2026-11-22', 1),
    entry('bbbbbb', '2026-11-22', 2),
  ])
  await sql`update accounts set credentials_sealed = null where id = ${accountId}`.execute(db())
  await count(morning)
  expect(await db().selectFrom('credentials_uses').selectAll().execute()).toEqual([])
})
