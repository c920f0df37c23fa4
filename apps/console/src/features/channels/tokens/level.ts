import type { Account, AgentWebhook, GoogleAgent } from '@parley/contracts/accounts'
import type { GoogleAgentId } from '@parley/contracts/values'

/** One webhook with its client token: the partner's, or a Google agent's own (then with the agent's name). */
export interface Level {
  readonly account: Account
  readonly googleAgentId: GoogleAgentId | null
  readonly name: string | null
  readonly token: Account['clientToken']
  readonly webhook: Pick<
    AgentWebhook,
    'url' | 'state' | 'verifiedAt' | 'lastAttempt' | 'lastInboundAt' | 'rotation'
  >
}

export const partnerLevel = (account: Account): Level => ({
  account,
  googleAgentId: null,
  name: null,
  token: account.clientToken,
  webhook: account.webhook,
})

export const agentLevel = (account: Account, agent: GoogleAgent, webhook: AgentWebhook): Level => ({
  account,
  googleAgentId: agent.id,
  name: agent.displayName,
  token: webhook.clientToken,
  webhook,
})
