import { fieldsHeader, type Endpoint } from '@parley/contracts/endpoint'
import { problems, type FieldError, type ProblemCode } from '@parley/contracts/problem'
import { fieldRight } from '@parley/contracts/protected-fields'
import { getSession, type Me, type SessionState } from '@parley/contracts/session'
import { userId } from '@parley/contracts/values'
import { onTestFinished, vi } from 'vitest'
import { z } from 'zod'

/** What a handler is given: the parsed parts of the request. */
export interface FakeCall<E extends Endpoint> {
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  /** The file of an upload. */
  readonly file?: Blob
}

/** Thrown by a handler to answer with a problem. */
export class FakeProblem extends Error {
  readonly code: ProblemCode
  readonly more: { errors?: readonly FieldError[]; retryAfterSeconds?: number }
  constructor(code: ProblemCode, more: { errors?: readonly FieldError[]; retryAfterSeconds?: number } = {}) {
    super(code)
    this.code = code
    this.more = more
  }
}

/** Streams answer with all their lines; an endpoint's type does not tell streams apart. */
type Answer<E extends Endpoint> = z.output<E['response']> | readonly z.output<E['response']>[]
type Handler = (call: FakeCall<Endpoint>) => unknown

export interface FakeServer {
  /** Answers an endpoint from now on; the newest handler wins. The answer is checked by the contract. */
  on<E extends Endpoint>(endpoint: E, handler: (call: FakeCall<E>) => Answer<E> | Promise<Answer<E>>): void
  /** What was sent to an endpoint so far. */
  callsOf<E extends Endpoint>(endpoint: E): readonly FakeCall<E>[]
  /** From now on every request fails as without a network; `false` ends it. */
  setOffline(isOffline: boolean): void
}

/** An administrator; tests change what they need. */
export function aMe(changes: Partial<Me> = {}): Me {
  return {
    id: userId.parse('00000000-0000-4000-8000-000000000001'),
    name: 'Anna Berg',
    email: 'anna@example.com',
    role: 'administrator',
    locale: null,
    fieldRights: [...fieldRight.options],
    ...changes,
  }
}

/** A session of somebody who is signed in. */
export function aSession(changes: Partial<SessionState> = {}): SessionState {
  return {
    me: aMe(),
    csrfToken: 'csrf',
    setupRequired: false,
    emulatorUrl: null,
    version: '0.1.0',
    ...changes,
  }
}

/**
 * Stands in for the API within one test: replaces `fetch`, answers by endpoint value, parses what comes in and encodes
 * what goes out by the contract. Somebody is signed in unless `session` says otherwise. A request without a handler
 * fails the test by its message.
 */
export function fakeServer(session: SessionState = aSession()): FakeServer {
  const handlers: { endpoint: Endpoint; handler: Handler }[] = []
  const calls: { endpoint: string; call: FakeCall<Endpoint> }[] = []
  let isOffline = false

  const server: FakeServer = {
    on: (endpoint, handler) => {
      handlers.unshift({ endpoint, handler })
    },
    callsOf: <E extends Endpoint>(endpoint: E) =>
      calls.filter((one) => one.endpoint === endpoint.name).map((one) => one.call as FakeCall<E>),
    setOffline: (value) => {
      isOffline = value
    },
  }
  server.on(getSession, () => session)

  async function answer(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
    if (isOffline) throw new TypeError('Failed to fetch')
    const url = new URL(input instanceof Request ? input.url : input, 'http://console.test')
    const method = init.method ?? 'GET'
    for (const { endpoint, handler } of handlers) {
      const match = method === endpoint.method && matcher(endpoint).exec(url.pathname)
      if (!match) continue
      const call: FakeCall<Endpoint> = {
        params: endpoint.params.parse({ ...match.groups }),
        query: endpoint.query.parse(Object.fromEntries(url.searchParams)),
        body: endpoint.body.parse(bodyOf(init)),
        ...(init.body instanceof Blob ? { file: init.body } : {}),
      }
      calls.push({ endpoint: endpoint.name, call })
      try {
        return encodeAnswer(endpoint, await handler(call))
      } catch (error) {
        if (error instanceof FakeProblem) return encodeProblem(error)
        throw error
      }
    }
    throw new Error(`The fake server has no handler for ${method} ${url.pathname}`)
  }

  const spy = vi.spyOn(globalThis, 'fetch').mockImplementation(answer)
  onTestFinished(() => spy.mockRestore())
  return server
}

/** JSON as the body, or beside an upload in its header. */
function bodyOf({ body, headers }: RequestInit): unknown {
  if (typeof body === 'string') return JSON.parse(body)
  const fields = (headers as Record<string, string> | undefined)?.[fieldsHeader]
  return fields === undefined ? {} : JSON.parse(decodeURIComponent(fields))
}

function matcher(endpoint: Endpoint): RegExp {
  return new RegExp(`^${endpoint.path.replaceAll(/:(\w+)/g, '(?<$1>[^/]+)')}$`)
}

function encodeAnswer(endpoint: Endpoint, value: unknown): Response {
  if (endpoint.status === 204) return new Response(null, { status: 204 })
  const encode = (one: unknown) => JSON.stringify(z.encode(endpoint.response, one))
  if (endpoint.stream) {
    const lines = Array.isArray(value) ? value : [value]
    return new Response(lines.map((line) => `${encode(line)}\n`).join(''), { status: 200 })
  }
  return new Response(encode(value), { status: endpoint.status })
}

function encodeProblem({ code, more }: FakeProblem): Response {
  const { status, title } = problems[code]
  const body = { type: `/problems/${code}`, title, status, code, instance: 'req-test', ...more }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  })
}
