import { randomUUID } from 'node:crypto'
import { allEndpoints } from '@parley/contracts/api'
import type { Endpoint } from '@parley/contracts/endpoint'
import type { Role } from '@parley/contracts/session'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, problemOf } from '../../testing/api.ts'
import { aPerson, type TestPerson } from '../../testing/factories.ts'
import { startTestServer, type TestServer } from '../../testing/server.ts'

let server: TestServer
const people = new Map<Role, TestPerson>()
beforeAll(async () => {
  server = await startTestServer()
  for (const role of ['administrator', 'supervisor', 'agent'] as const)
    people.set(role, await aPerson(server, { role }))
})
afterAll(() => server.close())

const person = (role: Role) => {
  const found = people.get(role)
  if (!found) throw new Error(`Nobody is ${role}`)
  return found
}
/** A path to a thing that does not exist. */
const pathOf = (endpoint: Endpoint) =>
  endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) => (name === 'deliveryId' ? '1' : randomUUID()))
const named = (one: Endpoint) => [`${one.method} ${one.path}`, one] as const
const guarded = allEndpoints.filter((one) => one.access !== 'public')
const writes = guarded.filter((one) => one.method !== 'GET')
const body = (endpoint: Endpoint) => (endpoint.method === 'GET' ? undefined : {})

const ranks: Record<Exclude<Endpoint['access'], 'public'>, readonly Role[]> = {
  signedIn: ['agent', 'supervisor', 'administrator'],
  supervisor: ['supervisor', 'administrator'],
  administrator: ['administrator'],
}

describe('without a session every endpoint but the public ones answers 401', () => {
  test.each(guarded.map(named))('%s', async (_name, endpoint) => {
    const answer = await call(server, null, endpoint.method, pathOf(endpoint), body(endpoint))
    expect([answer.status, problemOf(answer)]).toEqual([401, 'session/required'])
  })
})

describe('a session that ended or belongs to a disabled person is none', () => {
  test('disabled', async () => {
    const gone = await aPerson(server, { role: 'administrator' })
    expect((await call(server, gone, 'GET', '/api/accounts')).status).toBe(200)
    await server.ctx.database.db
      .updateTable('users')
      .set({ disabled_at: new Date() })
      .where('id', '=', gone.id)
      .execute()
    expect((await call(server, gone, 'GET', '/api/accounts')).status).toBe(401)
  })
  test('too long without use', async () => {
    const idle = await aPerson(server, { role: 'administrator' })
    server.setNow(new Date(Date.now() + 13 * 60 * 60 * 1000))
    expect((await call(server, idle, 'GET', '/api/accounts')).status).toBe(401)
    server.setNow(null)
    expect((await call(server, idle, 'GET', '/api/accounts')).status).toBe(200)
  })
})

describe('roles below an endpoint’s answer 403, the others get past the door', () => {
  const matrix = guarded.flatMap((endpoint) =>
    (['agent', 'supervisor', 'administrator'] as const).map(
      (role) => [`${role}: ${endpoint.method} ${endpoint.path}`, role, endpoint] as const,
    ),
  )
  // Signing out would end the session the others use.
  test.each(matrix.filter(([, , one]) => one.name !== 'signOut'))('%s', async (_name, role, endpoint) => {
    const answer = await call(server, person(role), endpoint.method, pathOf(endpoint), body(endpoint))
    const mayIn = endpoint.access !== 'public' && ranks[endpoint.access].includes(role)
    const isRefused =
      answer.status === 401 || (answer.status === 403 && problemOf(answer) === 'session/forbidden')
    expect(isRefused).toBe(!mayIn)
    expect(answer.status).toBeLessThan(500)
  })
})

describe('what another site makes a browser send changes nothing', () => {
  const attacks: [string, Record<string, string>, number][] = [
    ['no token', { 'x-parley-csrf': '' }, 403],
    ['a wrong token', { 'x-parley-csrf': 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }, 403],
    ['a foreign origin', { Origin: 'https://evil.example' }, 403],
    ['an origin that is null', { Origin: 'null' }, 403],
    ['a request marked as cross-site', { 'Sec-Fetch-Site': 'cross-site' }, 403],
    ['a request from a sibling site', { 'Sec-Fetch-Site': 'same-site' }, 403],
    ['a form', { 'Content-Type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'Content-Type': 'text/plain' }, 415],
  ]
  const matrix = writes.flatMap((endpoint) =>
    attacks.map(
      ([attack, headers, status]) =>
        [`${attack}: ${endpoint.method} ${endpoint.path}`, headers, status, endpoint] as const,
    ),
  )
  test.each(matrix)('%s', async (_name, headers, status, endpoint) => {
    const answer = await call(server, person('administrator'), endpoint.method, pathOf(endpoint), {}, headers)
    expect(answer.status).toBe(status)
  })
  test.each(allEndpoints.filter((one) => one.access === 'public' && one.method !== 'GET').map(named))(
    'public, from a foreign origin: %s',
    async (_name, endpoint) => {
      const answer = await call(
        server,
        null,
        endpoint.method,
        endpoint.path,
        {},
        { Origin: 'https://evil.example' },
      )
      expect(problemOf(answer)).toBe('session/csrf')
    },
  )
})

test('members nobody asked for are dropped, on the way in and on the way out', async () => {
  const created = await call<{ id: string; isDefault: boolean }>(
    server,
    person('administrator'),
    'POST',
    '/api/queues',
    {
      name: 'Dropped',
      isDefault: true,
      is_default: true,
      id: randomUUID(),
      createdAt: '2000-01-01T00:00:00Z',
    },
  )
  expect(created.status).toBe(201)
  expect(created.body.isDefault).toBe(false)
  const users = await call(server, person('administrator'), 'GET', '/api/users')
  expect(users.text).not.toMatch(/password|hash/i)
})

describe('broken input is refused with a problem, never a failure', () => {
  const bodies = ['{', '[]', 'null', '"text"', '1', '{"name":{"$gt":""}}', '{"name":"\\u0000"}']
  test.each(bodies)('%s', async (text) => {
    const answer = await fetch(`${server.url}/api/queues`, {
      method: 'POST',
      headers: person('administrator').headers,
      body: text,
    })
    expect(answer.status).toBe(400)
  })
  test.each([
    '/api/accounts/x',
    "/api/accounts/'; drop table users",
    `/api/deliveries/${'9'.repeat(40)}`,
    `/api/deliveries/${'9'.repeat(15)}/dry-run`,
  ])('%s is not found', async (path) => {
    const method = path.endsWith('/dry-run') ? 'POST' : 'GET'
    expect((await call(server, person('administrator'), method, path)).status).toBe(404)
  })
})

test('every answer carries the strict headers, errors too', async () => {
  for (const path of [
    '/',
    '/api/session',
    '/api/docs',
    '/api/openapi.json',
    '/api/nothing',
    '/assets/none.js',
  ]) {
    const { headers } = await fetch(`${server.url}${path}`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("require-trusted-types-for 'script'")
    expect(policy).not.toMatch(/unsafe-(?:inline|eval)/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-powered-by')).toBeNull()
  }
  expect((await fetch(`${server.url}/api/session`)).headers.get('cache-control')).toBe('no-store')
})

test('the OpenAPI document names every endpoint', async () => {
  const { body: document } = await call<{ paths: Record<string, Record<string, { operationId: string }>> }>(
    server,
    null,
    'GET',
    '/api/openapi.json',
  )
  const described = Object.values(document.paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  )
  expect(described.sort()).toEqual(allEndpoints.map((one) => one.name).sort())
})
