import type { BusinessCommunications } from '@parley/channels/google/business-communications'
import type { ProofCode } from '@parley/contracts/proof-codes'
import type { ProofLine, ProofStep } from '@parley/contracts/proofs'
import { ended, runningLine, skippedLine } from './proof-lines.ts'

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

/** The lines of one Google agent, in order. */
export const agentSteps = ['brand', 'agent', 'verification', 'launch'] as const satisfies ProofStep[]
/** An agent is looked for under so many brands at most. */
const brandsSearchedMax = 20

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
  if (brand.outcome === 'unknown' && (await google.brand(agentId)).outcome === 'found')
    return yield* failAt('brand.swapped', { brandId })
  if (brand.outcome !== 'found') return yield* failAt(`brand.${brand.outcome}`, { brandId })
  const brandName = brand.value.displayName || brandId
  yield ended('brand.ok', { displayName: brandName })

  yield runningLine('agent')
  if (holder !== null) return yield* failAt('agent.taken', { account: holder })
  const agent = await google.agent(brandId, agentId)
  const owner = agent.outcome === 'unknown' ? await findOwner(google, brandId, agentId) : null
  if (owner) return yield* failAt('agent.otherBrand', { agentId, ...owner })
  if (agent.outcome !== 'found') return yield* failAt(`agent.${agent.outcome}`, { agentId })
  const displayName = agent.value.displayName || agentId
  yield ended('agent.ok', { displayName })

  // Nothing that follows keeps an agent out, so an answer that does not come is a note, too.
  yield runningLine('verification')
  const verification = await google.verification(brandId, agentId)
  const isVerified = verification.outcome === 'found' && verification.value.isReached
  yield verification.outcome === 'found'
    ? ended(verificationCode(verification.value.state), { state: verification.value.state })
    : ended('verification.unread')

  yield runningLine('launch')
  const launch = await google.launch(brandId, agentId)
  const isLaunched = launch.outcome === 'found' && launch.value.isReached
  yield launch.outcome === 'found'
    ? ended(launchCode(launch.value.state), { state: launch.value.state })
    : ended('launch.unread')
  return { brandId, agentId, brandName, displayName, isVerified, isLaunched, testUrls: agent.value.testUrls }
}

function verificationCode(state: string): ProofCode {
  if (state === 'VERIFIED') return 'verification.ok'
  return state === 'PENDING' ? 'verification.pending' : 'verification.unverified'
}

function launchCode(state: string): ProofCode {
  switch (state) {
    case 'LAUNCHED':
      return 'launch.ok'
    case 'PENDING':
      return 'launch.pending'
    case 'REJECTED':
      return 'launch.rejected'
    case 'SUSPENDED':
      return 'launch.suspended'
    default:
      return 'launch.unlaunched'
  }
}

/** Another brand of the same partner that has this agent: brand and agent were copied from different pages. */
async function findOwner(google: BusinessCommunications, brandId: string, agentId: string) {
  const brands = await google.brands()
  if (brands.outcome !== 'found') return null
  for (const other of brands.value.filter((one) => one.brandId !== brandId).slice(0, brandsSearchedMax))
    if ((await google.agent(other.brandId, agentId)).outcome === 'found')
      return { displayName: other.displayName || other.brandId, brandId: other.brandId }
  return null
}

async function* failAt(
  code: ProofCode & `${'brand' | 'agent'}.${string}`,
  params: Record<string, string>,
): AsyncGenerator<ProofLine, null> {
  const line = ended(code, params)
  yield line
  for (const later of agentSteps.slice(agentSteps.indexOf(line.step as 'brand' | 'agent') + 1))
    yield skippedLine(later)
  return null
}
