import type { AuditEntry, AuditValue } from '@parley/contracts/audit'

const columns = {
  number: (entry) => String(entry.seq),
  time: (entry) => entry.at.toISOString(),
  actor: (entry) => entry.actor?.name ?? '',
  actor_id: (entry) => entry.actor?.id ?? '',
  action: (entry) => entry.verb,
  object_type: (entry) => entry.object?.type ?? '',
  object_id: (entry) => entry.object?.id ?? '',
  object: (entry) => entry.object?.name ?? '',
  changes: ({ changes }) =>
    changes.map(({ field, before, after }) => `${field}: ${inWords(before)} → ${inWords(after)}`).join('; '),
  count: (entry) => String(entry.count),
  ip: (entry) => entry.ip ?? '',
  user_agent: (entry) => entry.userAgent ?? '',
  request_id: (entry) => entry.requestId ?? '',
  hash: (entry) => entry.hash,
} satisfies Record<string, (entry: AuditEntry) => string>

const inWords = (value: AuditValue): string =>
  value === null ? '–' : Array.isArray(value) ? value.join(', ') : String(value)

/** The first line, with its end. */
export const csvHead = `${Object.keys(columns).map(csvCell).join(',')}\r\n`

/** An entry as one line by RFC 4180, with its end. */
export function toCsvRow(entry: AuditEntry): string {
  return `${Object.values(columns)
    .map((column) => csvCell(column(entry)))
    .join(',')}\r\n`
}

/**
 * A cell, always quoted, that no spreadsheet takes for a formula and that never goes over a line's end: RFC 4180 would
 * allow that, but what reads line by line would see an entry that is none.
 * Source: https://owasp.org/www-community/attacks/CSV_Injection (read 2026-11-24).
 */
export function csvCell(text: string): string {
  const line = text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ')
  const isFormula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(line)
  return `"${isFormula ? "'" : ''}${line.replaceAll('"', '""')}"`
}
