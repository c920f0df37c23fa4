import { randomUUID } from 'node:crypto'
import { sparePlace } from '../src/store/spare-credentials.ts'
import { call } from './api.ts'
import { aChannel, type TestChannel, type TestPerson } from './factories.ts'
import type { Described, Params } from './described.ts'
import type { TestServer } from './server.ts'

type Send = <T = { id: string }>(method: string, path: string, body?: object) => Promise<T>

/** Endpoints about client tokens and credentials that take turns, and about Google agents' own webhooks. */
export function describedSecrets(
  server: () => TestServer,
  admin: () => TestPerson,
  send: Send,
  given: { accountId: () => Promise<Params>; agentOfAccount: () => Promise<Params> },
): Record<string, Described> {
  const partner = { googleAgentId: null, version: 1 }
  const inUse = async () => ({ accountId: (await aChannel(server())).accountId })
  /** Its account has version 2: the address was added. */
  const ownWebhook = async () => {
    const own = await given.agentOfAccount()
    await send('POST', `/accounts/${own['accountId']}/google-agents/${own['googleAgentId']}/webhook`, {
      version: 1,
    })
    return own
  }
  const other = (make: () => Promise<Params>) => async (own: Params) => [
    { ...own, accountId: (await make())['accountId'] ?? '' },
  ]
  const spare = (role: 'next' | 'previous') => async () => {
    const own = await inUse()
    const { database, sealer } = server().ctx
    const id = randomUUID()
    await database.db
      .insertInto('spare_credentials')
      .values({
        id,
        account_id: own.accountId,
        role,
        credentials_sealed: sealer.seal('{}', sparePlace(id)),
        credentials_facts: JSON.stringify({
          fileName: 'key.json',
          clientEmail: 'robot@example.test',
          projectId: 'project',
          keyIdTail: 'abcd',
          tokenUri: 'https://oauth2.googleapis.com/token',
        }),
        since: new Date(),
        by_user: admin().id,
        kept_until: role === 'previous' ? new Date(Date.now() + 60_000) : null,
      })
      .execute()
    return own
  }
  const version = () => ({ version: 1 })
  return {
    beginTokenRotation: { own: inUse, body: () => ({ ...partner, clientToken: 'NEXT', days: 1 }) },
    changeTokenRotation: { own: inUse, body: () => ({ ...partner, days: 1 }) },
    endTokenRotation: { own: inUse, body: () => ({ ...partner, keep: 'new' }) },
    addAgentWebhook: { own: given.agentOfAccount, strange: other(inUse), body: version },
    setAgentClientToken: {
      own: ownWebhook,
      strange: other(ownWebhook),
      body: () => ({ clientToken: 'TOKEN', version: 2 }),
    },
    removeAgentWebhook: { own: ownWebhook, strange: other(ownWebhook), query: 'version=2' },
    getCredentialsRotation: { own: given.accountId },
    setNextCredentials: { own: inUse, body: () => ({ fileName: 'key.json', content: '{}' }) },
    discardNextCredentials: { own: spare('next'), body: version },
    proveNextCredentials: { own: spare('next') },
    promoteNextCredentials: { own: spare('next'), body: version },
    returnToPreviousCredentials: { own: spare('previous'), body: version },
    retirePreviousCredentials: { own: spare('previous'), body: version },
  }
}

/** Endpoints about texts: automated messages and quick replies. A shared reply is for the queue of `channel`. */
export function describedTexts(
  server: () => TestServer,
  agent: () => TestPerson,
  channel: () => TestChannel,
  send: Send,
  conversation: () => Promise<Params>,
): Record<string, Described> {
  const reply = (limits: object | null) => ({
    title: 'Opening hours',
    shortCode: `code-${randomUUID().slice(0, 8)}`,
    tags: [],
    texts: [{ language: 'en-US', text: 'From nine to five.' }],
    limits,
  })
  const idOf = ({ id }: { id: string }) => ({ quickReplyId: id })
  const shared = async () =>
    idOf(await send('POST', '/quick-replies', reply({ queueIds: [channel().queueId], workstreamIds: [] })))
  const mine = async () => {
    const { limits: _, ...body } = reply(null)
    const answer = await call<{ id: string }>(server(), agent(), 'POST', '/api/my-quick-replies', body)
    if (answer.status !== 201) throw new Error(answer.text)
    return idOf(answer.body)
  }
  const sharedGone = async () => {
    const own = await shared()
    await send('DELETE', `/quick-replies/${own.quickReplyId}`)
    return own
  }
  const mineGone = async () => {
    const own = await mine()
    await call(server(), agent(), 'DELETE', `/api/my-quick-replies/${own.quickReplyId}`)
    return own
  }
  const changed = (limits: object | null) => () => ({ ...reply(limits), version: 1 })
  const cell = { trigger: 'greeting', language: 'en-US' }
  return {
    setOrganisationMessage: {
      own: () => Promise.resolve(cell),
      chosen: ['trigger', 'language'],
      body: () => ({ isOn: true, text: null, version: 0 }),
    },
    setChannelMessage: {
      own: async () => ({ channelId: (await aChannel(server())).channelId, ...cell }),
      chosen: ['trigger', 'language'],
      body: () => ({ choice: { kind: 'silent' }, version: 1 }),
    },
    getQuickReply: { own: shared, isForAll: true },
    noteReplyUse: { own: shared, isForAll: true },
    updateSharedReply: { own: shared, body: changed(null) },
    deleteSharedReply: { own: shared },
    restoreSharedReply: { own: sharedGone },
    updateOwnReply: {
      own: mine,
      body: () => {
        const { limits: _, ...body } = reply(null)
        return { ...body, version: 1 }
      },
    },
    deleteOwnReply: { own: mine },
    restoreOwnReply: { own: mineGone },
    offerQuickReplies: { own: conversation },
  }
}
