import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { accountId, instant, uiLocale } from './values.ts'
import { channelLanguage, type ChannelLanguage } from './workstreams.ts'

/**
 * What customers are told when nobody wrote another text: that the conversation may be monitored, recorded or stored.
 * Languages without a text of their own get the English one (`noticeTextFor`).
 * Substance: the documented page's notice on the privacy of customers and agents.
 */
export const defaultNoticeTexts: Partial<Record<ChannelLanguage, string>> &
  Record<'en-US' | 'de-DE', string> = {
  'en-US':
    'Please note: this conversation may be monitored, recorded or stored. If you do not agree, please do not go on with it.',
  'de-DE':
    'Bitte beachten Sie: Diese Unterhaltung kann überwacht, aufgezeichnet oder gespeichert werden. Wenn Sie nicht einverstanden sind, führen Sie sie bitte nicht fort.',
}

/** The notice in a channel's language: its own text, else the default of the language, else English. */
export function noticeTextFor(
  language: ChannelLanguage,
  own: Readonly<Partial<Record<ChannelLanguage, string>>>,
): string {
  return own[language] ?? defaultNoticeTexts[language] ?? own['en-US'] ?? defaultNoticeTexts['en-US']
}

/** 1–1000 characters. Nothing is filled in, so that what was promised is what was said: `{Words}` are refused. */
export const noticeText = z
  .string()
  .trim()
  .min(1)
  .max(1000)
  .refine((text) => !/\{[^{}\s]+\}/.test(text), { error: 'noPlaceholders' })

/** Why the notice is switched: a sentence. */
export const noticeReason = z.string().trim().max(500)
/** Switching it off needs a reason of at least ten characters; switching it on again needs none. */
const reasonToSwitchOffCharsMin = 10
export const noticeChoice = z
  .object({ isOn: z.boolean(), reason: noticeReason })
  .refine((choice) => choice.isOn || choice.reason.length >= reasonToSwitchOffCharsMin, {
    error: 'reasonNeeded',
    path: ['reason'],
  })

/** Texts, whether it is sent, and every choice ever made about that, newest first. `version` goes up with each change. */
export const recordingNotice = z.object({
  isOn: z.boolean(),
  texts: z.array(
    z.object({ language: channelLanguage, text: z.string(), changedBy: z.string(), changedAt: instant }),
  ),
  choices: z.array(
    z.object({ isOn: z.boolean(), reason: z.string(), chosenBy: z.string(), chosenAt: instant }),
  ),
  /** Languages of the channels that customers can write to now. */
  liveLanguages: z.array(channelLanguage),
  version: z.number().int(),
})
export type RecordingNotice = z.infer<typeof recordingNotice>

/** One acceptance of the privacy terms. `isDeleted`: the account it was for was deleted since. */
export const givenConsent = z.object({
  id: z.string(),
  account: z.object({ id: accountId, name: z.string(), isDeleted: z.boolean() }),
  acceptedBy: z.string(),
  acceptedAt: instant,
  termsVersion: z.string(),
  locale: uiLocale,
})
export type GivenConsent = z.infer<typeof givenConsent>

const tag = 'Privacy'
const version = z.number().int()
export const listConsents = endpoint({
  name: 'listConsents',
  method: 'GET',
  path: '/api/privacy/consents',
  summary: 'Who accepted which version of the privacy terms for which account, newest first (at most 500)',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(givenConsent) }),
})
export const getRecordingNotice = endpoint({
  name: 'getRecordingNotice',
  method: 'GET',
  path: '/api/privacy/recording-notice',
  summary: 'What customers are told before the first reply, and whether they are told',
  tag,
  access: 'administrator',
  response: recordingNotice,
})
export const setNoticeText = endpoint({
  name: 'setNoticeText',
  method: 'PUT',
  path: '/api/privacy/recording-notice/texts/:language',
  summary: 'Set the text in one language; null goes back to the default',
  tag,
  access: 'administrator',
  params: z.object({ language: channelLanguage }),
  body: z.object({ text: noticeText.nullable(), version }),
  response: recordingNotice,
  problems: ['request/conflict'],
})
export const chooseNotice = endpoint({
  name: 'chooseNotice',
  method: 'POST',
  path: '/api/privacy/recording-notice/choices',
  summary: 'Switch the notice off (with a reason) or on again; kept for ever with who and when',
  tag,
  access: 'administrator',
  body: z.intersection(noticeChoice, z.object({ version })),
  response: recordingNotice,
  problems: ['request/conflict'],
})
