import { z } from 'zod'
import type { ProblemCode } from './problem.ts'

/**
 * An endpoint of Parley's API as a value: the path is written once, and both sides parse by it.
 *
 * - `path` uses `:name` for path parameters; all of them are strings described by `params`.
 * - `query` and `body` describe what comes in; `response` what goes out (unknown fields are dropped on both ways).
 * - `stream: true` means the answer is `application/x-ndjson`, one `response` value a line.
 * - `file` means the answer is a file to save: pieces of text, sent as they come.
 * - `upload` means the request's body is the bytes of one file; the values of `body` then travel as JSON, percent-encoded,
 *   in the header `x-parley-fields`: what people write must not stand in an address, which proxies log.
 * - `access` says who may call at all; finer decisions are the verb's (`may` in the domain).
 * - `needsConfirmation` means that the password must have been given lately in this session, else the answer is
 *   `session/confirm-password`: for what somebody at an unlocked screen must not be able to do.
 * - `problems` lists the codes a caller should be ready for beside those every endpoint has.
 */
export interface Endpoint<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Response extends z.ZodType = z.ZodType,
  Allowed extends Access = Access,
> {
  readonly name: string
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  readonly path: `/api/${string}`
  readonly summary: string
  readonly tag: string
  readonly access: Allowed
  readonly needsConfirmation: boolean
  readonly params: Params
  readonly query: Query
  readonly body: Body
  readonly response: Response
  readonly status: 200 | 201 | 204
  readonly stream: boolean
  readonly file: { readonly type: string; readonly name: string } | null
  readonly upload: Upload | null
  readonly problems: readonly ProblemCode[]
}

/** Bytes that an endpoint takes as its body: the content types a caller may name, and the most bytes. */
export interface Upload {
  readonly types: readonly string[]
  readonly bytesMax: number
}

/** Header that carries the values of `body` beside an upload. */
export const fieldsHeader = 'x-parley-fields'

/** Who may call an endpoint at all: anybody, anybody signed in, supervisors and administrators, or administrators. */
export type Access = 'public' | 'signedIn' | 'supervisor' | 'administrator'

/** Shape of an empty set of parameters, query or body. */
export const nothing = z.object({})
/** Answer without content (204). */
export const noContent = z.void()

/** Declares an endpoint; what is left out is empty, and the answer is 200 (204 where the response is `noContent`). */
export function endpoint<
  Params extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
  Body extends z.ZodType = typeof nothing,
  Response extends z.ZodType = typeof noContent,
  const Allowed extends Access = Access,
>(given: {
  name: string
  method: Endpoint['method']
  path: Endpoint['path']
  summary: string
  tag: string
  access: Allowed
  needsConfirmation?: boolean
  params?: Params
  query?: Query
  body?: Body
  response?: Response
  status?: 200 | 201 | 204
  stream?: boolean
  file?: Endpoint['file']
  upload?: Upload
  problems?: readonly ProblemCode[]
}): Endpoint<Params, Query, Body, Response, Allowed> {
  return {
    name: given.name,
    method: given.method,
    path: given.path,
    summary: given.summary,
    tag: given.tag,
    access: given.access,
    needsConfirmation: given.needsConfirmation ?? false,
    params: given.params ?? (nothing as unknown as Params),
    query: given.query ?? (nothing as unknown as Query),
    body: given.body ?? (nothing as unknown as Body),
    response: given.response ?? (noContent as unknown as Response),
    status: given.status ?? (given.response ? 200 : 204),
    stream: given.stream ?? false,
    file: given.file ?? null,
    upload: given.upload ?? null,
    problems: [
      ...(given.problems ?? []),
      ...(given.needsConfirmation ? (['session/confirm-password'] as const) : []),
    ],
  }
}
