import type { JsonObject } from './json.ts'

/** Canonical codes of Google's APIs with the HTTP status each is answered with (protocol reference §5.9). */
export const httpStatusOf = {
  INVALID_ARGUMENT: 400,
  FAILED_PRECONDITION: 400,
  UNAUTHENTICATED: 401,
  PERMISSION_DENIED: 403,
  NOT_FOUND: 404,
  ALREADY_EXISTS: 409,
  RESOURCE_EXHAUSTED: 429,
  INTERNAL: 500,
  UNAVAILABLE: 503,
} as const

export type ApiStatus = keyof typeof httpStatusOf

/** One wrong field; `field` is a snake_case path such as `message.message_id`. */
export type FieldViolation = { field: string; description: string }

/** google.rpc.ErrorInfo: a reason that programs can branch on, and what it is about. */
export type ErrorInfo = { reason: string; metadata: Readonly<Record<string, string>> }

/** What clients of the older error form read in `errors[].reason`. */
const legacyReason: Record<ApiStatus, string> = {
  INVALID_ARGUMENT: 'badRequest',
  FAILED_PRECONDITION: 'failedPrecondition',
  UNAUTHENTICATED: 'authError',
  PERMISSION_DENIED: 'forbidden',
  NOT_FOUND: 'notFound',
  ALREADY_EXISTS: 'alreadyExists',
  RESOURCE_EXHAUSTED: 'rateLimitExceeded',
  INTERNAL: 'backendError',
  UNAVAILABLE: 'backendError',
}

/** A refusal of a Google API. Thrown by handlers, rendered by the one dispatcher. */
export class ApiError extends Error {
  readonly status: ApiStatus
  readonly violations: readonly FieldViolation[]
  readonly info: ErrorInfo | undefined

  constructor(
    status: ApiStatus,
    message: string,
    violations: readonly FieldViolation[] = [],
    info?: ErrorInfo,
  ) {
    super(message)
    this.status = status
    this.violations = violations
    this.info = info
  }
}

/** All field mistakes of one request as one INVALID_ARGUMENT. */
export function invalidFields(violations: readonly FieldViolation[]): ApiError {
  return new ApiError('INVALID_ARGUMENT', violations.map((one) => one.description).join('\n'), violations)
}

/** The error body: `code`, `message`, `status`, `details` and, for older clients, the `errors` list. */
export function errorBody({ status, message, violations, info }: ApiError): JsonObject {
  return {
    error: {
      code: httpStatusOf[status],
      message,
      errors: [{ message, domain: 'global', reason: legacyReason[status] }],
      status,
      ...(violations.length > 0 && {
        details: [{ '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations }],
      }),
      ...(info !== undefined && {
        details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', domain: 'googleapis.com', ...info }],
      }),
    },
  }
}
