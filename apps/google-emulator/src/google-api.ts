import type { Request, Response } from 'express'
import { setTimeout as delay } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { ApiError, errorBody, httpStatusOf } from './api-error.ts'
import type { ApiFamily, ApiFault, Faults } from './faults.ts'
import { parseTolerantJson, type JsonObject } from './json.ts'

/** One call of a Google API after the transport's oddities are gone. `segments` is the decoded path below /v1. */
export type ApiCall = {
  method: string
  path: string
  segments: string[]
  /** What follows a colon in the last segment, e.g. `requestLaunch`. */
  verb: string | undefined
  query: URLSearchParams
  authorization: string | undefined
  /** The parsed body; an empty one is `{}`. Reading it throws INVALID_ARGUMENT when it is not JSON. */
  readonly body: unknown
}
/** An answer to send; a Buffer goes out as it is, with the content type of `headers`. */
export type ApiAnswer = { status: number; body: JsonObject | Buffer; headers?: Record<string, string> }

const bodyBytesMax = 10 * 1_048_576
/** A call that a fault leaves without answer is dropped at last, as every client has given up by then. */
const silenceMs = 120_000

/**
 * Reads a whole request body, unpacking gzip.
 * @throws ApiError INVALID_ARGUMENT when it is too large or not what its header says
 */
export async function readRawBody(req: Request, bytesMax = bodyBytesMax): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req) {
    const bytes = Buffer.from(chunk as Uint8Array)
    size += bytes.byteLength
    if (size > bytesMax) throw new ApiError('INVALID_ARGUMENT', 'Request payload size exceeds the limit.')
    chunks.push(bytes)
  }
  const whole = Buffer.concat(chunks)
  if (!/\bgzip\b/i.test(req.headers['content-encoding'] ?? '')) return whole
  try {
    return gunzipSync(whole, { maxOutputLength: bytesMax })
  } catch (error) {
    throw new ApiError('INVALID_ARGUMENT', `Request body is not valid gzip: ${String(error)}`)
  }
}

/** JSON or a form; anything without a telling content type is looked at. */
export function parseBody(raw: Buffer, contentType: string | undefined): unknown {
  const text = raw.toString('utf8').trim()
  if (text === '') return {}
  const isForm = /x-www-form-urlencoded/i.test(contentType ?? '') && !/^[{[]/.test(text)
  if (isForm) return Object.fromEntries(new URLSearchParams(text))
  try {
    return parseTolerantJson(text)
  } catch (error) {
    throw new ApiError('INVALID_ARGUMENT', `Invalid JSON payload received. ${String(error)}`)
  }
}

/** Undoes method overrides, trailing slashes and percent-encoding. A literal "+" in the path stays a plus. */
export function readCall(req: Request, raw: Buffer): ApiCall {
  const url = new URL(req.originalUrl, 'http://emulator.invalid')
  const override = req.headers['x-http-method-override']
  const method = req.method === 'POST' && typeof override === 'string' ? override.toUpperCase() : req.method
  const segments = url.pathname
    .split('/')
    .filter((segment) => segment !== '')
    .slice(1)
    .map(decodeSegment)
  const last = segments.at(-1) ?? ''
  const verb = /:([A-Za-z]+)$/.exec(last)?.[1]
  if (verb !== undefined) segments[segments.length - 1] = last.slice(0, -verb.length - 1)
  return {
    method,
    path: url.pathname,
    segments,
    verb,
    query: url.searchParams,
    authorization: req.headers.authorization,
    get body() {
      return parseBody(raw, req.headers['content-type'])
    },
  }
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    // Not valid percent-encoding: the name simply stays as it came and will not be found.
    return segment
  }
}

/** Renders what a handler threw; only refusals have words, everything else is a bare INTERNAL. */
export function answerOfError(error: unknown): ApiAnswer {
  const refusal = error instanceof ApiError ? error : new ApiError('INTERNAL', 'Internal error encountered.')
  if (refusal !== error) console.error(error)
  return {
    status: httpStatusOf[refusal.status],
    body: errorBody(refusal),
    headers: {
      ...(refusal.status === 'UNAUTHENTICATED' && {
        'WWW-Authenticate': 'Bearer realm="https://accounts.google.com/", error="invalid_token"',
      }),
    },
  }
}

const faultErrors = {
  429: () => new ApiError('RESOURCE_EXHAUSTED', 'Quota exceeded. (Fault switch of the emulator)'),
  500: () => new ApiError('INTERNAL', 'Internal error encountered. (Fault switch of the emulator)'),
  503: () =>
    new ApiError('UNAVAILABLE', 'The service is currently unavailable. (Fault switch of the emulator)'),
} as const

/** Runs one call under the fault switches and writes its answer, or withholds it as the fault says. */
export async function answerCall(
  res: Response,
  faults: Faults,
  family: ApiFamily,
  work: () => ApiAnswer | Promise<ApiAnswer>,
): Promise<void> {
  const fault = faults.draw(family)
  if (fault?.kind === 'slow') await delay(fault.ms ?? 1000, undefined, { ref: false })
  if (fault?.kind === 'reset-before') {
    res.socket?.resetAndDestroy()
    return
  }
  if (fault?.kind === 'timeout-before') {
    keepSilent(res)
    return
  }
  const answer = fault === undefined ? await run(work) : (refusalOf(fault) ?? (await run(work)))
  if (fault?.kind === 'reset-after') res.socket?.resetAndDestroy()
  else if (fault?.kind === 'timeout-after') keepSilent(res)
  else {
    res.status(answer.status).set(answer.headers ?? {})
    if (Buffer.isBuffer(answer.body)) res.end(answer.body)
    else res.json(answer.body)
  }
}

async function run(work: () => ApiAnswer | Promise<ApiAnswer>): Promise<ApiAnswer> {
  try {
    return await work()
  } catch (error) {
    return answerOfError(error)
  }
}

function refusalOf(fault: ApiFault): ApiAnswer | undefined {
  if (fault.kind !== '429' && fault.kind !== '500' && fault.kind !== '503') return undefined
  const answer = answerOfError(faultErrors[fault.kind]())
  const retryAfter = fault.retryAfterSeconds ?? (fault.kind === '429' ? 1 : undefined)
  return retryAfter === undefined
    ? answer
    : { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } }
}

function keepSilent(res: Response): void {
  const timer = setTimeout(() => res.socket?.destroy(), silenceMs)
  timer.unref()
  res.on('close', () => clearTimeout(timer))
}
