import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { seedIds } from '../seed.ts'
import { startHook, startTestEmulator, type Received } from '../testing/harness.ts'
import type { Attempt, Delivery } from './delivery.ts'
import { signBody } from './post.ts'
import type { Verification } from './webhooks.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let hook: Awaited<ReturnType<typeof startHook>>
beforeEach(async () => {
  emulator = await startTestEmulator()
  hook = await startHook()
})
afterEach(async () => {
  await emulator.close()
  await hook.close()
})

const tokenOf = async (agent?: string): Promise<string> =>
  (
    await emulator.control<{ clientToken: string }>(
      'GET',
      `/webhook${agent === undefined ? '' : `?agent=${agent}`}`,
    )
  ).clientToken
const signatureOf = ({ headers }: Received) => headers['x-goog-signature']
const deliveries = async () =>
  (await emulator.control<{ deliveries: Delivery[] }>('GET', '/deliveries')).deliveries
const finished = (state: string) =>
  vi.waitFor(async () => {
    const [delivery] = await deliveries()
    expect(delivery?.state).toBe(state)
    return emulator.control<Delivery & { attempts: Attempt[] }>('GET', `/deliveries/${delivery?.id}`)
  })
const text = (received: Received): unknown => (received.json['message'] as { text: string }).text

describe('a delivery', () => {
  it('is compact JSON with Google’s escapes, signed over its exact bytes', async () => {
    await emulator.useHook(hook.url)
    const phone = await emulator.openPhone({
      displayName: 'Mara',
      entryPoint: 'URL',
      customContext: 'order=1&src=mail',
    })
    await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'a=b & ü' })
    const received = await hook.next()
    expect(received.body).toContain('a\\u003db \\u0026 ü')
    expect(received.headers['content-type']).toMatch(/^application\/json/)
    expect(signatureOf(received)).toBe(signBody(await tokenOf(), received.body))
    expect(received.json).toMatchObject({
      message: {
        text: 'a=b & ü',
        name: expect.stringContaining(`conversations/${phone.conversationId}/messages/`) as unknown,
      },
      context: {
        entryPoint: 'URL',
        userInfo: { displayName: 'Mara', userDeviceLocale: 'en' },
        resolvedLocale: 'en',
        customContext: 'order=1&src=mail',
      },
      conversationId: phone.conversationId,
      customAgentId: 'harbour-lane-bakery',
      agent: seedIds.agent,
    })
    expect(received.json['requestId']).toBe((received.json['message'] as { messageId: string }).messageId)
  })
  it('goes to the agent’s webhook under the agent’s token before the partner’s', async () => {
    const own = await startHook()
    await emulator.useHook(hook.url)
    await emulator.useHook(own.url, seedIds.agent)
    await emulator.openChat()
    await emulator.openChat({ agentId: seedIds.secondAgent })
    const mine = await own.next()
    expect(signatureOf(mine)).toBe(signBody(await tokenOf(seedIds.agent), mine.body))
    const other = await hook.next()
    expect(signatureOf(other)).toBe(signBody(await tokenOf(), other.body))
    await own.close()
  })
  it('waits while there is no webhook and goes out when one is saved', async () => {
    await emulator.openChat()
    await finished('waiting')
    await emulator.useHook(hook.url)
    expect(text(await hook.next())).toBe('Hello')
    await finished('delivered')
  })
  it('is not held back by one that is still unanswered', async () => {
    await emulator.useHook(hook.url)
    hook.answers.push(null)
    const phone = await emulator.openChat()
    await hook.next()
    await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'second' })
    expect(text(await hook.next())).toBe('second')
  })
})

describe('retries', () => {
  it('repeat the same bytes after errors, redirects and silence until 2xx', async () => {
    await emulator.control('PUT', '/delivery-faults', { timeoutMs: 50 })
    await emulator.useHook(hook.url)
    hook.answers.push(
      { status: 500 },
      { status: 302, headers: { location: hook.url } },
      { status: 403 },
      null,
      { status: 204 },
    )
    await emulator.openChat()
    const tries = [
      await hook.next(),
      await hook.next(),
      await hook.next(),
      await hook.next(),
      await hook.next(),
    ]
    expect(new Set(tries.map((one) => one.body)).size).toBe(1)
    const { attempts, attemptCount } = await finished('delivered')
    expect(attemptCount).toBe(5)
    expect(attempts.map(({ result }) => (result.kind === 'answer' ? result.status : result.kind))).toEqual([
      500,
      302,
      403,
      'timeout',
      204,
    ])
    expect(attempts[0]?.requestHeaders).toHaveProperty('X-Goog-Signature')
    expect(attempts[0]?.nextAt).toBeTypeOf('number')
  })
  it('grow to twice the wait each time', async () => {
    await emulator.close()
    emulator = await startTestEmulator({ retry: { baseMs: 1000, maxMs: 600_000 } })
    await emulator.control('PUT', '/delivery-faults', { speedUp: 100 })
    await emulator.useHook(hook.url)
    hook.answers.push({ status: 500 }, { status: 500 }, { status: 500 }, {})
    await emulator.openChat()
    const { attempts } = await finished('delivered')
    const waits = attempts.flatMap(({ at, nextAt }) => (nextAt === null ? [] : [nextAt - at]))
    expect(waits).toHaveLength(3)
    waits.forEach((wait, index) => {
      expect(wait).toBeGreaterThanOrEqual(10 * 2 ** index)
      // A quarter of jitter and the duration of the call itself on a busy machine.
      expect(wait).toBeLessThan(10 * 2 ** index * 1.25 + 200)
    })
  })
  it('end after seven days', async () => {
    let now = Date.now()
    await emulator.close()
    emulator = await startTestEmulator({ now: () => now })
    await emulator.useHook('http://127.0.0.1:1/closed')
    await emulator.openChat()
    await vi.waitFor(async () => expect((await deliveries())[0]?.attemptCount).toBe(1))
    now += 7 * 24 * 3_600_000
    const id = (await deliveries())[0]?.id
    await emulator.control('POST', `/deliveries/${id}/retry`)
    const { attempts } = await finished('failed')
    expect(attempts.at(-1)?.result.kind).toBe('refused')
  })
  it('go on after a restart', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'emulator-'))
    const slow = { dataDir, retry: { baseMs: 60_000, maxMs: 60_000 } }
    const before = await startTestEmulator(slow)
    await before.useHook('http://127.0.0.1:1/closed')
    const phone = await before.openChat()
    await vi.waitFor(async () => {
      const { counts } = await before.control<{ counts: { pending: number } }>('GET', '/deliveries')
      expect(counts.pending).toBe(1)
    })
    await before.useHook(hook.url)
    await before.close()
    const after = await startTestEmulator({ ...slow, now: () => Date.now() + 120_000 })
    expect(text(await hook.next())).toBe('Hello')
    expect(await after.control('GET', `/phones/${phone.id}`)).toMatchObject({
      conversationId: phone.conversationId,
    })
    await after.close()
    rmSync(dataDir, { recursive: true })
  })
})

describe('fault switches', () => {
  it('repeat a delivery as often as wanted', async () => {
    await emulator.control('PUT', '/delivery-faults', { duplicates: 2 })
    await emulator.useHook(hook.url)
    await emulator.openChat()
    const all = [await hook.next(), await hook.next(), await hook.next()]
    expect(new Set(all.map((one) => one.body)).size).toBe(1)
  })
  it('sign wrongly, not at all, and leave out the escapes', async () => {
    await emulator.useHook(hook.url)
    const phone = await emulator.openPhone()
    const next = async (faults: object): Promise<Received> => {
      await emulator.control('PUT', '/delivery-faults', faults)
      await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'a=b' })
      return hook.next()
    }
    const wrong = await next({ signature: 'wrong' })
    expect(signatureOf(wrong)).toHaveLength(88)
    expect(signatureOf(wrong)).not.toBe(signBody(await tokenOf(), wrong.body))
    expect(signatureOf(await next({ signature: 'none' }))).toBeUndefined()
    const plain = await next({ signature: 'right', isEscaped: false })
    expect(plain.body).toContain('a=b')
    expect(signatureOf(plain)).toBe(signBody(await tokenOf(), plain.body))
  })
  it('swap neighbours', async () => {
    await emulator.control('PUT', '/delivery-faults', { isReordered: true })
    await emulator.useHook(hook.url)
    const phone = await emulator.openPhone()
    await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'first' })
    await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'second' })
    expect([text(await hook.next()), text(await hook.next())]).toEqual(['second', 'first'])
  })
  it('send raw bytes, signed', async () => {
    await emulator.useHook(hook.url)
    const body = '{"agent":"brands/x/agents/y","unknown":true}  '
    await emulator.control('POST', '/raw', { body })
    const received = await hook.next()
    expect(received.body).toBe(body)
    expect(signatureOf(received)).toBe(signBody(await tokenOf(), body))
  })
})

describe('verification', () => {
  const verify = (url = hook.url): Promise<Verification> =>
    emulator.control('POST', '/webhook/verify', { url })
  it('takes the bare secret and then lets the address be saved', async () => {
    await expect(emulator.control('PUT', '/webhook', { url: hook.url })).rejects.toThrow(/409/)
    expect(await verify()).toMatchObject({ outcome: 'verified', answer: { status: 200 } })
    expect(await emulator.control('PUT', '/webhook', { url: hook.url })).toMatchObject({ url: hook.url })
    await emulator.control('POST', '/webhook/token', {})
    await expect(emulator.control('PUT', '/webhook', { url: hook.url })).rejects.toThrow(/409/)
  })
  it('changes over to a new token only when it was verified and saved', async () => {
    await emulator.useHook(hook.url)
    const present = await tokenOf()
    const { nextToken } = await emulator.control<{ nextToken: string }>('POST', '/webhook/token', {})
    expect(nextToken).not.toBe(present)
    const signedWith = async () => {
      await emulator.control('POST', '/raw', { body: '{"agent":"brands/x/agents/y"}' })
      const received = await hook.next()
      return [present, nextToken].find((token) => signatureOf(received) === signBody(token, received.body))
    }
    expect(await signedWith()).toBe(present)
    const { outcome, sent } = await verify()
    expect(outcome).toBe('verified')
    expect(JSON.parse(sent.body)).toMatchObject({ clientToken: nextToken })
    expect(await signedWith()).toBe(present)
    await emulator.control('PUT', '/webhook', { url: hook.url })
    expect(await signedWith()).toBe(nextToken)
    expect(await emulator.control('GET', '/webhook')).toMatchObject({
      clientToken: nextToken,
      nextToken: null,
    })
  })
  it('says what was wrong', async () => {
    hook.answers.push(
      { status: 403, body: 'no' },
      { body: 'OK' },
      { status: 301, headers: { location: '/x' } },
    )
    expect((await verify()).outcome).toBe('wrong-status')
    expect((await verify()).outcome).toBe('wrong-body')
    expect((await verify()).outcome).toBe('redirect')
    expect((await verify('http://127.0.0.1:1/x')).outcome).toBe('refused')
    expect((await verify('ftp://x.example')).outcome).toBe('bad-url')
    expect((await verify('http://public.example/hook')).outcome).toBe('bad-url')
    await emulator.control('PUT', '/delivery-faults', { timeoutMs: 30 })
    hook.answers.push(null)
    expect((await verify()).outcome).toBe('timeout')
  })
  it('is strict unless told to be lenient', async () => {
    const wrapping = await startWrappingHook()
    expect((await verify(wrapping.url)).outcome).toBe('wrong-body')
    await emulator.control('PUT', '/delivery-faults', { isVerificationLenient: true })
    expect((await verify(wrapping.url)).outcome).toBe('verified')
    await wrapping.close()
  })
})

/** A bot that wraps the secret in JSON, as some samples do. */
async function startWrappingHook() {
  const { createServer } = await import('node:http')
  const server = createServer((req, res) => {
    let body = ''
    req.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
    req.on('end', () => res.end(JSON.stringify({ secret: (JSON.parse(body) as { secret: string }).secret })))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
