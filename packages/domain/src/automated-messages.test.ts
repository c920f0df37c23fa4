import type { MessagingChannel } from '@parley/contracts/automated-messages'
import { automatedText, partsOf } from '@parley/contracts/automated-texts'
import type { AutomatedOverride, ChannelLanguage } from '@parley/contracts/workstreams'
import { describe, expect, it } from 'vitest'
import {
  fillText,
  languageNeeds,
  languagesFor,
  openingTimeText,
  resolveMessage,
  type OrganisationText,
} from './automated-messages.ts'

const own = (language: ChannelLanguage, text: string | null): AutomatedOverride => ({
  trigger: 'greeting',
  language,
  text,
})
const all = (language: ChannelLanguage, text: string | null, isOn = true): OrganisationText => ({
  trigger: 'greeting',
  language,
  text,
  isOn,
})

describe('the languages of a customer', () => {
  it.each([
    ['de-AT', ['de-DE']],
    ['de', ['de-DE']],
    ['en-GB', ['en-US']],
    ['zh-Hant-MO', ['zh-HK', 'zh-TW']],
    ['zh-TW', ['zh-TW', 'zh-HK']],
    ['zh', ['zh-CN']],
    ['pt-PT', ['pt-PT', 'pt-BR']],
    ['sr-Latn-RS', ['sr-Latn-CS']],
    ['no', ['nb-NO']],
    ['iw', ['he-IL']],
    ['tlh', []],
    ['not a tag', []],
    ['', []],
  ])('%s reads %j', (locale, languages) => expect(languagesFor(locale)).toEqual(languages))
})

describe('which text a customer gets', () => {
  const both = [own('de-DE', 'Kanal de'), own('en-US', 'Channel en')]
  const organisation = [all('de-DE', 'Alle de'), all('en-US', 'All en')]
  const cases: [string, AutomatedOverride[], OrganisationText[], string | null, object][] = [
    ['the channel in their language', both, organisation, 'de-AT', { text: 'Kanal de', from: 'channel', inCustomersLanguage: true }],
    ['the channel in its own', both.slice(1), organisation, 'de-AT', { text: 'Channel en', from: 'channel', inCustomersLanguage: false }],
    ['the organisation in theirs', [], organisation, 'de-AT', { text: 'Alle de', language: 'de-DE', from: 'organisation', inCustomersLanguage: true }],
    ['the organisation in the channel’s', [], organisation, 'fr', { text: 'All en', from: 'organisation', inCustomersLanguage: false }],
    ['the channel’s language without a locale', both, organisation, null, { text: 'Channel en', inCustomersLanguage: false }],
    ['no text that is off', [], [all('de-DE', 'Aus', false), all('en-US', 'All en')], 'de', { text: 'All en', language: 'en-US' }],
    ['silence in their language', [own('de-DE', null)], organisation, 'de', { text: null, because: 'silent' }],
    ['silence in the channel’s', [own('en-US', null)], organisation, 'de', { text: null, because: 'silent' }],
    ['a text beats the silence of another language', [own('de-DE', 'Kanal de'), own('en-US', null)], organisation, 'de', { text: 'Kanal de' }],
    ['the built-in text where none was written', [], [all('de-DE', null)], 'de-CH', { text: expect.stringMatching(/^Guten Tag/), language: 'de-DE' }],
    ['nothing where there is no built-in one', [], [all('fr-FR', null)], 'fr', { text: null, because: 'nothing' }],
    ['nothing where nobody wrote', [], [], 'de', { text: null, because: 'nothing' }],
  ] // prettier-ignore
  it.each(cases)('%s', (_, overrides, texts, locale, expected) =>
    expect(
      resolveMessage({
        trigger: 'greeting',
        channel: { language: 'en-US', overrides },
        organisation: texts,
        locale,
      }),
    ).toMatchObject(expected),
  )
  it('takes only texts of its own occasion', () =>
    expect(
      resolveMessage({
        trigger: 'holiday',
        channel: { language: 'en-US', overrides: both },
        organisation,
        locale: 'de',
      }),
    ).toEqual({ text: null, because: 'nothing' }))
})

describe('filling in', () => {
  const values = { BrandName: 'Harbour Lane', CustomerName: 'Mara', AgentName: 'Anna' }
  it.each([
    ['Hello {CustomerName}!', values, 'Hello Mara!'],
    ['Hello, {CustomerName}!', { BrandName: 'B' }, 'Hello!'],
    ['{CustomerName}, welcome', { BrandName: 'B' }, 'welcome'],
    ['Hello {CustomerName|there}!', { BrandName: 'B' }, 'Hello there!'],
    ['Hello {CustomerName|there}!', values, 'Hello Mara!'],
    ['{AgentName} of {QueueName}', { BrandName: 'B' }, 'B of B'],
    ['Back: {OpeningTime|}.', { BrandName: 'B', OpeningTime: ' ' }, 'Back:.'],
    ['{agentName} { x } {}', values, '{agentName} { x } {}'],
    ['{CustomerName}{AgentName}', { BrandName: 'B', CustomerName: '{AgentName}' }, '{AgentName}B'],
  ])('%s', (text, given, expected) => expect(fillText(text, given, 3072)).toBe(expected))
  it('cuts at a whole character what the channel cannot carry', () => {
    expect(fillText('{CustomerName}', { BrandName: 'B', CustomerName: 'ab🥐' }, 3)).toBe('ab')
    expect(fillText('{CustomerName}', { BrandName: 'B', CustomerName: 'ab🥐' }, 4)).toBe('ab🥐')
  })
  it('joined, the pieces of any text give it again', () => {
    for (const text of ['', '{', 'a{AgentName|x}b{Foo}c', '{AgentName||}', '{{AgentName}}'])
      expect(
        partsOf(text)
          .map(({ source }) => source)
          .join(''),
      ).toBe(text)
  })
  it('an unknown placeholder is refused with its position', () => {
    const { error } = automatedText.safeParse('  Hi {AgentName}, {Foo} and {bar}')
    expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
      [[16], 'unknownPlaceholder'],
      [[26], 'unknownPlaceholder'],
    ])
  })
  it('the time of opening is said in the language of the text and the zone of the hours', () => {
    const at = new Date('2026-11-24T08:00:00Z')
    expect(openingTimeText(at, 'Europe/Berlin', 'de-DE')).toBe('Dienstag, 24. November um 9:00')
    expect(openingTimeText(at, 'Europe/Berlin', 'en-US')).toMatch(/^Tuesday, November 24 at 9:00\sAM$/)
  })
})

describe('what is missing', () => {
  const channel = (name: string, language: ChannelLanguage, overrides: AutomatedOverride[] = []) =>
    ({ name, language, overrides }) as unknown as MessagingChannel
  const names = (organisation: OrganisationText[], channels: MessagingChannel[]) =>
    languageNeeds(organisation, channels).map(({ language, missing }) => [
      language,
      missing.map((one) => [one.trigger, one.channels.map(({ name }) => name)]),
    ])
  const [english, german, other] = [
    channel('E', 'en-US'),
    channel('G', 'de-DE', [own('de-DE', 'Hallo')]),
    channel('H', 'de-DE'),
  ]
  it('is what others get and a channel does not get in its own language', () =>
    expect(names([all('en-US', 'Hello')], [english, german, other])).toEqual([
      ['en-US', []],
      ['de-DE', [['greeting', ['H']]]],
    ]))
  it('is not what nobody gets, was switched off on purpose, or is silent', () => {
    expect(names([], [english, other])).toEqual([
      ['en-US', []],
      ['de-DE', []],
    ])
    expect(names([all('en-US', 'Hello'), all('de-DE', 'Aus', false)], [english, other])[1]).toEqual([
      'de-DE',
      [],
    ])
    expect(names([all('en-US', 'Hello')], [channel('S', 'de-DE', [own('de-DE', null)])])).toEqual([
      ['de-DE', []],
    ])
  })
  it('is also what only another channel says', () =>
    expect(names([], [german, english])).toEqual([
      ['en-US', [['greeting', ['E']]]],
      ['de-DE', []],
    ]))
})
