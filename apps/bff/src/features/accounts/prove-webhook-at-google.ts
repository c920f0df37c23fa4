import type { BusinessCommunications } from '@parley/channels/google/business-communications'
import type { Account, GoogleAgent } from '@parley/contracts/accounts'
import type { ProofLine } from '@parley/contracts/proofs'
import type { Context } from '../../context.ts'
import { communicationsOf } from './communications.ts'
import { ended, runningLine } from './proof-lines.ts'

/** So many agents are asked about at most. */
const agentsMax = 20

/**
 * Compares our webhook with what Google has saved for the partner, and looks for agents whose own webhook goes before
 * it (protocol reference §1, §7). Google's API need not tell every agent's webhook; then the line says so.
 */
export async function* proveWebhookAtGoogle(ctx: Context, account: Account): AsyncGenerator<ProofLine> {
  yield runningLine('partnerWebhook')
  const communications = await communicationsOf(ctx, account.id)
  if (communications.outcome !== 'open' || account.partnerId === null) {
    yield ended('partnerWebhook.unread')
    return
  }
  const { google } = communications
  const ours = account.webhook.url
  const partner = await google.partner(account.partnerId)
  if (partner.outcome !== 'found') yield ended('partnerWebhook.unread')
  else if (partner.value.webhookUrl === null || partner.value.webhookUrl === '')
    yield ended('partnerWebhook.notSet')
  else if (partner.value.webhookUrl === ours) yield ended('partnerWebhook.ok')
  else yield ended('partnerWebhook.other', { url: partner.value.webhookUrl })

  for (const agent of account.googleAgents.slice(0, agentsMax)) yield* proveAgent(google, agent, ours)
}

/** The same for the own webhook of one Google agent. */
export async function* proveAgentWebhookAtGoogle(
  ctx: Context,
  account: Account,
  googleAgentId: string,
): AsyncGenerator<ProofLine> {
  const agent = account.googleAgents.find((one) => one.id === googleAgentId)
  if (!agent) return
  const communications = await communicationsOf(ctx, account.id)
  if (communications.outcome !== 'open') {
    yield ended('agentWebhook.untold', { agent: agent.displayName })
    return
  }
  yield* proveAgent(communications.google, agent, account.webhook.url)
}

async function* proveAgent(
  google: BusinessCommunications,
  { brandId, agentId, displayName: agent, webhook }: GoogleAgent,
  partners: string,
): AsyncGenerator<ProofLine> {
  yield runningLine('agentWebhook')
  const webhooks = await google.agentWebhooks(brandId, agentId)
  if (webhooks.outcome !== 'found') yield ended('agentWebhook.untold', { agent })
  else if (webhooks.value.length === 0)
    yield webhook ? ended('agentWebhook.ownMissing', { agent }) : ended('agentWebhook.none', { agent })
  else {
    const other = webhooks.value.find((one) => one !== partners && one !== webhook?.url)
    if (other !== undefined) yield ended('agentWebhook.shadows', { agent, url: other })
    else yield ended(webhooks.value.includes(partners) ? 'agentWebhook.same' : 'agentWebhook.own', { agent })
  }
}
