import { expect, test } from 'vitest'
import { hashPassword, verifyPassword, weaknessOf } from './passwords.ts'

test('a password is stored with its parameters and found again', async () => {
  const stored = await hashPassword('vier unabhängige wörter')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
  expect(await verifyPassword('vier unabhängige wörter', stored)).toBe(true)
  expect(await verifyPassword('vier unabhängige worter', stored)).toBe(false)
  expect(await hashPassword('vier unabhängige wörter')).not.toBe(stored)
})

test('nobody has no password, not even the empty one', async () => {
  expect(await verifyPassword('', null)).toBe(false)
  expect(await verifyPassword('anything at all', null)).toBe(false)
})

test('two spellings of the same characters are one password', async () => {
  const stored = await hashPassword('schlüssel-für-alles'.normalize('NFD'))
  expect(await verifyPassword('schlüssel-für-alles'.normalize('NFC'), stored)).toBe(true)
})

const cases: [string, 'tooCommon' | 'containsEmail' | null][] = [
  ['password1234', 'tooCommon'],
  ['Passwort2026!', 'tooCommon'],
  ['123456789012', 'tooCommon'],
  ['aaaaaaaaaaaa', 'tooCommon'],
  ['qwertyuiop12', 'tooCommon'],
  ['QWERTZUIOPasdf', 'tooCommon'],
  ['abcdefghijkl', 'tooCommon'],
  ['hello12hello12', 'tooCommon'],
  ['willkommen123', 'tooCommon'],
  ['anna.berger@harbour.example1', 'containsEmail'],
  ['anna.berger2026', 'containsEmail'],
  ['harbour123456', 'containsEmail'],
  ['correct horse battery', null],
  ['kR7#pw-laternenmast', null],
  ['lantern boats in harbour', null],
  ['пароль-из-четырёх-слов', null],
]
test.each(cases)('%s: %s', (password, weakness) => {
  expect(weaknessOf(password, 'anna.berger@harbour.example')).toBe(weakness)
})
