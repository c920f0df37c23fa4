import { expect, test } from 'vitest'
import { durationBoundsMs, durationClass, longest, percentileMs } from './api-facts.ts'

test('a duration belongs to the first class whose bound it does not exceed', () => {
  expect([0, 10, 10.1, 149, 150, 10_000, 10_001].map(durationClass)).toEqual([
    '10',
    '10',
    '20',
    '150',
    '150',
    '10000',
    longest,
  ])
})

test('percentiles lie in the class that holds them, interpolated', () => {
  const counts = new Map([
    ['100', 50],
    ['200', 40],
    ['1000', 10],
  ])
  expect(percentileMs(counts, 0.5)).toBe(100)
  expect(percentileMs(counts, 0.7)).toBe(175)
  expect(percentileMs(counts, 0.95)).toBe(875)
})

test('without calls there is no duration, and beyond the last bound it is at least that', () => {
  expect(percentileMs(new Map(), 0.5)).toBeNull()
  expect(percentileMs(new Map([[longest, 3]]), 0.95)).toBe(10_000)
})

test('estimates are never further off than their class is wide', () => {
  // A fixed sequence that covers all magnitudes.
  const durations = Array.from({ length: 500 }, (_, index) => 1 + ((index * 7919) % 9_000))
  const counts = new Map<string, number>()
  for (const ms of durations) counts.set(durationClass(ms), (counts.get(durationClass(ms)) ?? 0) + 1)
  const sorted = durations.toSorted((a, b) => a - b)
  for (const share of [0.1, 0.5, 0.9, 0.95, 0.99]) {
    const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? 0
    const upper = durationBoundsMs.find((bound) => exact <= bound) ?? 0
    const lower = durationBoundsMs.findLast((bound) => bound < upper) ?? 0
    const estimate = percentileMs(counts, share) ?? -1
    expect(estimate).toBeGreaterThanOrEqual(lower)
    expect(estimate).toBeLessThanOrEqual(upper)
  }
})
