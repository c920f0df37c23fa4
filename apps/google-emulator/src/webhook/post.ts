import { createHmac } from 'node:crypto'
import http from 'node:http'
import https from 'node:https'

/** How a POST to a webhook ended. `durationMs` covers the time to the whole answer or to the failure. */
export type PostResult = { durationMs: number } & (
  | { kind: 'answer'; status: number; headers: Record<string, string>; body: string }
  | { kind: 'timeout' | 'refused' | 'unknown-host' | 'reset' | 'tls' | 'failed'; detail: string }
)

/** More of an answer than this is not kept: it is only for a person to look at. */
const answerBytesMax = 2048
const answerBytesReadMax = 1_048_576

/**
 * Posts exact bytes once, without following redirects and without reusing connections, so that what is
 * recorded is what was sent.
 * @param timeoutMs for the whole exchange
 * @param signal aborts at once, for a stop of the program
 * @returns an outcome, never a rejection
 */
export function post(
  url: string,
  {
    headers,
    body,
    timeoutMs,
    signal,
  }: {
    headers: Record<string, string>
    body: Buffer
    timeoutMs: number
    signal?: AbortSignal
  },
): Promise<PostResult> {
  const startedAt = performance.now()
  const durationMs = (): number => Math.round((performance.now() - startedAt) * 10) / 10
  const timeout = AbortSignal.timeout(timeoutMs)
  const { promise, resolve } = Promise.withResolvers<PostResult>()
  const fail = (error: NodeJS.ErrnoException): void => {
    const kind = timeout.aborted ? 'timeout' : kindOfError(error)
    resolve({ kind, detail: describe(error), durationMs: durationMs() })
  }
  const { request } = url.startsWith('https:') ? https : http
  try {
    const req = request(url, {
      method: 'POST',
      agent: false,
      headers: { ...headers, 'Content-Length': String(body.byteLength) },
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    })
    req.on('error', fail)
    req.on('response', (res) => {
      const chunks: Buffer[] = []
      let size = 0
      res.on('data', (chunk: Buffer) => {
        if (size < answerBytesMax) chunks.push(chunk)
        size += chunk.byteLength
        if (size > answerBytesReadMax) res.destroy()
      })
      res.on('error', fail)
      res.on('close', () =>
        resolve({
          kind: 'answer',
          status: res.statusCode ?? 0,
          headers: Object.fromEntries(
            Object.entries(res.headers).map(([name, value]) => [name, String(value)]),
          ),
          body: Buffer.concat(chunks).subarray(0, answerBytesMax).toString('utf8'),
          durationMs: durationMs(),
        }),
      )
    })
    req.end(body)
  } catch (error) {
    // request() throws synchronously on addresses it cannot use at all.
    fail(error instanceof Error ? error : new Error(String(error)))
  }
  return promise
}

function describe(error: NodeJS.ErrnoException): string {
  const inner = error instanceof AggregateError ? (error.errors[0] as Error | undefined) : undefined
  return (inner?.message ?? error.message).slice(0, 300)
}

function kindOfError(error: NodeJS.ErrnoException): Exclude<PostResult['kind'], 'answer'> {
  const code = error.code ?? ''
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'unknown-host'
  if (code === 'ECONNRESET' || code === 'EPIPE' || code.startsWith('HPE_')) return 'reset'
  const isTls = /CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_(?:VERIFY|GET)|ALTNAME/.test(code)
  return isTls ? 'tls' : 'failed'
}

/** `X-Goog-Signature`: base64 of HMAC-SHA512 over the raw body, keyed with the token's UTF-8 bytes. */
export function signBody(clientToken: string, body: Uint8Array | string): string {
  return createHmac('sha512', Buffer.from(clientToken, 'utf8')).update(body).digest('base64')
}
