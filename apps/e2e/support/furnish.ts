import {
  acceptTerms,
  addGoogleAgent,
  createAccount,
  saveAccount,
  setClientToken,
  setCredentials,
  updateAccount,
} from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { listQueues } from '@parley/contracts/queues'
import { createChannel, createWorkstream } from '@parley/contracts/workstreams'
import { seeded, type Emulator } from './emulator.ts'
import type { ParleyApi } from './parley-api.ts'

/** Does by API what the documented set-up does by hand: an account that is saved and a channel that is live. */
export async function furnish(api: ParleyApi, emulator: Emulator) {
  const draft = await api.call(createAccount, {
    body: { name: 'Harbour Lane', channel: 'google-business-messages' },
  })
  const params = { accountId: draft.id }
  await api.call(updateAccount, {
    params,
    body: { partnerId: seeded.partnerId, version: draft.version },
  })
  await api.call(setClientToken, { params, body: { clientToken: await emulator.clientToken() } })
  await api.call(setCredentials, {
    params,
    body: { fileName: 'quayside-messaging.json', content: await emulator.makeKey() },
  })
  const { outcome } = await emulator.verify(draft.webhook.url)
  if (outcome !== 'verified') throw new Error(`The webhook was not verified: ${outcome}`)
  await emulator.saveWebhook(draft.webhook.url)
  const { googleAgents } = await api.call(addGoogleAgent, {
    params,
    body: { brandId: seeded.brandId, agentId: seeded.agentId },
  })
  await api.call(acceptTerms, { params, body: { termsVersion: privacyTerms.version, locale: 'en' } })
  const account = await api.call(saveAccount, { params })
  const { items: queues } = await api.call(listQueues)
  const queue = queues.find((one) => one.isDefault)
  const googleAgent = googleAgents[0]
  if (!queue || !googleAgent) throw new Error('There is no default queue or no agent')
  const workstream = await api.call(createWorkstream, {
    body: {
      name: 'Harbour Lane service',
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'pick',
      fallbackQueue: { kind: 'existing', queueId: queue.id },
    },
  })
  await api.call(createChannel, {
    params: { workstreamId: workstream.id },
    body: {
      googleAgentId: googleAgent.id,
      language: 'en-US',
      automatedMessages: [],
      customerAttachments: true,
      agentAttachments: false,
    },
  })
  return { account, workstream }
}
