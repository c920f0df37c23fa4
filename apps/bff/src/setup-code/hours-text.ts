import type { OpenInterval } from '@parley/contracts/operating-hours'

const dayMinutes = 24 * 60

/** `09:00-17:00`; an end that is not after the beginning is on the next day, `00:00-24:00` is the whole day. */
export const intervalText = /^([01]\d|2[0-3]):[0-5]\d-(?:([01]\d|2[0-3]):[0-5]\d|24:00)$/

/** Minutes of the wall clock as text. */
export function toText({ from, to }: OpenInterval): string {
  return `${clock(from)}-${clock(to > dayMinutes ? to - dayMinutes : to)}`
}

/** The text, which `intervalText` matches, as minutes of the wall clock. */
export function toInterval(text: string): OpenInterval {
  const [from = 0, to = 0] = text.split('-').map(minutes)
  return { from, to: to > from ? to : to + dayMinutes }
}

const clock = (all: number) =>
  [Math.floor(all / 60), all % 60].map((part) => `${part}`.padStart(2, '0')).join(':')

function minutes(text: string): number {
  const [hours = 0, rest = 0] = text.split(':').map(Number)
  return hours * 60 + rest
}
