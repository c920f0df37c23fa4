import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import { accountId, channelId, googleAgentId, instant, workstreamId } from './values.ts'

/** `unknown`: never used yet, and nothing speaks against it. `blocked`: nothing gets through. */
export const healthState = z.enum(['healthy', 'degraded', 'blocked', 'unknown'])
export type HealthState = z.infer<typeof healthState>

/** What a connection can do, each judged for itself: customers' messages in, replies out, set-up at Google, reading brands and agents. */
export const capability = z.enum(['receiving', 'sending', 'verification', 'management'])
export type Capability = z.infer<typeof capability>

/** What was seen. The console has a sentence for each, with its parameters. */
export const evidenceCode = z.enum([
  'received',
  'neverReceived',
  'clientTokenMissing',
  'accountInactive',
  'workstreamInactive',
  'draining',
  'noChannel',
  'wrongSignature',
  'noSignature',
  'bodyRefused',
  'parked',
  'sent',
  'neverSent',
  'credentialsMissing',
  'tokenRefused',
  'tokenUnreachable',
  'apiRefused',
  'apiFailing',
  'apiUnstable',
  'waiting',
  'stuck',
  'replyFailed',
  'manyFailed',
  'verified',
  'neverVerified',
  'verificationRefused',
  'noGoogleAgent',
  'agentNotVerified',
  'agentNotLaunched',
  'answered',
  'neverAsked',
])
export type EvidenceCode = z.infer<typeof evidenceCode>

/** What mends it; the console knows the sentence and the place. */
export const remedy = z.enum([
  'setClientToken',
  'compareClientToken',
  'setCredentials',
  'checkCredentials',
  'checkAccess',
  'activateAccount',
  'activateWorkstream',
  'createChannel',
  'checkProxy',
  'retryParked',
  'checkNetwork',
  'waitForGoogle',
  'verifyWebhook',
  'addGoogleAgent',
  'verifyAtGoogle',
  'launchAtGoogle',
])
export type Remedy = z.infer<typeof remedy>

/**
 * One thing that was seen. `good` and `note` leave the capability as it is. `params`: `count`, `share` (per cent), `name`,
 * or a `code` for the reason, as text. `at`: when it was seen last, or since when.
 */
export const evidence = z.object({
  code: evidenceCode,
  weight: z.enum(['good', 'note', 'degraded', 'blocked']),
  params: z.record(z.string(), z.string()),
  at: instant.nullable(),
  remedy: remedy.nullable(),
})
export type Evidence = z.infer<typeof evidence>

export const capabilityHealth = z.object({
  capability,
  state: healthState,
  /** What weighs most first. */
  evidence: z.array(evidence),
})
export type CapabilityHealth = z.infer<typeof capabilityHealth>

/** Google's interfaces, as they are counted: sending, brands and agents, and the access tokens for either. */
export const googleApi = z.enum(['messages', 'messagesToken', 'management', 'managementToken'])
export type GoogleApi = z.infer<typeof googleApi>

const count = z.number().int()

/** Calls of the last 24 hours. Times are estimates from a histogram, in ms; null without calls that were answered. */
export const apiFigures = z.object({
  api: googleApi,
  calls: count,
  failed: count,
  p50Ms: count.nullable(),
  p95Ms: count.nullable(),
})

/** An access token as the last one that was fetched: it is renewed by the first call after `renewsAt`. */
export const accessTokenFigures = z.object({ fetchedAt: instant, expiresAt: instant, renewsAt: instant })

export const healthFigures = z.object({
  lastInboundAt: instant.nullable(),
  lastOutboundAt: instant.nullable(),
  lastVerificationAt: instant.nullable(),
  accessToken: accessTokenFigures.nullable(),
  undelivered: z.object({ count, oldestAt: instant.nullable() }),
  apis: z.array(apiFigures),
  /** Refused calls to the webhook in the last 24 hours, most first; they have no channel and count for the account. */
  refusals: z.array(z.object({ reason: z.string(), count })),
})
export type HealthFigures = z.infer<typeof healthFigures>

/** One day in UTC, `YYYY-MM-DD`. What was counted within the last second before a crash is missing. */
export const healthDay = z.object({
  day: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  received: count,
  refused: count,
  sent: count,
  failed: count,
  calls: count,
  callsFailed: count,
})
export type HealthDay = z.infer<typeof healthDay>

const named = <Id extends z.ZodType>(id: Id) => z.object({ id, name: z.string() })

/** The health of an account, or of one of its channels. `days`: the last 30, oldest first. */
export const connectionHealth = z.object({
  account: named(accountId),
  channel: z.object({ id: channelId, name: z.string(), workstream: named(workstreamId) }).nullable(),
  /** The worst of its capabilities; `unknown` only when all are. */
  state: healthState,
  capabilities: z.array(capabilityHealth),
  figures: healthFigures,
  days: z.array(healthDay),
})
export type ConnectionHealth = z.infer<typeof connectionHealth>

/** For lists: the worst state and which capabilities are in it (none when all is well). */
export const healthSummary = z.object({ state: healthState, because: z.array(capability) })
export type HealthSummary = z.infer<typeof healthSummary>

const tag = 'Channel health'
export const listHealth = endpoint({
  name: 'listHealth',
  method: 'GET',
  path: '/api/health',
  summary: 'The states of all messaging accounts and channels, for lists',
  tag,
  access: 'administrator',
  response: z.object({
    accounts: z.array(healthSummary.extend({ id: accountId })),
    channels: z.array(healthSummary.extend({ id: channelId, googleAgentId })),
  }),
})
export const getAccountHealth = endpoint({
  name: 'getAccountHealth',
  method: 'GET',
  path: '/api/accounts/:accountId/health',
  summary: 'How a messaging account does: states with evidence and remedy, figures, 30 days',
  tag,
  access: 'administrator',
  params: z.object({ accountId }),
  response: connectionHealth,
})
export const getChannelHealth = endpoint({
  name: 'getChannelHealth',
  method: 'GET',
  path: '/api/workstreams/:workstreamId/channels/:channelId/health',
  summary: 'How one channel does: states with evidence and remedy, figures, 30 days',
  tag,
  access: 'administrator',
  params: z.object({ workstreamId, channelId }),
  response: connectionHealth,
})
