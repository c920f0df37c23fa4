import type { BusinessCommunications } from '@parley/channels/google/business-communications'
import type { Finding } from '@parley/channels/google/google-door'
import type { ProofLine } from '@parley/contracts/proofs'

/** What Google tells of an agent, as it is kept. */
export interface SeenAgent {
  readonly brandId: string
  readonly agentId: string
  readonly brandName: string
  readonly displayName: string
  readonly isVerified: boolean
  readonly isLaunched: boolean
  readonly testUrls: readonly { surface: string; url: string }[]
}

type Step = ProofLine['step']
export const runningLine = (step: Step): ProofLine => ({
  step,
  outcome: 'running',
  code: `${step}.running`,
  params: {},
})
export const skippedLine = (step: Step): ProofLine => ({
  step,
  outcome: 'skipped',
  code: `${step}.skipped`,
  params: {},
})
export const endedLine = (
  step: Step,
  outcome: 'passed' | 'warning' | 'failed',
  { code, params }: Finding,
): ProofLine => ({ step, outcome, code, params: { ...params } })

const agentSteps = ['brand', 'agent', 'verification', 'launch'] as const satisfies Step[]

/**
 * Reads a Google agent step by step, one line per result. Not verified or not launched is a warning: an agent can be
 * tested before. Returns what was seen, or null after a failure, whose later steps are skipped. `holder` is the name
 * of another account that has the agent.
 */
export async function* proveAgent(
  google: BusinessCommunications,
  { brandId, agentId }: { brandId: string; agentId: string },
  holder: string | null,
): AsyncGenerator<ProofLine, SeenAgent | null> {
  yield runningLine('brand')
  const brand = await google.brand(brandId)
  if (brand.outcome !== 'found') return yield* failAt('brand', brand.outcome, { brandId })
  const brandName = brand.value.displayName || brandId
  yield endedLine('brand', 'passed', { code: 'brand.ok', params: { displayName: brandName } })

  yield runningLine('agent')
  if (holder !== null) return yield* failAt('agent', 'taken', { account: holder })
  const agent = await google.agent(brandId, agentId)
  if (agent.outcome !== 'found') return yield* failAt('agent', agent.outcome, { agentId })
  const displayName = agent.value.displayName || agentId
  yield endedLine('agent', 'passed', { code: 'agent.ok', params: { displayName } })

  // Nothing that follows keeps an agent out, so an answer that does not come is a note, too.
  yield runningLine('verification')
  const verification = await google.verification(brandId, agentId)
  const isVerified = verification.outcome === 'found' && verification.value.isReached
  yield isVerified
    ? endedLine('verification', 'passed', { code: 'verification.ok', params: {} })
    : endedLine('verification', 'warning', {
        code: 'verification.unverified',
        params: { state: verification.outcome === 'found' ? verification.value.state : 'UNKNOWN' },
      })

  yield runningLine('launch')
  const launch = await google.launch(brandId, agentId)
  const isLaunched = launch.outcome === 'found' && launch.value.isReached
  yield isLaunched
    ? endedLine('launch', 'passed', { code: 'launch.ok', params: {} })
    : endedLine('launch', 'warning', {
        code: 'launch.unlaunched',
        params: { state: launch.outcome === 'found' ? launch.value.state : 'UNKNOWN' },
      })
  return { brandId, agentId, brandName, displayName, isVerified, isLaunched, testUrls: agent.value.testUrls }
}

async function* failAt(
  step: 'brand' | 'agent',
  reason: 'unknown' | 'denied' | 'unreachable' | 'taken',
  params: Record<string, string>,
): AsyncGenerator<ProofLine, null> {
  yield endedLine(step, 'failed', {
    code: `${step}.${reason}`,
    params: reason === 'unreachable' ? {} : params,
  })
  for (const later of agentSteps.slice(agentSteps.indexOf(step) + 1)) yield skippedLine(later)
  return null
}
