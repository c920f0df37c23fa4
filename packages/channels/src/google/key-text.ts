/** Text after tidying, and what was tidied in words that need no language (`BOM`, `CRLF`, `U+200B`, `„ “`, `\n`). */
export interface TidyText {
  readonly text: string
  readonly what: readonly string[]
}

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\u00ad\ufeff]/g

/**
 * Undoes what editors, mail programs and copying do to a key file: byte order mark, UTF-16 read as UTF-8, invisible
 * characters, no-break spaces, typographic quotes, code fences, quotes around the whole. Never changes the meaning of
 * a file that was fine.
 */
export function tidyKeyFile(given: string): TidyText {
  const what: string[] = []
  let text = given
  const step = (name: string, change: (text: string) => string) => {
    const changed = change(text)
    if (changed !== text) what.push(name)
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
    return { text, what }
  }
  step('U+00A0', (one) => one.replaceAll(/[\u00a0\u202f]/g, ' '))
  step('“ ”', (one) => one.replaceAll(/[\u201c\u201d\u201e\u201f]/g, '"'))
  step("'…'", (one) => one.trim().replace(/^'([\s\S]*)'$/, '$1'))
  step('"…"', (one) => one.trim().replace(/^"(\{[\s\S]*\})"$/, '$1'))
  step('\\n', escapeBreaksInStrings)
  return { text, what }
}

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

/** Line breaks inside a string are not JSON; they come from pasting the key with its lines. */
function escapeBreaksInStrings(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"/gs, (string) => string.replaceAll('\n', '\\n'))
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
