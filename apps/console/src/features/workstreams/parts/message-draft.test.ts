import { describe, expect, it } from 'vitest'
import { emptyDraft, faultOf, messagesOf } from './message-draft.ts'

const kind = 'google-business-messages'

describe('automated messages while they are edited', () => {
  it('what is switched off is kept in the draft and not sent', () => {
    const draft = { ...emptyDraft(), greeting: { isOn: true, text: ' Hello ' } }
    expect(messagesOf(draft)).toEqual([{ trigger: 'greeting', text: 'Hello' }])
    expect(messagesOf({ ...draft, greeting: { isOn: false, text: 'Hello' } })).toEqual([])
  })

  it.each([
    ['   ', { kind: 'required' }],
    ['x'.repeat(3073), { kind: 'tooLong' }],
    ['Hi {AgentName} {foo}', { kind: 'unknown', name: '{foo}', position: 16 }],
  ] as const)('a message that is on needs a text that can be sent (%#)', (text, fault) => {
    const draft = { ...emptyDraft(), agentAssigned: { isOn: true, text } }
    expect(faultOf(draft, kind)).toEqual({ trigger: 'agentAssigned', fault })
    expect(faultOf({ ...draft, agentAssigned: { isOn: false, text } }, kind)).toBeNull()
  })
})
