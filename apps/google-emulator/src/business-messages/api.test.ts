import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ChatItem, PhoneState } from '../phones/items.ts'
import { seedIds } from '../seed.ts'
import { aMessage, startHook, startTestEmulator } from '../testing/harness.ts'

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

const dayMs = 24 * 3_600_000
const send = (chat: PhoneState, message: unknown, query = '') =>
  emulator.google('POST', `conversations/${chat.conversationId}/messages${query}`, message)
const statusOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [
  status,
  (body['error'] as { status?: string } | undefined)?.status,
]
const itemsOf = async (chat: PhoneState): Promise<ChatItem[]> =>
  (await emulator.control<PhoneState>('GET', `/phones/${chat.id}`)).items
const survey = (chat: PhoneState, surveyId: string) =>
  emulator.google('POST', `conversations/${chat.conversationId}/surveys?surveyId=${surveyId}`)

describe('sending a message', () => {
  it('answers 200 with the stored message and reports DELIVERED', async () => {
    const chat = await emulator.openChat()
    const message = aMessage()
    const { status, body } = await send(chat, message)
    const name = `conversations/${chat.conversationId}/messages/${String(message['messageId'])}`
    expect([status, body]).toEqual([200, { name, ...message }])
    const { json } = await hook.nextWith('receipts')
    expect(json).toMatchObject({
      conversationId: chat.conversationId,
      receipts: { receipts: [{ message: name, receiptType: 'DELIVERED' }] },
    })
    expect(json).not.toHaveProperty('context')
  })
  it('refuses an id that was used before, but not one that was refused', async () => {
    const chat = await emulator.openChat()
    const message = aMessage()
    expect((await send(chat, { ...message, text: '' })).status).toBe(400)
    expect((await send(chat, message)).status).toBe(200)
    expect(statusOf(await send(chat, message))).toEqual([409, 'ALREADY_EXISTS'])
    expect((await itemsOf(chat)).filter((item) => item.kind === 'agent')).toHaveLength(1)
  })
  it('answers unknown conversations and those of another partner alike', async () => {
    const { partnerId } = await emulator.control<{ partnerId: string }>('POST', '/partners', {
      displayName: 'Other',
    })
    const brand = await emulator.control<{ name: string }>('POST', `/brands?partnerId=${partnerId}`, {
      displayName: 'B',
    })
    const agent = await emulator.control<{ name: string }>(
      'POST',
      `/${brand.name}/agents?partnerId=${partnerId}`,
      {
        displayName: 'A',
      },
    )
    const foreign = await emulator.openChat({ agentId: agent.name })
    const answers = [
      await send(foreign, aMessage()),
      await emulator.google('POST', 'conversations/none/messages', aMessage()),
    ]
    expect(answers.map(statusOf)).toEqual([
      [403, 'PERMISSION_DENIED'],
      [403, 'PERMISSION_DENIED'],
    ])
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })
  it('carries violations, details and the older list of errors', async () => {
    const { body } = await send(await emulator.openChat(), aMessage({ messageId: undefined }))
    expect(body).toMatchObject({
      error: {
        code: 400,
        status: 'INVALID_ARGUMENT',
        errors: [{ domain: 'global', reason: 'badRequest' }],
        details: [
          {
            '@type': 'type.googleapis.com/google.rpc.BadRequest',
            fieldViolations: [{ field: 'message.message_id' }],
          },
        ],
      },
    })
  })
  it('takes tolerant JSON, gzip, no content type and trailing slashes', async () => {
    const chat = await emulator.openChat()
    const authorization = `Bearer ${await emulator.token()}`
    const path = `/v1/conversations/${chat.conversationId}/messages/?alt=json&prettyPrint=false`
    const loose = `{'messageId': 'loose', "representative": {'representativeType': 'BOT',}, 'text': 'Hi',}`
    expect((await emulator.call('POST', path, { headers: { authorization }, body: loose })).status).toBe(200)
    const packed = gzipSync(JSON.stringify(aMessage()))
    const headers = { authorization, 'content-encoding': 'gzip' }
    expect((await emulator.call('POST', path, { headers, body: packed })).status).toBe(200)
    expect(
      statusOf(await emulator.call('POST', path, { headers: { authorization }, body: '{"a":' })),
    ).toEqual([400, 'INVALID_ARGUMENT'])
  })
})

describe('the 30 days', () => {
  it('end with 403, or with what was chosen, and begin again with a message of the person', async () => {
    const chat = await emulator.openChat()
    await emulator.control('PUT', '/clock', { advanceMs: 30 * dayMs - 60_000 })
    expect((await send(chat, aMessage())).status).toBe(200)
    await emulator.control('PUT', '/clock', { advanceMs: 120_000 })
    expect(statusOf(await send(chat, aMessage()))).toEqual([403, 'PERMISSION_DENIED'])
    await emulator.control('PUT', '/settings', { windowRefusal: 'FAILED_PRECONDITION' })
    expect(statusOf(await send(chat, aMessage()))).toEqual([400, 'FAILED_PRECONDITION'])
    await emulator.control('PUT', '/settings', { windowRefusal: 'PERMISSION_DENIED' })
    await emulator.control('POST', `/phones/${chat.id}/text`, { text: 'Still there?' })
    expect((await send(chat, aMessage())).status).toBe(200)
    await emulator.control('PUT', '/clock', { offsetMs: 0 })
  })
  it('have not begun before the person wrote', async () => {
    const phone = await emulator.openPhone()
    expect(statusOf(await send(phone, aMessage()))).toEqual([403, 'PERMISSION_DENIED'])
  })
})

describe('old devices and fallbacks', () => {
  const picture = { text: undefined, image: { contentInfo: { fileUrl: 'https://x.example/a.png' } } }
  it('refuse rich content without a fallback and show the fallback when there is one', async () => {
    const chat = await emulator.openChat()
    await emulator.control('PATCH', `/phones/${chat.id}`, { isOldDevice: true })
    expect(statusOf(await send(chat, aMessage(picture)))).toEqual([400, 'FAILED_PRECONDITION'])
    expect((await send(chat, aMessage({ ...picture, fallback: 'A picture' }))).status).toBe(200)
    expect((await send(chat, aMessage())).status).toBe(200)
    expect((await itemsOf(chat)).flatMap((item) => (item.kind === 'agent' ? [item.isFallback] : []))).toEqual(
      [true, false],
    )
    expect(statusOf(await survey(chat, 's'))).toEqual([400, 'FAILED_PRECONDITION'])
  })
  it('forceFallback needs a fallback and an agent that is not launched', async () => {
    const launched = await emulator.openChat()
    const unlaunched = await emulator.openChat({ agentId: seedIds.secondAgent })
    const withFallback = (): unknown => aMessage({ fallback: 'Plain' })
    const forced = '?forceFallback=true'
    expect(statusOf(await send(launched, withFallback(), forced))).toEqual([400, 'FAILED_PRECONDITION'])
    expect(statusOf(await send(unlaunched, aMessage(), forced))).toEqual([400, 'INVALID_ARGUMENT'])
    expect((await send(unlaunched, withFallback(), forced)).status).toBe(200)
    expect((await itemsOf(unlaunched)).at(-1)).toMatchObject({ isFallback: true })
  })
})

describe('events, receipts and surveys', () => {
  it('shows typing and joining, and refuses a used eventId', async () => {
    const chat = await emulator.openChat()
    const event = (id: string, eventType: string) =>
      emulator.google('POST', `conversations/${chat.conversationId}/events?eventId=${id}`, {
        eventType,
        representative: { representativeType: 'HUMAN', displayName: 'Priya' },
      })
    const joined = await event('e1', 'REPRESENTATIVE_JOINED')
    expect(joined.body['name']).toBe(`conversations/${chat.conversationId}/events/e1`)
    expect(statusOf(await event('e1', 'REPRESENTATIVE_LEFT'))).toEqual([409, 'ALREADY_EXISTS'])
    expect(statusOf(await event('', 'TYPING_STARTED'))).toEqual([400, 'INVALID_ARGUMENT'])
    await event('e2', 'TYPING_STARTED')
    const state = await emulator.control<PhoneState>('GET', `/phones/${chat.id}`)
    expect(state.typing?.representative.displayName).toBe('Priya')
    expect(state.items.at(-1)).toMatchObject({ kind: 'event', eventType: 'REPRESENTATIVE_JOINED' })
  })
  it('marks the person’s message as read, also by method override', async () => {
    const chat = await emulator.openPhone()
    const { messageId } = await emulator.control<{ messageId: string }>('POST', `/phones/${chat.id}/text`, {
      text: 'x',
    })
    const path = `conversations/${chat.conversationId}/messages/${messageId}/receipt`
    expect((await itemsOf(chat))[0]?.readAt).toBeNull()
    const override = { 'x-http-method-override': 'PATCH' }
    const answer = await emulator.google('POST', path, { receiptType: 'READ' }, override)
    expect(answer.body).toEqual({ name: path, receiptType: 'READ' })
    expect((await itemsOf(chat))[0]?.readAt).toBeTypeOf('number')
    expect(statusOf(await emulator.google('PATCH', path, { receiptType: 'DELIVERED' }))).toEqual([
      400,
      'INVALID_ARGUMENT',
    ])
    expect(
      (await emulator.google('PATCH', path.replace(messageId, 'none'), { receiptType: 'READ' })).status,
    ).toBe(404)
  })
  it('allows one survey in 24 hours', async () => {
    const chat = await emulator.openChat()
    expect((await survey(chat, 's1')).body).toEqual({
      name: `conversations/${chat.conversationId}/surveys/s1`,
    })
    expect(statusOf(await survey(chat, 's1'))).toEqual([409, 'ALREADY_EXISTS'])
    expect(statusOf(await survey(chat, 's2'))).toEqual([429, 'RESOURCE_EXHAUSTED'])
    await emulator.control('PUT', '/clock', { advanceMs: dayMs + 1000 })
    expect((await survey(chat, 's2')).status).toBe(200)
    await emulator.control('PUT', '/clock', { offsetMs: 0 })
  })
  it('answers unknown methods with 404', async () => {
    const chat = await emulator.openChat()
    expect(statusOf(await emulator.google('GET', `conversations/${chat.conversationId}`))).toEqual([
      404,
      'NOT_FOUND',
    ])
  })
})
