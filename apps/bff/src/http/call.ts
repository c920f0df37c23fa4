import type { Access, Endpoint } from '@parley/contracts/endpoint'
import type { UiLocale } from '@parley/contracts/values'
import type { Actor } from '@parley/domain/permissions'
import type { z } from 'zod'
import type { Context } from '../context.ts'
import type { Db } from '../store/db.ts'
import type { CallAudit } from './call-audit.ts'

/** The person behind a session, with what rules and answers need. */
export interface SignedInActor extends Actor {
  readonly name: string
  readonly email: string
  readonly locale: UiLocale | null
}

/** The session of the browser or script that calls. */
export interface CallSession {
  /** Token the caller must send with everything that changes something; null when nobody is signed in. */
  readonly csrfToken: string | null
  /** SHA-256 of the session's cookie, the key of its row; null when nobody is signed in. */
  readonly tokenHash: Buffer | null
  /** Starts a new session for this person (never re-uses one: no fixation) and sets the cookie. Returns its CSRF token. */
  open(userId: string, tx?: Db): Promise<string>
  /** Was the password given lately? Signing in counts. */
  readonly isConfirmed: boolean
  /** The password was given just now. */
  confirm(tx: Db): Promise<void>
  /** Ends the session and clears the cookie. */
  close(tx?: Db): Promise<void>
}

/** One call of an endpoint: parsed input, who calls, and from where. */
export interface Call<E extends Endpoint> {
  readonly actor: E['access'] extends 'public' ? SignedInActor | null : SignedInActor
  readonly params: z.output<E['params']>
  readonly query: z.output<E['query']>
  readonly body: z.output<E['body']>
  /** The file that came as body where the endpoint takes one, else null. */
  readonly upload: Buffer | null
  readonly session: CallSession
  /** The audit log, bound to this call: who, from where, in which request. Every change an administrator makes is told to it. */
  readonly audit: CallAudit
  /** Address of the caller as far as the configured proxies tell. */
  readonly ip: string
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal
}

/** The answer of a verb: the response value, or a stream of them where the endpoint says so. */
export type Answer<E extends Endpoint> =
  Promise<z.output<E['response']>> | AsyncIterable<z.output<E['response']>>
export type Verb<E extends Endpoint> = (ctx: Context, call: Call<E>) => Answer<E>

/** An endpoint with the verb that answers it. */
export interface Bound {
  readonly endpoint: Endpoint<z.ZodType, z.ZodType, z.ZodType, z.ZodType, Access>
  readonly verb: (ctx: Context, call: Call<Endpoint>) => Promise<unknown> | AsyncIterable<unknown>
}

/** Binds a verb to its endpoint; a feature's `routes.ts` is a list of these. */
export function bind<E extends Endpoint>(endpoint: E, verb: Verb<E>): Bound {
  return { endpoint, verb: verb as unknown as Bound['verb'] }
}
