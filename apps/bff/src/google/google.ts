/** OAuth scopes Parley asks for. */
export const scopes = {
  messages: 'https://www.googleapis.com/auth/businessmessages',
  communications: 'https://www.googleapis.com/auth/businesscommunications',
} as const
export type Scope = (typeof scopes)[keyof typeof scopes]

/** A token is replaced this long before it ends, so that none ends on its way. */
export const renewBeforeMs = 5 * 60_000

/** A token for Google's APIs, or why there is none. `refused` will not get better by trying again; `unreachable` may. */
export type TokenOutcome =
  | { outcome: 'granted'; token: string }
  | { outcome: 'refused'; code: string; detail: string }
  | { outcome: 'unreachable'; detail: string }

/** One request to Google's side. `timeoutMs` covers everything up to the end of the body. */
export interface OutgoingRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH'
  readonly headers?: Record<string, string>
  readonly body?: string
  readonly timeoutMs: number
  /** More than this and the answer is `tooLarge`. */
  readonly maxBytes: number
  readonly signal?: AbortSignal
}

/** What came of it. `failed`: no complete answer arrived; whether it had an effect there is unknown. */
export type OutgoingAnswer =
  | { outcome: 'answered'; status: number; headers: Headers; body: Buffer }
  | { outcome: 'notAllowed' }
  | { outcome: 'tooLarge' }
  | { outcome: 'failed'; because: 'timeout' | 'unreachable' | 'reset'; detail: string }

/** The one door to the outside: only the configured addresses of Google (or the emulator), no redirects, bounded in time and size. */
export type Outgoing = (url: string, request: OutgoingRequest) => Promise<OutgoingAnswer>

/** Google's side as verbs see it. */
export interface Google {
  readonly outgoing: Outgoing
  /** Our own webhooks as Google reaches them: through PUBLIC_URL and every proxy, by the same rules. */
  readonly toUs: Outgoing
  /**
   * A token for an account's stored credentials; kept until 5 minutes before it ends, one exchange at a time.
   * `fresh`: Google just refused the kept one with 401, get another.
   */
  accessToken(accountId: string, scope: Scope, options?: { fresh?: boolean }): Promise<TokenOutcome>
}
