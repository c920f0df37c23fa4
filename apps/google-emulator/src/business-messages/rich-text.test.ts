import { describe, expect, it } from 'vitest'
import { readRichText } from './rich-text.ts'

describe('rich text', () => {
  it('reads bold, italics, both, links and escapes', () => {
    expect(readRichText('a **b *c*** [m\\]x](https://x.example/y) \\*z\\*')).toEqual([
      { text: 'a ' },
      { text: 'b ', isBold: true },
      { text: 'c', isBold: true, isItalic: true },
      { text: ' ' },
      { text: 'm]x', href: 'https://x.example/y' },
      { text: ' *z*' },
    ])
  })
  it.each([
    '**open',
    '*open',
    '[label](ftp://x)',
    '[label](javascript:alert(1))',
    '[label]',
    '[](https://x)',
  ])('refuses %s', (text) => {
    expect(readRichText(text)).toBeTypeOf('string')
  })
})
