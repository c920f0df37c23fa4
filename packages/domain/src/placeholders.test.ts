import { describe, expect, test } from 'vitest'
import { parsePlaceholders, renderPlaceholders } from './placeholders.ts'

const names = ['CustomerName', 'AgentName'] as const
const render = (text: string, values: { CustomerName?: string | null; AgentName?: string | null } = {}) =>
  renderPlaceholders(text, values, { names, blank: (name) => `[${name}]` })

describe('a text with placeholders', () => {
  test('comes apart into pieces that make the text again', () => {
    const text = 'Hello {CustomerName}, I am {AgentName|your colleague}.'
    const { parts, unknown } = parsePlaceholders(text, names)
    expect(unknown).toEqual([])
    expect(
      parts.map((part) => (part.kind === 'text' ? part.text : text.slice(part.start, part.end))),
    ).toEqual(['Hello ', '{CustomerName}', ', I am ', '{AgentName|your colleague}', '.'])
    expect(parts[3]).toMatchObject({ name: 'AgentName', fallback: 'your colleague' })
  })
  test.each([
    ['Dear {customerName}', 'customerName', 5, 19],
    ['{}', '', 0, 2],
    ['🥐 {Customer Name}', 'Customer Name', 3, 18],
    ['{__proto__|x}', '__proto__', 0, 13],
    ['{{CustomerNam}}', 'CustomerNam', 1, 14],
  ])('%s names nothing that is known, and where that stands is told', (text, name, start, end) => {
    const [first] = parsePlaceholders(text, names).unknown
    expect(first).toMatchObject({ name, start, end })
    expect(text.slice(start, end)).toMatch(/^\{.*\}$/)
  })
  test.each(['', 'a { b', 'a } b', '{\n}', 'smile :}', '{CustomerName', '|'])(
    '%j has none: braces that do not close on their line are characters',
    (text) => {
      expect(parsePlaceholders(text, names)).toEqual({
        parts: text === '' ? [] : [{ kind: 'text', text }],
        unknown: [],
      })
    },
  )
})

describe('a text filled in', () => {
  test('has the values, and a value is never read as a placeholder', () => {
    expect(render('{CustomerName}!', { CustomerName: '{AgentName}', AgentName: 'Ines' })).toEqual({
      text: '{AgentName}!',
      unfilled: [],
    })
  })
  test.each([undefined, null, '', '  '])('takes the fallback for %j, also an empty one', (CustomerName) => {
    expect(render('Hi {CustomerName|there}{CustomerName|}', { CustomerName: CustomerName ?? null })).toEqual({
      text: 'Hi there',
      unfilled: [],
    })
  })
  test('tells what is left to a person, and where in the result', () => {
    const { text, unfilled } = render('{AgentName}: {CustomerName} and {CustomerName}', { AgentName: 'Ines' })
    expect(text).toBe('Ines: [CustomerName] and [CustomerName]')
    expect(unfilled.map(({ start, end }) => text.slice(start, end))).toEqual([
      '[CustomerName]',
      '[CustomerName]',
    ])
  })
})
