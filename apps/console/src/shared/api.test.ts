import { proveAccount } from '@parley/contracts/proofs'
import { getSession } from '@parley/contracts/session'
import { createInvitation, listUsers, revokeInvitation } from '@parley/contracts/team'
import { expect, test, vi } from 'vitest'
import { aSession, fakeServer } from '../testing/fake-server.ts'
import { ApiProblem, call, callStream, setCsrfToken } from './api.ts'

const problemAnswer = (status: number, body: object) => new Response(JSON.stringify(body), { status })

test('instants arrive as dates, and changing requests carry the token of the session', async () => {
  const server = fakeServer()
  server.on(listUsers, () => ({ items: [] }))
  expect(await call(listUsers)).toEqual({ items: [] })
  server.on(createInvitation, ({ body }) => ({
    link: 'https://parley.test/invitation#token=x',
    invitation: {
      id: '00000000-0000-4000-8000-000000000009' as never,
      email: body.email,
      role: body.role,
      queueIds: [],
      capacity: 10,
      createdAt: new Date('2026-05-03T10:00:00Z'),
      expiresAt: new Date('2026-05-10T10:00:00Z'),
      invitedBy: 'Anna Berg',
    },
  }))
  setCsrfToken('token-1')
  const { invitation } = await call(createInvitation, {
    body: { email: ' Maria@Example.com ', role: 'agent' },
  })
  expect(invitation.createdAt).toEqual(new Date('2026-05-03T10:00:00Z'))
  expect(invitation.email).toBe('maria@example.com')
  const init = vi.mocked(fetch).mock.calls.at(-1)?.[1]
  expect(new Headers(init?.headers).get('x-parley-csrf')).toBe('token-1')
})

test('what the contract refuses fails before a request, with the codes of the server', async () => {
  fakeServer()
  const refused = call(createInvitation, { body: { email: 'nobody', role: 'agent' } })
  await expect(refused).rejects.toMatchObject({
    code: 'request/invalid',
    errors: [{ pointer: '/body/email', code: 'invalidEmail' }],
  })
  const unknown = call(revokeInvitation, { params: { invitationId: '../users' } })
  await expect(unknown).rejects.toMatchObject({ code: 'request/not-found' })
  expect(fetch).not.toHaveBeenCalled()
})

test('a stale token is replaced and the request repeated once', async () => {
  const server = fakeServer(aSession({ csrfToken: 'fresh' }))
  server.on(revokeInvitation, () => undefined)
  setCsrfToken('stale')
  const answer = vi.mocked(fetch).getMockImplementation()
  vi.mocked(fetch).mockImplementation(async (url, init) => {
    const token = new Headers(init?.headers).get('x-parley-csrf')
    if (init?.method === 'DELETE' && token === 'stale')
      return problemAnswer(403, { type: 'x', title: 'x', status: 403, code: 'session/csrf' })
    return (await answer?.(url, init)) ?? Response.error()
  })
  await call(revokeInvitation, { params: { invitationId: '00000000-0000-4000-8000-000000000009' } })
  expect(server.callsOf(revokeInvitation)).toHaveLength(1)
})

test.each([
  ['a network failure', () => Promise.reject(new TypeError('Failed to fetch')), 'offline'],
  ['a gateway without its server', async () => new Response('<html>', { status: 502 }), 'offline'],
  [
    'an answer that is no problem document',
    async () => new Response('<html>', { status: 500 }),
    'server/error',
  ],
  [
    'an answer that breaks the contract',
    async () => new Response('{"me":1}', { status: 200 }),
    'server/error',
  ],
])('%s becomes a problem', async (_, answer, code) => {
  fakeServer()
  vi.mocked(fetch).mockImplementation(answer)
  const error = await call(getSession).catch((caught: unknown) => caught)
  expect(error).toBeInstanceOf(ApiProblem)
  expect(error).toMatchObject({ code })
})

test('lines of a stream are given out as they come, also when they arrive in pieces', async () => {
  fakeServer()
  const line = (code: string) => `${JSON.stringify({ step: 'key', outcome: 'passed', code, params: {} })}\n`
  const bytes = new TextEncoder().encode(line('größe') + line('two'))
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      // Cut within the two bytes of ö.
      const cut = bytes.indexOf(0xc3) + 1
      controller.enqueue(bytes.slice(0, cut))
      controller.enqueue(bytes.slice(cut))
      controller.close()
    },
  })
  vi.mocked(fetch).mockResolvedValue(new Response(body))
  const codes: string[] = []
  const params = { accountId: '00000000-0000-4000-8000-000000000009' }
  for await (const { code } of callStream(proveAccount, { params, body: {} })) codes.push(code)
  expect(codes).toEqual(['größe', 'two'])
})
