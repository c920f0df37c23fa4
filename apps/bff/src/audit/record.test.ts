import { expect, test } from 'vitest'
import { changesBetween, clean, shortUserAgent, toBody, type AuditRecord } from './record.ts'

test('only what differs is a change, and what is missing on a side is null there', () => {
  expect(
    changesBetween(
      { name: 'A', role: 'agent', googleAgents: ['x'] },
      { name: 'A', role: 'supervisor', googleAgents: ['x'], priority: 2 },
    ),
  ).toEqual([
    { field: 'role', before: 'agent', after: 'supervisor' },
    { field: 'priority', before: null, after: 2 },
  ])
})

test('text is one line, well-formed and bounded, whatever it was', () => {
  expect(clean('a\r\nb\tc\0d\u2028e\u0085f\u202eg')).toBe('a��b�c�d�e�f�g')
  expect(clean('\ud800x')).toBe('�x')
  expect(clean('x'.repeat(10_000))).toBe(`${'x'.repeat(299)}…`)
  expect(clean('😀'.repeat(10_000)).isWellFormed()).toBe(true)
  expect(clean('Jörg “Ü” 漢字 😀')).toBe('Jörg “Ü” 漢字 😀')
})

test('an entry’s text is canonical: JSON gives it back as it is, and it has no line breaks', () => {
  const record: AuditRecord = {
    verb: 'queue.updated',
    actor: { id: '1', name: 'Eve\n{"seq":2}' },
    ip: '::1',
    userAgent: null,
    requestId: null,
    object: { type: 'queue', id: null, name: '"\\' },
    changes: [{ field: 'membersAdded', before: null, after: Array.from({ length: 500 }, () => 'x\n') }],
    count: 1,
  }
  const body = toBody(record)
  expect(JSON.stringify(JSON.parse(body))).toBe(body)
  expect(body).not.toMatch(/[\p{Cc}\u2028\u2029]/u)
  expect((JSON.parse(body) as AuditRecord).changes[0]?.after).toHaveLength(101)
})

test('a user agent is browser and system, and the beginning of anything else', () => {
  const mozilla = 'Mozilla/5.0'
  const cases: [string | undefined, string | null][] = [
    [
      `${mozilla} (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0`,
      'Firefox 140, Windows',
    ],
    [
      `${mozilla} (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36`,
      'Chrome 142, Linux',
    ],
    [
      `${mozilla} (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36 Edg/142.0`,
      'Edge 142, Windows',
    ],
    [
      `${mozilla} (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Mobile/15E148 Safari/604.1`,
      'Safari 19, iOS',
    ],
    ['curl/8.9.1', 'curl/8.9.1'],
    ['x'.repeat(5_000), 'x'.repeat(60)],
    [undefined, null],
  ]
  for (const [header, short] of cases) expect(shortUserAgent(header)).toBe(short)
})
