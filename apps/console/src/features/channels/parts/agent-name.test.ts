import { describe, expect, it } from 'vitest'
import { bareBrandId, splitAgentName } from './agent-name.ts'

describe('pasted names of Google agents', () => {
  it.each([
    ['brands/b-1/agents/a_2', { brandId: 'b-1', agentId: 'a_2' }],
    ['  brands/b-1/agents/a_2\n', { brandId: 'b-1', agentId: 'a_2' }],
    ['https://example.com/v1/brands/b/agents/a?alt=json', { brandId: 'b', agentId: 'a' }],
    ['brands/b-1', null],
    ['a_2', null],
    ['mybrands/b/agents/a', null],
  ])('%j is taken apart into %j', (text, expected) => {
    expect(splitAgentName(text)).toEqual(expected)
  })

  it('a brand’s full name is cut to its ID and anything else is left alone', () => {
    expect(bareBrandId('brands/b-1')).toBe('b-1')
    expect(bareBrandId('b-1')).toBe('b-1')
  })
})
