import type { AuditCheck } from '@parley/contracts/audit'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { checkChain, genesis, hashOf } from '../../audit/chain.ts'
import type { AuditRecord } from '../../audit/record.ts'
import * as activity from '../../store/activity.ts'
import * as auditLog from '../../store/audit.ts'

let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
})
afterAll(() => server.close())

const database = () => server.ctx.database.db
const aRecord = (name: string): AuditRecord => ({
  verb: 'queue.created',
  actor: { id: admin.id, name: admin.name },
  ip: '192.0.2.1',
  userAgent: null,
  requestId: null,
  object: { type: 'queue', id: null, name },
  changes: [],
  count: 1,
})
const append = (...names: string[]) =>
  database()
    .transaction()
    .execute((tx) => auditLog.append(tx, names.map(aRecord)))
const check = async () => (await call<AuditCheck>(server, admin, 'GET', '/api/audit/check')).body

test('200 writers at once, a third of whom fail: no hole, no fork, and nothing of those who failed', async () => {
  const outcomes = await Promise.allSettled(
    Array.from({ length: 200 }, (_, number) =>
      database()
        .transaction()
        .execute(async (tx) => {
          await auditLog.append(tx, [aRecord(`${number} first`), aRecord(`${number} second`)])
          await activity.record(tx, { actorId: null, verb: 'test', topics: [] })
          if (number % 3 === 0) throw new Error('rolled back')
        }),
    ),
  )
  const done = outcomes.flatMap(({ status }, number) => (status === 'fulfilled' ? [number] : []))
  expect(done).toHaveLength(133)
  const names = (await auditEntries(server)).map((entry) => entry.object?.name)
  expect(names.toSorted()).toEqual(done.flatMap((n) => [`${n} first`, `${n} second`]).toSorted())
  for (const n of done) expect(names.indexOf(`${n} second`)).toBe(names.indexOf(`${n} first`) + 1)
  expect(await check()).toMatchObject({ entries: 266, broken: null })
})

test('what PostgreSQL hashes is what the verifier hashes, and the time is UTC by its clock', async () => {
  await append('Straße “漢字” 😀 \\ "')
  const links = await Array.fromAsync(auditLog.chain(database()))
  const [before, last] = [links.at(-2), links.at(-1)]
  expect(last?.hash).toBe(hashOf(before?.hash ?? genesis, last?.entry ?? ''))
  const { seq, at } = JSON.parse(last?.entry ?? '') as { seq: number; at: string }
  expect(seq).toBe(links.length)
  expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
  expect(Math.abs(Date.parse(at) - Date.now())).toBeLessThan(60_000)
})

test('a transaction that comes to the audit log after the activity log is refused at once', async () => {
  const wrong = database()
    .transaction()
    .execute(async (tx) => {
      await activity.record(tx, { actorId: null, verb: 'test', topics: [] })
      await auditLog.append(tx, [aRecord('late')])
    })
  await expect(wrong).rejects.toThrow('The audit log comes before the activity log')
  await database()
    .transaction()
    .execute(async (tx) => {
      await auditLog.append(tx, [aRecord('one')])
      await activity.record(tx, { actorId: null, verb: 'test', topics: [] })
      await auditLog.append(tx, [aRecord('two')])
    })
  expect(await check()).toMatchObject({ broken: null })
})

describe('the table only grows', () => {
  test.each([
    "update audit set entry = '{}' where seq = 1",
    'delete from audit where seq = 1',
    'delete from audit where false',
    'truncate audit',
    'truncate audit cascade',
    "insert into audit (seq, entry, hash) values (1, '{}', '') on conflict (seq) do update set hash = ''",
  ])('%s', async (statement) => {
    await expect(sql.raw(statement).execute(database())).rejects.toThrow(/only grows|null value/)
  })
})

describe('whoever takes the guard away and tampers is found out', () => {
  const replace = (text: string) => `update audit set entry = replace(entry, '${text}', 'x') where seq = 5`
  const number = (from: number, to: number) => `update audit set seq = ${to} where seq = ${from}`
  const forge = (seq: number) =>
    `insert into audit (seq, entry, hash) select ${seq}, replace(entry, '"seq":3', '"seq":${seq}'), hash from audit where seq = 3`
  test.each<[string, string[], number, string]>([
    ['a changed name', [replace('first')], 5, 'entry'],
    [
      'a changed time',
      ['update audit set entry = replace(entry, \'"at":"20\', \'"at":"19\') where seq = 5'],
      5,
      'entry',
    ],
    ['a changed hash', ["update audit set hash = repeat('a', 64) where seq = 5"], 5, 'entry'],
    ['a removed entry', ['delete from audit where seq = 5'], 5, 'number'],
    ['a removed beginning', ['delete from audit where seq <= 2'], 1, 'number'],
    ['two that changed places', [number(5, -5), number(6, 5), number(-5, 6)], 5, 'number'],
    ['a removed entry, the rest moved up', ['delete from audit where seq = 5', number(6, 5)], 5, 'number'],
    ['an entry put in before the first', [forge(0)], 1, 'number'],
    ['an entry in the place of another', ['delete from audit where seq = 5', forge(5)], 5, 'entry'],
  ])('%s', async (_name, statements, seq, reason) => {
    const undo = new Error('undo')
    const tampering = database()
      .transaction()
      .execute(async (tx) => {
        await sql`alter table audit disable trigger audit_only_grows`.execute(tx)
        for (const statement of statements) await sql.raw(statement).execute(tx)
        expect((await checkChain(auditLog.chain(tx))).broken).toEqual({ seq, reason })
        throw undo
      })
    await expect(tampering).rejects.toBe(undo)
    expect((await check()).broken).toBeNull()
  })
})
