/** A day of the calendar as `2026-12-25`; plain text, so that days compare and sort. */
export type Day = string

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs

/** Formatters are costly to make and a process uses few zones. */
const formatters = new Map<string, Intl.DateTimeFormat>()
function formatterOf(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, made)
  return made
}

/** What the wall clock of the zone shows at this instant, as if it were UTC, in ms. */
function wallClock(zone: string, at: number): number {
  const parts: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {}
  for (const { type, value } of formatterOf(zone).formatToParts(at)) parts[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

/** How far the zone's wall clock is ahead of UTC at this instant, in ms. */
function offset(zone: string, at: number): number {
  const whole = Math.floor(at / 1000) * 1000
  return wallClock(zone, whole) - whole
}

/** The day that the wall clock of the zone shows at this instant. */
export function dayAt(zone: string, at: Date): Day {
  return new Date(wallClock(zone, at.getTime())).toISOString().slice(0, 10)
}

/** The day that many days later. */
export function dayAfter(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** 0 for Monday to 6 for Sunday. */
export const weekdayOf = (day: Day): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7

/**
 * When the zone's wall clock shows these minutes after the day's midnight (beyond 1440: the next day). A time that the
 * clock shows twice (it was set back) is the first of the two, or with `last` the second. One that it skips (it was set
 * forward) is the instant of the change.
 */
export function instantOf(zone: string, day: Day, minutes: number, { last = false } = {}): Date {
  const wanted = Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs
  const before = offset(zone, wanted - dayMs)
  const after = offset(zone, wanted + dayMs)
  const found = [wanted - before, wanted - after].filter((at) => at + offset(zone, at) === wanted)
  if (found.length > 0) return new Date(last ? Math.max(...found) : Math.min(...found))
  // Skipped: between these two the clock jumps over it.
  let low = wanted - Math.max(before, after) - dayMs
  let high = wanted - Math.min(before, after) + dayMs
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (middle + offset(zone, middle) < wanted) low = middle
    else high = middle
  }
  return new Date(high)
}
