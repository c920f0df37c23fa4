import { hoursDefinition, type HoursDefinition } from '@parley/contracts/operating-hours'
import { describe, expect, test } from 'vitest'
import { closureAt, holidayAt, isOpen, nextChange } from './operating-hours.ts'

const h = (hours: number, minutes = 0) => hours * 60 + minutes
const day = (from: number, to: number) => [{ from, to }]
const nineToFive = day(h(9), h(17))
const week = (on: HoursDefinition['weekly'][number], weekend = on) => [on, on, on, on, on, weekend, weekend]
const hours = (changes: Partial<HoursDefinition> = {}): HoursDefinition =>
  hoursDefinition.parse({
    timeZone: 'Europe/Berlin',
    weekly: week(nineToFive, []),
    holidays: [],
    exceptions: [],
    ...changes,
  })
const at = (text: string) => new Date(text)
const next = (of: HoursDefinition, text: string) => nextChange(of, at(text))?.toISOString() ?? null

describe('ordinary weeks', () => {
  test.each([
    ['2026-11-23T07:59:59Z', false, '2026-11-23T08:00:00.000Z'],
    ['2026-11-23T08:00:00Z', true, '2026-11-23T16:00:00.000Z'],
    ['2026-11-23T15:59:59Z', true, '2026-11-23T16:00:00.000Z'],
    ['2026-11-23T16:00:00Z', false, '2026-11-24T08:00:00.000Z'],
    ['2026-11-27T16:00:00Z', false, '2026-11-30T08:00:00.000Z'],
    ['2026-11-28T12:00:00Z', false, '2026-11-30T08:00:00.000Z'],
  ])('%s: open %s, changes at %s', (when, open, change) => {
    expect(isOpen(hours(), at(when))).toBe(open)
    expect(next(hours(), when)).toBe(change)
  })
  test('several intervals a day, and those that touch are one', () => {
    const lunch = hours({ weekly: week([...day(h(9), h(12)), ...day(h(13), h(17))]) })
    expect(next(lunch, '2026-11-23T09:00:00Z')).toBe('2026-11-23T11:00:00.000Z')
    const touching = hours({ weekly: week([...day(h(9), h(12)), ...day(h(12), h(17))]) })
    expect(next(touching, '2026-11-23T09:00:00Z')).toBe('2026-11-23T16:00:00.000Z')
  })
  test('over midnight, also from Sunday into Monday', () => {
    const night = hours({ weekly: week(day(h(22), h(30))) })
    expect(isOpen(night, at('2026-11-23T02:00:00Z'))).toBe(true)
    expect(next(night, '2026-11-23T02:00:00Z')).toBe('2026-11-23T05:00:00.000Z')
    expect(isOpen(night, at('2026-11-23T12:00:00Z'))).toBe(false)
  })
  test('always and never do not change', () => {
    expect(next(hours({ weekly: week(day(0, h(24))) }), '2026-11-23T12:00:00Z')).toBeNull()
    expect(next(hours({ weekly: week([]) }), '2026-11-23T12:00:00Z')).toBeNull()
    expect(isOpen(hours({ weekly: week([]) }), at('2026-11-23T12:00:00Z'))).toBe(false)
  })
  test('all days but one: open until then', () => {
    const allButSunday = hours({
      weekly: [...Array<HoursDefinition['weekly'][number]>(6).fill(day(0, h(24))), []],
    })
    expect(next(allButSunday, '2026-11-23T12:00:00Z')).toBe('2026-11-28T23:00:00.000Z')
    expect(next(allButSunday, '2026-11-29T12:00:00Z')).toBe('2026-11-29T23:00:00.000Z')
  })
})

describe('when clocks change', () => {
  // [zone, hours of the day, instant, open?, next change]
  test.each<[string, number, number, string, boolean, string]>([
    // Berlin, 29 March 2026: 02:00 → 03:00. 02:30 does not exist.
    ['Europe/Berlin', h(2, 30), h(5), '2026-03-29T00:59:59Z', false, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', h(1), h(2, 30), '2026-03-29T00:30:00Z', true, '2026-03-29T01:00:00.000Z'],
    ['Europe/Berlin', h(2, 15), h(2, 45), '2026-03-29T00:30:00Z', false, '2026-03-30T00:15:00.000Z'],
    ['Europe/Berlin', h(9), h(17), '2026-03-29T07:00:00Z', true, '2026-03-29T15:00:00.000Z'],
    // Berlin, 25 October 2026: 03:00 → 02:00. 02:30 comes twice.
    ['Europe/Berlin', h(2, 30), h(5), '2026-10-25T00:29:59Z', false, '2026-10-25T00:30:00.000Z'],
    ['Europe/Berlin', h(1), h(2, 30), '2026-10-25T00:45:00Z', true, '2026-10-25T01:30:00.000Z'],
    ['Europe/Berlin', h(0), h(24), '2026-10-25T00:30:00Z', true, ''],
    // New York, 8 March 2026 02:00 → 03:00 and 1 November 2026 02:00 → 01:00.
    ['America/New_York', h(2, 30), h(6), '2026-03-08T06:59:00Z', false, '2026-03-08T07:00:00.000Z'],
    ['America/New_York', h(0), h(1, 30), '2026-11-01T05:45:00Z', true, '2026-11-01T06:30:00.000Z'],
    ['America/New_York', h(1, 30), h(4), '2026-11-01T05:29:00Z', false, '2026-11-01T05:30:00.000Z'],
    // Lord Howe moves by half an hour: 4 October 2026 02:00 → 02:30, 5 April 2026 02:00 → 01:30.
    ['Australia/Lord_Howe', h(2, 15), h(3), '2026-10-03T15:29:00Z', false, '2026-10-03T15:30:00.000Z'],
    ['Australia/Lord_Howe', h(1), h(1, 45), '2026-04-04T14:50:00Z', true, '2026-04-04T15:15:00.000Z'],
    // Kolkata has half an hour of offset and no summer time.
    ['Asia/Kolkata', h(9), h(17), '2026-03-29T03:30:00Z', true, '2026-03-29T11:30:00.000Z'],
    ['Asia/Kolkata', h(9), h(17), '2026-10-25T11:30:00Z', false, '2026-10-26T03:30:00.000Z'],
  ])('%s %i–%i at %s', (timeZone, from, to, when, open, change) => {
    const one = hours({ timeZone, weekly: week(day(from, to)) })
    expect(isOpen(one, at(when))).toBe(open)
    expect(next(one, when) ?? '').toBe(change)
  })
})

describe('holidays and other hours', () => {
  const christmas = { name: 'Christmas', from: '2026-12-25', to: '2026-12-26', isYearly: true }
  const eve = { name: 'Christmas Eve', from: '2026-12-24', to: '2026-12-24', isYearly: false }
  test('a holiday closes, in every year when it is yearly', () => {
    const one = hours({ holidays: [christmas] })
    expect(isOpen(one, at('2026-12-25T10:00:00Z'))).toBe(false)
    expect(holidayAt(one, at('2030-12-25T10:00:00Z'))).toBe('Christmas')
    expect(closureAt(one, at('2026-12-25T10:00:00Z'))).toEqual({
      until: at('2026-12-28T08:00:00Z'),
      holiday: 'Christmas',
    })
    expect(closureAt(one, at('2026-12-22T10:00:00Z'))).toBeNull()
  })
  test('over New Year, yearly', () => {
    const one = hours({
      holidays: [{ name: 'Holidays', from: '2026-12-28', to: '2027-01-02', isYearly: true }],
    })
    for (const when of ['2026-12-31T10:00:00Z', '2028-12-29T10:00:00Z', '2029-01-02T10:00:00Z'])
      expect(holidayAt(one, at(when))).toBe('Holidays')
    expect(holidayAt(one, at('2029-01-03T10:00:00Z'))).toBeNull()
  })
  test('other hours beat holidays and the week', () => {
    const one = hours({
      holidays: [{ ...christmas, from: '2026-12-24' }],
      exceptions: [{ ...eve, intervals: day(h(8), h(12)) }],
    })
    expect(isOpen(one, at('2026-12-24T07:30:00Z'))).toBe(true)
    expect(holidayAt(one, at('2026-12-24T18:00:00Z'))).toBeNull()
    expect(next(one, '2026-12-24T07:30:00Z')).toBe('2026-12-24T11:00:00.000Z')
  })
  test('a night shift that began before the holiday goes on to its end', () => {
    const one = hours({ weekly: week(day(h(22), h(30))), holidays: [christmas] })
    expect(isOpen(one, at('2026-12-25T02:00:00Z'))).toBe(true)
    expect(next(one, '2026-12-25T02:00:00Z')).toBe('2026-12-25T05:00:00.000Z')
    expect(isOpen(one, at('2026-12-26T02:00:00Z'))).toBe(false)
  })
})

describe('what is refused', () => {
  test.each([
    { weekly: week([...day(h(9), h(12)), ...day(h(11), h(17))]) },
    { weekly: week(day(h(12), h(12))) },
    { weekly: week(day(h(9), h(34))) },
    { timeZone: 'Europe/Atlantis' },
    { timeZone: '+01:00' },
    { holidays: [{ name: 'x', from: '2026-12-26', to: '2026-12-25', isYearly: false }] },
    { holidays: [{ name: 'x', from: '2026-02-30', to: '2026-03-01', isYearly: false }] },
  ])('%j', (changes) => {
    expect(
      hoursDefinition.safeParse({
        timeZone: 'Europe/Berlin',
        weekly: week([]),
        holidays: [],
        exceptions: [],
        ...changes,
      }).success,
    ).toBe(false)
  })
})

describe('properties (seeded)', () => {
  /** mulberry32 */
  const seeded = (seed: number) => () => {
    seed = (seed + 0x6d2b79f5) | 0
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const zones = [
    'Europe/Berlin',
    'America/New_York',
    'Australia/Lord_Howe',
    'Asia/Kolkata',
    'America/Santiago',
  ]
  test.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'seed %i: the change is later, at it the answer flips, and before it never',
    (seed) => {
      const random = seeded(seed)
      const int = (below: number) => Math.floor(random() * below)
      const someDay = () =>
        `2026-${String(1 + int(12)).padStart(2, '0')}-${String(1 + int(28)).padStart(2, '0')}`
      const intervals = () => {
        const edges = Array.from({ length: int(3) * 2 }, () => int(40) * 36).sort((a, b) => a - b)
        return edges.flatMap((from, index) => {
          const to = edges[index + 1]
          return index % 2 === 0 && to !== undefined && to > from ? [{ from, to }] : []
        })
      }
      for (let round = 0; round < 12; round++) {
        const [first, second] = [someDay(), someDay()]
        const one = hours({
          timeZone: zones[int(zones.length)] ?? 'Europe/Berlin',
          weekly: Array.from({ length: 7 }, intervals),
          holidays: [{ name: 'x', from: first, to: first, isYearly: random() < 0.5 }],
          exceptions: [{ name: 'y', from: second, to: second, isYearly: false, intervals: intervals() }],
        })
        const start = new Date(Date.UTC(2026, int(12), 1 + int(28), int(24), int(60)))
        const change = nextChange(one, start)
        const open = isOpen(one, start)
        if (change === null) continue
        expect(change > start).toBe(true)
        expect(isOpen(one, change)).toBe(!open)
        expect(isOpen(one, new Date(change.getTime() - 1))).toBe(open)
        for (let probe = 0; probe < 20; probe++) {
          const between = new Date(start.getTime() + random() * (change.getTime() - start.getTime() - 1))
          expect(isOpen(one, between)).toBe(open)
        }
      }
    },
  )
})
