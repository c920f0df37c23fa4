import { exchangeToken } from '@parley/channels/google/access-token'
import {
  createBusinessCommunications,
  type BusinessCommunications,
} from '@parley/channels/google/business-communications'
import { readKeyFile } from '@parley/channels/google/service-account'
import type { Context } from '../context.ts'
import { proveAgent, type SeenAgent } from '../features/accounts/prove-agent.ts'
import { readAccounts } from '../features/accounts/read-account.ts'
import { scopes } from '../google/google.ts'
import { readCredentials } from '../store/account-secrets.ts'
import { needsOf } from './compare.ts'
import { agentName } from './document.ts'
import { isWritten, type Plan, type Step } from './plan.ts'

/** What Google says of agents, by Google's name. */
export type SeenAgents = ReadonlyMap<string, SeenAgent>

/** Reads at Google every agent that the plan adds, with the credentials its account will have. */
export async function readAgentsAtGoogle(
  ctx: Context,
  plan: Plan,
): Promise<{ seen: SeenAgents; failures: string[] }> {
  const seen = new Map<string, SeenAgent>()
  const failures: string[] = []
  for (const step of plan.steps) {
    if (step.kind !== 'account') continue
    const wanted = needsOf(step.before, step.after).googleAgents
    if (wanted.length === 0) continue
    const google = await openGoogle(ctx, step)
    for (const one of wanted) {
      const result = typeof google === 'string' ? google : await readAgent(google, one)
      if (typeof result === 'string')
        failures.push(`account "${step.after.name}", ${agentName(one)}: ${result}`)
      else seen.set(agentName(one), result)
    }
  }
  return { seen, failures }
}

/** A client with the account's credentials, or why there is none. */
async function openGoogle(
  ctx: Context,
  { before, secrets: { credentials } }: Extract<Step, { kind: 'account' }>,
): Promise<BusinessCommunications | string> {
  const { db } = ctx.database
  const accountId = (await readAccounts(ctx, db)).find((one) => one.name === before?.name)?.id
  const stored = accountId === undefined ? null : await readCredentials(db, ctx, accountId)
  const given = isWritten(credentials)
    ? readKeyFile(credentials.value, { tokenUris: ctx.config.google.tokenUris })
    : null
  const key = given?.outcome === 'usable' ? given.key : stored
  if (!key) return 'a Google agent is read at Google, and that needs credentials'
  const door = ctx.google.outgoing
  const exchange = await exchangeToken(key, { scopes: [scopes.communications], door, now: () => ctx.now() })
  if (exchange.outcome !== 'granted') return `Google gave no access token (${exchange.finding.code})`
  const { token } = exchange
  return createBusinessCommunications({
    base: ctx.config.google.businessCommunications,
    door,
    authorize: () => Promise.resolve(token),
  })
}

async function readAgent(
  google: BusinessCommunications,
  wanted: { brandId: string; agentId: string },
): Promise<SeenAgent | string> {
  const lines = proveAgent(google, wanted, null)
  let because = 'it could not be read'
  for (;;) {
    const next = await lines.next()
    if (next.done) return next.value ?? because
    if (next.value.outcome === 'failed') because = `Google said: ${next.value.code}`
  }
}
