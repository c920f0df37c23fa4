import type { ReplyTextIn } from '@parley/contracts/quick-replies'
import { describe, expect, test } from 'vitest'
import { bestText, primaryLanguage, replyTextFault } from './quick-replies.ts'

const texts = (...languages: ReplyTextIn['language'][]): ReplyTextIn[] =>
  languages.map((language) => ({ language, text: language }))

describe('the text for a conversation', () => {
  test.each([
    // texts, wanted (the customer's locale, then the channel's language), chosen, is another language
    [texts('en-US', 'de-DE'), ['de-DE', 'en-US'], 'de-DE', false],
    [texts('en-US', 'de-DE'), ['de-AT', 'en-US'], 'de-DE', false],
    [texts('en-US', 'de-DE'), ['de', 'en-US'], 'de-DE', false],
    [texts('de-DE', 'en-US'), ['fr', 'en-US'], 'en-US', true],
    [texts('de-DE', 'fr-FR'), ['it', 'en-US'], 'de-DE', true],
    [texts('pt-PT', 'pt-BR'), ['pt-BR'], 'pt-BR', false],
    [texts('pt-PT', 'pt-BR'), ['pt_BR'], 'pt-BR', false],
    [texts('zh-CN', 'zh-TW'), ['zh-HK', 'en-US'], 'zh-CN', false],
    [texts('en-US', 'he-IL'), ['iw'], 'he-IL', false],
    [texts('en-US', 'nb-NO'), ['no'], 'nb-NO', false],
    [texts('de-DE'), [], 'de-DE', false],
  ] as const)('%j for %j is %s', (given, wanted, language, isOther) => {
    expect(bestText(given, wanted)).toEqual({ text: { language, text: language }, isOther })
  })
  test('is none where there is none', () => expect(bestText([], ['de'])).toBeNull())
})

test('a tag is only as much as its language', () => {
  expect(['de-AT', 'sr-Cyrl-CS', 'EN', 'in_ID', ''].map(primaryLanguage)).toEqual([
    'de',
    'sr',
    'en',
    'id',
    '',
  ])
})

describe('a text that is kept', () => {
  test.each([
    ['Hello {CustomerName}', null],
    ['x'.repeat(3072), null],
    ['x'.repeat(3073), { code: 'tooBig', maximum: 3072 }],
    [
      'Hello {Customer}',
      { code: 'unknownPlaceholder', at: { name: 'Customer', fallback: null, start: 6, end: 16 } },
    ],
  ])('%#', (text, fault) => expect(replyTextFault(text, 3072)).toEqual(fault))
})
