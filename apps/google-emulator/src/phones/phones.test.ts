import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonObject } from '../json.ts'
import { aMessage, startHook, startTestEmulator } from '../testing/harness.ts'
import type { PhoneState } from './items.ts'

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let hook: Awaited<ReturnType<typeof startHook>>
beforeAll(async () => {
  emulator = await startTestEmulator()
  hook = await startHook()
  await emulator.useHook(hook.url)
})
afterAll(async () => {
  await emulator.close()
  await hook.close()
})

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const tap = (phone: PhoneState, place: JsonObject) =>
  emulator.control('POST', `/phones/${phone.id}/suggestion`, place)
const say = async (phone: PhoneState, fields: JsonObject): Promise<string> => {
  const message = aMessage(fields)
  await emulator.google('POST', `conversations/${phone.conversationId}/messages`, message)
  await hook.nextWith('receipts')
  return String(message['messageId'])
}

describe('opening a chat', () => {
  it('sends nothing and shows the welcome in the language that fits', async () => {
    const { deliveries } = await emulator.control<{ deliveries: unknown[] }>('GET', '/deliveries')
    const phone = await emulator.openPhone({ locale: 'de-AT' })
    expect(phone.options.resolvedLocale).toBe('de')
    expect(phone.welcome.text).toMatch(/^Willkommen/)
    const after = await emulator.control<{ deliveries: unknown[] }>('GET', '/deliveries')
    expect(after.deliveries).toHaveLength(deliveries.length)
  })
  it('again on the same phone keeps the conversation', async () => {
    const first = await emulator.openPhone()
    const second = await emulator.openPhone({ phoneId: first.id, entryPoint: 'MAPS', placeId: 'ChIJ9' })
    expect(second.conversationId).toBe(first.conversationId)
    await tap(second, { index: 0 })
    const { json } = await hook.nextWith('suggestionResponse')
    expect(json).toMatchObject({
      suggestionResponse: { postbackData: 'faq:hours', text: 'Opening hours', suggestionType: 'REPLY' },
      context: { entryPoint: 'MAPS', placeId: 'ChIJ9' },
    })
  })
})

describe('what a thumb does', () => {
  it('taps chips of messages and cards', async () => {
    const phone = await emulator.openChat()
    const url = { text: 'Menu', postbackData: 'menu', openUrlAction: { url: 'https://x.example' } }
    const messageId = await say(phone, { suggestions: [{ action: url }, { liveAgentRequest: {} }] })
    await tap(phone, { messageId, index: 0 })
    expect((await hook.nextWith('suggestionResponse')).json['suggestionResponse']).toMatchObject({
      message: `conversations/${phone.conversationId}/messages/${messageId}`,
      postbackData: 'menu',
      suggestionType: 'ACTION',
    })
    await tap(phone, { messageId, index: 1 })
    expect((await hook.nextWith('userStatus')).json).toMatchObject({
      userStatus: { requestedLiveAgent: true },
      context: { entryPoint: 'PREVIEW' },
    })
    const cards = ['A', 'B'].map((title) => ({
      title,
      suggestions: [{ reply: { text: title, postbackData: title } }],
    }))
    const cardId = await say(phone, {
      text: undefined,
      richCard: { carouselCard: { cardWidth: 'SMALL', cardContents: cards } },
    })
    await tap(phone, { messageId: cardId, cardIndex: 1, index: 0 })
    expect((await hook.nextWith('suggestionResponse')).json).toMatchObject({
      suggestionResponse: { postbackData: 'B' },
    })
    await expect(tap(phone, { messageId: cardId, index: 9 })).rejects.toThrow(/404/)
  })
  it('types, without context', async () => {
    const phone = await emulator.openPhone()
    await emulator.control('POST', `/phones/${phone.id}/typing`, { isTyping: true })
    const { json } = await hook.nextWith('userStatus')
    expect(json).toMatchObject({ userStatus: { isTyping: true } })
    expect(json).not.toHaveProperty('context')
  })
  it('reads everything at once in one payload', async () => {
    const phone = await emulator.openChat()
    const ids = [await say(phone, {}), await say(phone, {})]
    await emulator.control('POST', `/phones/${phone.id}/read`)
    const { json } = await hook.nextWith('receipts')
    expect((json['receipts'] as { receipts: unknown[] }).receipts).toEqual(
      ids.map((id) => ({
        message: `conversations/${phone.conversationId}/messages/${id}`,
        receiptType: 'READ',
      })),
    )
    expect(await emulator.control('POST', `/phones/${phone.id}/read`)).toEqual({ readCount: 0 })
  })
  it('answers surveys question by question', async () => {
    const phone = await emulator.openChat()
    await emulator.google('POST', `conversations/${phone.conversationId}/surveys?surveyId=s`, {})
    const answer = (questionIndex: number, optionIndex: number) =>
      emulator.control('POST', `/phones/${phone.id}/survey-answer`, {
        surveyId: 's',
        questionIndex,
        optionIndex,
      })
    await answer(0, 4)
    expect((await hook.nextWith('surveyResponse')).json['surveyResponse']).toMatchObject({
      survey: `conversations/${phone.conversationId}/surveys/s`,
      rating: 'VERY_SATISFIED',
      questionType: 'GOOGLE_STANDARD_QUESTION',
      questionIndex: 1,
      totalQuestionCount: 3,
      surveyTriggerSource: 'PARTNER',
    })
    await expect(answer(0, 1)).rejects.toThrow(/409/)
    await answer(2, 1)
    expect((await hook.nextWith('surveyResponse')).json['surveyResponse']).toMatchObject({
      surveyQuestionId: 'collect-wait',
      questionResponsePostbackData: 'wait:long',
    })
  })
  it('signs in or refuses to', async () => {
    const phone = await emulator.openChat()
    const answer = (outcome: string) =>
      emulator.control('POST', `/phones/${phone.id}/authentication`, { outcome })
    await answer('success')
    const success = (await hook.nextWith('authenticationResponse')).json['authenticationResponse']
    expect(success).toMatchObject({ redirectUri: 'https://business.google.com/callback' })
    expect((success as { code: string }).code).toMatch(/^4\/0A/)
    await answer('denied')
    expect((await hook.nextWith('authenticationResponse')).json).toMatchObject({
      authenticationResponse: { errorDetails: { error: 'ACCESS_DENIED' } },
    })
  })
})

describe('pictures', () => {
  const sendPicture = async (bytes: Buffer) => {
    const phone = await emulator.openPhone()
    const init = { body: bytes, headers: { 'content-type': 'application/octet-stream' } }
    const { status } = await emulator.call('POST', `/emulator/api/phones/${phone.id}/image`, init)
    return status
  }
  it('travel as a signed address that serves the same bytes for seven days', async () => {
    expect(await sendPicture(png)).toBe(201)
    const { json } = await hook.nextWith('message')
    const url = new URL((json['message'] as { text: string }).text)
    expect(url.href.startsWith(`${emulator.url}/business-messages-us/`)).toBe(true)
    expect([...url.searchParams.keys()]).toEqual([
      'x-goog-algorithm',
      'x-goog-credential',
      'x-goog-date',
      'x-goog-expires',
      'x-goog-signedheaders',
      'x-goog-signature',
    ])
    const ok = await fetch(url)
    expect(ok.headers.get('content-type')).toBe('image/png')
    expect(Buffer.from(await ok.arrayBuffer()).equals(png)).toBe(true)

    const forged = new URL(url)
    forged.searchParams.set('x-goog-expires', '9999999')
    const refused = await fetch(forged)
    expect(refused.status).toBe(403)
    expect(await refused.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
    expect((await fetch(url.origin + url.pathname)).status).toBe(403)

    await emulator.control('PUT', '/clock', { advanceMs: 7 * 24 * 3_600_000 + 2000 })
    const expired = await fetch(url)
    expect([expired.status, await expired.text()]).toEqual([
      400,
      expect.stringContaining('<Code>ExpiredToken</Code>') as unknown,
    ])
    await emulator.control('PUT', '/clock', { offsetMs: 0 })
  })
  it('must be pictures', async () => {
    expect(await sendPicture(Buffer.from('<svg onload=alert(1)>'))).toBe(415)
  })
})

it('a phone’s stream starts with its state and tells of changes', async () => {
  const phone = await emulator.openPhone()
  const stop = new AbortController()
  const response = await fetch(`${emulator.url}/emulator/api/phones/${phone.id}/live`, {
    signal: stop.signal,
  })
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const states: PhoneState[] = []
  const decoder = new TextDecoder()
  let pending = ''
  await emulator.control('POST', `/phones/${phone.id}/text`, { text: 'live' })
  for await (const chunk of response.body ?? []) {
    pending += decoder.decode(chunk, { stream: true })
    const events = pending.split('\n\n')
    pending = events.pop() ?? ''
    for (const event of events)
      if (event.startsWith('data: ')) states.push(JSON.parse(event.slice(6)) as PhoneState)
    if (states.at(-1)?.items.length === 1) break
  }
  stop.abort()
  expect(states.at(-1)?.items[0]).toMatchObject({ kind: 'user-text', text: 'live' })
})
