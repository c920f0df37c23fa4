import { describe, expect, test } from 'vitest'
import { idleMs, retirementRisk, rotationEnd } from './client-tokens.ts'

const begunAt = new Date('2026-11-01T10:00:00Z')
const later = (ms: number) => new Date(begunAt.getTime() + ms)
const hour = 3_600_000

test.each([
  [1, 0, later(24 * hour)],
  [7, 6 * 24 * hour, later(7 * 24 * hour)],
  [1, 24 * hour, null],
  [2, 30 * hour, later(48 * hour)],
])('a rotation of %i days, %i ms after its begin, ends at %s', (days, elapsed, end) => {
  expect(rotationEnd(begunAt, days, later(elapsed))).toEqual(end)
})

describe('retiring the old token', () => {
  const risk = (old: Date | null, fresh: Date | null, now: Date) =>
    retirementRisk({ begunAt, old: { lastUsedAt: old }, new: { lastUsedAt: fresh } }, now)
  test.each([
    ['used a moment ago', later(hour), later(hour), later(hour + idleMs - 1), 'used'],
    ['idle, and the new one is used', later(hour), later(hour), later(hour + idleMs), 'none'],
    ['idle, but nothing came with the new one', later(hour), null, later(2 * hour), 'unswitched'],
    ['last used before the rotation began', later(-1), later(1), later(2), 'none'],
    ['never used at all', null, later(1), later(2), 'none'],
  ])('%s', (_name, old, fresh, now, expected) => {
    expect(risk(old, fresh, now)).toBe(expected)
  })
})
