import { z } from 'zod'
import { denialOf, printable, readObject, type GoogleDoor } from './google-door.ts'

/**
 * What Google said to a question. `denied`: may not, because the API is switched off (`disabled`), the token lacks the
 * scope, or for another reason. `unreachable`: ask again later; `detail` is for the log.
 */
export type Reading<T> =
  | { outcome: 'found'; value: T }
  | { outcome: 'unknown' }
  | { outcome: 'denied'; because: 'disabled' | 'scope' | 'other' }
  | { outcome: 'unreachable'; detail: string }

export interface GoogleAgentFacts {
  readonly displayName: string
  readonly testUrls: readonly { surface: string; url: string }[]
}

/** `state` is Google's word without its prefix, for example UNVERIFIED or PENDING. */
export interface GoogleAgentState {
  readonly isReached: boolean
  readonly state: string
}

/** Reads of the Business Communications API (protocol reference §7). */
export interface BusinessCommunications {
  /** The first hundred brands the token may read: also the question whether the API answers at all. */
  brands(): Promise<Reading<readonly { brandId: string; displayName: string }[]>>
  /** `webhookUrl` is the partner's own webhook for Business Messages, null when none is set. */
  partner(partnerId: string): Promise<Reading<{ displayName: string; webhookUrl: string | null }>>
  brand(brandId: string): Promise<Reading<{ displayName: string }>>
  agent(brandId: string, agentId: string): Promise<Reading<GoogleAgentFacts>>
  verification(brandId: string, agentId: string): Promise<Reading<GoogleAgentState>>
  /** Addresses of webhooks that belong to this agent alone, as far as its integrations tell. */
  agentWebhooks(brandId: string, agentId: string): Promise<Reading<readonly string[]>>
  /** Reached when it is launched at one entry point at least. */
  launch(brandId: string, agentId: string): Promise<Reading<GoogleAgentState>>
}

const timeoutMs = 10_000
const maxBytes = 512_000

const displayName = z.string().transform(printable).catch('')
const named = z.object({ displayName })
const brandList = z.object({
  brands: z.array(z.object({ name: z.string(), displayName })).catch([]),
})
const address = z.string().max(2000).transform(printable)
const capability = z.object({
  product: z.string().catch(''),
  businessMessagesCapability: z.object({ webhookUrl: address.optional() }).catch({}),
})
const partner = z.object({ displayName, productCapabilities: z.array(capability).catch([]) })
const integrations = z.object({
  integrations: z
    .array(
      z.object({ agentWebhookIntegration: z.object({ webhookUri: address }).optional().catch(undefined) }),
    )
    .catch([]),
})
const testUrl = z.object({
  surface: z.string().max(100).catch('SURFACE_UNSPECIFIED'),
  url: z.string().max(2000),
})
const agent = z.object({
  displayName,
  businessMessagesAgent: z
    .object({
      testUrls: z.array(z.unknown()).catch([]),
      agentTestUrl: z.string().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
})
const verification = z.object({ verificationState: z.string().catch('') })
const launch = z.object({
  businessMessages: z
    .object({
      launchDetails: z.record(z.string(), z.object({ launchState: z.string().catch('') })).catch({}),
    })
    .optional()
    .catch(undefined),
})

/**
 * A client for one account. `authorize` gives an access token, another one when `fresh`, or null when there is none;
 * a 401 is answered with one fresh token and one repetition.
 */
export function createBusinessCommunications(options: {
  base: string
  door: GoogleDoor
  authorize(fresh: boolean): Promise<string | null>
}): BusinessCommunications {
  async function ask(path: string, fresh: boolean) {
    const token = await options.authorize(fresh)
    if (token === null) return null
    return options.door(`${options.base}${path}`, {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json' },
      timeoutMs,
      maxBytes,
    })
  }

  async function read<T>(names: readonly string[], rest: string, shape: z.ZodType<T>): Promise<Reading<T>> {
    // A segment of dots would climb out of the path.
    if (names.some((name) => /^\.*$/.test(name))) return { outcome: 'unknown' }
    const path = `/v1/${['brands', 'agents']
      .slice(0, names.length)
      .map((kind, index) => `${kind}/${encodeURIComponent(names[index] ?? '')}`)
      .join('/')}${rest}`
    return get(path, shape)
  }

  async function get<T>(path: string, shape: z.ZodType<T>): Promise<Reading<T>> {
    let answer = await ask(path, false)
    if (answer?.outcome === 'answered' && answer.status === 401) answer = await ask(path, true)
    if (answer === null) return { outcome: 'unreachable', detail: 'no access token' }
    if (answer.outcome !== 'answered')
      return { outcome: 'unreachable', detail: answer.outcome === 'failed' ? answer.detail : answer.outcome }
    const { status } = answer
    if (status === 401 || status === 403) return { outcome: 'denied', because: denialOf(answer.body) }
    // 400: not the form of an id, so there is no such thing either.
    if (status === 404 || status === 400) return { outcome: 'unknown' }
    if (status !== 200) return { outcome: 'unreachable', detail: `status ${status}` }
    const value = shape.safeParse(readObject(answer.body))
    return value.success
      ? { outcome: 'found', value: value.data }
      : { outcome: 'unreachable', detail: 'the answer is not of the documented form' }
  }

  return {
    brands: () =>
      get(
        '/v1/brands?pageSize=100',
        brandList.transform(({ brands }) =>
          brands.map(({ name, displayName }) => ({ brandId: name.replace(/^brands\//, ''), displayName })),
        ),
      ),
    partner: async (partnerId) =>
      /^\.*$/.test(partnerId)
        ? { outcome: 'unknown' }
        : get(
            `/v1/partners/${encodeURIComponent(partnerId)}`,
            partner.transform(({ displayName, productCapabilities }) => ({
              displayName,
              webhookUrl:
                productCapabilities.find((one) => one.product === 'BUSINESS_MESSAGES')
                  ?.businessMessagesCapability.webhookUrl ?? null,
            })),
          ),
    agentWebhooks: (brandId, agentId) =>
      read(
        [brandId, agentId],
        '/integrations',
        integrations.transform((found) =>
          found.integrations.flatMap(({ agentWebhookIntegration: one }) => (one ? [one.webhookUri] : [])),
        ),
      ),
    brand: (brandId) => read([brandId], '', named),
    agent: (brandId, agentId) =>
      read(
        [brandId, agentId],
        '',
        agent.transform((found) => ({
          displayName: found.displayName,
          testUrls: testUrlsOf(found.businessMessagesAgent),
        })),
      ),
    verification: (brandId, agentId) =>
      read(
        [brandId, agentId],
        '/verification',
        verification.transform(({ verificationState }) => {
          const state = word(verificationState, 'VERIFICATION_STATE_')
          return { isReached: state === 'VERIFIED', state }
        }),
      ),
    launch: (brandId, agentId) =>
      read(
        [brandId, agentId],
        '/launch',
        launch.transform(({ businessMessages }) => {
          const states = Object.values(businessMessages?.launchDetails ?? {}).map(({ launchState }) =>
            word(launchState, 'LAUNCH_STATE_'),
          )
          const isReached = states.includes('LAUNCHED')
          // One word for several entry points: the one that is furthest from "nothing happened yet".
          const state = states.find((one) => one !== 'UNLAUNCHED' && one !== 'UNSPECIFIED') ?? 'UNLAUNCHED'
          return { isReached, state: isReached ? 'LAUNCHED' : state }
        }),
      ),
  }
}

/** Google's enum word without its prefix; anything odd or absent is UNSPECIFIED. */
function word(value: string, prefix: string): string {
  const short = value.startsWith(prefix) ? value.slice(prefix.length) : value
  return /^[A-Z_]{1,60}$/.test(short) ? short : 'UNSPECIFIED'
}

/** Only web addresses: they become links in the console. Older agents have one address without a surface. */
function testUrlsOf(
  found: { testUrls: unknown[]; agentTestUrl?: string | undefined } | undefined,
): { surface: string; url: string }[] {
  const listed = (found?.testUrls ?? []).flatMap((one) => {
    const parsed = testUrl.safeParse(one)
    return parsed.success ? [parsed.data] : []
  })
  const all =
    listed.length === 0 && found?.agentTestUrl
      ? [{ surface: 'SURFACE_UNSPECIFIED', url: found.agentTestUrl }]
      : listed
  return all.filter(({ url }) => /^https?:$/.test(URL.parse(url)?.protocol ?? '')).slice(0, 20)
}
