import { describe, expect, test } from 'vitest'
import type { OutboundItem } from '../channel.ts'
import { interpret, request } from './send.ts'

const representative = { type: 'human', displayName: 'Ada' } as const
const answered = (status: number, error?: string, retryAfter: string | null = null) =>
  interpret({
    outcome: 'answered',
    status,
    retryAfter,
    body: error ? JSON.stringify({ error: { status: error } }) : '{}',
  })

describe('requests carry the id that was stored', () => {
  const cases: [OutboundItem, { method: string; path: string; body: unknown }][] = [
    [
      { kind: 'message', id: 'm1', text: 'Hello', representative },
      {
        method: 'POST',
        path: '/v1/conversations/c%2F1/messages',
        body: {
          messageId: 'm1',
          text: 'Hello',
          representative: { representativeType: 'HUMAN', displayName: 'Ada' },
        },
      },
    ],
    [
      { kind: 'event', id: 'e1', event: 'representativeJoined', representative },
      {
        method: 'POST',
        path: '/v1/conversations/c%2F1/events?eventId=e1',
        body: {
          eventType: 'REPRESENTATIVE_JOINED',
          representative: { representativeType: 'HUMAN', displayName: 'Ada' },
        },
      },
    ],
    [
      { kind: 'receipt', providerMessageId: 'u/1' },
      {
        method: 'PATCH',
        path: '/v1/conversations/c%2F1/messages/u%2F1/receipt',
        body: { receiptType: 'READ' },
      },
    ],
  ]
  test.each(cases)('$kind', (item, expected) => {
    const made = request('c/1', item)
    expect({ ...made, body: JSON.parse(made.body) as unknown }).toEqual(expected)
  })
  test('a picture goes by its addresses, with a description where there is one', () => {
    const picture = { fileUrl: 'https://p.example/a', thumbnailUrl: 'https://p.example/a/thumbnail' }
    const contentOf = (altText: string): unknown =>
      JSON.parse(
        request('c', { kind: 'message', id: 'm', picture: { ...picture, altText }, representative }).body,
      )
    expect(contentOf('A loaf')).toEqual({
      messageId: 'm',
      representative: { representativeType: 'HUMAN', displayName: 'Ada' },
      image: { contentInfo: { ...picture, altText: 'A loaf', forceRefresh: false } },
    })
    expect(contentOf('')).toMatchObject({ image: { contentInfo: { ...picture, forceRefresh: false } } })
    expect(JSON.stringify(contentOf(''))).not.toMatch(/altText|"text"/)
  })
  test('an automated message speaks as BOT and without a name', () => {
    const made = request('c', {
      kind: 'message',
      id: 'm',
      text: 'x',
      representative: { type: 'bot', displayName: '' },
    })
    expect(JSON.parse(made.body)).toMatchObject({ representative: { representativeType: 'BOT' } })
    expect(made.body).not.toContain('displayName')
  })
})

describe('answers', () => {
  test('2xx and "had it before" count as sent', () => {
    expect(answered(200)).toEqual({ outcome: 'sent' })
    expect(answered(409, 'ALREADY_EXISTS')).toEqual({ outcome: 'sent' })
  })
  test.each([429, 500, 502, 503, 504, 408])('%i is tried again', (status) => {
    expect(answered(status)).toMatchObject({ outcome: 'retry', afterMs: null })
  })
  test('Retry-After is kept, nonsense in it is not', () => {
    expect(answered(429, 'RESOURCE_EXHAUSTED', '7')).toMatchObject({ outcome: 'retry', afterMs: 7000 })
    expect(answered(429, undefined, '999999')).toMatchObject({ afterMs: 3_600_000 })
    expect(answered(503, undefined, 'soon')).toMatchObject({ afterMs: null })
  })
  test('no complete answer means nothing is known: the same id again', () => {
    expect(interpret({ outcome: 'failed', because: 'timeout' })).toEqual({
      outcome: 'retry',
      afterMs: null,
      because: 'timeout',
    })
  })
  test.each([
    [400, 'INVALID_ARGUMENT', 'refused'],
    [400, 'FAILED_PRECONDITION', 'unsupportedByDevice'],
    [403, 'PERMISSION_DENIED', 'notAllowed'],
    [404, 'NOT_FOUND', 'unknownConversation'],
  ])('%i %s is final', (status, word, code) => {
    expect(answered(status, word)).toEqual({ outcome: 'refused', code, googleStatus: word })
  })
  test('401 asks for another token', () => {
    expect(answered(401, 'UNAUTHENTICATED')).toEqual({ outcome: 'tokenExpired' })
  })
  test("a proxy's page is judged by its status alone", () => {
    expect(interpret({ outcome: 'answered', status: 502, retryAfter: null, body: '<html>' })).toMatchObject({
      outcome: 'retry',
    })
  })
})
