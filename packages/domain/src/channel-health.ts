import type {
  Capability,
  CapabilityHealth,
  Evidence,
  GoogleApi,
  HealthState,
  HealthSummary,
  Remedy,
} from '@parley/contracts/health'
import { isFailing, isTransient, type ApiFacts } from './api-facts.ts'

/** What is known of an account, or of one of its channels. All counts are of the last 24 hours where nothing else is said. */
export interface HealthFacts {
  readonly account: {
    readonly state: 'draft' | 'active' | 'inactive'
    readonly hasClientToken: boolean
    readonly hasCredentials: boolean
    readonly credentialsSetAt: Date | null
    readonly verifiedAt: Date | null
    /** The last verification call; `refusal` null when it was answered with the secret. */
    readonly lastAttempt: { readonly at: Date; readonly refusal: string | null } | null
  }
  /** The account's Google agents; of a channel, its one. */
  readonly agents: readonly { name: string; isVerified: boolean; isLaunched: boolean }[]
  readonly channelCount: number
  /** Null: the account as a whole. */
  readonly channel: { readonly isDraining: boolean; readonly isWorkstreamActive: boolean } | null
  readonly lastInboundAt: Date | null
  /** Deliveries refused since the last accepted one and since the client token was set, by reason. */
  readonly refusals: readonly { reason: string; count: number; lastAt: Date }[]
  readonly parked: { readonly count: number; readonly lastReason: string | null }
  readonly replies: {
    readonly lastSentAt: Date | null
    readonly lastFailure: { readonly at: Date; readonly code: string } | null
    readonly sent: number
    readonly failed: number
  }
  /** What waits to go to Google, of all times. */
  readonly undelivered: { readonly count: number; readonly oldestAt: Date | null }
  readonly apis: Readonly<Record<GoogleApi, ApiFacts>>
}

/** So many refused deliveries without an accepted one between are no accident. */
const refusalsMin = 3
/** A reply that waits longer than this did not go out at the first try. */
const waitingMs = 60_000
/** A reply that waits longer than this is as good as not sent. */
const stuckMs = 15 * 60_000
/** What fails for single conversations marks the channel only when it is many and much. */
const failedMin = 3
const failedShareMin = 0.2
const dayMs = 24 * 60 * 60_000

/** The health of each capability: pure, by facts and clock. A capability is marked only by what concerns it. */
export function capabilitiesOf(facts: HealthFacts, now: Date): CapabilityHealth[] {
  return [
    judge('receiving', receiving(facts), facts.lastInboundAt !== null),
    judge(
      'sending',
      sending(facts, now),
      (facts.replies.lastSentAt ?? facts.apis.messages.lastOkAt) !== null,
    ),
    judge('verification', verification(facts), facts.account.verifiedAt !== null),
    judge('management', management(facts, now), facts.apis.management.lastOkAt !== null),
  ]
}

const rank = { blocked: 3, degraded: 2, healthy: 1, unknown: 0 } as const satisfies Record<
  HealthState,
  number
>

/** The worst of the capabilities, and which are in it. What was never used yet does not count beside what was. */
export function summaryOf(capabilities: readonly CapabilityHealth[]): HealthSummary {
  const state = capabilities.reduce<HealthState>(
    (worst, one) => (rank[one.state] > rank[worst] ? one.state : worst),
    'unknown',
  )
  const isBad = state === 'blocked' || state === 'degraded'
  return {
    state,
    because: isBad ? capabilities.filter((one) => one.state === state).map((one) => one.capability) : [],
  }
}

const weights = { blocked: 0, degraded: 1, note: 2, good: 3 } as const satisfies Record<
  Evidence['weight'],
  number
>

function judge(capability: Capability, evidence: readonly Evidence[], isUsed: boolean): CapabilityHealth {
  const has = (weight: Evidence['weight']) => evidence.some((one) => one.weight === weight)
  const state = has('blocked') ? 'blocked' : has('degraded') ? 'degraded' : isUsed ? 'healthy' : 'unknown'
  return { capability, state, evidence: evidence.toSorted((a, b) => weights[a.weight] - weights[b.weight]) }
}

const seen = (
  code: Evidence['code'],
  weight: Evidence['weight'],
  more: { params?: Record<string, string>; at?: Date | null; remedy?: Remedy } = {},
): Evidence => ({
  code,
  weight,
  params: more.params ?? {},
  at: more.at ?? null,
  remedy: more.remedy ?? null,
})

/** What is missing in a draft is no fault yet. */
const missing = (facts: HealthFacts, weight: 'degraded' | 'blocked') =>
  facts.account.state === 'draft' ? 'note' : weight

function receiving(facts: HealthFacts): Evidence[] {
  const { account, channel, lastInboundAt } = facts
  return [
    ...(account.hasClientToken
      ? facts.refusals.flatMap(refusal)
      : [seen('clientTokenMissing', missing(facts, 'blocked'), { remedy: 'setClientToken' })]),
    ...inactive(facts),
    ...(channel?.isWorkstreamActive === false
      ? [seen('workstreamInactive', 'degraded', { remedy: 'activateWorkstream' })]
      : []),
    ...(channel?.isDraining ? [seen('draining', 'note')] : []),
    ...(account.state === 'active' && facts.channelCount === 0
      ? [seen('noChannel', 'note', { remedy: 'createChannel' })]
      : []),
    ...(facts.parked.count > 0
      ? [
          seen('parked', 'degraded', {
            params: { count: String(facts.parked.count), code: facts.parked.lastReason ?? '' },
            remedy: 'retryParked',
          }),
        ]
      : []),
    lastInboundAt ? seen('received', 'good', { at: lastInboundAt }) : seen('neverReceived', 'note'),
  ]
}

function refusal({ reason, count, lastAt }: HealthFacts['refusals'][number]): Evidence[] {
  const more = { params: { count: String(count), code: reason }, at: lastAt }
  const isMany = count >= refusalsMin
  switch (reason) {
    case 'wrongSignature':
      return [
        seen('wrongSignature', isMany ? 'blocked' : 'degraded', { ...more, remedy: 'compareClientToken' }),
      ]
    // Google always signs: somebody else calls, or something on the way drops the header.
    case 'noSignature':
      return [seen('noSignature', isMany ? 'degraded' : 'note', { ...more, remedy: 'checkProxy' })]
    case 'tooLarge':
    case 'compressed':
      return [seen('bodyRefused', 'degraded', { ...more, remedy: 'checkProxy' })]
    default:
      return []
  }
}

const inactive = ({ account }: HealthFacts): Evidence[] =>
  account.state === 'inactive' ? [seen('accountInactive', 'blocked', { remedy: 'activateAccount' })] : []

function sending(facts: HealthFacts, now: Date): Evidence[] {
  const { replies } = facts
  return [
    ...inactive(facts),
    ...credentials(facts),
    ...token(facts, facts.apis.messagesToken, now),
    ...calls(facts, facts.apis.messages, now),
    ...undelivered(facts, now),
    ...failures(facts, now),
    replies.lastSentAt ? seen('sent', 'good', { at: replies.lastSentAt }) : seen('neverSent', 'note'),
  ]
}

const credentials = (facts: HealthFacts): Evidence[] =>
  facts.account.hasCredentials
    ? []
    : [seen('credentialsMissing', missing(facts, 'blocked'), { remedy: 'setCredentials' })]

function token({ account, undelivered }: HealthFacts, api: ApiFacts, now: Date): Evidence[] {
  if (!account.hasCredentials || !isFailing(api, { now, since: account.credentialsSetAt, undelivered }))
    return []
  const { code, at } = api.lastFailure
  return isTransient(code)
    ? [seen('tokenUnreachable', 'degraded', { params: { code }, at, remedy: 'checkNetwork' })]
    : [seen('tokenRefused', 'blocked', { params: { code }, at, remedy: 'checkCredentials' })]
}

/** The share of failing calls that is too many, where there are enough to have a share. */
const unstableShareMin = 0.2
const unstableCallsMin = 20

function calls({ account, undelivered }: HealthFacts, api: ApiFacts, now: Date): Evidence[] {
  if (isFailing(api, { now, since: account.credentialsSetAt, undelivered })) {
    const { code, at } = api.lastFailure
    const [name, weight, remedy] = isTransient(code)
      ? (['apiFailing', 'degraded', isOfTheNetwork(code) ? 'checkNetwork' : 'waitForGoogle'] as const)
      : (['apiRefused', 'blocked', 'checkAccess'] as const)
    return [seen(name, weight, { params: { code }, at, remedy })]
  }
  const { calls: all, failed } = api.recent
  if (all < unstableCallsMin || failed / all < unstableShareMin) return []
  const params = { share: String(Math.round((failed / all) * 100)), count: String(all) }
  return [seen('apiUnstable', 'degraded', { params, remedy: 'waitForGoogle' })]
}

const isOfTheNetwork = (code: string) => code === 'unreachable' || code === 'timeout' || code === 'reset'

/** While the account is inactive, replies wait because they should. */
function undelivered({ account, undelivered: { count, oldestAt } }: HealthFacts, now: Date): Evidence[] {
  if (account.state === 'inactive' || oldestAt === null) return []
  const waitedMs = now.getTime() - oldestAt.getTime()
  if (waitedMs < waitingMs) return []
  const isStuck = waitedMs >= stuckMs
  return [
    seen(isStuck ? 'stuck' : 'waiting', isStuck ? 'blocked' : 'degraded', {
      params: { count: String(count) },
      at: oldestAt,
    }),
  ]
}

function failures({ replies }: HealthFacts, now: Date): Evidence[] {
  const { lastFailure, sent, failed } = replies
  if (!lastFailure || now.getTime() - lastFailure.at.getTime() > dayMs) return []
  const more = { params: { code: lastFailure.code, count: String(failed) }, at: lastFailure.at }
  if (failed >= failedMin && failed / (failed + sent) >= failedShareMin)
    return [seen('manyFailed', 'degraded', more)]
  return [seen('replyFailed', 'note', more)]
}

function verification(facts: HealthFacts): Evidence[] {
  const { account, agents } = facts
  const { verifiedAt, lastAttempt } = account
  return [
    ...(lastAttempt?.refusal
      ? [
          seen('verificationRefused', verifiedAt ? 'degraded' : missing(facts, 'blocked'), {
            params: { code: lastAttempt.refusal },
            at: lastAttempt.at,
            remedy: lastAttempt.refusal === 'tokenNotSet' ? 'setClientToken' : 'compareClientToken',
          }),
        ]
      : []),
    verifiedAt
      ? seen('verified', 'good', { at: verifiedAt })
      : seen('neverVerified', missing(facts, 'degraded'), { remedy: 'verifyWebhook' }),
    ...(agents.length === 0
      ? [seen('noGoogleAgent', missing(facts, 'degraded'), { remedy: 'addGoogleAgent' })]
      : agents.flatMap(agent)),
  ]
}

/** An agent can be tried before Google verified and launched it, but customers do not find it. */
const agent = ({ name, isVerified, isLaunched }: HealthFacts['agents'][number]): Evidence[] => [
  ...(isVerified
    ? []
    : [seen('agentNotVerified', 'degraded', { params: { name }, remedy: 'verifyAtGoogle' })]),
  ...(isLaunched
    ? []
    : [seen('agentNotLaunched', 'degraded', { params: { name }, remedy: 'launchAtGoogle' })]),
]

function management(facts: HealthFacts, now: Date): Evidence[] {
  const { management: api, managementToken } = facts.apis
  // Nothing waits for these calls.
  const own = { ...facts, undelivered: { count: 0, oldestAt: null } }
  return [
    ...credentials(facts),
    ...token(own, managementToken, now),
    ...calls(own, api, now),
    api.lastOkAt ? seen('answered', 'good', { at: api.lastOkAt }) : seen('neverAsked', 'note'),
  ]
}
