/**
 * Every way in which a secret can stand in a text: as it is, base64 (also in the midst of something longer) and base64url,
 * hex, percent-encoded, escaped for JSON (once and twice) and HTML, backwards, a PEM without its line breaks, and each
 * line of it. All at least 12 characters long, so that a hit is no accident.
 */
export function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret, 'utf8')
  const json = JSON.stringify(secret).slice(1, -1)
  const lines = secret.split(/\r?\n/).filter((line) => line.length >= 32 && !line.startsWith('-----'))
  const body = lines.join('')
  const inMidst = [0, 1, 2].map((offset) =>
    // What stands at the edges depends on the neighbours: two characters before, up to three behind.
    Buffer.concat([Buffer.alloc(offset), bytes])
      .toString('base64')
      .replace(/=+$/, '')
      .slice(offset === 0 ? 0 : offset + 1, -2),
  )
  const all = [
    secret,
    body,
    ...lines,
    ...inMidst,
    ...inMidst.map((one) => one.replaceAll('+', '-').replaceAll('/', '_')),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
    encodeURIComponent(secret),
    new URLSearchParams({ s: secret }).toString().slice(2),
    json,
    JSON.stringify(json).slice(1, -1),
    secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;'),
    backwards(secret),
  ]
  return [...new Set(all)].filter((one) => one.length >= 12)
}

const backwards = (text: string) => text.split('').toReversed().join('')
