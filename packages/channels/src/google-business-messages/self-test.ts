import { createHmac } from 'node:crypto'
import type { SelfTest } from '../channel.ts'

/** The member that marks a self-test; Google sends no such member. */
const marker = 'parleySelfTest'
const secretPrefix = 'parley-self-test.'
const nonceForm = /^[A-Za-z0-9_-]{20,80}$/

/**
 * A delivery that no honest serialiser would write again in the same way: odd spacing, an escaped `=`, `&` and slash,
 * an umlaut in both spellings, a number with a trailing zero, one beyond the exact integers, keys out of order, a line
 * break at the end. Whoever reads and rewrites it on the way changes its bytes and so breaks the signature.
 */
function delivery(nonce: string): Buffer {
  return Buffer.from(
    `{ "sendTime" :"2024-07-31T00:00:00.000000000Z",\t"${marker}": "${nonce}" ,\r\n` +
      ` "message":{"text":"a\\u003db \\u0026 \\u00fc ü  \\/","number":1.0, "large":12345678901234567890,"empty":{ }},` +
      `"agent":"brands\\/self-test\\/agents\\/self-test" }\n`,
  )
}

/** The nonce of a self-test's delivery or verification call, also of one that was rewritten on its way; null otherwise. */
function nonceOf(body: Buffer): string | null {
  // Nearly every delivery ends here, without being parsed.
  if (!body.includes(marker) && !body.includes(secretPrefix)) return null
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    // Not JSON: whatever it is, no self-test.
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { [marker]: mark, secret } = value as Record<string, unknown>
  const nonce =
    typeof secret === 'string' && secret.startsWith(secretPrefix) ? secret.slice(secretPrefix.length) : mark
  return typeof nonce === 'string' && nonceForm.test(nonce) ? nonce : null
}

/** What a self-test sends: the same things as Google, recognisable by their nonce. */
export const selfTest: SelfTest = {
  signatureHeader: 'X-Goog-Signature',
  delivery,
  handshake: (nonce, clientToken) =>
    Buffer.from(JSON.stringify({ clientToken, secret: `${secretPrefix}${nonce}` })),
  sign: (body, clientToken) => createHmac('sha512', clientToken).update(body).digest('base64'),
  nonceOf,
}
