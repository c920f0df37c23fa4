import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Checks `X-Goog-Signature`: standard base64 of HMAC-SHA512 over the raw bytes, keyed with the UTF-8 bytes of the
 * client token. Source: Google's guide "Receive messages" (protocol reference, section 3).
 * Every token is tried, also after a match, so that the time says nothing about which one fitted.
 */
export function verifySignature(
  body: Buffer,
  signature: string | undefined,
  tokens: readonly string[],
): boolean {
  if (signature === undefined) return false
  // Compared as it is written: base64 has other spellings of the same bytes, and only Google's own is taken.
  const given = Buffer.from(signature)
  let matches = false
  for (const token of tokens) {
    const expected = Buffer.from(createHmac('sha512', token).update(body).digest('base64'))
    // timingSafeEqual throws on unequal lengths.
    matches = (given.length === expected.length && timingSafeEqual(expected, given)) || matches
  }
  return matches
}

/** Are two secrets the same? Constant time, also for unequal lengths. */
export function sameSecret(one: string, other: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(hash(one), hash(other))
}

/**
 * Recognises the verification call: an object with string members `clientToken` and `secret` and neither `agent` nor
 * `conversationId` (protocol reference, section 2). It is unsigned, so a body of more than 4 KB is none.
 */
export function readHandshake(body: Buffer): { clientToken: string; secret: string } | null {
  if (body.length > 4096) return null
  let value: unknown
  try {
    value = JSON.parse(body.toString('utf8'))
  } catch {
    // Not JSON: not a verification call; the signature check that follows decides what it is.
    return null
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null
  const { clientToken, secret, agent, conversationId } = value as Record<string, unknown>
  if (typeof clientToken !== 'string' || typeof secret !== 'string') return null
  if (agent !== undefined || conversationId !== undefined) return null
  if (clientToken.length > 500 || secret.length === 0 || secret.length > 256) return null
  return { clientToken, secret }
}
