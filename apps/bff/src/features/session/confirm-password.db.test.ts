import { allEndpoints } from '@parley/contracts/api'
import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { aPerson, type TestPerson } from '../../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'
import { hashPassword } from '../../passwords.ts'

let server: TestServer
let root: TestPerson
beforeAll(async () => {
  server = await startTestServer()
  root = await aPerson(server, { role: 'administrator', name: 'Root' })
})
afterAll(() => server.close())

const send = (person: TestPerson, method: string, path: string, body: object) =>
  call(server, person, method, `/api${path}`, body)
let number = 0
const content = () => ({ name: `Profile ${++number}`, description: '', rights: [], roles: [], memberIds: [] })

describe('a password that was given half an hour ago does not open what needs a fresh one', () => {
  const password = 'lantern boats in harbour'
  const minute = 60_000
  let person: TestPerson
  beforeEach(async () => {
    await sql`delete from rate_limits`.execute(server.ctx.database.db)
    person = await aPerson(server, { role: 'administrator', name: 'Fresh' })
    await server.ctx.database.db
      .updateTable('users')
      .set({ password_hash: await hashPassword(password) })
      .where('id', '=', person.id)
      .execute()
    return () => server.setNow(null)
  })
  const confirm = (given: string) => send(person, 'POST', '/session/confirmations', { password: given })
  const change = () => send(person, 'POST', '/field-profiles', content())
  const later = (minutes: number) => server.setNow(new Date(Date.now() + minutes * minute))

  test('it is asked for, and opens this session alone for as long again', async () => {
    later(29)
    expect((await change()).status).toBe(201)
    later(31)
    expect(problemOf(await change())).toBe('session/confirm-password')
    expect((await confirm(password)).status).toBe(204)
    expect((await change()).status).toBe(201)
    expect(problemOf(await send(root, 'POST', '/field-profiles', content()))).toBe('session/confirm-password')
    later(60)
    expect((await change()).status).toBe(201)
    later(62)
    expect(problemOf(await change())).toBe('session/confirm-password')
  })

  test('a wrong one opens nothing, is slowed down like signing in, and stands in the log', async () => {
    later(31)
    const before = (await auditEntries(server)).at(-1)?.seq ?? 0
    expect(problemOf(await confirm('wrong'))).toBe('session/wrong-credentials')
    expect(problemOf(await change())).toBe('session/confirm-password')
    for (let guess = 0; guess < 4; guess++) await confirm('wrong')
    expect(problemOf(await confirm(password))).toBe('request/too-many')
    const entries = await auditEntries(server, before)
    expect(entries[0]).toMatchObject({ verb: 'session.confirmationRefused', actor: { name: 'Fresh' } })
  })

  test('changing the password counts as giving it', async () => {
    later(31)
    const newPassword = 'umbrella over the quay'
    await send(person, 'POST', '/me/password', { currentPassword: password, newPassword })
    expect((await change()).status).toBe(201)
  })

  test.each(allEndpoints.filter((one) => one.needsConfirmation).map((one) => [one.name, one] as const))(
    '%s is closed before anything is looked at',
    async (_name, endpoint) => {
      later(31)
      const path = endpoint.path.replaceAll(/:\w+/g, root.id)
      const answer = await call(server, person, endpoint.method, path, {})
      expect(problemOf(answer)).toBe('session/confirm-password')
    },
  )

  test('these need it: protected fields, profiles, people', () => {
    const names = allEndpoints.filter((one) => one.needsConfirmation).map((one) => one.name)
    expect(names).toEqual(
      expect.arrayContaining([
        'setClientToken',
        'setCredentials',
        'createFieldProfile',
        'updateFieldProfile',
        'deleteFieldProfile',
        'updateUser',
        'createInvitation',
      ]),
    )
  })
})
