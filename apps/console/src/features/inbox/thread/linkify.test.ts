import { describe, expect, it } from 'vitest'
import { linkify } from './linkify.ts'

const links = (text: string) => linkify(text).flatMap((part) => (part.href ? [part.href] : []))

describe('linkify', () => {
  it.each([
    ['see https://example.com/a?b=1.', ['https://example.com/a?b=1']],
    ['(https://example.com/a)', ['https://example.com/a']],
    ['https://en.wikipedia.org/wiki/Tea_(drink)', ['https://en.wikipedia.org/wiki/Tea_(drink)']],
    ['write to anna.b+x@example.co.uk, please', ['mailto:anna.b+x@example.co.uk']],
    ['call +49 (30) 123 456-78!', ['tel:+493012345678']],
    ['tel:+4930123', ['tel:+4930123']],
    ['order 12345678 of 2026-11-23', []],
  ])('finds the addresses in %j', (text, hrefs) => {
    expect(links(text)).toEqual(hrefs)
  })

  it.each([
    'javascript:alert(1)',
    'data:text/html,<script>',
    'file:///etc/passwd',
    'https://google.com@evil.example/',
    'vbscript:x',
  ])('makes no link of %j', (text) => {
    expect(links(text)).toEqual([])
  })

  it('loses no character of the text', () => {
    const text = 'a\nhttps://x.example/ü?q=<b>&c=1, b@c.example… +1 555 123 4567 end'
    expect(
      linkify(text)
        .map((part) => part.text)
        .join(''),
    ).toBe(text)
  })
})
