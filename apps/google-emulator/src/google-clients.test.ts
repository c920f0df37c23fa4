import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { seedIds } from './seed.ts'
import { aMessage, startTestEmulator } from './testing/harness.ts'

type Call = (
  params: object,
  options: { rootUrl: string },
) => Promise<{ status: number; data: Record<string, unknown> }>
type Messages = {
  conversations: {
    messages: { create: Call; updateReceipt: Call }
    events: { create: Call }
    surveys: { create: Call }
  }
}
type Agents = { list: Call; get: Call; patch: Call; getLaunch: Call; getVerification: Call }
type Communications = {
  brands: { list: Call; create: Call; delete: Call; agents: Agents }
  partners: { get: Call }
  surveyQuestions: { list: Call }
}
type Auth = { setCredentials: (credentials: { access_token: string }) => void }
type Client<T> = new (options: { auth: Auth }) => T

const require = createRequire(import.meta.url)
const { OAuth2Client } = require('googleapis-common') as { OAuth2Client: new () => Auth }
const { businessmessages_v1: bm } = require('businessmessages') as {
  businessmessages_v1: { Businessmessages: Client<Messages> }
}
const { businesscommunications_v1: bc } = require('businesscommunications') as {
  businesscommunications_v1: { Businesscommunications: Client<Communications> }
}

let emulator: Awaited<ReturnType<typeof startTestEmulator>>
let messages: Messages
let communications: Communications
let root: { rootUrl: string }
beforeAll(async () => {
  emulator = await startTestEmulator()
  root = { rootUrl: `${emulator.url}/` }
  const token = await emulator.token()
  const auth = new OAuth2Client()
  auth.setCredentials({ access_token: token })
  messages = new bm.Businessmessages({ auth })
  communications = new bc.Businesscommunications({ auth })
})
afterAll(async () => {
  await emulator.close()
})

describe('Google’s client of Business Messages', () => {
  it('sends messages, events, receipts and surveys', async () => {
    const chat = await emulator.openPhone()
    const sent = await emulator.control<{ messageId: string }>('POST', `/phones/${chat.id}/text`, {
      text: 'x',
    })
    const parent = `conversations/${chat.conversationId}`
    const { conversations } = messages
    const resource = aMessage()
    expect((await conversations.messages.create({ parent, resource }, root)).data['text']).toBe('Hello')
    await expect(conversations.messages.create({ parent, resource }, root)).rejects.toMatchObject({
      code: 409,
    })
    const event = { eventType: 'TYPING_STARTED', representative: { representativeType: 'BOT' } }
    expect((await conversations.events.create({ parent, eventId: 'e', resource: event }, root)).status).toBe(
      200,
    )
    const name = `${parent}/messages/${sent.messageId}/receipt`
    expect(
      (await conversations.messages.updateReceipt({ name, resource: { receiptType: 'READ' } }, root)).data,
    ).toEqual({ name, receiptType: 'READ' })
    expect(
      (await conversations.surveys.create({ parent, surveyId: 's', resource: {} }, root)).data['name'],
    ).toBe(`${parent}/surveys/s`)
  })
})

describe('Google’s client of Business Communications', () => {
  it('reads and changes brands and agents', async () => {
    const { brands } = communications
    const listed = await brands.list({}, root)
    expect(listed.data['brands']).toEqual([{ name: seedIds.brand, displayName: 'Harbour Lane' }])
    const made = await brands.create({ resource: { displayName: 'New' } }, root)
    expect((await brands.delete({ name: made.data['name'] }, root)).data).toEqual({})
    expect((await brands.agents.list({ parent: seedIds.brand }, root)).data['agents']).toHaveLength(2)
    const patched = await brands.agents.patch(
      {
        name: seedIds.agent,
        updateMask: 'businessMessagesAgent.customAgentId',
        resource: { businessMessagesAgent: { customAgentId: 'new' } },
      },
      root,
    )
    expect(patched.data['businessMessagesAgent']).toMatchObject({ customAgentId: 'new' })
    expect((await brands.agents.getLaunch({ name: `${seedIds.agent}/launch` }, root)).status).toBe(200)
    const verification = await brands.agents.getVerification({ name: `${seedIds.agent}/verification` }, root)
    expect(verification.data['verificationState']).toBe('VERIFICATION_STATE_VERIFIED')
    const partner = await communications.partners.get({ name: `partners/${seedIds.partner}` }, root)
    expect(partner.data['displayName']).toBe('Quayside Messaging')
    expect((await communications.surveyQuestions.list({ locale: 'en' }, root)).status).toBe(200)
  })
})
