import type { Store } from './store.ts'

/** The two times of the emulator. */
export type Clock = ReturnType<typeof createClock>

/**
 * `realNow` is the machine's time and drives tokens and retries; `now` is the world of the phones, which a
 * person may move to reach the end of the 30-day window. The shift survives a restart.
 * @param realNow milliseconds since 1970
 */
export function createClock(store: Store, realNow: () => number) {
  let lastMicros = 0
  const offsetMs = (): number => store.meta('clockOffsetMs', 0)
  const now = (): number => realNow() + offsetMs()
  return {
    realNow,
    now,
    offsetMs,
    move: (offset: number): void => store.setMeta('clockOffsetMs', offset),
    /** RFC 3339 in UTC with microseconds; each call is later than the one before, so messages can be sorted. */
    timestamp(): string {
      const micros = Math.max(now() * 1000, lastMicros + 1)
      lastMicros = micros
      const rest = String(micros % 1000).padStart(3, '0')
      return new Date(Math.floor(micros / 1000)).toISOString().replace('Z', `${rest}Z`)
    },
  }
}
