import { describe, expect, test } from 'vitest'
import { slashWordAt } from './slash-word.ts'

/** The caret is where `|` stands. */
const at = (marked: string) => slashWordAt(marked.replace('|', ''), marked.indexOf('|'))

describe('a slash asks for quick replies', () => {
  test.each([
    ['/|', 0, ''],
    ['/thx|', 0, 'thx'],
    ['Hello /tha|nks', 6, 'tha'],
    ['one\n/grüße|', 4, 'grüße'],
    ['a /#ship|', 2, '#ship'],
    [`${'x '.repeat(40)}/hours|`, 80, 'hours'],
  ])('in %j', (marked, start, search) => {
    expect(at(marked)).toEqual({ start, end: start + 1 + search.length, search })
  })
  test.each([
    '|',
    'and/or|',
    'https://ex|',
    'https://example.com/|',
    '/etc/ho|',
    '/et|c/hosts',
    '//|',
    '/thx |',
    '|/thx',
    `${'x'.repeat(60)}/a|`,
    `/${'x'.repeat(41)}|`,
  ])('but not in %j', (marked) => expect(at(marked)).toBeNull())
})
