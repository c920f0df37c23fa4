import type { FieldError, ProblemCode } from '@parley/contracts/problem'

/** Codes of the API, and `offline` for a server that cannot be reached at all. */
export type ApiProblemCode = ProblemCode | 'offline'

/**
 * Why a call failed. `errors` point into the request (`/body/name`); `instance` is the request id to quote;
 * `retryAfterSeconds` is set when the server said how long to wait.
 */
export class ApiProblem extends Error {
  readonly code: ApiProblemCode
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly instance: string | null
  readonly retryAfterSeconds: number | null

  constructor(
    code: ApiProblemCode,
    more: {
      status?: number
      errors?: readonly FieldError[]
      instance?: string | null
      retryAfterSeconds?: number | null
      cause?: unknown
    } = {},
  ) {
    super(code, { cause: more.cause })
    this.name = 'ApiProblem'
    this.code = code
    this.status = more.status ?? 0
    this.errors = more.errors ?? []
    this.instance = more.instance ?? null
    this.retryAfterSeconds = more.retryAfterSeconds ?? null
  }
}

/** Is this a problem with one of these codes? */
export function isProblem(error: unknown, ...codes: readonly ApiProblemCode[]): error is ApiProblem {
  return error instanceof ApiProblem && codes.includes(error.code)
}
