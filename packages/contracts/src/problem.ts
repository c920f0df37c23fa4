import { z } from 'zod'

/**
 * Every problem the API can answer with: code → HTTP status and English title.
 * People never read the title: the console shows the sentence `problem.<code>` in their language.
 * On the wire a problem is RFC 9457 `application/problem+json`.
 */
export const problems = {
  'request/invalid': { status: 400, title: 'Some fields are not valid' },
  'request/malformed': { status: 400, title: 'The request could not be read' },
  'request/too-large': { status: 413, title: 'The request is too large' },
  'request/unsupported-type': { status: 415, title: 'The endpoint does not take this type of content' },
  'request/not-found': { status: 404, title: 'There is nothing here' },
  'request/conflict': { status: 409, title: 'It was changed by someone else meanwhile' },
  'request/too-many': { status: 429, title: 'Too many requests' },
  'session/required': { status: 401, title: 'Sign in first' },
  'session/wrong-credentials': { status: 401, title: 'E-mail address or password is wrong' },
  'session/csrf': { status: 403, title: 'The request did not come from the console' },
  'session/forbidden': { status: 403, title: 'Your role does not allow this' },
  'session/confirm-password': { status: 403, title: 'Confirm your password first' },
  'setup/already-done': { status: 409, title: 'The first administrator exists already' },
  'setup/link-invalid': { status: 403, title: 'This set-up link is not valid' },
  'invitation/invalid': { status: 410, title: 'This invitation is not valid any more' },
  'user/email-taken': { status: 409, title: 'Somebody with this e-mail address exists' },
  'user/last-administrator': { status: 409, title: 'The last administrator must stay' },
  'user/weak-password': { status: 400, title: 'The password is too weak' },
  'account/protected-field': { status: 403, title: 'You lack a right on this protected field' },
  'account/credentials-invalid': { status: 400, title: 'The credentials file cannot be used' },
  'account/agent-taken': { status: 409, title: 'This Google agent belongs to another account already' },
  'account/agent-refused': { status: 400, title: 'Google does not know this agent, or not for this account' },
  'account/google-unreachable': { status: 502, title: 'Google could not be asked' },
  'account/incomplete': { status: 409, title: 'The account is not complete' },
  'account/consent-required': { status: 409, title: 'The privacy terms must be accepted first' },
  'account/in-use': { status: 409, title: 'Something still depends on it' },
  'delivery/no-body': { status: 409, title: 'The body of this delivery was erased or never stored' },
  'queue/name-taken': { status: 409, title: 'A queue with this name exists' },
  'queue/in-use': { status: 409, title: 'The queue is still used' },
  'hours/name-taken': { status: 409, title: 'Operating hours with this name exist' },
  'hours/in-use': { status: 409, title: 'The operating hours are still used' },
  'profile/name-taken': { status: 409, title: 'A profile with this name exists' },
  'workstream/name-taken': { status: 409, title: 'A workstream with this name exists' },
  'workstream/in-use': { status: 409, title: 'The workstream is still used' },
  'channel/agent-bound': { status: 409, title: 'This Google agent is bound to a channel already' },
  'channel/account-inactive': { status: 409, title: 'The account of this Google agent is not saved yet' },
  'channel/target-unfit': { status: 409, title: 'This channel cannot take the conversations over' },
  'deletion/blocked': { status: 409, title: 'Something is in the way of bringing it back' },
  'conversation/not-yours': { status: 409, title: 'The conversation is assigned to someone else' },
  'conversation/wrong-state': {
    status: 409,
    title: 'The conversation is in a state that does not allow this',
  },
  'conversation/window-closed': {
    status: 409,
    title: 'Google lets nobody answer more than 30 days after the last message',
  },
  'conversation/no-channel': { status: 409, title: 'The channel of this conversation was removed' },
  'conversation/pictures-off': {
    status: 409,
    title: 'Agents may not send pictures on the channel of this conversation',
  },
  'conversation/no-pictures': { status: 409, title: 'This kind of channel carries no pictures to customers' },
  'message/id-used': { status: 409, title: 'This message id was used for another message' },
  'message/not-retryable': { status: 409, title: 'Only failed messages can be sent again' },
  'attachment/unavailable': { status: 409, title: 'The picture is not available' },
  'picture/not-a-picture': { status: 400, title: 'The file is not a PNG, JPEG, WebP or GIF picture' },
  'picture/too-large': { status: 413, title: 'The file is larger than 10 MB' },
  'picture/too-many-pixels': {
    status: 400,
    title: 'The picture has more than 50 million pixels, or a side of more than 16,000',
  },
  'picture/unreadable': { status: 400, title: 'The picture is damaged or not complete' },
  'server/unavailable': { status: 503, title: 'The database is not available' },
  'server/error': { status: 500, title: 'Something went wrong on our side' },
} as const satisfies Record<string, { status: number; title: string }>

export type ProblemCode = keyof typeof problems
export const problemCodes = Object.keys(problems) as ProblemCode[]

/** One wrong field: JSON pointer into the request (`/body/name`), a code the console has a sentence for, and its numbers. */
export const fieldError = z.object({
  pointer: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
})
export type FieldError = z.infer<typeof fieldError>

/** Body of every error answer (RFC 9457). `instance` is the request id to quote to whoever runs the server. */
export const problemBody = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  code: z.enum(problemCodes as [ProblemCode, ...ProblemCode[]]),
  detail: z.string().optional(),
  instance: z.string().optional(),
  errors: z.array(fieldError).optional(),
  retryAfterSeconds: z.number().optional(),
})
export type ProblemBody = z.infer<typeof problemBody>

/** Thrown by verbs; the one error handler turns it into a `problemBody`. `detail` is for developers, never shown to people. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly detail: string | undefined
  readonly errors: readonly FieldError[]
  readonly retryAfterSeconds: number | undefined

  constructor(
    code: ProblemCode,
    more: {
      detail?: string
      errors?: readonly FieldError[]
      retryAfterSeconds?: number
      cause?: unknown
    } = {},
  ) {
    super(problems[code].title, { cause: more.cause })
    this.name = 'ProblemError'
    this.code = code
    this.detail = more.detail
    this.errors = more.errors ?? []
    this.retryAfterSeconds = more.retryAfterSeconds
  }
}
