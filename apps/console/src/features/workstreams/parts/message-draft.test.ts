import { describe, expect, it } from 'vitest'
import {
  draftOf,
  faultOf,
  messagesOf,
  previewOf,
  textCharsMax,
  unknownPlaceholders,
} from './message-draft.ts'

describe('automated messages while they are edited', () => {
  it('what is switched off is kept in the draft and not sent', () => {
    const draft = draftOf([{ trigger: 'greeting', text: 'Hello' }])
    const off = { ...draft, greeting: { ...draft.greeting, isOn: false } }
    expect(off.greeting.text).toBe('Hello')
    expect(messagesOf(off)).toEqual([])
    expect(messagesOf(draft)).toEqual([{ trigger: 'greeting', text: 'Hello' }])
  })

  it.each([
    ['   ', 'required'],
    ['x'.repeat(textCharsMax + 1), 'tooLong'],
  ] as const)('a message that is on needs a text Google carries (%#)', (text, fault) => {
    const draft = { ...draftOf([]), agentAssigned: { isOn: true, text } }
    expect(faultOf(draft)).toEqual({ trigger: 'agentAssigned', fault })
  })

  it('only the two known placeholders are replaced and the others are reported', () => {
    const text = 'Hi, {AgentName} of {QueueName} {agentName}'
    expect(previewOf(text, { AgentName: 'Anna', QueueName: 'Orders' })).toBe('Hi, Anna of Orders {agentName}')
    expect(unknownPlaceholders(text)).toEqual(['{agentName}'])
  })
})
