/** Text as PostgreSQL and browsers can hold it: NUL and lone surrogates become U+FFFD, everything else stays. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\uFFFD')
}
