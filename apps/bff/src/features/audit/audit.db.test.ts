import type { AuditEntry, AuditVerb } from '@parley/contracts/audit'
import type { Role } from '@parley/contracts/session'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { hashPassword } from '../../passwords.ts'
import { audibleTopics } from '../../live/hub.ts'
import { newestSeq, readAfter } from '../../store/activity-feed.ts'
import { note, settle } from '../../store/audit-tallies.ts'
import { ensureSetupLink } from '../session/setup-claim.ts'

let server: TestServer
let admin: TestPerson
const password = 'lantern boats in harbour'
const secrets = {
  password,
  wrongPassword: 'WRONGsesame-7781',
  clientToken: 'TOKENsesame-7782',
  credentials: 'KEYsesame-7783',
  newPassword: 'umbrella NEWsesame-7784',
}
beforeAll(async () => {
  server = await startTestServer()
  const token = (await ensureSetupLink(server.ctx))?.split('#token=')[1]
  const claim = { token, name: 'Grace', email: 'grace@example.test', password, locale: 'en' }
  await call(server, null, 'POST', '/api/setup', { ...claim, token: 'guessed' })
  await call(server, null, 'POST', '/api/setup', claim)
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
})
afterAll(() => server.close())

const database = () => server.ctx.database.db
const send = <T>(method: string, path: string, body?: object, person: TestPerson | null = admin) =>
  call<T>(server, person, method, `/api${path}`, body)
const signIn = (email: string, given: string, headers: Record<string, string> = {}) =>
  call(server, null, 'POST', '/api/session', { email, password: given }, headers)
/** What was written while this ran, without what others wrote. */
async function during(work: () => Promise<unknown>): Promise<AuditEntry[]> {
  const before = (await auditEntries(server)).at(-1)?.seq ?? 0
  await work()
  return auditEntries(server, before)
}
const verbsOf = (entries: readonly AuditEntry[]) => entries.map((entry) => entry.verb)
let minutes = Math.floor(Date.now() / 60_000) * 60_000
/** Each test that counts has a minute of its own, in which the clock stands; the one before is settled. */
async function nextMinute() {
  await settleAll()
  server.setNow(new Date((minutes += 60_000)))
}
const settleAll = () =>
  database()
    .transaction()
    .execute((tx) => settle(tx, new Date(minutes + 60_000)))

test('the set-up, and a link that was guessed before', async () => {
  const [guess, claimed] = await auditEntries(server)
  expect(guess).toMatchObject({ verb: 'link.refused', actor: null, object: { name: 'POST /api/setup' } })
  expect(claimed).toMatchObject({
    verb: 'setup.claimed',
    actor: { name: 'Grace' },
    object: { type: 'user', name: 'Grace' },
  })
  expect(claimed?.changes).toContainEqual({ field: 'role', before: null, after: 'administrator' })
})

describe('coming and going', () => {
  test('signing in, failing to, being slowed down, changing the password, signing out', async () => {
    await nextMinute()
    await database()
      .insertInto('users')
      .values({
        name: 'Ada',
        email: 'ada@example.test',
        role: 'agent',
        password_hash: await hashPassword(password),
      })
      .execute()
    const entries = await during(async () => {
      for (let guess = 0; guess < 6; guess++) await signIn('ada@example.test', secrets.wrongPassword)
      expect(problemOf(await signIn('ada@example.test', password))).toBe('request/too-many')
      await sql`delete from rate_limits`.execute(database())
      const answer = await signIn('ada@example.test', password, {
        'User-Agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
      })
      const ada = {
        headers: {
          Cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
          'x-parley-csrf': (answer.body as { csrfToken: string }).csrfToken,
        },
      }
      const change = (currentPassword: string) =>
        call(server, ada, 'POST', '/api/me/password', { currentPassword, newPassword: secrets.newPassword })
      await change(secrets.wrongPassword)
      await change(password)
      await call(server, ada, 'PATCH', '/api/me', { locale: 'de' })
      await call(server, ada, 'DELETE', '/api/session')
    })
    expect(verbsOf(entries)).toEqual<AuditVerb[]>([
      'session.refused',
      'session.throttled',
      'session.signedIn',
      'user.passwordRefused',
      'user.passwordChanged',
      'user.updatedSelf',
      'session.signedOut',
    ])
    expect(entries[0]).toMatchObject({ actor: null, ip: '127.0.0.1', object: { name: 'ada@example.test' } })
    expect(entries[2]).toMatchObject({ actor: { name: 'Ada' }, userAgent: 'Firefox 140, Linux' })
    expect(entries[4]?.changes).toEqual([{ field: 'password', before: 'set', after: 'replaced' }])
  })

  test('an invitation that is accepted, and one that cannot be', async () => {
    await nextMinute()
    const { body } = await send<{ link: string }>('POST', '/invitations', {
      email: 'bea@example.test',
      role: 'supervisor',
    })
    const accept = { token: body.link.split('#token=')[1], name: 'Bea', password, locale: 'en' }
    const entries = await during(async () => {
      await send('POST', '/invitation/accept', accept, null)
      await send('POST', '/invitation/accept', accept, null)
    })
    expect(verbsOf(entries)).toEqual(['invitation.accepted', 'link.refused'])
    expect(entries[0]).toMatchObject({
      actor: { name: 'Bea' },
      changes: [
        { field: 'email', before: null, after: 'bea@example.test' },
        { field: 'role', before: null, after: 'supervisor' },
        { field: 'capacity', before: null, after: 10 },
      ],
    })
  })
})

describe('floods stay a few entries, and none of them is lost', () => {
  test('failed sign-ins of an address: the first at once, the rest with their number when the minute is over', async () => {
    await nextMinute()
    const entries = await during(async () => {
      for (let guess = 0; guess < 40; guess++) await signIn(`guess${guess}@example.test`, 'no')
      await settleAll()
    })
    expect(verbsOf(entries)).toEqual(['session.refused', 'session.refused'])
    expect(entries.map((entry) => entry.count)).toEqual([1, 39])
    expect(entries[1]).toMatchObject({ ip: '127.0.0.1', object: null, requestId: null })
    expect(entries[1]?.changes).toEqual([
      { field: 'minute', before: null, after: new Date(minutes).toISOString().replace(':00.000Z', 'Z') },
      {
        field: 'addresses',
        before: null,
        after: Array.from({ length: 10 }, (_, guess) => `guess${guess}@example.test`),
      },
    ])
    await sql`delete from rate_limits`.execute(database())
  })

  test('denials of a person, wherever they knock', async () => {
    await nextMinute()
    const agent = await aPerson(server, { name: 'Nosy' })
    const plain = await aPerson(server, {
      role: 'administrator',
      name: 'Plain',
      mayWriteProtectedFields: false,
    })
    const { body: account } = await send<{ id: string }>('POST', '/accounts', {
      name: 'A',
      channel: 'google-business-messages',
    })
    const entries = await during(async () => {
      await Promise.all(
        Array.from({ length: 60 }, (_, knock) =>
          send('GET', knock % 2 === 0 ? '/users' : '/audit', undefined, agent),
        ),
      )
      await send('PUT', `/accounts/${account.id}/client-token`, { clientToken: 'x' }, plain)
      await settleAll()
    })
    expect(entries.map(({ verb, count, actor }) => [verb, count, actor?.name])).toEqual([
      ['access.denied', 1, 'Nosy'],
      ['protectedField.denied', 1, 'Plain'],
      ['access.denied', 59, 'Nosy'],
    ])
    expect(entries[2]?.changes[1]?.after).toEqual(
      expect.arrayContaining(['GET /api/users', 'GET /api/audit']),
    )
  })

  test('a thousand addresses at once', async () => {
    await nextMinute()
    const entries = await during(async () => {
      for (let host = 0; host < 1_000; host++)
        await database()
          .transaction()
          .execute((tx) =>
            note(
              tx,
              {
                key: `host ${host}`,
                sample: 'x@example.test',
                record: {
                  verb: 'session.refused',
                  actor: null,
                  ip: `192.0.2.${host}`,
                  userAgent: null,
                  requestId: null,
                  object: null,
                  changes: [],
                  count: 1,
                },
              },
              new Date(minutes),
            ),
          )
      await settleAll()
    })
    expect(entries).toHaveLength(101)
    expect(entries.reduce((sum, entry) => sum + entry.count, 0)).toBe(1_000)
    expect(entries.at(-1)).toMatchObject({ ip: null, count: 900 })
  })

  test('a minute is settled once, also by several at once', async () => {
    await nextMinute()
    for (let guess = 0; guess < 3; guess++) await signIn('x@example.test', 'no')
    const entries = await during(() => Promise.all([settleAll(), settleAll(), settleAll()]))
    expect(entries.map((entry) => entry.count)).toEqual([2])
    expect(await settleAll()).toBe(0)
  })
})

test('a change that is rolled back leaves no entry', async () => {
  const entries = await during(async () => {
    await send('POST', '/queues', { name: 'Twice' })
    expect((await send('POST', '/queues', { name: 'TWICE' })).status).toBe(409)
    expect((await send('DELETE', `/users/${admin.id}`)).status).toBe(404)
  })
  expect(verbsOf(entries)).toEqual(['queue.created'])
})

test('hints that the log grew reach administrators only', async () => {
  const newest = await newestSeq(database())
  await send('POST', '/queues', { name: 'Heard' })
  const rows = await readAfter(database(), newest, 10)
  const heard = (role: Role) =>
    rows.flatMap((row) => audibleTopics(row, { id: admin.id, role, fieldRights: [], queueIds: [] }))
  expect(heard('administrator')).toEqual(['audit', 'queues', 'team', 'hours'])
  expect(heard('supervisor')).toEqual(['queues'])
  expect(heard('agent')).toEqual(['queues'])
})

test('no secret is anywhere in the table, the tallies or the exports', async () => {
  const { body: account } = await send<{ id: string }>('POST', '/accounts', {
    name: 'Sealed',
    channel: 'google-business-messages',
  })
  await send('PUT', `/accounts/${account.id}/client-token`, { clientToken: secrets.clientToken })
  await send('PUT', `/accounts/${account.id}/credentials`, {
    fileName: 'key.json',
    content: JSON.stringify({ private_key: secrets.credentials }),
  })
  const { rows } = await sql<{ text: string }>`select a::text as text from audit a
    union all select t::text from audit_tallies t`.execute(database())
  const places = [
    ...rows.map((row) => row.text),
    (await send('GET', '/audit/export.csv')).text,
    (await send('GET', '/audit/export.jsonl')).text,
    (await send('GET', '/audit?limit=100')).text,
  ]
  for (const secret of Object.values(secrets))
    for (const spelling of [
      secret,
      Buffer.from(secret).toString('base64'),
      Buffer.from(secret).toString('hex'),
    ])
      expect(places.filter((place) => place.includes(spelling))).toEqual([])
})
