/** Text as PostgreSQL and browsers can hold it: NUL and lone surrogates become U+FFFD, everything else stays. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}

/** JSON's escapes as the characters they stand for, as far as they can be read: Google writes `=` and `&` as `\u003d`. */
export function readEscapes(text: string): string {
  return text.replaceAll(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, hex: string | undefined, one: string) =>
    hex === undefined ? (plainEscapes[one] ?? one) : String.fromCharCode(Number.parseInt(hex, 16)),
  )
}
const plainEscapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
