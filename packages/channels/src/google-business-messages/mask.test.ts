import { describe, expect, test } from 'vitest'
import { readEscapes } from '../text.ts'
import { maskSecrets } from './mask.ts'

const masked = (body: string | object) =>
  maskSecrets(Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)), {
    mediaBases: ['https://storage.googleapis.com'],
  })
const secret = '4/0AdLIrYf7Qm3vVb9xK2pTz1nWcR8sHd'
const signed = `https://storage.googleapis.com/business-messages-us/1/x?X-Goog-Algorithm=A&X-Goog-Signature=${secret}`

describe('no secret is left, however it is written', () => {
  test.each([
    ['the code of a sign-in', JSON.stringify({ authenticationResponse: { code: secret } })],
    ['a code in a member nobody knows', JSON.stringify({ a: [{ b: { Authorization_Code: secret } }] })],
    ['a code within an object', JSON.stringify({ code: { value: secret, more: [secret] }, after: 1 })],
    ['a code in a list', JSON.stringify({ code: [secret, secret] })],
    ['a name with escapes', `{"c\\u006fde":"${secret}"}`],
    ['a number', '{"code": 4711, "b": 1}'],
    ['spaces before the colon', `{"code"  \n : "${secret}"}`],
    ['a client token', JSON.stringify({ clientToken: secret, secret })],
    ['a signed picture', JSON.stringify({ message: { text: signed } })],
    [
      'a signed picture as Google escapes it',
      JSON.stringify({ message: { text: signed } })
        .replaceAll('=', '\\u003d')
        .replaceAll('&', '\\u0026'),
    ],
    ['slashes escaped', JSON.stringify({ text: signed }).replaceAll('/', '\\/')],
    ['a signed address within a sentence', JSON.stringify({ text: `look: ${signed} nice` })],
    ['an address of another host with a token', JSON.stringify({ x: `https://a.example/b?token=${secret}` })],
    ['a password in an address', JSON.stringify({ x: `https://me:${secret.slice(2)}@a.example/` })],
    ['a body that was cut', `{"message":{},"code":"${secret}`],
    ['a signed address that was cut', `{"text":"${signed}`],
    ['no JSON', `clientToken=${secret}&secret=${secret}`],
    ['a line of no JSON', `code: ${secret}`],
    ['an address in no JSON', `hello ${signed}`],
    ['a broken escape', `{"text":"\\x ${signed}","code":"\\q${secret}"}`],
  ])('%s', (_name, body) => {
    const { text, isMasked } = masked(body)
    expect(readEscapes(text)).not.toContain(secret.slice(2))
    expect(readEscapes(text)).not.toContain('4711')
    expect(isMasked).toBe(true)
  })
})

describe('the rest stays as it came', () => {
  test.each([
    '{"message":{"text":"See https://shop.example/?q=rolls&page=2"},"n":[1,2,{"a":null}]}',
    '{ "spaced" :  [ 1 , 2 ] }\n',
    '{"text":"a \\"quoted\\" \\u003d word","code":null}',
    'hello',
    '',
    '{"agent":"brands/b/agents/a","sendTime":"2024-05-14T09:29:18.240Z"}',
    '[[[{"a":"b"}]]]',
  ])('%s', (body) => {
    expect(masked(body)).toEqual({ text: body, isMasked: false })
  })
  test('host and path of a signed address, and what stands around a code', () => {
    expect(masked({ a: signed, code: secret, b: 1 }).text).toBe(
      '{"a":"https://storage.googleapis.com/business-messages-us/1/x?•••","code":"•••","b":1}',
    )
  })
  test('a megabyte and 100,000 levels are read without effort', () => {
    const deep = `${'['.repeat(100_000)}"${'x'.repeat(800_000)}"${']'.repeat(100_000)}`
    expect(masked(deep).text).toBe(deep)
  })
})
