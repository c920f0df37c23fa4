import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { identify, parse } from './parse.ts'

const sample = (name: string) =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'samples', `${name}.json`), 'utf8')) as Record<
    string,
    unknown
  >
const options = { mediaBases: ['https://storage.googleapis.com'] }
const read = (value: unknown) =>
  parse(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)), options)
const key = (value: unknown) => identify(Buffer.from(JSON.stringify(value))).dedupeKey.toString('hex')

describe('every kind of the reference is understood', () => {
  test('text, with its context', () => {
    expect(read(sample('gbm-in-text'))).toMatchObject({
      type: 'message',
      conversationId: '6a0b3f1e-9d47-4c2a-8f15-e7b29c04d8aa',
      brandId: '1f6a9c52-7b0e-4a63-9a0d-3c5de0b47f11',
      agentId: 'c8d2f0a4-55e1-4d7c-8b39-6a1f27e9d0b3',
      at: new Date('2024-05-14T09:21:43.902Z'),
      providerId: 'm:B3C1D5E0-7A24-4F6B-9E18-2D60A9F4C701',
      content: { kind: 'text', text: 'Hi, do you still have the seeded sourdough today?' },
      isCustomersTurn: true,
      context: {
        entryPoint: 'PLACESHEET',
        displayName: 'Mara Oduya',
        userDeviceLocale: 'en-GB',
        resolvedLocale: 'en',
      },
    })
  })
  test('picture', () => {
    expect(read(sample('gbm-in-image'))).toMatchObject({ type: 'message', content: { kind: 'image' } })
  })
  test.each([
    [
      'gbm-in-suggestion-reply',
      {
        kind: 'suggestion',
        text: 'Collect in store',
        postbackData: 'order:collect',
        suggestionType: 'reply',
      },
    ],
    ['gbm-in-suggestion-action', { kind: 'suggestion', suggestionType: 'action' }],
    ['gbm-in-live-agent-requested', { kind: 'liveAgentRequest' }],
    ['gbm-in-authentication-success', { kind: 'authentication', outcome: 'granted', error: null }],
    ['gbm-in-authentication-error', { kind: 'authentication', outcome: 'refused', error: 'ACCESS_DENIED' }],
    ['gbm-in-survey-rating', { kind: 'survey', rating: 5, answer: 'Very satisfied', index: 1, total: 3 }],
    ['gbm-in-survey-custom-question', { kind: 'survey', rating: null, answer: 'Under five minutes' }],
    ['gbm-in-dialogflow', { kind: 'text', text: 'What time do you close?' }],
  ])('%s', (name, content) => {
    expect(read(sample(name))).toMatchObject({ type: 'message', content })
  })
  test('receipts, several in one', () => {
    expect(read(sample('gbm-in-receipt-read'))).toMatchObject({
      type: 'receipts',
      receipts: [
        { messageId: 'e0b7a6d4-3f12-4c58-9d1e-84b5c2f7a901', state: 'read' },
        { messageId: '0c94f1b8-62ad-4e7f-8135-d9a6e3b20c47', state: 'read' },
      ],
    })
  })
  test('typing, both ways', () => {
    expect(read(sample('gbm-in-typing-started'))).toMatchObject({ type: 'typing', isTyping: true })
    expect(read(sample('gbm-in-typing-stopped'))).toMatchObject({ type: 'typing', isTyping: false })
  })
  test('context of site links, links and widgets', () => {
    expect(read(sample('gbm-in-sitelinks-near-place'))).toMatchObject({
      context: { nearPlaceId: 'ChIJ7fVVZ6VbwokRk2p5yQ1nS0E' },
    })
    expect(read(sample('gbm-in-url-custom-context'))).toMatchObject({
      context: { customContext: 'order=HL-20931&src=email' },
    })
    expect(read(sample('gbm-in-web-widget'))).toMatchObject({
      context: {
        widgetUrl: 'https://harbourlane.example/products/gluten-free',
        widgetContext: 'page=gf;campaign=spring',
      },
    })
    // An empty place is no place.
    expect(read(sample('gbm-in-preview-test-surface'))).toHaveProperty(
      'context',
      expect.not.objectContaining({ placeId: '' }),
    )
  })
})

describe('what is strange is kept, never thrown at', () => {
  const text = sample('gbm-in-text')
  test('an unknown kind is shown as it came', () => {
    const { message: _message, ...rest } = text
    expect(read({ ...rest, feedbackResponse: { stars: 3 } })).toMatchObject({
      type: 'message',
      content: { kind: 'unsupported', payload: expect.stringContaining('"stars": 3') as unknown },
    })
  })
  test.each([
    ['text as a number', { ...text, message: { messageId: '1', text: 5 } }],
    ['message null', { ...text, message: null }],
    ['context as text', { ...text, context: 'x' }],
    ['receipts as object', { ...text, message: undefined, receipts: { receipts: {} } }],
    ['userStatus as array', { ...text, message: undefined, userStatus: [] }],
  ])('%s', (_name, value) => {
    expect(() => read(value)).not.toThrow()
  })
  test.each([
    ['not JSON', 'hello', 'notJson'],
    ['a JSON text', '"hello"', 'notJson'],
    ['an array', '[]', 'notJson'],
    ['empty', '', 'notJson'],
    ['no conversation', JSON.stringify({ ...text, conversationId: '' }), 'noConversation'],
    ['no agent', JSON.stringify({ ...text, agent: undefined }), 'noConversation'],
    ['an agent of another form', JSON.stringify({ ...text, agent: 'agents/x' }), 'noConversation'],
  ])('%s is unreadable', (_name, body, reason) => {
    expect(read(body)).toEqual({ type: 'unreadable', reason })
  })
  test('100,000 levels of nesting', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const body = `{"conversationId":"c","agent":"brands/b/agents/a","x":${deep}}`
    expect(() => read(body)).not.toThrow()
    expect(() => identify(Buffer.from(body))).not.toThrow()
  })
  test('NUL and lone surrogates become storable', () => {
    const content = read({ ...text, message: { messageId: 'a\u0000b', text: 'x\u0000y\ud800z' } })
    expect(content).toMatchObject({ providerId: 'm:a\uFFFDb', content: { text: 'x\uFFFDy\uFFFDz' } })
  })
  test('the code of a sign-in is never kept', () => {
    const event = JSON.stringify(read(sample('gbm-in-authentication-success')))
    expect(event).not.toContain('4/0AdLIrYf7Qm3vVb9xK2pTz1nWcR8sHd')
    const unknown = read({ conversationId: 'c', agent: 'brands/b/agents/a', newThing: { code: 'hush' } })
    expect(JSON.stringify(unknown)).not.toContain('hush')
  })
  test('the other spelling of a suggestion type is read', () => {
    const { suggestionType: _type, ...rest } = sample('gbm-in-suggestion-reply')[
      'suggestionResponse'
    ] as Record<string, unknown>
    const value = { ...sample('gbm-in-suggestion-reply'), suggestionResponse: { ...rest, type: 'ACTION' } }
    expect(read(value)).toMatchObject({ content: { suggestionType: 'action' } })
  })
})

describe('only a signed address of the media host is a picture', () => {
  const withText = (value: string) => ({ ...sample('gbm-in-text'), message: { messageId: '1', text: value } })
  const signed = 'https://storage.googleapis.com/business-messages-us/1/x?X-Goog-Signature=abc'
  test('the real one, whatever the case of its parameters', () => {
    expect(read(withText(signed))).toMatchObject({ content: { kind: 'image' } })
  })
  test.each([
    'https://storage.googleapis.com.evil.example/business-messages-us/1/x?x-goog-signature=a',
    'https://evil.example/business-messages-us/1/x?x-goog-signature=a',
    'http://storage.googleapis.com/business-messages-us/1/x?x-goog-signature=a',
    'https://storage.googleapis.com/other/1/x?x-goog-signature=a',
    'https://storage.googleapis.com/business-messages-us/1/x',
    'https://user:pass@storage.googleapis.com/business-messages-us/1/x?x-goog-signature=a',
    'https://storage.googleapis.com:8443/business-messages-us/1/x?x-goog-signature=a',
    `look: ${signed}`,
    'http://169.254.169.254/business-messages-us?x-goog-signature=a',
  ])('%s is text', (value) => {
    expect(read(withText(value))).toMatchObject({ content: { kind: 'text', text: value } })
  })
})

describe('identity', () => {
  const text = sample('gbm-in-text')
  test('a repeated message is the same, whatever surrounds it', () => {
    const again = { requestId: 'another', ...text, sendTime: '2025-01-01T00:00:00Z' }
    expect(key(again)).toBe(key(text))
    expect(key(JSON.parse(JSON.stringify(text, null, 2)))).toBe(key(text))
  })
  test('other messages, conversations and agents are others, even with one requestId', () => {
    const others = [
      { ...text, message: { ...(text['message'] as object), messageId: 'other' } },
      { ...text, conversationId: 'other' },
      { ...text, agent: 'brands/x/agents/y' },
    ]
    expect(new Set([text, ...others].map(key)).size).toBe(4)
  })
  test('anything else goes by kind and requestId, and by its bytes without one', () => {
    const receipt = sample('gbm-in-receipt-read')
    expect(key({ ...receipt, sendTime: 'x' })).toBe(key(receipt))
    const { requestId: _id, ...bare } = receipt
    expect(key({ ...bare, sendTime: 'x' })).not.toBe(key(bare))
    expect(key(sample('gbm-in-typing-started'))).not.toBe(key(receipt))
  })
  test('keys stay as they were ever written: a repeat may come after an update of Parley', () => {
    const named = { agent: 'brands/b/agents/a', conversationId: 'grüße' }
    expect(key({ ...named, message: { messageId: 'm-1' } })).toBe(
      '949d4a788f847cbbcd9a05919c6ce02c5422d78df77acc88a743049aba75e8d1',
    )
    expect(key({ ...named, receipts: {}, requestId: 'r-1' })).toBe(
      'e3a5d1a0fa127eb624c8c3ff0d1f88eb805985067578b0e8c1721046be8316c1',
    )
    expect(identify(Buffer.from('hello \u00ff', 'latin1')).dedupeKey.toString('hex')).toBe(
      '236bb2608e62cc667df7dba2104bc4b92a4d6c1f418f843024a136901aeb8686',
    )
  })
  test('ids of 10 kB have a key of 32 bytes like any other', () => {
    const long = { ...text, message: { messageId: 'x'.repeat(10_000), text: 'a' } }
    expect(identify(Buffer.from(JSON.stringify(long))).dedupeKey).toHaveLength(32)
  })
})
