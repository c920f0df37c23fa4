import { en as appEn } from '@parley/console/src/app/messages/en.ts'
import { de as appDe } from '@parley/console/src/app/messages/de.ts'
import { de as automatedDe } from '@parley/console/src/features/automated-messages/messages/de.ts'
import { en as automatedEn } from '@parley/console/src/features/automated-messages/messages/en.ts'
import { de as deliveriesDe } from '@parley/console/src/features/channels/deliveries/messages/de.ts'
import { en as deliveriesEn } from '@parley/console/src/features/channels/deliveries/messages/en.ts'
import { de as channelsDe } from '@parley/console/src/features/channels/messages/de.ts'
import { en as channelsEn } from '@parley/console/src/features/channels/messages/en.ts'
import { de as tokensDe } from '@parley/console/src/features/channels/tokens/messages/de.ts'
import { en as tokensEn } from '@parley/console/src/features/channels/tokens/messages/en.ts'
import { inboxDe } from '@parley/console/src/features/inbox/messages/de.ts'
import { threadDe } from '@parley/console/src/features/inbox/messages/de-thread.ts'
import { quickDe } from '@parley/console/src/features/inbox/messages/quick.de.ts'
import { quickEn } from '@parley/console/src/features/inbox/messages/quick.en.ts'
import { inboxEn } from '@parley/console/src/features/inbox/messages/en.ts'
import { threadEn } from '@parley/console/src/features/inbox/messages/en-thread.ts'
import { de as hoursDe } from '@parley/console/src/features/operating-hours/messages/de.ts'
import { en as hoursEn } from '@parley/console/src/features/operating-hours/messages/en.ts'
import { de as privacyDe } from '@parley/console/src/features/privacy/messages/de.ts'
import { en as privacyEn } from '@parley/console/src/features/privacy/messages/en.ts'
import { de as confirmDe } from '@parley/console/src/app/confirm-password/messages/de.ts'
import { en as confirmEn } from '@parley/console/src/app/confirm-password/messages/en.ts'
import { de as fieldsDe } from '@parley/console/src/features/protected-fields/messages/de.ts'
import { en as fieldsEn } from '@parley/console/src/features/protected-fields/messages/en.ts'
import { de as queuesDe } from '@parley/console/src/features/queues/messages/de.ts'
import { en as queuesEn } from '@parley/console/src/features/queues/messages/en.ts'
import { de as repliesDe } from '@parley/console/src/features/quick-replies/messages/de.ts'
import { en as repliesEn } from '@parley/console/src/features/quick-replies/messages/en.ts'
import { de as sessionDe } from '@parley/console/src/features/session/messages/de.ts'
import { en as sessionEn } from '@parley/console/src/features/session/messages/en.ts'
import { joiningDe } from '@parley/console/src/features/session/messages/joining.de.ts'
import { joiningEn } from '@parley/console/src/features/session/messages/joining.en.ts'
import { de as teamDe } from '@parley/console/src/features/team/messages/de.ts'
import { en as teamEn } from '@parley/console/src/features/team/messages/en.ts'
import { de as workstreamsDe } from '@parley/console/src/features/workstreams/messages/de.ts'
import { en as workstreamsEn } from '@parley/console/src/features/workstreams/messages/en.ts'
import { de as textsDe } from '@parley/console/src/shared/automated-messages/messages/de.ts'
import { en as textsEn } from '@parley/console/src/shared/automated-messages/messages/en.ts'
import { de as deletionsDe } from '@parley/console/src/shared/deletions/messages/de.ts'
import { en as deletionsEn } from '@parley/console/src/shared/deletions/messages/en.ts'
import { de as healthDe } from '@parley/console/src/shared/health/messages/de.ts'
import { en as healthEn } from '@parley/console/src/shared/health/messages/en.ts'
import { de as roundTripDe } from '@parley/console/src/shared/round-trip/messages/de.ts'
import { en as roundTripEn } from '@parley/console/src/shared/round-trip/messages/en.ts'
import { de as sharedDe } from '@parley/console/src/shared/messages/de.ts'
import { en as sharedEn } from '@parley/console/src/shared/messages/en.ts'
import {
  outsideRemediesDe,
  outsideTitlesDe,
} from '@parley/console/src/shared/messages/problems-outside.de.ts'
import {
  outsideRemediesEn,
  outsideTitlesEn,
} from '@parley/console/src/shared/messages/problems-outside.en.ts'
import { problemRemediesDe, problemTitlesDe } from '@parley/console/src/shared/messages/problems.de.ts'
import { problemRemediesEn, problemTitlesEn } from '@parley/console/src/shared/messages/problems.en.ts'
import { de as googleDe } from '@parley/google-emulator/web/messages/de.ts'
import { en as googleEn } from '@parley/google-emulator/web/messages/en.ts'

export type Locale = 'en' | 'de'
type Catalogue = Readonly<Record<string, string>>
type Values = Readonly<Record<string, string>>

const catalogues = {
  app: { en: appEn, de: appDe },
  session: { en: { ...sessionEn, ...joiningEn }, de: { ...sessionDe, ...joiningDe } },
  shared: {
    en: {
      ...sharedEn,
      ...outsideTitlesEn,
      ...outsideRemediesEn,
      ...problemTitlesEn,
      ...problemRemediesEn,
    },
    de: {
      ...sharedDe,
      ...outsideTitlesDe,
      ...outsideRemediesDe,
      ...problemTitlesDe,
      ...problemRemediesDe,
    },
  },
  deliveries: { en: deliveriesEn, de: deliveriesDe },
  channels: { en: channelsEn, de: channelsDe },
  tokens: { en: tokensEn, de: tokensDe },
  workstreams: { en: workstreamsEn, de: workstreamsDe },
  automated: { en: automatedEn, de: automatedDe },
  texts: { en: textsEn, de: textsDe },
  deletions: { en: deletionsEn, de: deletionsDe },
  hours: { en: hoursEn, de: hoursDe },
  privacy: { en: privacyEn, de: privacyDe },
  queues: { en: queuesEn, de: queuesDe },
  replies: { en: repliesEn, de: repliesDe },
  quick: { en: quickEn, de: quickDe },
  team: { en: teamEn, de: teamDe },
  health: { en: healthEn, de: healthDe },
  fields: { en: fieldsEn, de: fieldsDe },
  confirm: { en: confirmEn, de: confirmDe },
  roundTrip: { en: roundTripEn, de: roundTripDe },
  inbox: { en: inboxEn, de: inboxDe },
  thread: { en: threadEn, de: threadDe },
  google: { en: googleEn, de: googleDe },
} as const satisfies Record<string, Record<Locale, Catalogue>>

/** What the pages say, by area and key, so that a journey survives a change of wording. */
export type Words = {
  readonly locale: Locale
} & {
  readonly [Area in keyof typeof catalogues]: (
    key: keyof (typeof catalogues)[Area]['en'] & string,
    values?: Values,
  ) => string
}

/** The sentences of both consoles in one language. Only plain placeholders are filled; plurals throw. */
export function wordsIn(locale: Locale): Words {
  const areas = Object.entries<Record<Locale, Catalogue>>(catalogues).map(([area, texts]) => [
    area,
    (key: string, values: Values = {}) => fill(texts[locale][key] ?? '', values, `${area}: ${key}`),
  ])
  return { locale, ...(Object.fromEntries(areas) as Omit<Words, 'locale'>) }
}

/** The beginning of a sentence that has a placeholder in the middle, to find it whatever was filled in. */
export const beginOf = (sentence: string): string => sentence.split('{', 1)[0]?.trim() ?? ''

function fill(sentence: string, values: Values, where: string): string {
  const filled = sentence.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  if (filled === '' || /\{\w+,/.test(filled)) throw new Error(`${where} cannot be used as it stands`)
  return filled
}
