import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import vectors from './samples/signatures.json' with { type: 'json' }
import { readHandshake, sameSecret, verifySignature } from './verify.ts'

describe('signature', () => {
  test.each(vectors.vectors)('$id is accepted', ({ body, signature, clientToken }) => {
    expect(verifySignature(Buffer.from(body), signature, [clientToken])).toBe(true)
  })

  test.each(vectors.mustFail)('$id is refused: $why', ({ body, signature, clientToken }) => {
    expect(verifySignature(Buffer.from(body), signature, [clientToken])).toBe(false)
  })

  const body = Buffer.from('{"a":1}')
  const token = 'KQZPNWVXRTHBLMDS'
  const good = createHmac('sha512', token).update(body).digest('base64')

  test('any of several tokens fits, so that two may be valid at once', () => {
    expect(verifySignature(body, good, ['OTHER', token])).toBe(true)
    expect(verifySignature(body, good, [])).toBe(false)
  })

  test('no header, of whatever length and alphabet, makes it throw or pass', () => {
    const hostile = [
      undefined,
      '',
      'x',
      '='.repeat(88),
      `${good} `,
      ` ${good}`,
      good.slice(0, -1),
      `${good}=`,
      good.toLowerCase(),
    ]
    for (const signature of hostile)
      expect(verifySignature(body, signature, [token]), String(signature)).toBe(false)
  })

  test('another spelling of the same bytes is not the signature', () => {
    // The last character before the padding carries unused bits; base64 decoders ignore them.
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    const last = alphabet.indexOf(good[85] ?? '')
    const twin = `${good.slice(0, 85)}${alphabet[last ^ 1]}==`
    expect(Buffer.from(twin, 'base64')).toEqual(Buffer.from(good, 'base64'))
    expect(verifySignature(body, twin, [token])).toBe(false)
  })

  test('every single changed bit of the body is noticed', () => {
    for (let bit = 0; bit < body.length * 8; bit++) {
      const altered = Buffer.from(body)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(verifySignature(altered, good, [token])).toBe(false)
    }
  })
})

describe('handshake', () => {
  const read = (value: unknown) =>
    readHandshake(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)))

  test('is an object with the two strings and nothing of a message', () => {
    expect(read({ clientToken: 'T', secret: '4827160593' })).toEqual({
      clientToken: 'T',
      secret: '4827160593',
    })
  })

  test.each([
    ['no JSON', 'secret=1'],
    ['an array', [{ clientToken: 'T', secret: '1' }]],
    ['a number as secret', { clientToken: 'T', secret: 1 }],
    ['no token', { secret: '1' }],
    ['a message in disguise', { clientToken: 'T', secret: '1', agent: 'brands/b/agents/a' }],
    ['a conversation in disguise', { clientToken: 'T', secret: '1', conversationId: 'c' }],
    ['an empty secret', { clientToken: 'T', secret: '' }],
    ['a secret to reflect a page with', { clientToken: 'T', secret: 'x'.repeat(257) }],
    ['a large body', { clientToken: 'T', secret: '1', padding: 'x'.repeat(5000) }],
    ['null', 'null'],
  ])('is not %s', (_name, value) => {
    expect(read(value)).toBeNull()
  })

  test('secrets of unequal length compare without throwing', () => {
    expect(sameSecret('a', 'aaaa')).toBe(false)
    expect(sameSecret('token', 'token')).toBe(true)
  })
})
