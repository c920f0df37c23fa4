import { z } from 'zod'
import type { ChannelKind } from './values.ts'

/**
 * When an automated message is sent, in the order of a conversation:
 * - `greeting`: a customer's first message; `welcomeBack`: one that opens a closed conversation again.
 * - `outOfHours`, `holiday`: a customer writes while the queue is closed, on a holiday or at another time. They take the
 *   place of the two above, and come once for each time that is closed.
 * - `agentAssigned`: somebody takes the conversation over; `agentLeft`: they give it back to the queue.
 * - `waitingForCustomer`: an agent sets it to wait for the customer's answer.
 * - `conversationEnded`: an agent ends it; `conversationClosed`: somebody closes one that was not ended before.
 * - `timedOut`: one that waited for the customer in vain is closed, where Google's window still lets us write.
 */
export const automatedTrigger = z.enum([
  'greeting',
  'welcomeBack',
  'outOfHours',
  'holiday',
  'agentAssigned',
  'agentLeft',
  'waitingForCustomer',
  'conversationEnded',
  'conversationClosed',
  'timedOut',
])
export type AutomatedTrigger = z.infer<typeof automatedTrigger>

/** What a text can contain in braces, replaced when it is sent. A word for the case that it is unknown may follow: `{CustomerName|there}`. */
export const placeholderNames = [
  'CustomerName',
  'AgentName',
  'QueueName',
  'BusinessName',
  'BrandName',
  'OpeningTime',
  'HolidayName',
] as const
export type PlaceholderName = (typeof placeholderNames)[number]

const always = ['CustomerName', 'QueueName', 'BusinessName', 'BrandName'] as const
const known: Readonly<Record<AutomatedTrigger, readonly PlaceholderName[]>> = {
  greeting: always,
  welcomeBack: always,
  outOfHours: [...always, 'OpeningTime'],
  holiday: [...always, 'OpeningTime', 'HolidayName'],
  agentAssigned: [...always, 'AgentName'],
  agentLeft: [...always, 'AgentName'],
  waitingForCustomer: [...always, 'AgentName'],
  conversationEnded: [...always, 'AgentName'],
  conversationClosed: [...always, 'AgentName'],
  timedOut: always,
}
/** The placeholders whose value can be known at this trigger; the others get their fallback there. */
export const placeholdersAt = (trigger: AutomatedTrigger): readonly PlaceholderName[] => known[trigger]

/** A piece of a text. `at`: where it begins, in UTF-16 units. `fallback`: the word after the bar, null without one. */
export type TextPart =
  | { kind: 'words'; at: number; source: string }
  | { kind: 'placeholder'; at: number; source: string; name: PlaceholderName; fallback: string | null }
  | { kind: 'unknown'; at: number; source: string }

/**
 * A text in its pieces, which joined give it again. `{Words}` that are no placeholder are `unknown`; braces around
 * something that is no word are ordinary text.
 */
export function partsOf(text: string): TextPart[] {
  const parts: TextPart[] = []
  let end = 0
  for (const match of text.matchAll(/\{(?<name>[^{}\s|]+)(?:\|(?<fallback>[^{}|\n]*))?\}/g)) {
    if (match.index > end) parts.push({ kind: 'words', at: end, source: text.slice(end, match.index) })
    const [source] = match
    const name = placeholderNames.find((one) => one === match.groups?.['name'])
    const fallback = match.groups?.['fallback']?.trim() ?? null
    parts.push(
      name
        ? { kind: 'placeholder', at: match.index, source, name, fallback: fallback === '' ? null : fallback }
        : { kind: 'unknown', at: match.index, source },
    )
    end = match.index + source.length
  }
  if (end < text.length) parts.push({ kind: 'words', at: end, source: text.slice(end) })
  return parts
}

/** Longest text that each kind of channel carries, in UTF-16 units. Source: the channels' `capabilities`. */
export const textCharsMax: Readonly<Record<ChannelKind, number>> = { 'google-business-messages': 3072 }
/** What fits every kind: for texts of the organisation, which any of them may send. */
export const anyTextCharsMax = Math.min(...Object.values(textCharsMax))

/**
 * A text as an administrator may save it: no `{Words}` but placeholders. The path of that issue ends in the position of
 * the first unknown one after trimming.
 */
export const automatedText = z
  .string()
  .trim()
  .min(1)
  .max(anyTextCharsMax)
  .superRefine((text, ctx) => {
    for (const part of partsOf(text))
      if (part.kind === 'unknown')
        ctx.addIssue({ code: 'custom', message: 'unknownPlaceholder', path: [part.at] })
  })
