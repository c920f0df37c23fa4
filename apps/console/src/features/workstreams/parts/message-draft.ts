import { automatedTrigger, textCharsMax, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelKind } from '@parley/contracts/values'
import { z } from 'zod'
import { faultOfText, type TextFault } from '../../../shared/automated-messages/text-fault.ts'

/** Automated messages while they are edited: the text of one that is switched off is kept. */
const one = z.object({ isOn: z.boolean(), text: z.string() })
export const messageDraft = z.record(automatedTrigger, one)
export type MessageDraft = z.infer<typeof messageDraft>

/** Nothing of the channel's own: all is inherited. */
export function emptyDraft(): MessageDraft {
  return messageDraft.parse(
    Object.fromEntries(automatedTrigger.options.map((trigger) => [trigger, { isOn: false, text: '' }])),
  )
}

/** The messages that are switched on, in the order of the triggers. */
export function messagesOf(draft: MessageDraft): { trigger: AutomatedTrigger; text: string }[] {
  return automatedTrigger.options
    .filter((trigger) => draft[trigger].isOn)
    .map((trigger) => ({ trigger, text: draft[trigger].text.trim() }))
}

/** The first wrong message, or null: one that is on needs a text that the channel carries. */
export function faultOf(
  draft: MessageDraft,
  kind: ChannelKind,
): { trigger: AutomatedTrigger; fault: TextFault } | null {
  for (const { trigger } of messagesOf(draft)) {
    const fault = faultOfText(draft[trigger].text, textCharsMax[kind])
    if (fault) return { trigger, fault }
  }
  return null
}
