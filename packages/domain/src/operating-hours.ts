import type { HoursDefinition, OpenInterval } from '@parley/contracts/operating-hours'
import { dayAfter, dayAt, instantOf, weekdayOf, type Day } from './zoned-time.ts'

/** Holidays and other hours may be a year away; what does not change within two years is taken not to change. */
const horizonDays = 2 * 366 + 2

/** Does a span of days cover this one? A yearly span repeats, also one over New Year. */
function covers(span: { from: Day; to: Day; isYearly: boolean }, day: Day): boolean {
  if (!span.isYearly) return span.from <= day && day <= span.to
  const [from, to, on] = [span.from.slice(5), span.to.slice(5), day.slice(5)]
  const crossesNewYear = span.from.slice(0, 4) !== span.to.slice(0, 4)
  return crossesNewYear ? on >= from || on <= to : on >= from && on <= to
}

/** The hours that begin on this day: of an exception, else none on a holiday, else the weekday's. */
function intervalsOn(hours: HoursDefinition, day: Day): readonly OpenInterval[] {
  const exception = hours.exceptions.find((one) => covers(one, day))
  if (exception) return exception.intervals
  if (hours.holidays.some((one) => covers(one, day))) return []
  return hours.weekly[weekdayOf(day)] ?? []
}

/** The same as instants. What the change of the clock leaves nothing of is left out. */
function spansOn(hours: HoursDefinition, day: Day): { from: number; to: number }[] {
  return intervalsOn(hours, day)
    .map(({ from, to }) => ({
      from: instantOf(hours.timeZone, day, from).getTime(),
      to: instantOf(hours.timeZone, day, to, { last: true }).getTime(),
    }))
    .filter(({ from, to }) => from < to)
}

/** A shift may have begun the day before; the day after is looked at for clocks that change at midnight. */
function spansAround(hours: HoursDefinition, at: Date) {
  const today = dayAt(hours.timeZone, at)
  return [-1, 0, 1].flatMap((days) => spansOn(hours, dayAfter(today, days)))
}

/**
 * Is somebody there at this instant? Hours belong to the day on which they begin: a night shift that began before a
 * holiday goes on to its end. Where the clock is set back, hours hold as long as the clock shows them; what it skips
 * when it is set forward is lost.
 */
export function isOpen(hours: HoursDefinition, at: Date): boolean {
  const now = at.getTime()
  return spansAround(hours, at).some(({ from, to }) => from <= now && now < to)
}

/** The next instant, later than this one, at which `isOpen` changes; null when it does not within two years. */
export function nextChange(hours: HoursDefinition, at: Date): Date | null {
  if (neverChanges(hours)) return null
  const now = at.getTime()
  const today = dayAt(hours.timeZone, at)
  const open = isOpen(hours, at)
  let end = now
  for (let days = -1; days <= horizonDays; days++) {
    const spans = spansOn(hours, dayAfter(today, days))
    if (!open) {
      const begins = spans.map(({ from }) => from).filter((from) => from > now)
      if (begins.length > 0) return new Date(Math.min(...begins))
      continue
    }
    // Spans come in the order of their begin; those that touch are one. A day early for clocks that change at midnight.
    for (const span of spans) if (span.from <= end && span.to > end) end = span.to
    const following = spansOn(hours, dayAfter(today, days + 1))
    if (days >= 0 && end > now && !following.some(({ from, to }) => from <= end && to > end))
      return new Date(end)
  }
  return null
}

function neverChanges({ weekly, holidays, exceptions }: HoursDefinition): boolean {
  if (exceptions.length > 0) return false
  if (weekly.every((intervals) => intervals.length === 0)) return true
  const isWhole = (intervals: readonly OpenInterval[]) =>
    intervals.length === 1 && intervals[0]?.from === 0 && intervals[0].to === 24 * 60
  return holidays.length === 0 && weekly.every(isWhole)
}

/** Name of the holiday on which this instant lies in the zone of the hours; null on other days and where hours differ. */
export function holidayAt(hours: HoursDefinition, at: Date): string | null {
  const day = dayAt(hours.timeZone, at)
  if (hours.exceptions.some((one) => covers(one, day))) return null
  return hours.holidays.find((one) => covers(one, day))?.name ?? null
}

/** Closed at this instant: until when (null: nobody knows) and for which holiday. Null when open. */
export function closureAt(
  hours: HoursDefinition,
  at: Date,
): { until: Date | null; holiday: string | null } | null {
  if (isOpen(hours, at)) return null
  return { until: nextChange(hours, at), holiday: holidayAt(hours, at) }
}
