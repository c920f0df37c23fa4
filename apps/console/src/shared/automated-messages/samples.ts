import {
  placeholderNames,
  placeholdersAt,
  type AutomatedTrigger,
  type PlaceholderName,
} from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { openingTimeText, type MessageValues } from '@parley/domain/automated-messages'
import type { useTextsText } from './text.ts'

/** Names that are really known, in place of the samples. */
export type KnownNames = Partial<Record<'QueueName' | 'BusinessName' | 'BrandName', string>>

/** The next Monday at nine, so that a preview shows a time that may come. */
function nextMonday(now: Date): Date {
  const days = (8 - now.getUTCDay()) % 7 || 7
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate() + days, 9))
}

/** Values for a preview at this trigger: what can be known there, from `names` or made up; with `isKnown` false nothing but the brand. */
export function sampleValues(
  t: ReturnType<typeof useTextsText>,
  given: { trigger: AutomatedTrigger; language: ChannelLanguage; names: KnownNames; isKnown: boolean },
): MessageValues {
  const { trigger, language, names, isKnown } = given
  const sample = (name: PlaceholderName): string => {
    switch (name) {
      case 'OpeningTime':
        return openingTimeText(nextMonday(new Date()), 'UTC', language)
      case 'QueueName':
      case 'BusinessName':
      case 'BrandName':
        return names[name] || t(`sample.${name}`)
      case 'AgentName':
      case 'CustomerName':
      case 'HolidayName':
        return t(`sample.${name}`)
    }
  }
  const known = isKnown ? placeholdersAt(trigger) : []
  const values = Object.fromEntries(
    placeholderNames.filter((name) => known.includes(name)).map((name) => [name, sample(name)]),
  )
  return { ...values, BrandName: sample('BrandName') }
}
