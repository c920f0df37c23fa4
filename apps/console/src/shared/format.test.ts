import { expect, test } from 'vitest'
import { createFormat } from './format.ts'

const now = new Date(2026, 4, 20, 12, 0)
const at = (day: number, hour: number) => new Date(2026, 4, day, hour, 30)

test('the shortest form that is still clear', () => {
  const { shortWhen } = createFormat('en')
  expect(shortWhen(at(20, 9), now)).toBe('09:30')
  expect(shortWhen(at(19, 9), now)).toBe('Tue')
  expect(shortWhen(at(2, 9), now)).toBe('2 May')
  expect(shortWhen(new Date(2025, 11, 31), now)).toBe('31 Dec 2025')
})

test('relative times count calendar days, in the language of the reader', () => {
  expect(createFormat('de').relative(at(19, 9), now)).toBe('gestern')
  expect(createFormat('de').relative(new Date(now.getTime() - 5 * 60_000), now)).toBe('vor 5 Minuten')
  expect(createFormat('en').relative(new Date(now.getTime() - 5_000), now)).toBe('now')
  expect(createFormat('en').relative(new Date(now.getTime() + 30_000), now)).toBe('now')
})

test('sizes and languages', () => {
  expect(createFormat('en').fileSize(512)).toBe('512 bytes')
  expect(createFormat('de').fileSize(1_430_000)).toBe('1,4 MB')
  expect(createFormat('de').language('pt-BR')).toBe('Portugiesisch (Brasilien)')
})
