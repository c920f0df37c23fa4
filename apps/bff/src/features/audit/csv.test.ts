import { auditEntry } from '@parley/contracts/audit'
import { expect, test } from 'vitest'
import { csvCell, csvHead, toCsvRow } from './csv.ts'

test.each([
  ['=1+1', `"'=1+1"`],
  ['+49 30', `"'+49 30"`],
  ['-2', `"'-2"`],
  ['@SUM(A1)', `"'@SUM(A1)"`],
  ['\t=1', `"' =1"`],
  ['\r\n=1', `"' =1"`],
  ['  =1', `"'  =1"`],
  ['＝1', `"'＝1"`],
  ['a=1', '"a=1"'],
  ['say "no", please', '"say ""no"", please"'],
  ['one\r\ntwo\u2028three\u0000', '"one two three "'],
  ['', '""'],
])('the cell %j is %s', (text, cell) => {
  expect(csvCell(text)).toBe(cell)
})

test('an entry is one line with as many cells as the head', () => {
  const row = toCsvRow(
    auditEntry.decode({
      seq: 7,
      at: '2026-11-24T10:00:00.000Z',
      verb: 'user.roleChanged',
      actor: { id: '1', name: '=cmd()' },
      ip: '::1',
      userAgent: null,
      requestId: null,
      object: { type: 'user', id: '2', name: 'Eve\r\n8,"x"' },
      changes: [{ field: 'role', before: 'agent', after: ['supervisor', 'b'] }],
      count: 1,
      hash: 'f',
    }),
  )
  expect(row).toBe(
    `"7","2026-11-24T10:00:00.000Z","'=cmd()","1","user.roleChanged","user","2","Eve 8,""x""","role: agent → supervisor, b","1","::1","","","f"\r\n`,
  )
  expect(csvHead.split(',')).toHaveLength(14)
})
