import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { PhoneState } from './phones/items.ts'
import { aMessage, startTestEmulator } from './testing/harness.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let chat: PhoneState
beforeAll(async () => {
  emulator = await startTestEmulator()
  chat = await emulator.openChat()
  await emulator.token()
})
afterAll(() => emulator.close())

const send = async (message = aMessage(), timeoutMs = 5000) => {
  const response = await fetch(`${emulator.url}/v1/conversations/${chat.conversationId}/messages`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await emulator.token()}` },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(timeoutMs),
  })
  return { status: response.status, retryAfter: response.headers.get('retry-after') }
}
const plan = (fault: object, seed = 1) =>
  emulator.control('PUT', '/api-faults', { seed, faults: [{ family: 'messages', ...fault }] })

describe('API faults', () => {
  it.each([
    ['429', 429, '7'],
    ['500', 500, null],
    ['503', 503, null],
  ])('answer %s for the next calls and then stop', async (kind, status, retryAfter) => {
    await plan({ kind, calls: 2, ...(kind === '429' && { retryAfterSeconds: 7 }) })
    expect(await send()).toEqual({ status, retryAfter })
    expect((await send()).status).toBe(status)
    expect((await send()).status).toBe(200)
  })
  it('leave other families alone', async () => {
    await plan({ kind: '503', calls: 1 })
    expect((await emulator.google('GET', 'brands')).status).toBe(200)
    expect((await send()).status).toBe(503)
  })
  it.each([
    ['reset-before', 200],
    ['reset-after', 409],
    ['timeout-before', 200],
    ['timeout-after', 409],
  ])('%s decides whether the call took effect', async (kind, second) => {
    const message = aMessage()
    await plan({ kind, calls: 1 })
    await expect(send(message, 150)).rejects.toThrow(/fetch failed|timeout/)
    expect((await send(message)).status).toBe(second)
  })
  it('slow down by the given time', async () => {
    await plan({ kind: 'slow', calls: 1, ms: 80 })
    const startedAt = performance.now()
    expect((await send()).status).toBe(200)
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(75)
  })
  it('come by chance, repeatable by the seed', async () => {
    const run = async (seed: number): Promise<number[]> => {
      await plan({ kind: '503', probability: 0.5 }, seed)
      const statuses: number[] = []
      for (let index = 0; index < 12; index += 1) statuses.push((await send()).status)
      await emulator.control('PUT', '/api-faults', { faults: [] })
      return statuses
    }
    const first = await run(42)
    expect(new Set(first)).toEqual(new Set([200, 503]))
    expect(await run(42)).toEqual(first)
  })
})
