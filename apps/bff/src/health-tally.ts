import type { GoogleApi } from '@parley/contracts/health'
import { durationClass, isOk } from '@parley/domain/api-facts'

/** So many more of this, in this hour. `scopeId`: an account or one of its Google agents. */
export interface HealthCount {
  readonly scopeId: string
  readonly hour: Date
  readonly kind: string
  readonly code: string
  n: number
}

/** This happened last at that time. `until`: when an access token ends. */
export interface HealthMark {
  readonly scopeId: string
  readonly kind: string
  at: Date
  code: string | null
  until: Date | null
}

export interface HealthNews {
  readonly counts: readonly HealthCount[]
  readonly marks: readonly HealthMark[]
}

/** Where something was seen: an account, and the Google agent where it is known. */
export interface HealthScope {
  readonly accountId: string
  readonly googleAgentId: string | null
}

/**
 * Counts in memory what connections to Google do, so that counting costs no statement beside each message. Whoever owns
 * it writes what `take` gives about once a second; what was counted since then is lost when the process is killed, which
 * shares and daily sums can bear. Nothing that must be exact may rest on it.
 */
export interface HealthTally {
  received(scope: HealthScope, deliveries: number): void
  /** A call to the webhook that was refused; whose it was to be is not known. */
  refused(accountId: string, reason: string): void
  /** How a reply ended: `sent`, or the code of its failure. */
  replied(scope: HealthScope, outcome: string): void
  /**
   * A call to one of Google's interfaces; `code` is a `CallCode` or, of a refused token exchange, its proof code. `ms`: null
   * when no answer came. `until`: when the token that was fetched ends.
   */
  called(scope: HealthScope, api: GoogleApi, call: { code: string; ms: number | null; until?: Date }): void
  /** All since the last time; they are the caller's now. */
  take(): HealthNews
  /** What could not be written is kept for the next time. */
  putBack(news: HealthNews): void
}

const hourMs = 60 * 60_000

export function createHealthTally(now: () => Date): HealthTally {
  let counts = new Map<string, HealthCount>()
  let marks = new Map<string, HealthMark>()

  const add = (given: HealthCount) => {
    const key = `${given.scopeId} ${given.hour.getTime()} ${given.kind} ${given.code}`
    const known = counts.get(key)
    if (known) known.n += given.n
    else counts.set(key, { ...given })
  }
  const mark = (given: HealthMark) => {
    const key = `${given.scopeId} ${given.kind}`
    const known = marks.get(key)
    if (!known || known.at <= given.at) marks.set(key, given)
  }
  const note = (
    { accountId, googleAgentId }: HealthScope,
    what: {
      kind: string
      code?: string
      n?: number
      mark?: string
      until?: Date | undefined
      ms?: number | null
    },
  ) => {
    const at = now()
    const hour = new Date(Math.floor(at.getTime() / hourMs) * hourMs)
    for (const scopeId of googleAgentId === null ? [accountId] : [accountId, googleAgentId]) {
      const { kind, code = '', n = 1, ms = null } = what
      add({ scopeId, hour, kind, code, n })
      if (ms !== null) add({ scopeId, hour, kind: `${kind}Ms`, code: durationClass(ms), n: 1 })
      if (what.mark) mark({ scopeId, kind: what.mark, at, code: code || null, until: null })
      // A mark of its own: tokens that are only made to prove something are not held.
      if (what.until) mark({ scopeId, kind: `${kind}Held`, at, code: null, until: what.until })
    }
  }

  return {
    received: (scope, deliveries) => note(scope, { kind: 'received', n: deliveries, mark: 'received' }),
    refused: (accountId, reason) =>
      note({ accountId, googleAgentId: null }, { kind: 'refused', code: reason }),
    replied: (scope, outcome) =>
      outcome === 'sent'
        ? note(scope, { kind: 'sent', mark: 'sent' })
        : note(scope, { kind: 'failed', code: outcome, mark: 'failed' }),
    called: (scope, api, { code, ms, until }) =>
      note(scope, { kind: api, code, ms, until, mark: `${api}${isOk(code) ? 'Ok' : 'Failed'}` }),
    take() {
      const news = { counts: [...counts.values()], marks: [...marks.values()] }
      counts = new Map()
      marks = new Map()
      return news
    },
    putBack(news) {
      for (const one of news.counts) add(one)
      for (const one of news.marks) mark(one)
    },
  }
}
