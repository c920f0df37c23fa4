import { describe, expect, it } from 'vitest'
import { compactJson, parseTolerantJson } from './json.ts'

describe('tolerant JSON', () => {
  it.each<[string, unknown]>([
    ['{"a":1,}', { a: 1 }],
    ['[1,2,]', [1, 2]],
    [`{'a': 'it''s'}`.replace("''", "\\'"), { a: "it's" }],
    [`{'a': "mixed", "b": [true, null, -1.5e3,],}`, { a: 'mixed', b: [true, null, -1500] }],
    ["'\\u00e9\\n'", 'é\n'],
  ])('reads %s', (text, value) => {
    expect(parseTolerantJson(text)).toEqual(value)
  })
  it.each(['{', '{a:1}', '[1 2]', "{'a':}", '"open', '{"a":1}}', '[,]', '['.repeat(200)])(
    'refuses %s',
    (text) => {
      expect(() => parseTolerantJson(text)).toThrow(SyntaxError)
    },
  )
  it('makes a key like __proto__ plain data', () => {
    const value = parseTolerantJson(`{'__proto__': {'isAdmin': true}}`) as object
    expect(Object.hasOwn(value, '__proto__')).toBe(true)
    expect('isAdmin' in value).toBe(false)
  })
})

describe('compact JSON', () => {
  it('escapes = and & inside strings and stays the same value', () => {
    const value = { text: "a=1&b='<x>'" }
    const text = compactJson(value, { isEscaped: true })
    expect(text).toBe('{"text":"a\\u003d1\\u0026b\\u003d\\u0027\\u003cx\\u003e\\u0027"}')
    expect(JSON.parse(text)).toEqual(value)
    expect(compactJson(value, { isEscaped: false })).toBe(JSON.stringify(value))
  })
})
