import { expect, test } from 'vitest'
import { spellingsOf } from './spellings.ts'

const secret = 'Planted+/secret="with&odd<signs>'
const line = 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj'
const pem = `-----BEGIN PRIVATE KEY-----\n${line}\nMzEfYyjiWA4R4/M2bS1GB4t7NXp98C3SC6dVMvDuictGeurT8jNbvJZHtCSuYEvu\n-----END PRIVATE KEY-----\n`

/** A scan that finds nothing proves nothing: each hiding place is known to be found. */
test.each<[string, string]>([
  ['as it is', `before ${secret} after`],
  ['base64', Buffer.from(secret).toString('base64')],
  ['base64 within something longer', Buffer.from(`x${secret}yy`).toString('base64')],
  ['base64 within something longer by two', Buffer.from(`xx${secret}y`).toString('base64')],
  ['base64url', Buffer.from(`id:${secret};`).toString('base64url')],
  ['hex, as a dump writes bytes', `\\x00${Buffer.from(secret).toString('hex')}ff`],
  ['an address', new URL(`https://x.example/?q=${encodeURIComponent(secret)}`).href],
  ['a form', new URLSearchParams({ token: secret }).toString()],
  ['JSON', JSON.stringify({ token: secret })],
  ['JSON within JSON', JSON.stringify({ body: JSON.stringify({ token: secret }) })],
  [
    'HTML',
    `<p title="${secret.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">`,
  ],
  ['backwards', secret.split('').toReversed().join('')],
])('a secret is recognised: %s', (_name, text) => {
  expect(spellingsOf(secret).some((one) => text.includes(one))).toBe(true)
})

test.each<[string, string]>([
  ['in JSON', JSON.stringify({ private_key: pem })],
  ['without its line breaks', pem.replaceAll('\n', '')],
  ['a single line of it', `… ${line} …`],
])('a private key is recognised: %s', (_name, text) => {
  expect(spellingsOf(pem).some((one) => text.includes(one))).toBe(true)
})

test('what is no secret is none', () => {
  expect(
    spellingsOf(secret).some((one) => 'An ordinary sentence, -----BEGIN PRIVATE KEY-----'.includes(one)),
  ).toBe(false)
})
