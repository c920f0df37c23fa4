import { fieldRight } from '@parley/contracts/protected-fields'
import type { SessionState } from '@parley/contracts/session'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf, type ApiAnswer } from '../../../testing/api.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { hashPassword } from '../../passwords.ts'
import { ensureSetupLink } from './setup-claim.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer()
})
afterAll(() => server.close())

const password = 'lantern boats in harbour'
const start = new Date('2030-01-01T00:00:00Z')
const later = (seconds: number) => server.setNow(new Date(start.getTime() + seconds * 1000))
const signIn = (email: string, given: string) =>
  call<SessionState>(server, null, 'POST', '/api/session', { email, password: given })
/** Headers of the session that an answer opened. */
const sessionOf = (answer: ApiAnswer<SessionState>) => ({
  headers: {
    Cookie: answer.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    'x-parley-csrf': answer.body.csrfToken ?? '',
  },
})
const aUser = async (email: string) => {
  const { id } = await server.ctx.database.db
    .insertInto('users')
    .values({ name: 'Ada', email, role: 'agent', password_hash: await hashPassword(password) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
const verbs = async () =>
  (await server.ctx.database.db.selectFrom('audit').select('verb').orderBy('seq').execute()).map(
    (row) => row.verb,
  )

describe('the first administrator', () => {
  const claim = (token: string, more: object = {}) =>
    call<SessionState>(server, null, 'POST', '/api/setup', {
      token,
      name: 'Grace',
      email: 'grace@example.test',
      password,
      locale: 'en',
      ...more,
    })
  const tokenOf = (link: string | null) => link?.split('#token=')[1] ?? ''

  test('a link is one-time, the newest one counts, and of two who come at once one gets it', async () => {
    const first = tokenOf(await ensureSetupLink(server.ctx))
    const token = tokenOf(await ensureSetupLink(server.ctx))
    expect((await call<SessionState>(server, null, 'GET', '/api/session')).body.setupRequired).toBe(true)
    expect(problemOf(await claim(first))).toBe('setup/link-invalid')
    expect(problemOf(await claim('nonsense'))).toBe('setup/link-invalid')
    const weak = await claim(token, { password: 'password1234' })
    expect(problemOf(weak)).toBe('user/weak-password')
    expect(weak.body).toMatchObject({ errors: [{ pointer: '/body/password', code: 'tooCommon' }] })

    const both = await Promise.all([claim(token), claim(token, { email: 'eve@example.test', locale: 'de' })])
    expect(both.map((one) => one.status).sort((a, b) => a - b)).toEqual([200, 409])
    const winner = both.find((one) => one.status === 200)
    expect(winner?.body.me).toMatchObject({ role: 'administrator', fieldRights: fieldRight.options })
    expect(problemOf(await claim(token))).toBe('setup/already-done')
    expect(await ensureSetupLink(server.ctx)).toBeNull()
    expect(await server.ctx.database.db.selectFrom('users').select('id').execute()).toHaveLength(1)
    expect(await verbs()).toContain('setup.claimed')
    const queue = await server.ctx.database.db.selectFrom('queues').select('name').executeTakeFirstOrThrow()
    expect(queue.name).toBe(winner?.body.me?.locale === 'de' ? 'Standardwarteschlange' : 'Default queue')
  })
})

describe('signing in', () => {
  test('opens a session with cookie and token, whatever the case of the address; signing out ends it', async () => {
    await aUser('ada@example.test')
    const answer = await signIn('Ada@Example.Test ', password)
    expect(answer.status).toBe(200)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^parley=[\w-]{43}; .*HttpOnly; SameSite=Lax/)
    const session = sessionOf(answer)
    const me = await call<SessionState>(server, session, 'GET', '/api/session')
    expect(me.body.me?.email).toBe('ada@example.test')
    expect((await call(server, session, 'DELETE', '/api/session')).status).toBe(204)
    expect((await call<SessionState>(server, session, 'GET', '/api/session')).body.me).toBeNull()
    expect(await verbs()).toEqual(expect.arrayContaining(['session.signedIn', 'session.signedOut']))
  })

  test('a session that was there before is not the one after (no fixation)', async () => {
    const before = sessionOf(await signIn('ada@example.test', password))
    const after = await call<SessionState>(server, before, 'POST', '/api/session', {
      email: 'ada@example.test',
      password,
    })
    expect(sessionOf(after).headers.Cookie).not.toBe(before.headers.Cookie)
    expect((await call<SessionState>(server, before, 'GET', '/api/session')).body.me).toBeNull()
  })

  test('wrong password, unknown address and disabled person get the same answer', async () => {
    const id = await aUser('gone@example.test')
    await server.ctx.database.db
      .updateTable('users')
      .set({ disabled_at: new Date() })
      .where('id', '=', id)
      .execute()
    const answers = [
      await signIn('ada@example.test', 'wrong'),
      await signIn('nobody@example.test', 'wrong'),
      await signIn('gone@example.test', password),
    ]
    const shown = answers.map(({ status, body }) => [status, { ...(body as object), instance: '' }])
    expect(new Set(shown.map((one) => JSON.stringify(one))).size).toBe(1)
    expect(shown[0]?.[0]).toBe(401)
  })

  test('guessing is slowed more and more, also for addresses that do not exist', async () => {
    await aUser('target@example.test')
    for (const email of ['target@example.test', 'nobody-else@example.test']) {
      later(0)
      const codes: string[] = []
      for (let guess = 0; guess < 6; guess++) codes.push(problemOf(await signIn(email, 'wrong')))
      expect(codes).toEqual([...Array<string>(5).fill('session/wrong-credentials'), 'request/too-many'])
      later(3)
      expect(problemOf(await signIn(email, 'wrong'))).toBe('session/wrong-credentials')
      const refused = await signIn(email, 'wrong')
      expect(refused.body).toMatchObject({ code: 'request/too-many', retryAfterSeconds: 4 })
      expect(refused.headers.get('retry-after')).toBe('4')
    }
    server.setNow(null)
  })

  test('guesses made at once are counted one by one', async () => {
    await aUser('parallel@example.test')
    later(100_000)
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => signIn('parallel@example.test', 'wrong')),
    )
    expect(answers.filter((one) => one.status === 401)).toHaveLength(5)
    server.setNow(null)
  })

  test('the owner is never locked out for good, and a right password clears the slate', async () => {
    await aUser('owner@example.test')
    later(200_000)
    for (let guess = 0; guess < 5; guess++) await signIn('owner@example.test', 'wrong')
    expect((await signIn('owner@example.test', password)).status).toBe(429)
    later(200_003)
    expect((await signIn('owner@example.test', password)).status).toBe(200)
    for (let guess = 0; guess < 4; guess++)
      expect(problemOf(await signIn('owner@example.test', 'wrong'))).toBe('session/wrong-credentials')
    expect((await signIn('owner@example.test', password)).status).toBe(200)
    server.setNow(null)
  })
})

describe('me', () => {
  test('a new password needs the old one and ends the other sessions', async () => {
    await aUser('change@example.test')
    const here = sessionOf(await signIn('change@example.test', password))
    const there = sessionOf(await signIn('change@example.test', password))
    const change = (currentPassword: string, newPassword: string) =>
      call(server, here, 'POST', '/api/me/password', { currentPassword, newPassword })
    expect(problemOf(await change('wrong', 'another lantern boat'))).toBe('session/wrong-credentials')
    expect((await change(password, 'change@example.test')).body).toMatchObject({
      code: 'user/weak-password',
      errors: [{ pointer: '/body/newPassword', code: 'containsEmail' }],
    })
    expect((await change(password, 'another lantern boat')).status).toBe(204)
    expect((await call<SessionState>(server, here, 'GET', '/api/session')).body.me).not.toBeNull()
    expect((await call<SessionState>(server, there, 'GET', '/api/session')).body.me).toBeNull()
    expect((await signIn('change@example.test', password)).status).toBe(401)
    expect((await signIn('change@example.test', 'another lantern boat')).status).toBe(200)
  })

  test('my role is not mine to change', async () => {
    await aUser('self@example.test')
    const session = sessionOf(await signIn('self@example.test', password))
    const answer = await call(server, session, 'PATCH', '/api/me', {
      name: 'Self',
      locale: 'de',
      role: 'administrator',
    })
    expect(answer.body).toMatchObject({ name: 'Self', locale: 'de', role: 'agent' })
    expect((await call<SessionState>(server, session, 'GET', '/api/session')).body.me).toMatchObject({
      name: 'Self',
      role: 'agent',
    })
  })
})
