import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestEmulator } from '../testing/harness.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
beforeAll(async () => {
  emulator = await startTestEmulator()
})
afterAll(() => emulator.close())

/** A raw request, because fetch does not let a Host header be forged. */
function ask(headers: Record<string, string>, path = '/emulator/api/state'): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  request(`${emulator.url}${path}`, { headers, agent: false }, (res) => {
    res.resume()
    resolve(res.statusCode ?? 0)
  })
    .on('error', reject)
    .end()
  return promise
}

describe('the control API', () => {
  it('answers this machine and its own pages', async () => {
    const { host, port } = new URL(emulator.url)
    expect(await ask({})).toBe(200)
    expect(await ask({ host: `localhost:${port}` })).toBe(200)
    expect(await ask({ host, origin: `http://${host}` })).toBe(200)
  })
  it.each<[string, Record<string, string>]>([
    ['a rebound name', { host: 'evil.example' }],
    ['another page', { origin: 'https://evil.example' }],
    ['an opaque origin', { origin: 'null' }],
    ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
    ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses %s', async (_, headers) => {
    expect(await ask(headers)).toBe(403)
  })
  it('lets links of other pages lead to its pages, but not into frames or to the control API', async () => {
    const link = {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
    }
    expect(await ask(link, '/settings')).not.toBe(403)
    expect(await ask({ ...link, 'sec-fetch-dest': 'iframe' }, '/settings')).toBe(403)
    expect(await ask(link)).toBe(403)
  })
  it('names every mistake of a request', async () => {
    const answer = await emulator.call('PUT', '/emulator/api/delivery-faults', {
      body: JSON.stringify({ duplicates: -1, color: 'red' }),
    })
    expect(answer.status).toBe(400)
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/)
    expect(answer.body['errors']).toHaveLength(2)
  })
})

it('a reset brings the first day back, with a new client token', async () => {
  const before = await emulator.control<{ clientToken: string }>('GET', '/webhook')
  expect(before.clientToken).toMatch(/^[A-Z]{16}$/)
  await emulator.makeKey()
  await emulator.openChat()
  await emulator.control('POST', '/reset')
  expect(await emulator.control('GET', '/keys')).toEqual([])
  expect(await emulator.control('GET', '/phones')).toEqual([])
  const after = await emulator.control<{ clientToken: string }>('GET', '/webhook')
  expect(after.clientToken).not.toBe(before.clientToken)
})

it('says what to do when the pages are not built', async () => {
  const bare = await startTestEmulator({ webDir: '/nowhere' })
  const { status, body } = await bare.call('GET', '/settings')
  expect([status, body['text']]).toEqual([503, expect.stringContaining('npm run build') as unknown])
  await bare.close()
})
