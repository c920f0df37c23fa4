/** How calls to one of Google's interfaces went. `recent`: this hour and the one before. */
export interface ApiFacts {
  readonly lastOkAt: Date | null
  readonly lastFailure: { readonly at: Date; readonly code: string } | null
  readonly recent: { readonly calls: number; readonly failed: number }
}

/**
 * How a call ended, for counting. `rejected`: Google understood it and said no (400, 404, 409, …), which says nothing
 * against the interface. The others are failures.
 */
export type CallCode =
  | 'ok'
  | 'rejected'
  | 'auth'
  | 'denied'
  | 'throttled'
  | 'server'
  | 'timeout'
  | 'unreachable'
  | 'reset'
  | 'tooLarge'

/** What passes by itself, of calls (`CallCode`) and of token exchanges (proof codes `token.*`). */
const transient: ReadonlySet<string> = new Set([
  'throttled',
  'server',
  'timeout',
  'unreachable',
  'reset',
  'tooLarge',
  'token.unreachable',
  'token.unexpected',
])

/** Does that pass by itself? Everything else stays until somebody changes something. */
export const isTransient = (code: string): boolean => transient.has(code)
export const isOk = (code: string): boolean => code === 'ok' || code === 'rejected'

/** What passes by itself is believed to have passed after this long, when nothing shows otherwise. */
const believedMs = 60 * 60_000

/**
 * Is the newest thing known of this interface a failure? `since`: when the credentials were set; what failed with others
 * says nothing. What passes by itself counts for an hour, or as long as replies wait.
 */
export function isFailing(
  api: ApiFacts,
  { now, since, undelivered }: { now: Date; since: Date | null; undelivered: { readonly count: number } },
): api is ApiFacts & { readonly lastFailure: NonNullable<ApiFacts['lastFailure']> } {
  const { lastFailure, lastOkAt } = api
  if (!lastFailure || (lastOkAt && lastOkAt >= lastFailure.at)) return false
  if (since && since > lastFailure.at) return false
  const isOld = now.getTime() - lastFailure.at.getTime() > believedMs
  return !(isOld && isTransient(lastFailure.code) && undelivered.count === 0)
}

/** Upper bounds of the classes in which durations are counted, in ms; the last class is open. */
export const durationBoundsMs = [
  10, 20, 30, 50, 75, 100, 150, 200, 300, 500, 750, 1_000, 1_500, 2_000, 3_000, 5_000, 7_500, 10_000,
] as const
/** Name of the open class. */
export const longest = 'longer'

/** The class of a duration: its upper bound as text, or `longest`. */
export function durationClass(ms: number): string {
  const bound = durationBoundsMs.find((one) => ms <= one)
  return bound === undefined ? longest : String(bound)
}

/**
 * The duration that this share (0–1) of the calls did not exceed, in whole ms, interpolated within its class; null without calls.
 * In the open class it is the largest bound: "at least".
 */
export function percentileMs(counts: ReadonlyMap<string, number>, share: number): number | null {
  const total = [...counts.values()].reduce((sum, one) => sum + one, 0)
  if (total === 0) return null
  const wanted = share * total
  let below = 0
  let lower = 0
  for (const bound of durationBoundsMs) {
    const within = counts.get(String(bound)) ?? 0
    if (within > 0 && below + within >= wanted)
      return Math.round(lower + ((wanted - below) / within) * (bound - lower))
    below += within
    lower = bound
  }
  return lower
}
