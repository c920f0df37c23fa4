import { describe, expect, it } from 'vitest'
import type { FieldViolation } from '../api-error.ts'
import type { JsonObject } from '../json.ts'
import { readShape } from '../shape.ts'
import { aMessage } from '../testing/harness.ts'
import { eventShape, messageShape, receiptShape } from './shapes.ts'

function fieldsRefused(message: JsonObject): string[] {
  const violations: FieldViolation[] = []
  readShape(messageShape, message, 'message', violations)
  return violations.map((one) => one.field)
}

const chars = (count: number): string => 'x'.repeat(count)
const reply = (text = 'Yes', postbackData = 'yes'): JsonObject => ({ reply: { text, postbackData } })
const card = (fields: JsonObject = {}): JsonObject => ({ title: 'Loaf', ...fields })
const media = (height: string): JsonObject => ({
  height,
  contentInfo: { fileUrl: 'https://x.example/a.jpg' },
})
const rich = (fields: JsonObject): JsonObject => aMessage({ text: undefined, richCard: fields })
const standalone = (fields: JsonObject): JsonObject => rich({ standaloneCard: { cardContent: card(fields) } })
const carousel = (count: number, fields: JsonObject = {}, cardWidth = 'MEDIUM'): JsonObject =>
  rich({ carouselCard: { cardWidth, cardContents: Array.from({ length: count }, () => card(fields)) } })
const suggestions = (...list: JsonObject[]): JsonObject => aMessage({ suggestions: list })
const action = (fields: JsonObject): JsonObject => ({ action: { text: 'Go', postbackData: 'go', ...fields } })
const oauth = { clientId: 'c', codeChallenge: 'x', scopes: ['s'] }

describe('messages that Google takes', () => {
  it.each<[string, JsonObject]>([
    ['text of 3,072', aMessage({ text: chars(3072) })],
    ['text of 3,072 emoji', aMessage({ text: '🥖'.repeat(3072) })],
    ['fallback of 3,072', aMessage({ fallback: chars(3072) })],
    ['13 suggestions', suggestions(...Array.from({ length: 13 }, () => reply()))],
    ['label of 25, postback of 2,048', suggestions(reply(chars(25), chars(2048)))],
    ['title of 200, description of 2,000', standalone({ title: chars(200), description: chars(2000) })],
    ['4 suggestions on a card', standalone({ suggestions: [reply(), reply(), reply(), reply()] })],
    ['carousel of 2', carousel(2)],
    ['carousel of 10', carousel(10)],
    ['TALL in MEDIUM', carousel(2, { media: media('TALL') })],
    ['dial action', suggestions(action({ dialAction: { phoneNumber: '+1-201-555-0123' } }))],
    ['sign-in', suggestions({ authenticationRequest: { oauth } })],
    ['live agent', suggestions({ liveAgentRequest: {} })],
    ['one suggestion instead of a list', aMessage({ suggestions: reply() })],
    ['snake_case names', { message_id: 'm', representative: { representative_type: 'BOT' }, text: 'x' }],
    ['null members', aMessage({ image: null, suggestions: null })],
  ])('%s', (_, message) => {
    expect(fieldsRefused(message)).toEqual([])
  })
})

describe('messages that Google refuses, with the field at fault', () => {
  it.each<[string, JsonObject, string]>([
    ['no messageId', aMessage({ messageId: undefined }), 'message.message_id'],
    ['empty messageId', aMessage({ messageId: '' }), 'message.message_id'],
    ['no representative', aMessage({ representative: undefined }), 'message.representative'],
    [
      'no representativeType',
      aMessage({ representative: { displayName: 'P' } }),
      'message.representative.representative_type',
    ],
    [
      'unspecified representative',
      aMessage({ representative: { representativeType: 'REPRESENTATIVE_TYPE_UNSPECIFIED' } }),
      'message.representative.representative_type',
    ],
    ['unknown field', aMessage({ tag: 'x' }), 'message'],
    ['no content', aMessage({ text: undefined }), 'message'],
    ['empty text', aMessage({ text: '' }), 'message'],
    ['two contents', aMessage({ image: { contentInfo: { fileUrl: 'https://x.example/a.png' } } }), 'message'],
    ['text of 3,073', aMessage({ text: chars(3073) }), 'message.text'],
    ['fallback of 3,073', aMessage({ fallback: chars(3073) }), 'message.fallback'],
    ['broken rich text', aMessage({ text: '**x', containsRichText: true }), 'message.text'],
    ['14 suggestions', suggestions(...Array.from({ length: 14 }, () => reply())), 'message.suggestions'],
    ['label of 26', suggestions(reply(chars(26))), 'message.suggestions[0].reply.text'],
    ['postback of 2,049', suggestions(reply('x', chars(2049))), 'message.suggestions[0].reply.postback_data'],
    ['empty suggestion', suggestions({}), 'message.suggestions[0]'],
    [
      'two members in a suggestion',
      suggestions({ ...reply(), liveAgentRequest: {} }),
      'message.suggestions[0]',
    ],
    ['action without target', suggestions(action({})), 'message.suggestions[0].action'],
    [
      'dial of letters',
      suggestions(action({ dialAction: { phoneNumber: 'call me' } })),
      'message.suggestions[0].action.dial_action.phone_number',
    ],
    [
      'script address',
      suggestions(action({ openUrlAction: { url: 'javascript:alert(1)' } })),
      'message.suggestions[0].action.open_url_action.url',
    ],
    [
      'sign-in without scopes',
      suggestions({ authenticationRequest: { oauth: { ...oauth, scopes: [] } } }),
      'message.suggestions[0].authentication_request.oauth.scopes',
    ],
    ['carousel of 1', carousel(1), 'message.rich_card.carousel_card.card_contents'],
    ['carousel of 11', carousel(11), 'message.rich_card.carousel_card.card_contents'],
    [
      'TALL in SMALL',
      carousel(2, { media: media('TALL') }, 'SMALL'),
      'message.rich_card.carousel_card.card_contents[0].media.height',
    ],
    [
      'title of 201',
      standalone({ title: chars(201) }),
      'message.rich_card.standalone_card.card_content.title',
    ],
    [
      'description of 2,001',
      standalone({ description: chars(2001) }),
      'message.rich_card.standalone_card.card_content.description',
    ],
    ['empty card', standalone({ title: undefined }), 'message.rich_card.standalone_card.card_content'],
    [
      '5 suggestions on a card',
      standalone({ suggestions: Array.from({ length: 5 }, () => reply()) }),
      'message.rich_card.standalone_card.card_content.suggestions',
    ],
    [
      'live agent on a card',
      standalone({ suggestions: [{ liveAgentRequest: {} }] }),
      'message.rich_card.standalone_card.card_content.suggestions[0]',
    ],
    [
      'unspecified height',
      standalone({ media: media('HEIGHT_UNSPECIFIED') }),
      'message.rich_card.standalone_card.card_content.media.height',
    ],
    [
      'picture without https',
      aMessage({ text: undefined, image: { contentInfo: { fileUrl: 'http://x.example/a.png' } } }),
      'message.image.content_info.file_url',
    ],
  ])('%s', (_, message, field) => {
    expect(fieldsRefused(message)).toContain(field)
  })
})

it('names every mistake of a message at once', () => {
  const fields = fieldsRefused({ text: chars(3073), extra: 1 })
  expect(fields).toEqual(
    expect.arrayContaining(['message', 'message.text', 'message.message_id', 'message.representative']),
  )
})

it.each([
  ['EVENT_TYPE_UNSPECIFIED', eventShape],
  ['UNKNOWN', eventShape],
  ['DELIVERED', receiptShape],
] as const)('refuses the type %s', (value, shape) => {
  const violations: FieldViolation[] = []
  const body = { eventType: value, receiptType: value, representative: { representativeType: 'BOT' } }
  readShape(shape, body, 'x', violations)
  expect(violations.some((one) => one.field.endsWith('_type'))).toBe(true)
})
