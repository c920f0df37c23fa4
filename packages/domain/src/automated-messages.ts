import {
  builtInText,
  type MessagingChannel,
  type OrganisationMessage,
} from '@parley/contracts/automated-messages'
import {
  automatedTrigger,
  partsOf,
  type AutomatedTrigger,
  type PlaceholderName,
} from '@parley/contracts/automated-texts'
import { channelLanguages, type AutomatedOverride, type ChannelLanguage } from '@parley/contracts/workstreams'

/** A message of the organisation as deciding needs it. */
export type OrganisationText = Pick<OrganisationMessage, 'trigger' | 'language' | 'isOn' | 'text'>

/** What a channel contributes: the language it speaks by itself, and what it says instead of the organisation. */
export interface SpeakingChannel {
  readonly language: ChannelLanguage
  readonly overrides: readonly AutomatedOverride[]
}

/**
 * The text that is sent, and whose it is; or why nothing is sent: the channel is to be silent, or nobody wrote a text
 * that is on. `inCustomersLanguage`: it was found by the customer's language, not by the channel's.
 */
export type Resolution =
  | {
      text: string
      language: ChannelLanguage
      from: 'channel' | 'organisation'
      inCustomersLanguage: boolean
    }
  | { text: null; because: 'silent' | 'nothing' }

/** Old and unusual tags for languages that have another one here. */
const otherTags: Readonly<Record<string, string>> = { no: 'nb', nn: 'nb' }

function writtenLanguage(tag: string): { key: string; region: string | undefined } | null {
  try {
    const given = new Intl.Locale(tag)
    const locale = new Intl.Locale(otherTags[given.language] ?? given.language, {
      ...(given.script ? { script: given.script } : {}),
      ...(given.region ? { region: given.region } : {}),
    }).maximize()
    return { key: `${locale.language}-${locale.script}`, region: locale.region }
  } catch (error) {
    // A tag is whatever a customer's device told; one that is none speaks no language.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Completing a tag is slow, and this is asked for every message a customer writes: once is enough for our own tags. */
const written = channelLanguages.map((language) => ({ language, as: writtenLanguage(language) }))

/**
 * The languages texts can have that a speaker of this BCP 47 locale reads, best first: the same region, then the same
 * language and script (`de-AT` → `de-DE`, `zh-MO` → `zh-HK`, `zh-TW`). Empty for unknown languages and what is no tag.
 */
export function languagesFor(locale: string): ChannelLanguage[] {
  const wanted = writtenLanguage(locale)
  if (!wanted) return []
  return written
    .filter(({ as }) => as?.key === wanted.key)
    .sort((a, b) => Number(b.as?.region === wanted.region) - Number(a.as?.region === wanted.region))
    .map(({ language }) => language)
}

/**
 * Which text a customer gets: the channel's in the customer's language, the channel's in its own, the organisation's in
 * the customer's language, the organisation's in the channel's. The first one found wins, also where it says "nothing".
 * `locale`: the one Google resolved for the customer; null where it gave none.
 */
export function resolveMessage({
  trigger,
  channel,
  organisation,
  locale,
}: {
  trigger: AutomatedTrigger
  channel: SpeakingChannel
  organisation: readonly OrganisationText[]
  locale: string | null
}): Resolution {
  const customers = locale === null ? [] : languagesFor(locale)
  const tried = [...customers, channel.language]
  for (const language of tried) {
    const own = channel.overrides.find((one) => one.trigger === trigger && one.language === language)
    if (own)
      return own.text === null
        ? { text: null, because: 'silent' }
        : { text: own.text, language, from: 'channel', inCustomersLanguage: customers.includes(language) }
  }
  for (const language of tried) {
    const text = organisationText(organisation, trigger, language)
    if (text !== null)
      return { text, language, from: 'organisation', inCustomersLanguage: customers.includes(language) }
  }
  return { text: null, because: 'nothing' }
}

/** What the organisation says at this trigger in this language: its own text or the built-in one; null while it is off. */
export function organisationText(
  organisation: readonly OrganisationText[],
  trigger: AutomatedTrigger,
  language: ChannelLanguage,
): string | null {
  const found = organisation.find((one) => one.trigger === trigger && one.language === language)
  return found?.isOn ? (found.text ?? builtInText(trigger, language)) : null
}

/** What is known when a message is sent. Null or left out: unknown. The brand always has a name. */
export type MessageValues = Readonly<
  Partial<Record<Exclude<PlaceholderName, 'BrandName'>, string | null>>
> & {
  readonly BrandName: string
}

/** A piece of a text as the customer reads it, and what stood there. */
export interface FilledPart {
  /** Where it begins in the text, in UTF-16 units. */
  readonly at: number
  readonly shown: string
  readonly source: string
  readonly kind: 'words' | 'value' | 'fallback' | 'nothing' | 'unknown'
}

/** These speak for themselves with the brand's name; the others have no word that is right in every language. */
const brandStandsIn: ReadonlySet<PlaceholderName> = new Set(['AgentName', 'QueueName', 'BusinessName'])

/**
 * Fills a text in. What is unknown becomes the word the text gives for that, else the brand's name for agent, queue and
 * business, else nothing: with the comma and the space before it, or after it at the beginning of the text.
 */
export function fillParts(text: string, values: MessageValues): FilledPart[] {
  const filled: FilledPart[] = partsOf(text).map((part) => {
    const { at, source } = part
    if (part.kind === 'words') return { at, shown: source, source, kind: 'words' }
    if (part.kind === 'unknown') return { at, shown: source, source, kind: 'unknown' }
    const value = values[part.name]?.trim()
    if (value) return { at, shown: value, source, kind: 'value' }
    const fallback = part.fallback ?? (brandStandsIn.has(part.name) ? values.BrandName : null)
    return fallback === null
      ? { at, shown: '', source, kind: 'nothing' }
      : { at, shown: fallback, source, kind: 'fallback' }
  })
  return filled.map((part, index) => {
    if (part.kind !== 'words') return part
    const isBeforeNothing = filled[index + 1]?.kind === 'nothing'
    const isAfterFirstNothing = index === 1 && filled[0]?.kind === 'nothing'
    const before = isBeforeNothing ? part.shown.replace(/,?[ \t]+$/, '') : part.shown
    const shown = isAfterFirstNothing ? before.replace(/^[,:]?[ \t]+/, '') : before
    return { at: part.at, source: part.source, kind: 'words', shown }
  })
}

/** The text as the customer reads it, cut to what the channel carries. */
export function fillText(text: string, values: MessageValues, charsMax: number): string {
  const filled = fillParts(text, values)
    .map(({ shown }) => shown)
    .join('')
  if (filled.length <= charsMax) return filled.toWellFormed()
  // Half a character at the end would be shown as a replacement mark.
  return filled
    .slice(0, charsMax)
    .replace(/[\uD800-\uDBFF]$/, '')
    .toWellFormed()
}

/** An instant as `{OpeningTime}` says it: weekday, day and time on the clocks of the zone, in the text's language. */
export function openingTimeText(at: Date, timeZone: string, language: ChannelLanguage): string {
  return new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
  }).format(at)
}

/** A language that live channels speak, and what customers would miss in it. */
export interface LanguageNeed {
  readonly language: ChannelLanguage
  readonly channels: readonly MessagingChannel[]
  /** Messages that are sent elsewhere, and on these channels not in their own language. */
  readonly missing: readonly { trigger: AutomatedTrigger; channels: readonly MessagingChannel[] }[]
}

/**
 * For each language that a live channel speaks: which messages somebody gets elsewhere, while this language's customers
 * get none. A message that was switched off on purpose is not missing. In the order of the languages.
 */
export function languageNeeds(
  organisation: readonly OrganisationText[],
  channels: readonly MessagingChannel[],
): LanguageNeed[] {
  const isUsed = (trigger: AutomatedTrigger) =>
    channelLanguages.some((language) => organisationText(organisation, trigger, language) !== null) ||
    channels.some((one) => one.overrides.some((own) => own.trigger === trigger && own.text !== null))
  const used = automatedTrigger.options.filter(isUsed)
  return channelLanguages.flatMap((language) => {
    const speakers = channels.filter((one) => one.language === language)
    if (speakers.length === 0) return []
    const isOff = (trigger: AutomatedTrigger) =>
      organisation.some((one) => one.trigger === trigger && one.language === language && !one.isOn)
    const missing = used
      .filter((trigger) => !isOff(trigger))
      .map((trigger) => ({
        trigger,
        channels: speakers.filter((channel) => {
          const found = resolveMessage({ trigger, channel, organisation, locale: language })
          return found.text === null && found.because === 'nothing'
        }),
      }))
      .filter((one) => one.channels.length > 0)
    return [{ language, channels: speakers, missing }]
  })
}
