import { lookup as systemLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, request as send } from 'undici'
import type { GoogleAddresses } from '../config.ts'
import { isLoopbackHost, reachOf } from './addresses.ts'
import type { Outgoing, OutgoingAnswer } from './google.ts'

/** A name turned into addresses; `node:dns` in life, a table in tests. */
export type Resolve = (
  hostname: string,
  done: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void

/** The one door to the outside, and how to close its connections. */
export interface Door {
  readonly outgoing: Outgoing
  close(): Promise<void>
}

const connectTimeoutMs = 5_000
const connectionsPerOrigin = 64

/**
 * Opens the door to the configured addresses: token addresses as whole URLs, the APIs and media hosts by origin.
 * https only, but for a counterpart on this computer. A name is looked up for each connection, and the connection goes
 * to the very address that was checked; a name of Google's that leads into a private network is refused. No redirects,
 * no compressed answers, no cookies.
 */
export function openDoor(google: GoogleAddresses, resolve: Resolve = resolveAll): Door {
  const origins = new Set(
    [google.businessMessages, google.businessCommunications, ...google.mediaBases].map(originOf),
  )
  const tokenUrls = new Set(google.tokenUris.map((uri) => URL.parse(uri)?.href))
  const isAllowed = (url: URL) => {
    if (url.username !== '' || url.password !== '') return false
    if (!origins.has(url.origin) && !tokenUrls.has(url.href)) return false
    if (isLoopbackHost(url.hostname)) return url.protocol === 'http:' || url.protocol === 'https:'
    // An address instead of a name is connected to without a look-up, so it is checked here.
    const isAddress = url.hostname.startsWith('[') || /^[\d.]+$/.test(url.hostname)
    return (
      url.protocol === 'https:' && (!isAddress || reachOf(url.hostname.replace(/^\[|\]$/g, '')) === 'public')
    )
  }

  return open({
    isAllowed,
    lookup: checkedLookup(resolve, (hostname, address) =>
      isLoopbackHost(hostname) ? reachOf(address) === 'loopback' : reachOf(address) === 'public',
    ),
  })
}

/**
 * Opens the door to our own webhooks as they are reached from outside, and to nothing else: addresses below
 * `publicUrl`/webhooks/. Where the name leads is the operator's choice, often into a private network from here.
 */
export function openDoorToUs(publicUrl: string, resolve: Resolve = resolveAll): Door {
  const base = new URL(`${publicUrl}/webhooks/`).href
  return open({ isAllowed: (url) => url.href.startsWith(base), lookup: checkedLookup(resolve, () => true) })
}

function open({ isAllowed, lookup }: { isAllowed: (url: URL) => boolean; lookup: LookupFunction }): Door {
  const agent = new Agent({
    connections: connectionsPerOrigin,
    pipelining: 1,
    allowH2: false,
    connect: { lookup, timeout: connectTimeoutMs, autoSelectFamily: true },
  })
  return {
    close: () => agent.destroy(),
    async outgoing(address, { method = 'GET', headers = {}, body, timeoutMs, maxBytes, signal }) {
      const url = URL.parse(address)
      if (!url || !isAllowed(url)) return { outcome: 'notAllowed' }
      const timeout = AbortSignal.timeout(timeoutMs)
      try {
        const answer = await send(url, {
          dispatcher: agent,
          method,
          headers: { ...headers, 'accept-encoding': 'identity', 'user-agent': 'Parley' },
          body: body ?? null,
          signal: signal ? AbortSignal.any([timeout, signal]) : timeout,
          headersTimeout: timeoutMs,
          bodyTimeout: timeoutMs,
        })
        const bytes = await readBounded(answer.body, answer.headers['content-length'], maxBytes)
        if (!bytes) return { outcome: 'tooLarge' }
        return {
          outcome: 'answered',
          status: answer.statusCode,
          headers: toHeaders(answer.headers),
          body: bytes,
        }
      } catch (error) {
        return failure(error, timeout.aborted)
      }
    },
  }
}

function originOf(address: string): string {
  return new URL(address).origin
}

const resolveAll: Resolve = (hostname, done) => {
  systemLookup(hostname, { all: true, verbatim: true }, (error, addresses) => done(error, addresses ?? []))
}

/** Checks what a name leads to in the same step in which the connection is made: no second answer can slip in between. */
function checkedLookup(
  resolve: Resolve,
  isReachable: (hostname: string, address: string) => boolean,
): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error) return callback(error, '')
      const [first] = addresses
      if (!first || addresses.some(({ address }) => !isReachable(hostname, address)))
        return callback(new Error('The name leads to an address that is not allowed'), '')
      return options.all ? callback(null, addresses) : callback(null, first.address, first.family)
    })
  }
}

/** The whole body, or null when it is larger than `maxBytes`; the rest is then never read. */
async function readBounded(
  body: AsyncIterable<Buffer> & { destroy(): unknown; on(event: 'error', listener: () => void): unknown },
  length: string | string[] | undefined,
  maxBytes: number,
): Promise<Buffer | null> {
  const give = () => {
    // Destroying a body half way makes it fail; that is what was wanted.
    body.on('error', () => undefined)
    body.destroy()
    return null
  }
  if (typeof length === 'string' && Number(length) > maxBytes) return give()
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > maxBytes) return give()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function toHeaders(raw: Record<string, string | string[] | undefined>): Headers {
  const headers = new Headers()
  for (const [name, value] of Object.entries(raw))
    for (const one of Array.isArray(value) ? value : value === undefined ? [] : [value])
      headers.append(name, one)
  return headers
}

/** Codes of errors that come before a connection stands: nothing was sent. */
const neverConnected = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

function failure(error: unknown, isTimeout: boolean): OutgoingAnswer {
  const { code, message } = (error ?? {}) as { code?: unknown; message?: unknown }
  const detail =
    typeof code === 'string' ? code : typeof message === 'string' ? message.slice(0, 200) : 'unknown'
  if (isTimeout || code === 'UND_ERR_HEADERS_TIMEOUT' || code === 'UND_ERR_BODY_TIMEOUT')
    return { outcome: 'failed', because: 'timeout', detail }
  const isEarly =
    (typeof code === 'string' &&
      (neverConnected.has(code) || /^(?:ERR_TLS|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO)/.test(code))) ||
    message === 'The name leads to an address that is not allowed'
  return { outcome: 'failed', because: isEarly ? 'unreachable' : 'reset', detail }
}
