import type { PlaceholderValues, ReplyTextIn } from '@parley/contracts/quick-replies'
import { parsePlaceholders, type PlaceholderAt } from './placeholders.ts'

/** What can be filled into a quick reply. */
export const replyPlaceholders = [
  'CustomerName',
  'AgentName',
  'BrandName',
  'QueueName',
] as const satisfies readonly (keyof PlaceholderValues)[]
export type ReplyPlaceholder = (typeof replyPlaceholders)[number]

/** Why a text cannot be kept: too long for the channels, or something in braces that nothing can be filled in for. */
export type ReplyTextFault =
  { code: 'tooBig'; maximum: number } | { code: 'unknownPlaceholder'; at: PlaceholderAt }

/** The first fault of a text; null: it can be kept. `lengthMax`: UTF-16 units of the text as it is written. */
export function replyTextFault(text: string, lengthMax: number): ReplyTextFault | null {
  if (text.length > lengthMax) return { code: 'tooBig', maximum: lengthMax }
  const [at] = parsePlaceholders(text, replyPlaceholders).unknown
  return at ? { code: 'unknownPlaceholder', at } : null
}

/** Tags that older systems, Google among them, still use. Source: IANA language subtag registry, preferred values. */
const renamed: Readonly<Record<string, string>> = { iw: 'he', in: 'id', no: 'nb' }

/** The language of a tag without script and region: `de` of `de-AT`, `he` of `iw`. */
export function primaryLanguage(tag: string): string {
  const primary = tag.split(/[-_]/, 1)[0]?.toLowerCase() ?? ''
  return renamed[primary] ?? primary
}

/**
 * The text for a conversation. `wanted`: tags in the order of preference, the conversation's own first. Each is tried
 * exactly, then without its region, before the next. Where none fits it is the first text.
 * `isOther`: it is not in the first wanted language.
 */
export function bestText(
  texts: readonly ReplyTextIn[],
  wanted: readonly string[],
): { text: ReplyTextIn; isOther: boolean } | null {
  const [first] = texts
  if (!first) return null
  const found = wanted
    .map((tag) => exactly(texts, tag) ?? roughly(texts, tag))
    .find((text) => text !== undefined)
  const text = found ?? first
  const [own] = wanted
  return { text, isOther: own !== undefined && primaryLanguage(text.language) !== primaryLanguage(own) }
}

const exactly = (texts: readonly ReplyTextIn[], tag: string) =>
  texts.find(({ language }) => language.toLowerCase() === tag.replaceAll('_', '-').toLowerCase())
const roughly = (texts: readonly ReplyTextIn[], tag: string) =>
  texts.find(({ language }) => primaryLanguage(language) === primaryLanguage(tag))
