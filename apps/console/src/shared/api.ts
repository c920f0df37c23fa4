import type { Endpoint } from '@parley/contracts/endpoint'
import { problemBody, type FieldError } from '@parley/contracts/problem'
import { getSession } from '@parley/contracts/session'
import type { z } from 'zod'
import { ApiProblem } from './api-problem.ts'
import { decodeFieldProblem } from './zod-errors.ts'

export { ApiProblem, isProblem } from './api-problem.ts'

/** Keys that may be left out when sending, with the value types a reader of the schema expects (`limit?: number`). */
type Query<S extends z.ZodType> = {
  readonly [K in keyof z.input<S> & keyof z.output<S>]: z.output<S>[K] | Extract<undefined, z.input<S>[K]>
}
type Part<Name extends string, T> = {} extends T
  ? { readonly [K in Name]?: T | undefined }
  : { readonly [K in Name]: T }

/** What an endpoint must be given: only the parts it has; ids may be plain strings. */
export type Given<E extends Endpoint> = Part<'params', z.input<E['params']>> &
  Part<'query', Partial<Query<E['query']>> & RequiredOf<E['query']>> &
  Part<'body', z.input<E['body']>> & { readonly signal?: AbortSignal | undefined }
/** Body of a call. */
export type BodyOf<E extends Endpoint> = z.input<E['body']>
type RequiredOf<S extends z.ZodType> = {
  readonly [
    K in keyof z.input<S> & keyof z.output<S> as {} extends Pick<z.input<S>, K> ? never : K
  ]: z.output<S>[K]
}
type Arguments<E extends Endpoint> = {} extends Given<E> ? [given?: Given<E>] : [given: Given<E>]

let csrfToken: string | null = null
let onSessionLost: () => void = () => undefined
let confirmPassword: () => Promise<boolean> = () => Promise.resolve(false)

/** The token of the session that is open now; every session answer sets it. */
export function setCsrfToken(token: string | null): void {
  csrfToken = token
}

/** Called whenever the server says that nobody is signed in any more. */
export function whenSessionLost(listener: () => void): void {
  onSessionLost = listener
}

/** Asks for the password when the server wants it confirmed; false when the person would rather not. */
export function whenConfirmationNeeded(ask: () => Promise<boolean>): void {
  confirmPassword = ask
}

/**
 * Calls an endpoint and returns its decoded answer (instants are `Date`).
 * Errors: always an `ApiProblem`; input that the contract refuses fails without a request, with the server's codes.
 * An aborted call rejects with the abort reason.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  ...given: Arguments<E>
): Promise<z.output<E['response']>> {
  const response = await send(endpoint, given[0] ?? {})
  if (response.status === 204) return undefined as z.output<E['response']>
  return decode(endpoint, await readText(response))
}

/** Calls an endpoint that answers line by line; each line is given out as it comes. Errors as in `call`. */
export async function* callStream<E extends Endpoint>(
  endpoint: E,
  ...given: Arguments<E>
): AsyncGenerator<z.output<E['response']>, void> {
  const signal = (given[0] as { signal?: AbortSignal } | undefined)?.signal
  const response = await send(endpoint, given[0] ?? {})
  if (!response.body) return
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  try {
    for (;;) {
      const chunk = await readChunk(reader, signal)
      if (chunk.done) break
      const lines = (rest + chunk.value).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) if (line.trim()) yield decode(endpoint, line)
    }
    if (rest.trim()) yield decode(endpoint, rest)
  } finally {
    // Whoever stops listening early frees the connection, and with it the server's work.
    await reader.cancel().catch((error: unknown) => console.debug('stream was over', error))
  }
}

interface LooseInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly signal?: AbortSignal | undefined
}

/** One attempt of a request that is checked and addressed; `headers` has the token of the session as it is now. */
export type Attempt = (request: {
  url: string
  headers: Record<string, string>
  body: unknown
}) => Promise<Response>

async function send(endpoint: Endpoint, given: LooseInput): Promise<Response> {
  return sendBy(endpoint, given, ({ url, headers, body }) =>
    fetch(url, {
      method: endpoint.method,
      credentials: 'same-origin',
      headers: {
        ...headers,
        ...(endpoint.method === 'GET' ? {} : { 'content-type': 'application/json' }),
      },
      ...(endpoint.method === 'GET' ? {} : { body: JSON.stringify(body) }),
      ...(given.signal ? { signal: given.signal } : {}),
    }),
  )
}

/** Checks and addresses a call and makes it by `attempt`, a second time when only our token was old. Errors as in `call`. */
export async function sendBy(endpoint: Endpoint, given: LooseInput, attempt: Attempt): Promise<Response> {
  const url = buildUrl(endpoint, given)
  const body = checked(endpoint.body, given.body ?? {}, '/body')
  const request = () =>
    attempt({
      url,
      headers: {
        accept: endpoint.stream ? 'application/x-ndjson' : 'application/json',
        ...(csrfToken && endpoint.method !== 'GET' ? { 'x-parley-csrf': csrfToken } : {}),
      },
      body,
    })
  let response = await reach(request, given.signal)
  if (response.ok) return response
  let problem = await readProblem(response)
  if (problem.code === 'session/csrf' && endpoint.name !== getSession.name) {
    // Another tab signed in anew: the cookie is fresh and only our token is old.
    setCsrfToken((await call(getSession)).csrfToken)
    response = await reach(request, given.signal)
    if (response.ok) return response
    problem = await readProblem(response)
  }
  // The request waits with everything that was typed, and is made again once.
  if (problem.code === 'session/confirm-password' && (await confirmPassword())) {
    response = await reach(request, given.signal)
    if (response.ok) return response
    problem = await readProblem(response)
  }
  if (problem.code === 'session/required') onSessionLost()
  throw problem
}

async function reach(request: () => Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  try {
    return await request()
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw new ApiProblem('offline', { cause: error })
  }
}

export async function readText(response: Response): Promise<string> {
  try {
    return await response.text()
  } catch (error) {
    throw new ApiProblem('offline', { cause: error })
  }
}

async function readChunk(reader: ReadableStreamDefaultReader<string>, signal: AbortSignal | undefined) {
  try {
    return await reader.read()
  } catch (error) {
    if (signal?.aborted) throw signal.reason
    throw new ApiProblem('offline', { cause: error })
  }
}

/** Anything that is not our problem shape comes from a proxy in between: a 502–504 there means that we are away. */
async function readProblem(response: Response): Promise<ApiProblem> {
  const parsed = problemBody.safeParse(parseJson(await readText(response)))
  if (!parsed.success) {
    const isAway = response.status >= 502 && response.status <= 504
    return new ApiProblem(isAway ? 'offline' : 'server/error', { status: response.status })
  }
  const { code, status, errors, instance, retryAfterSeconds } = parsed.data
  return new ApiProblem(code, {
    status,
    errors: errors ?? [],
    instance: instance ?? null,
    retryAfterSeconds: retryAfterSeconds ?? null,
  })
}

/** Reads an answer by its contract. Errors: `server/error` when it does not keep it. */
export function decode<E extends Endpoint>(endpoint: E, text: string): z.output<E['response']> {
  const parsed = endpoint.response.safeDecode(parseJson(text))
  if (!parsed.success) throw new ApiProblem('server/error', { status: 200, cause: parsed.error })
  return parsed.data as z.output<E['response']>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    console.debug('answer is not JSON', error)
    return undefined
  }
}

function buildUrl(endpoint: Endpoint, given: LooseInput): string {
  const params = endpoint.params.safeParse(given.params ?? {})
  // An id that cannot be one names nothing, here as on the server.
  if (!params.success) throw new ApiProblem('request/not-found', { status: 404 })
  const values = params.data as Record<string, string>
  const path = endpoint.path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(checked(endpoint.query, given.query ?? {}, '/query') as object))
    if (value !== undefined) query.set(name, String(value))
  return query.size > 0 ? `${path}?${query.toString()}` : path
}

function checked(schema: z.ZodType, value: unknown, root: '/query' | '/body'): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const errors = parsed.error.issues.map(({ path, message }): FieldError => {
    const { code, params } = decodeFieldProblem(message)
    return { pointer: [root, ...path.map(String)].join('/'), code, params }
  })
  throw new ApiProblem('request/invalid', { status: 400, errors })
}
