import { randomUUID } from 'node:crypto'
import { fieldsHeader } from '@parley/contracts/endpoint'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { call } from './api.ts'
import { aConversation } from './conversations.ts'
import { aChannel, aPayload, aPerson, deliver, type TestChannel, type TestPerson } from './factories.ts'
import type { Described, Params } from './described.ts'
import { describedSecrets, describedTexts } from './described-settings.ts'
import type { TestServer } from './server.ts'
import { waitFor } from './wait-for.ts'

const settings = {
  language: 'en-US',
  automatedMessages: [],
  customerAttachments: true,
  agentAttachments: false,
}
const hours = () => ({
  name: `Hours ${randomUUID()}`,
  timeZone: 'Europe/Berlin',
  weekly: [[], [], [], [], [], [], []],
  holidays: [],
  exceptions: [],
})

/** Every endpoint that is about a thing, by name. `agent` is in the queue of the conversations and holds them. */
export function describedObjects(
  server: () => TestServer,
  admin: () => TestPerson,
  agent: () => TestPerson,
  channel: () => TestChannel,
): Record<string, Described> {
  const send = async <T = { id: string }>(method: string, path: string, body: object = {}): Promise<T> => {
    const answer = await call<T>(server(), admin(), method, `/api${path}`, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
  const idOf = (name: string, make: () => Promise<{ id: string }>) => async () => ({
    [name]: (await make()).id,
  })
  const draft = () => send('POST', '/accounts', { name: 'Draft', channel: 'google-business-messages' })
  const aQueue = () => send('POST', '/queues', { name: `Queue ${randomUUID()}` })
  const accountId = idOf('accountId', draft)
  const queueId = idOf('queueId', aQueue)
  const someHours = idOf('operatingHoursId', () => send('POST', '/operating-hours', hours()))
  const profile = idOf('fieldProfileId', () =>
    send('POST', '/field-profiles', {
      name: randomUUID(),
      description: '',
      rights: [],
      roles: [],
      memberIds: [],
    }),
  )
  const workstreamId = async () => ({ workstreamId: (await aChannel(server())).workstreamId })
  const pair = async () => {
    const { workstreamId, channelId } = await aChannel(server())
    return { workstreamId, channelId }
  }
  const otherWorkstream = async (own: Params) => [{ ...own, ...(await workstreamId()) }]
  const googleAgent = async (of: TestChannel) => {
    const { id } = await server()
      .ctx.database.db.selectFrom('google_agents')
      .where('account_id', '=', of.accountId)
      .select('id')
      .executeTakeFirstOrThrow()
    return { accountId: of.accountId, googleAgentId: id }
  }
  const agentOfAccount = async () => googleAgent(await aChannel(server()))
  const parked = async () => {
    const to = await aChannel(server())
    await deliver(server(), to, aPayload(to, { agent: 'brands/none/agents/none' }))
    const { id } = await waitFor('the parked delivery', () =>
      server()
        .ctx.database.db.selectFrom('raw_events')
        .where('account_id', '=', to.accountId)
        .where('state', '=', 'parked')
        .select('id')
        .executeTakeFirst(),
    )
    return { deliveryId: String(id) }
  }
  const retry = async () => {
    const { deliveryId } = await parked()
    return send('POST', '/deliveries/retries', { ids: [deliveryId] })
  }
  const deleted = idOf('deletionId', async () => {
    const queue = await aQueue()
    await send('POST', `/queues/${queue.id}/deletion`, heir())
    return queue
  })
  const conversation = async () => ({
    conversationId: (await aConversation(server(), channel(), agent())).id,
  })
  const message = async () => {
    const own = await conversation()
    const id = randomUUID()
    const path = `/api/conversations/${own.conversationId}/messages`
    const { status } = await call(server(), agent(), 'POST', path, { id, text: 'Hello' })
    if (status >= 300) throw new Error(`The reply was not taken: ${status}`)
    return { ...own, messageId: id }
  }
  /** Where conversations of a queue go that is deleted or deactivated: the queue of the channel. */
  const heir = () => ({ version: 1, toQueueId: channel().queueId })
  const version = () => ({ version: 1 })
  const picture = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  )
  return {
    updateUser: { own: idOf('userId', () => aPerson(server())), body: () => ({ name: 'Renamed' }) },
    revokeInvitation: {
      own: async () => {
        const email = `${randomUUID()}@example.test`
        const { invitation } = await send<{ invitation: { id: string } }>('POST', '/invitations', {
          email,
          role: 'agent',
        })
        return { invitationId: invitation.id }
      },
    },
    updateFieldProfile: {
      own: profile,
      body: () => ({ name: randomUUID(), description: '', rights: [], roles: [], memberIds: [], version: 1 }),
    },
    deleteFieldProfile: { own: profile, body: version },
    updateQueue: { own: queueId, body: () => ({ priority: 3 }) },
    deleteQueue: { own: queueId, body: heir },
    getQueueImpact: { own: queueId },
    copyQueue: { own: queueId, body: () => ({ name: `Copy ${randomUUID()}` }) },
    deactivateQueue: { own: queueId, body: heir },
    activateQueue: { own: queueId },
    getUserImpact: { own: idOf('userId', () => aPerson(server())) },
    getAccount: { own: accountId },
    getAccountImpact: { own: accountId },
    updateAccount: { own: accountId, body: () => ({ name: 'Renamed', version: 1 }) },
    setClientToken: { own: accountId, body: () => ({ clientToken: 'TOKEN' }) },
    setCredentials: { own: accountId, body: () => ({ fileName: 'key.json', content: '{}' }) },
    proveAccount: { own: accountId },
    proveWebhook: { own: accountId },
    addGoogleAgent: { own: accountId, body: () => ({ brandId: randomUUID(), agentId: randomUUID() }) },
    acceptTerms: { own: accountId, body: () => ({ termsVersion: privacyTerms.version, locale: 'en' }) },
    ...describedSecrets(server, admin, send, { accountId, agentOfAccount }),
    ...describedTexts(server, agent, channel, send, conversation),
    getAccountHealth: { own: accountId },
    getChannelHealth: { own: pair, strange: otherWorkstream },
    saveAccount: { own: accountId },
    deleteAccount: { own: accountId },
    removeGoogleAgent: {
      own: agentOfAccount,
      strange: async (own) => [{ ...own, ...(await accountId()) }],
    },
    readRoundTrip: { own: async () => ({ googleAgentId: (await agentOfAccount()).googleAgentId }) },
    getDelivery: { own: parked },
    dryRunDelivery: { own: parked },
    getRetry: { own: idOf('retryId', retry) },
    getWorkstream: { own: workstreamId },
    getWorkstreamImpact: { own: workstreamId },
    updateWorkstream: { own: workstreamId, body: () => ({ name: `Workstream ${randomUUID()}`, version: 1 }) },
    copyWorkstream: {
      own: workstreamId,
      body: () => ({ name: `Copy ${randomUUID()}`, distributionMode: 'pick' }),
    },
    deleteWorkstream: { own: workstreamId },
    createChannel: { own: workstreamId, body: () => ({ googleAgentId: randomUUID(), ...settings }) },
    updateChannel: { own: pair, strange: otherWorkstream, body: () => settings },
    getChannelImpact: { own: pair, strange: otherWorkstream },
    keepChannel: { own: pair, strange: otherWorkstream },
    deleteChannel: {
      own: pair,
      strange: otherWorkstream,
      body: () => ({ version: 1, conversations: { manner: 'close', text: null } }),
    },
    restoreDeletion: { own: deleted },
    purgeDeletion: { own: deleted },
    updateOperatingHours: { own: someHours, body: () => ({ ...hours(), version: 1 }) },
    deleteOperatingHours: { own: someHours },
    setNoticeText: {
      own: () => Promise.resolve({ language: 'en-US' }),
      chosen: ['language'],
      body: () => ({ text: 'We keep what you write.', version: 1 }),
    },
    getConversation: { own: conversation },
    listMessages: { own: conversation },
    actOnConversation: { own: conversation, body: () => ({ action: 'release' }) },
    markRead: { own: conversation, body: () => ({ seq: 0 }) },
    reportTyping: { own: conversation, body: () => ({ isTyping: true }) },
    saveDraft: { own: conversation, body: () => ({ text: 'Half a sentence' }) },
    sendReply: { own: conversation, body: () => ({ id: randomUUID(), text: 'Hello' }) },
    sendPicture: {
      own: async () => ({ ...(await conversation()), messageId: randomUUID() }),
      chosen: ['messageId'],
      upload: {
        headers: { 'Content-Type': 'image/png', [fieldsHeader]: encodeURIComponent('{"altText":""}') },
        bytes: picture,
      },
    },
    retryMessage: {
      own: message,
      strange: async (own) => [{ ...own, ...(await conversation()) }],
    },
  }
}
