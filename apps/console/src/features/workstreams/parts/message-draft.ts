import { automatedTrigger, type AutomatedMessage, type AutomatedTrigger } from '@parley/contracts/workstreams'
import { z } from 'zod'

/** Longest text of a message to a customer, as the contract has it. */
export const textCharsMax = 3072

/** Automated messages while they are edited: the text of one that is switched off is kept. */
const one = z.object({ isOn: z.boolean(), text: z.string() })
export const messageDraft = z.object({
  greeting: one,
  agentAssigned: one,
  conversationEnded: one,
  outOfHours: one,
  holiday: one,
})
export type MessageDraft = z.infer<typeof messageDraft>

/** What can be inserted into a text. */
export const placeholders = ['AgentName', 'QueueName'] as const
export type Placeholder = (typeof placeholders)[number]

export function draftOf(messages: readonly AutomatedMessage[]): MessageDraft {
  const read = (trigger: AutomatedTrigger) => {
    const found = messages.find((message) => message.trigger === trigger)
    return { isOn: found !== undefined, text: found?.text ?? '' }
  }
  return {
    greeting: read('greeting'),
    agentAssigned: read('agentAssigned'),
    conversationEnded: read('conversationEnded'),
    outOfHours: read('outOfHours'),
    holiday: read('holiday'),
  }
}

/** The messages that are switched on, in the order of the triggers. */
export function messagesOf(draft: MessageDraft): AutomatedMessage[] {
  return automatedTrigger.options
    .filter((trigger) => draft[trigger].isOn)
    .map((trigger) => ({ trigger, text: draft[trigger].text.trim() }))
}

/** The first wrong message, or null: a message that is on needs a text that Google carries. */
export function faultOf(
  draft: MessageDraft,
): { trigger: AutomatedTrigger; fault: 'required' | 'tooLong' } | null {
  for (const { trigger, text } of messagesOf(draft)) {
    if (text === '') return { trigger, fault: 'required' }
    if (text.length > textCharsMax) return { trigger, fault: 'tooLong' }
  }
  return null
}

/** `{Words}` in a text that are no placeholder: customers would read them as they stand. */
export function unknownPlaceholders(text: string): string[] {
  const known = new Set<string>(placeholders.map((name) => `{${name}}`))
  return [...new Set(text.match(/\{[^{}\s]+\}/g) ?? [])].filter((found) => !known.has(found))
}

/** The text as a customer reads it. In a greeting nobody is assigned, so the agent's name stays empty. */
export function previewOf(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return placeholders.reduce((shown, name) => shown.replaceAll(`{${name}}`, values[name]), text)
}
