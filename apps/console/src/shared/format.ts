import type { UiLocale } from '@parley/contracts/values'
import { useMemo } from 'react'
import { useLocale } from './i18n/index.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Formats values for people in one locale and the browser's time zone. */
export interface Format {
  /** 3 May 2026 */
  readonly date: (at: Date) => string
  /** The same of a day in UTC. */
  readonly utcDate: (at: Date) => string
  /** 14:05 */
  readonly time: (at: Date) => string
  /** 14:05:09 */
  readonly clock: (at: Date) => string
  /** 3 May 2026, 14:05 */
  readonly dateTime: (at: Date) => string
  /** 3 May 2026, 14:05:09 */
  readonly dateTimeSeconds: (at: Date) => string
  /** The shortest that is still clear: the time today, the weekday within a week, else the date. */
  readonly shortWhen: (at: Date, now?: Date) => string
  /** 5 minutes ago, yesterday, in 3 days. Under a minute it is "now". */
  readonly relative: (at: Date, now?: Date) => string
  /** Today, Yesterday, or the date with its weekday: headings between days. */
  readonly day: (at: Date, now?: Date) => string
  readonly number: (value: number) => string
  /** 1.4 MB; units of 1000 bytes. */
  readonly fileSize: (bytes: number) => string
  /** Name of a BCP 47 tag in the reader's language: de-DE → German (Germany). */
  readonly language: (tag: string) => string
  /** a, b and c */
  readonly list: (items: readonly string[]) => string
}

/** The formats of the reader's locale; stable until the locale changes. */
export function useFormat(): Format {
  const locale = useLocale()
  return useMemo(() => createFormat(locale), [locale])
}

/** The formats of one locale; components use `useFormat`. */
export function createFormat(locale: UiLocale): Format {
  // English with day before month and 24 hours reads unambiguously everywhere.
  const tag = locale === 'en' ? 'en-GB' : 'de-DE'
  const date = new Intl.DateTimeFormat(tag, { dateStyle: 'medium' })
  const utcDate = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeZone: 'UTC' })
  const time = new Intl.DateTimeFormat(tag, { timeStyle: 'short' })
  const clock = new Intl.DateTimeFormat(tag, { timeStyle: 'medium' })
  const dateTime = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'short' })
  const dateTimeSeconds = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' })
  const weekday = new Intl.DateTimeFormat(tag, { weekday: 'short' })
  const shortDate = new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short' })
  const longDay = new Intl.DateTimeFormat(tag, { weekday: 'long', day: 'numeric', month: 'long' })
  const number = new Intl.NumberFormat(tag)
  const relative = new Intl.RelativeTimeFormat(tag, { numeric: 'auto' })
  const languages = new Intl.DisplayNames(tag, { type: 'language' })
  const list = new Intl.ListFormat(tag, { type: 'conjunction' })
  return {
    date: (at) => date.format(at),
    utcDate: (at) => utcDate.format(at),
    time: (at) => time.format(at),
    clock: (at) => clock.format(at),
    dateTime: (at) => dateTime.format(at),
    dateTimeSeconds: (at) => dateTimeSeconds.format(at),
    shortWhen: (at, now = new Date()) => {
      const days = daysBetween(at, now)
      if (days === 0) return time.format(at)
      if (days > 0 && days < 7) return weekday.format(at)
      return at.getFullYear() === now.getFullYear() ? shortDate.format(at) : date.format(at)
    },
    relative: (at, now = new Date()) => {
      const ms = at.getTime() - now.getTime()
      const size = Math.abs(ms)
      if (size < minuteMs) return relative.format(0, 'second')
      if (size < hourMs) return relative.format(Math.trunc(ms / minuteMs), 'minute')
      if (size < dayMs) return relative.format(Math.trunc(ms / hourMs), 'hour')
      if (size < 30 * dayMs) return relative.format(-daysBetween(at, now), 'day')
      return date.format(at)
    },
    day: (at, now = new Date()) => {
      const days = daysBetween(at, now)
      if (days === 0 || days === 1) return capitalize(relative.format(-days, 'day'))
      return at.getFullYear() === now.getFullYear() ? longDay.format(at) : date.format(at)
    },
    number: (value) => number.format(value),
    fileSize: (bytes) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
      const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
      return new Intl.NumberFormat(tag, {
        style: 'unit',
        unit: units[step] ?? 'byte',
        unitDisplay: step === 0 ? 'long' : 'short',
        maximumFractionDigits: step === 0 ? 0 : 1,
      }).format(bytes / 1000 ** step)
    },
    language: (languageTag) => languages.of(languageTag) ?? languageTag,
    list: (items) => list.format(items),
  }
}

/** Calendar days from `at` to `now` in the browser's time zone; summer time does not shift it. */
function daysBetween(at: Date, now: Date): number {
  const midnight = (day: Date) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate())
  return Math.round((midnight(now) - midnight(at)) / dayMs)
}

const capitalize = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1)
