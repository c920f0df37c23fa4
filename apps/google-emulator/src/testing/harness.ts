import { createSign } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { scopes } from '../accounts.ts'
import { startEmulator, type EmulatorOptions } from '../emulator.ts'
import type { JsonObject } from '../json.ts'
import type { PhoneState } from '../phones/items.ts'
import { seedIds } from '../seed.ts'

/** What a webhook of a test received. */
export type Received = { body: string; headers: IncomingHttpHeaders; json: JsonObject }
type HookAnswer = { status?: number; body?: string; headers?: Record<string, string> }

/**
 * A webhook that answers verification calls rightly and everything else with 200, unless told otherwise.
 * `answers` decide about the next deliveries; null leaves one unanswered.
 */
export async function startHook() {
  const received: Received[] = []
  const waiting: ((one: Received) => void)[] = []
  const answers: (HookAnswer | null)[] = []
  const server = createServer((req, res) => {
    const chunks: Buffer[] = []
    req.on('data', (chunk: Buffer) => chunks.push(chunk))
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString('utf8')
      const json = JSON.parse(body) as JsonObject
      const answer = answers.length > 0 ? answers.shift() : {}
      if (typeof json['secret'] !== 'string') {
        const one = { body, headers: req.headers, json }
        const next = waiting.shift()
        if (next === undefined) received.push(one)
        else next(one)
      }
      if (answer === null || answer === undefined) return
      res.writeHead(answer.status ?? 200, answer.headers)
      res.end(answer.body ?? (typeof json['secret'] === 'string' ? json['secret'] : 'OK'))
    })
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    answers,
    /** The next delivery, in order of arrival. */
    next(): Promise<Received> {
      const one = received.shift()
      if (one !== undefined) return Promise.resolve(one)
      const { promise, resolve } = Promise.withResolvers<Received>()
      waiting.push(resolve)
      return promise
    },
    /** The next delivery with this member, e.g. `message`; others are passed over. */
    async nextWith(member: string): Promise<Received> {
      for (;;) {
        const one = await this.next()
        if (member in one.json) return one
      }
    },
    async close(): Promise<void> {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

type KeyFile = { client_email: string; private_key: string; private_key_id: string; token_uri: string }

/** Signs an assertion as a service account would; `claims` and `header` replace single members. */
export function signAssertion(key: KeyFile, claims: JsonObject = {}, header: JsonObject = {}): string {
  const now = Math.floor(Date.now() / 1000)
  const encode = (value: JsonObject): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const all = Object.values(scopes).join(' ')
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: key.private_key_id, ...header })
  const body = encode({
    iss: key.client_email,
    scope: all,
    aud: key.token_uri,
    iat: now,
    exp: now + 3600,
    ...claims,
  })
  const signature = createSign('sha256').update(`${head}.${body}`).sign(key.private_key, 'base64url')
  return `${head}.${body}.${signature}`
}

/** A running emulator with the calls that tests make over and over. */
export async function startTestEmulator(options: Partial<EmulatorOptions> = {}) {
  const emulator = await startEmulator({
    port: 0,
    dataDir: ':memory:',
    retry: { baseMs: 1, maxMs: 20, timeoutMs: 1000 },
    ...options,
  })
  const call = async (method: string, path: string, init: RequestInit = {}) => {
    const response = await fetch(`${emulator.url}${path}`, { method, ...init })
    const text = await response.text()
    const body = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text }) as JsonObject
    return { status: response.status, headers: response.headers, body }
  }
  /** The control API; throws when it refuses. */
  const control = async <T = JsonObject>(method: string, path: string, body?: unknown): Promise<T> => {
    const answer = await call(method, `/emulator/api${path}`, {
      body: body === undefined ? null : JSON.stringify(body),
    })
    if (answer.status >= 400) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`)
    return answer.body as T
  }
  const tokens = new Map<string, string>()
  const makeKey = (partnerId?: string) =>
    control<KeyFile>('POST', '/keys', partnerId === undefined ? {} : { partnerId })
  const exchange = (assertion: string) =>
    call('POST', '/token', {
      body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }),
    })
  const token = async (partnerId: string = seedIds.partner): Promise<string> => {
    const known = tokens.get(partnerId)
    if (known !== undefined) return known
    const { body } = await exchange(signAssertion(await makeKey(partnerId)))
    tokens.set(partnerId, String(body['access_token']))
    return token(partnerId)
  }
  return {
    url: emulator.url,
    close: emulator.close,
    call,
    control,
    makeKey,
    exchange,
    token,
    /** A call of Google's APIs with a token of the home partner. */
    async google(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      return call(method, `/v1/${path}`, {
        headers: { authorization: `Bearer ${await token()}`, ...headers },
        body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
      })
    },
    openPhone: (fields: JsonObject = {}) =>
      control<PhoneState>('POST', '/phones', { agentId: seedIds.agent, ...fields }),
    /** A phone that has written once, so that the agent may answer. */
    async openChat(fields: JsonObject = {}): Promise<PhoneState> {
      const phone = await this.openPhone(fields)
      await control('POST', `/phones/${phone.id}/text`, { text: 'Hello' })
      return phone
    },
    useHook: (url: string, agent?: string) =>
      control('PUT', '/webhook', { url, skipVerification: true, ...(agent !== undefined && { agent }) }),
  }
}

let count = 0

/** A valid agent message; each has its own id. */
export function aMessage(fields: JsonObject = {}): JsonObject {
  count += 1
  return {
    messageId: `m-${count}`,
    representative: { representativeType: 'HUMAN' },
    text: 'Hello',
    ...fields,
  }
}
