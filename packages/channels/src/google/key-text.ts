import type { ProofCode } from '@parley/contracts/proof-codes'

/** What can be tidied, in words that need no language; kept with the stored file, so a word never changes its meaning. */
export const tidied = {
  'UTF-16': 'shape.cleanedUtf16',
  BOM: 'shape.cleanedBom',
  'U+200B': 'shape.cleanedZeroWidth',
  CRLF: 'shape.cleanedLineEnds',
  '```': 'shape.cleanedFence',
  '"…"': 'shape.cleanedString',
  'U+00A0': 'shape.cleanedNoBreakSpaces',
  '“ ”': 'shape.cleanedQuotes',
  TAB: 'shape.cleanedTabs',
  '\\n': 'shape.cleanedKeyBreaks',
  '␣': 'shape.cleanedPadding',
} as const satisfies Record<string, ProofCode>
export type Tidied = keyof typeof tidied

/** Text after tidying, and what was tidied. */
export interface TidyText {
  readonly text: string
  readonly what: readonly Tidied[]
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff]/g

/**
 * Undoes what editors, mail programs and copying do to a key file: byte order mark, UTF-16 read as UTF-8, invisible
 * characters, no-break spaces, tabs, typographic quotes, code fences, quotes around the whole. Never changes the
 * meaning of a file that was fine.
 */
export function tidyKeyFile(given: string): TidyText {
  const what = new Set<Tidied>()
  let text = given
  const step = (name: Tidied, change: (text: string) => string) => {
    const changed = change(text)
    if (changed !== text) what.add(name)
    text = changed
  }
  step('UTF-16', (one) => (one.includes('\0') ? one.replaceAll(/\0|^\ufffd+/g, '') : one))
  step('BOM', (one) => one.replace(/^\s*\ufeff/, ''))
  step('U+200B', (one) => one.replaceAll(invisible, ''))
  step('CRLF', (one) => one.replaceAll(/\r\n?/g, '\n'))
  step('```', (one) => one.replace(/^\s*```[a-z]*\n([\s\S]*?)\n?```\s*$/, '$1'))
  // What would be a change inside a good file is only tried on one that cannot be read.
  if (isJson(text)) {
    step('"…"', (one) => unwrap(one) ?? one)
    return { text, what: [...what] }
  }
  step('U+00A0', (one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))
  step('“ ”', (one) => one.replaceAll(/[\u201c\u201d\u201e\u201f]/g, '"'))
  step('"…"', (one) => one.trim().replace(/^'([\s\S]*)'$/, '$1'))
  step('"…"', (one) => one.trim().replace(/^"(\{[\s\S]*\})"$/, '$1'))
  step('TAB', (one) => one.replaceAll(aString, (string) => string.replaceAll('\t', '')))
  step('\\n', (one) => one.replaceAll(aString, (string) => string.replaceAll('\n', '\\n')))
  return { text, what: [...what] }
}

/** A JSON string, also one with raw tabs and line breaks, which come from pasting and which JSON does not allow. */
const aString = /"(?:[^"\\]|\\.)*"/gs

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    // The question was whether it can be read.
    return false
  }
}

/** A whole file that was made one JSON string, as environment variables and secret stores like to do. */
function unwrap(text: string): string | null {
  const value: unknown = JSON.parse(text)
  return typeof value === 'string' && isJson(value) ? value : null
}

/**
 * A PEM block as OpenSSL reads it: lines of 64, whatever became of its line breaks (doubly escaped, turned into spaces,
 * lost). Returns null when there is no block of a plausible shape.
 */
export function tidyPem(given: string): TidyText | null {
  const match = /-----BEGIN ([A-Z0-9 ]{1,40})-----([\s\S]*?)-----END \1-----/.exec(given)
  const [, label = '', inner = ''] = match ?? []
  const base64 = inner.replaceAll(/\\r|\\n|\s/g, '')
  if (!match || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return null
  const lines = base64.match(/.{1,64}/g) ?? []
  const text = `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`
  return { text, what: given.trim() === text.trim() ? [] : ['\\n'] }
}
