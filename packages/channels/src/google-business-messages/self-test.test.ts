import { expect, test } from 'vitest'
import { selfTest } from './self-test.ts'
import { readHandshake, verifySignature } from './verify.ts'

const nonce = 'a1B2c3D4e5F6g7H8i9J0_-xy'

test('the delivery is JSON that fits its signature, and no rewriting keeps its bytes', () => {
  const body = selfTest.delivery(nonce)
  expect(verifySignature(body, selfTest.sign(body, 'TOKEN'), ['TOKEN'])).toBe(true)
  const value: unknown = JSON.parse(body.toString())
  const rewritings = [
    JSON.stringify(value),
    JSON.stringify(value, null, 2),
    `${JSON.stringify(value)}\n`,
    body.toString().trim(),
    body.toString().replaceAll('\r\n', '\n'),
    body.toString().replaceAll('\\u003d', '='),
    body.toString('latin1'),
  ]
  for (const one of rewritings) expect(Buffer.from(one).equals(body)).toBe(false)
})

test('its nonce is found again, also after rewriting, and in the verification call', () => {
  const body = selfTest.delivery(nonce)
  expect(selfTest.nonceOf(body)).toBe(nonce)
  expect(selfTest.nonceOf(Buffer.from(JSON.stringify(JSON.parse(body.toString()))))).toBe(nonce)
  const call = selfTest.handshake(nonce, 'WRONG')
  expect(selfTest.nonceOf(call)).toBe(nonce)
  expect(readHandshake(call)).toEqual({ clientToken: 'WRONG', secret: `parley-self-test.${nonce}` })
})

test.each([
  ['a customer who writes the marker', { message: { text: 'parleySelfTest' } }],
  ['a customer who writes a self-test', { message: { text: `{"parleySelfTest":"${nonce}"}` } }],
  ['the marker deeper down', { message: { parleySelfTest: nonce } }],
  ['a nonce of another form', { parleySelfTest: 'short' }],
  ['a nonce that is no text', { parleySelfTest: { nonce } }],
  ['a list', [{ parleySelfTest: nonce }]],
  ['a verification of Google’s', { clientToken: 'A', secret: '4827160593' }],
])('%s is no self-test', (_name, value) => {
  expect(selfTest.nonceOf(Buffer.from(JSON.stringify(value)))).toBeNull()
})

test('what is not JSON is no self-test', () => {
  expect(selfTest.nonceOf(Buffer.from(`parleySelfTest ${nonce}`))).toBeNull()
})
