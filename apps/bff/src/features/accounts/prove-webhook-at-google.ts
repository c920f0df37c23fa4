import type { Account } from '@parley/contracts/accounts'
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

  for (const { brandId, agentId, displayName } of account.googleAgents.slice(0, agentsMax)) {
    yield runningLine('agentWebhook')
    const webhooks = await google.agentWebhooks(brandId, agentId)
    const agent = displayName
    if (webhooks.outcome !== 'found') yield ended('agentWebhook.untold', { agent })
    else if (webhooks.value.length === 0) yield ended('agentWebhook.none', { agent })
    else {
      const other = webhooks.value.find((one) => one !== ours)
      yield other === undefined
        ? ended('agentWebhook.same', { agent })
        : ended('agentWebhook.shadows', { agent, url: other })
    }
  }
}
