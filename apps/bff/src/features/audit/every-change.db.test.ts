import type { Account } from '@parley/contracts/accounts'
import { allEndpoints } from '@parley/contracts/api'
import type { AuditEntry, AuditVerb } from '@parley/contracts/audit'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import type { Channel, Workstream } from '@parley/contracts/workstreams'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call } from '../../../testing/api.ts'
import { auditEntries } from '../../../testing/audit.ts'
import { anEmulator, emulated, type TestEmulator } from '../../../testing/emulator.ts'
import { aChannel, aPerson, type TestPerson } from '../../../testing/factories.ts'
import { automatedMessageDeeds } from '../../../testing/automated-message-deeds.ts'
import { deliveryDeeds } from '../../../testing/delivery-deeds.ts'
import { fieldRightsDeeds } from '../../../testing/field-rights-deeds.ts'
import { lifecycleDeeds } from '../../../testing/lifecycle-deeds.ts'
import { rotationDeeds } from '../../../testing/rotation-deeds.ts'
import { replyDeeds } from '../../../testing/reply-deeds.ts'
import { tokenDeeds } from '../../../testing/token-deeds.ts'
import { settingsDeeds, type Deed } from '../../../testing/settings-deeds.ts'
import { startTestServer, type TestServer } from '../../../testing/server.ts'

let emulator: TestEmulator
let server: TestServer
let admin: TestPerson
beforeAll(async () => {
  emulator = await anEmulator()
  server = await startTestServer({ emulatorUrl: emulator.url })
  admin = await aPerson(server, { role: 'administrator', name: 'Root' })
})
afterAll(async () => {
  await server.close()
  await emulator.close()
})

const send = async <T>(method: string, path: string, body?: object): Promise<T> => {
  const answer = await call<T>(
    server,
    admin,
    method,
    `/api${path}`,
    method === 'GET' ? undefined : (body ?? {}),
  )
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
  return answer.body
}
const aDraft = () =>
  send<Account>('POST', '/accounts', { name: 'Harbour', channel: 'google-business-messages' })
const newKey = async () => JSON.stringify(await emulator.control('POST', '/keys', {}))
const aReadyAccount = async () => {
  const { id, webhook, version } = await aDraft()
  await send('PATCH', `/accounts/${id}`, { partnerId: emulated.partnerId, version })
  await send('PUT', `/accounts/${id}/client-token`, { clientToken: 'TOKEN' })
  const content = await newKey()
  await send('PUT', `/accounts/${id}/credentials`, { fileName: 'key.json', content })
  return { id, webhookPath: new URL(webhook.url).pathname }
}
const aQueue = () => send<{ id: string }>('POST', '/queues', { name: `Queue ${Math.random()}` })
const aWorkstream = async () =>
  send<Workstream>('POST', '/workstreams', {
    name: `Workstream ${Math.random()}`,
    type: 'messaging',
    channel: 'google-business-messages',
    distributionMode: 'pick',
    fallbackQueue: { kind: 'existing', queueId: (await aQueue()).id },
  })
const settings = {
  language: 'en-US',
  automatedMessages: [],
  customerAttachments: true,
  agentAttachments: false,
}

/** What an administrator does, and what of it stands in the log: one line for each endpoint that changes something. */
const deeds: Record<string, Deed> = {
  ...settingsDeeds(send),
  ...replyDeeds(send),
  ...deliveryDeeds(send, () => server),
  ...rotationDeeds(() => server, send, { aReadyAccount, newKey }),
  ...automatedMessageDeeds(send, () => server),
  ...tokenDeeds(send, () => server),
  ...fieldRightsDeeds(send, () => admin),
  ...lifecycleDeeds(() => server, send, { aQueue, aWorkstream, aReadyAccount }),
  updateUser: async () => {
    const { id } = await aPerson(server)
    await send('PATCH', `/users/${id}`, { role: 'supervisor' })
    await send('PATCH', `/users/${id}`, { role: 'administrator' })
    await send('PATCH', `/users/${id}`, { name: 'Renamed' })
    await send('PATCH', `/users/${id}`, { isDisabled: true })
    await send('PATCH', `/users/${id}`, { isDisabled: false })
    return ['user.roleChanged', 'user.roleChanged', 'user.updated', 'user.disabled', 'user.enabled']
  },
  createInvitation: async () => {
    await send('POST', '/invitations', { email: 'new@example.test', role: 'agent' })
    return ['invitation.created']
  },
  revokeInvitation: async () => {
    const { invitation } = await send<{ invitation: { id: string } }>('POST', '/invitations', {
      email: 'gone@example.test',
      role: 'agent',
    })
    await send('DELETE', `/invitations/${invitation.id}`)
    return ['invitation.created', 'invitation.revoked']
  },
  createQueue: async () => {
    await aQueue()
    return ['queue.created']
  },
  updateQueue: async () => {
    const { id } = await aQueue()
    await send('PATCH', `/queues/${id}`, { memberIds: [admin.id], priority: 7 })
    return ['queue.created', 'queue.updated']
  },
  createAccount: async () => {
    await aDraft()
    return ['account.created']
  },
  setClientToken: async () => {
    const { id } = await aDraft()
    await send('PUT', `/accounts/${id}/client-token`, { clientToken: 'FIRST' })
    await send('PUT', `/accounts/${id}/client-token`, { clientToken: 'SECOND' })
    return ['account.created', 'account.clientTokenSet', 'account.clientTokenSet']
  },
  setCredentials: async () => {
    await aReadyAccount()
    return ['account.created', 'account.updated', 'account.clientTokenSet', 'account.credentialsSet']
  },
  proveAccount: async () => {
    const { id } = await aReadyAccount()
    await call(server, admin, 'POST', `/api/accounts/${id}/proofs`, {})
    return [...ready, 'account.credentialsUsed']
  },
  proveWebhook: async () => {
    const { id } = await aReadyAccount()
    await call(server, admin, 'POST', `/api/accounts/${id}/webhook-proofs`, {})
    return [...ready, 'account.clientTokenUsed', 'account.credentialsUsed']
  },
  // One account goes the whole way: a Google agent can belong to one only.
  saveAccount: async () => {
    const { id, webhookPath } = await aReadyAccount()
    await fetch(`${server.url}${webhookPath}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ clientToken: 'TOKEN', secret: '1' }),
    })
    await send('POST', `/accounts/${id}/google-agents`, {
      brandId: emulated.brandId,
      agentId: emulated.agentId,
    })
    await send('POST', `/accounts/${id}/consent`, { termsVersion: privacyTerms.version, locale: 'de' })
    await send('POST', `/accounts/${id}/save`)
    return [
      ...ready,
      'account.credentialsUsed',
      'account.agentAdded',
      'account.termsAccepted',
      'account.saved',
    ]
  },
  removeGoogleAgent: async () => {
    const { id } = await aReadyAccount()
    const { googleAgents } = await send<Account>('POST', `/accounts/${id}/google-agents`, {
      brandId: emulated.brandId,
      agentId: emulated.secondAgentId,
    })
    await send('DELETE', `/accounts/${id}/google-agents/${googleAgents[0]?.id}`)
    return [...ready, 'account.credentialsUsed', 'account.agentAdded', 'account.agentRemoved']
  },

  createWorkstream: async () => {
    await send('POST', '/workstreams', {
      name: 'With a queue of its own',
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'push',
      fallbackQueue: { kind: 'new', name: 'Made along' },
    })
    return ['queue.created', 'workstream.created']
  },
  createChannel: async () => {
    const { workstreamId, channelId } = await aChannel(server)
    const { googleAgent, version } = (await send<Workstream>('GET', `/workstreams/${workstreamId}`))
      .channels[0] as Channel
    await send('POST', `/workstreams/${workstreamId}/channels/${channelId}/deletion`, {
      version,
      conversations: { manner: 'close', text: null },
    })
    const channel = await send<Channel>('POST', `/workstreams/${workstreamId}/channels`, {
      googleAgentId: googleAgent.id,
      ...settings,
    })
    await send('PATCH', `/workstreams/${workstreamId}/channels/${channel.id}`, { language: 'de-DE' })
    return ['channel.deleted', 'channel.created', 'channel.updated']
  },
}
const ready: AuditVerb[] = [
  'account.created',
  'account.updated',
  'account.clientTokenSet',
  'account.credentialsSet',
]
/** Endpoints that the deed of another goes through. */
const within: Record<string, keyof typeof deeds> = {
  addGoogleAgent: 'saveAccount',
  acceptTerms: 'saveAccount',
  updateChannel: 'createChannel',
  keepChannel: 'deleteChannel',
  proveNextCredentials: 'returnToPreviousCredentials',
  promoteNextCredentials: 'returnToPreviousCredentials',
  retirePreviousCredentials: 'returnToPreviousCredentials',
}
/** Endpoints of administrators that change something and leave no entry, each with its reason. */
const silent: Record<string, string> = {
  dryRunDelivery: 'A question: what it would do is taken back before it answers.',
}

test('every endpoint with which an administrator or supervisor changes something is told to the log', () => {
  const changing = allEndpoints
    .filter((one) => ['administrator', 'supervisor'].includes(one.access) && one.method !== 'GET')
    .map((one) => one.name)
  expect([...Object.keys(deeds), ...Object.keys(within), ...Object.keys(silent)].toSorted()).toEqual(
    changing.toSorted(),
  )
})

describe('what an administrator does stands in the log, with who, from where, on what', () => {
  test.each(Object.entries(deeds))('%s', async (_name, deed) => {
    const before = (await auditEntries(server)).at(-1)?.seq ?? 0
    const verbs = await deed()
    const entries = await auditEntries(server, before)
    expect(entries.map((entry) => entry.verb)).toEqual(verbs)
    for (const entry of entries) expect(entry).toMatchObject(by(admin))
    for (const entry of entries) expect(entry.object?.name).toBeTruthy()
  })
})
const by = ({ id, name }: TestPerson): Partial<AuditEntry> => ({
  actor: { id, name },
  ip: '127.0.0.1',
  userAgent: 'node',
  requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
  count: 1,
})

describe('only what changed stands there, with names, and of secrets that they were set', () => {
  const changesOf = async (verb: AuditVerb) =>
    (await auditEntries(server)).filter((entry) => entry.verb === verb).map((entry) => entry.changes)
  test('a queue', async () => {
    expect(await changesOf('queue.updated')).toContainEqual([
      { field: 'priority', before: 1, after: 7 },
      { field: 'membersAdded', before: null, after: ['Root'] },
    ])
  })
  test('the client token', async () => {
    expect(await changesOf('account.clientTokenSet')).toEqual(
      expect.arrayContaining([
        [{ field: 'clientToken', before: null, after: 'set' }],
        [{ field: 'clientToken', before: 'set', after: 'replaced' }],
      ]),
    )
  })
  test('deliveries', async () => {
    expect(await changesOf('deliveries.retried')).toEqual([
      [
        { field: 'deliveries', before: null, after: 2 },
        { field: 'reason', before: null, after: ['unknownAgent'] },
      ],
    ])
    expect(await changesOf('deliveries.retentionSet')).toEqual([
      [{ field: 'bodyDays', before: 30, after: 14 }],
    ])
  })
  test('the terms', async () => {
    expect(await changesOf('account.termsAccepted')).toEqual([
      [
        { field: 'termsVersion', before: null, after: privacyTerms.version },
        { field: 'locale', before: null, after: 'de' },
      ],
    ])
  })
  test('a person', async () => {
    expect(await changesOf('user.roleChanged')).toEqual([
      [{ field: 'role', before: 'agent', after: 'supervisor' }],
      [{ field: 'role', before: 'supervisor', after: 'administrator' }],
    ])
  })
})
