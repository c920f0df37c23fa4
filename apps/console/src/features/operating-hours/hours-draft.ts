import { openIntervals, type HoursDefinition, type OpenInterval } from '@parley/contracts/operating-hours'

const dayMinutes = 24 * 60

/** Hours of a day while they are edited; times as a time field has them (`09:00`, empty while unfinished). */
export interface IntervalDraft {
  readonly key: string
  readonly from: string
  readonly to: string
}
/** Days while they are edited; `intervals` null for a holiday. */
export interface DaysDraft {
  readonly key: string
  readonly name: string
  readonly from: string
  readonly to: string
  readonly isYearly: boolean
  readonly intervals: readonly IntervalDraft[] | null
}
export interface HoursDraft {
  readonly name: string
  readonly timeZone: string
  readonly weekly: readonly (readonly IntervalDraft[])[]
  readonly days: readonly DaysDraft[]
}

let keys = 0
export const newKey = () => String((keys += 1))

const textOf = (minutes: number) => {
  const within = minutes % dayMinutes
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
const minutesOf = (text: string) => {
  const [hours, minutes] = text.split(':').map(Number)
  return hours === undefined || minutes === undefined ? Number.NaN : hours * 60 + minutes
}

export const newInterval = (from = '09:00', to = '17:00'): IntervalDraft => ({ key: newKey(), from, to })
/** All day is from midnight to midnight. */
export const isAllDay = ({ from, to }: IntervalDraft) => from === '00:00' && to === '00:00'
/** An end that is not later than its begin is on the next day. */
export const endsNextDay = (one: IntervalDraft) =>
  one.from !== '' && one.to !== '' && !isAllDay(one) && one.to <= one.from && one.to !== '00:00'

const draftIntervals = (intervals: readonly OpenInterval[]) =>
  intervals.map(({ from, to }) => newInterval(textOf(from), textOf(to)))

/** A draft of hours that exist, or of those that most begin with. */
export function draftOf(name: string, hours: HoursDefinition | null): HoursDraft {
  if (!hours)
    return {
      name,
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      weekly: [0, 1, 2, 3, 4, 5, 6].map((day) => (day < 5 ? [newInterval('08:00')] : [])),
      days: [],
    }
  return {
    name,
    timeZone: hours.timeZone,
    weekly: hours.weekly.map(draftIntervals),
    days: [
      ...hours.holidays.map((one) => ({ ...one, key: newKey(), intervals: null })),
      ...hours.exceptions.map((one) => ({ ...one, key: newKey(), intervals: draftIntervals(one.intervals) })),
    ],
  }
}

function readIntervals(drafts: readonly IntervalDraft[]): OpenInterval[] {
  return drafts
    .map((one) => {
      const from = minutesOf(one.from)
      const to = minutesOf(one.to)
      return { from, to: to <= from ? to + dayMinutes : to }
    })
    .sort((a, b) => a.from - b.from)
}

/** What is wrong with the hours of a day; null: nothing. */
export function intervalsFault(drafts: readonly IntervalDraft[]): 'badTime' | 'overlap' | null {
  if (drafts.some(({ from, to }) => from === '' || to === '')) return 'badTime'
  return openIntervals.safeParse(readIntervals(drafts)).success ? null : 'overlap'
}

/** Are name and days of a holiday or of other hours missing or in the wrong order? */
export const isDaysFault = ({ name, from, to }: DaysDraft) =>
  name.trim() === '' || from === '' || to === '' || from > to

/** The hours as the server takes them; null while something is wrong. */
export function definitionOf({ timeZone, weekly, days }: HoursDraft): HoursDefinition | null {
  const isFaulty =
    weekly.some((one) => intervalsFault(one) !== null) ||
    days.some((one) => isDaysFault(one) || intervalsFault(one.intervals ?? []) !== null)
  if (isFaulty) return null
  const plain = ({ name, from, to, isYearly }: DaysDraft) => ({ name: name.trim(), from, to, isYearly })
  return {
    timeZone,
    weekly: weekly.map(readIntervals),
    holidays: days.filter((one) => one.intervals === null).map(plain),
    exceptions: days.flatMap((one) =>
      one.intervals === null ? [] : [{ ...plain(one), intervals: readIntervals(one.intervals) }],
    ),
  }
}
