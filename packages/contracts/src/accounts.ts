import { z } from 'zod'
import { endpoint } from './endpoint.ts'
import {
  accountId,
  channelId,
  channelKind,
  googleAgentId,
  instant,
  name,
  uiLocale,
  workstreamId,
} from './values.ts'

/** A protected field seen from outside: never its value, only that it is set, when and by whom. */
export const protectedField = z.object({
  isSet: z.boolean(),
  setAt: instant.nullable(),
  setBy: z.string().nullable(),
})

/** What may be shown of a service-account key: address, project, end of the key id, file name. */
export const credentialsFacts = z.object({
  fileName: z.string(),
  clientEmail: z.string(),
  projectId: z.string(),
  keyIdTail: z.string(),
  tokenUri: z.string(),
})

/** The last call Google (or somebody) made to verify the webhook. `refusal` is null when it was answered with the secret. */
export const verificationAttempt = z.object({
  at: instant,
  refusal: z.enum(['wrongToken', 'tokenNotSet', 'malformed']).nullable(),
  /** The token it named, while a rotation accepts two; null when it named neither. */
  token: z.enum(['new', 'old']).nullable(),
})

/** How often a client token signed since a rotation began, and when last. Settled about once a second. */
export const tokenUse = z.object({ deliveries: z.number().int(), lastUsedAt: instant.nullable() })

/** A client token on its way out: the old one is accepted beside the new one until `acceptedUntil`. */
export const tokenRotation = z.object({
  begunAt: instant,
  begunBy: z.string(),
  acceptedUntil: instant,
  old: tokenUse,
  new: tokenUse,
})
export type TokenRotation = z.infer<typeof tokenRotation>

/** `waiting`: no verification yet; `verified`: the last one succeeded; `refused`: the last one did not. */
const addressState = z.object({
  url: z.string(),
  state: z.enum(['waiting', 'verified', 'refused']),
  verifiedAt: instant.nullable(),
  lastAttempt: verificationAttempt.nullable(),
  lastInboundAt: instant.nullable(),
  rotation: tokenRotation.nullable(),
})
export const webhookState = addressState.extend({
  refusedSignatures: z.number().int(),
  parkedDeliveries: z.number().int(),
})

/**
 * A Google agent's own webhook. `atPartner`: deliveries for the agent that came to the partner's address all the same,
 * since its own was verified.
 */
export const agentWebhook = addressState.extend({
  clientToken: protectedField,
  atPartner: z.object({ deliveries: z.number().int(), lastAt: instant.nullable() }),
})
export type AgentWebhook = z.infer<typeof agentWebhook>

export const googleAgent = z.object({
  id: googleAgentId,
  brandId: z.string(),
  agentId: z.string(),
  displayName: z.string(),
  brandName: z.string(),
  isVerified: z.boolean(),
  isLaunched: z.boolean(),
  testUrls: z.array(z.object({ surface: z.string(), url: z.string() })),
  addedAt: instant,
  workstream: z.object({ id: workstreamId, name: z.string() }).nullable(),
  /** Null: Google sends what is for it to the partner's webhook. */
  webhook: agentWebhook.nullable(),
})
export type GoogleAgent = z.infer<typeof googleAgent>

export const consent = z.object({
  termsVersion: z.string(),
  acceptedBy: z.string(),
  acceptedAt: instant,
  locale: uiLocale,
})

/**
 * `draft` until Save; a draft's webhook is live all the same, so that Google can verify it. `inactive`: what Google sends
 * is accepted and kept, what is to be sent waits, until the account is active again.
 */
export const account = z.object({
  id: accountId,
  name,
  channel: channelKind,
  state: z.enum(['draft', 'active', 'inactive']),
  partnerId: z.string().nullable(),
  clientToken: protectedField,
  credentials: protectedField,
  credentialsFacts: credentialsFacts.nullable(),
  webhook: webhookState,
  googleAgents: z.array(googleAgent),
  consent: consent.nullable(),
  createdAt: instant,
  createdBy: z.string(),
  updatedAt: instant,
  version: z.number().int(),
})
export type Account = z.infer<typeof account>

/** What is still missing before Save; empty when the account can be saved. */
export const accountGap = z.enum([
  'partnerId',
  'clientToken',
  'credentials',
  'verification',
  'googleAgent',
  'consent',
])
export type AccountGap = z.infer<typeof accountGap>

/** Partner ID as Google shows it: 1–100 visible characters without spaces. */
export const partnerId = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\x21-\x7e]+$/)
/** Client token: 1–500 visible characters; spaces around it are cut off before it is stored, `spacesInside` refuses others. */
export const clientToken = z
  .string()
  .trim()
  .min(1)
  .max(500)
  .refine((text) => /^[^\s\p{Cc}\p{Cf}]*$/u.test(text), { error: 'spacesInside' })
/** Text of the credentials file; real ones have about 2.4 KB. */
export const credentialsFile = z.object({
  fileName: z.string().trim().min(1).max(255),
  content: z.string().max(64_000),
})
/** Brand ID or agent ID as copied from Google's Overview page. A full `brands/…/agents/…` name is taken apart by the console. */
export const googleId = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[\w.:@-]+$/)

const tag = 'Messaging accounts'
const byId = z.object({ accountId })
export const listAccounts = endpoint({
  name: 'listAccounts',
  method: 'GET',
  path: '/api/accounts',
  summary: 'All messaging accounts, drafts included',
  tag,
  access: 'administrator',
  response: z.object({ items: z.array(account) }),
})
export const createAccount = endpoint({
  name: 'createAccount',
  method: 'POST',
  path: '/api/accounts',
  summary: 'Start an account as a draft; its webhook URL is live from now on',
  tag,
  access: 'administrator',
  body: z.object({ name, channel: channelKind }),
  response: account,
  status: 201,
})
export const getAccount = endpoint({
  name: 'getAccount',
  method: 'GET',
  path: '/api/accounts/:accountId',
  summary: 'One messaging account',
  tag,
  access: 'administrator',
  params: byId,
  response: account,
})
export const updateAccount = endpoint({
  name: 'updateAccount',
  method: 'PATCH',
  path: '/api/accounts/:accountId',
  summary:
    'Change name or partner ID, deactivate or activate; `version` is the one that was read, a newer one on the server is a conflict',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({
    name: name.optional(),
    partnerId: partnerId.optional(),
    isActive: z.boolean().optional(),
    version: z.number().int(),
  }),
  response: account,
  problems: ['request/conflict', 'account/incomplete'],
})
export const setClientToken = endpoint({
  name: 'setClientToken',
  method: 'PUT',
  path: '/api/accounts/:accountId/client-token',
  summary: 'Set the client token (protected field: it never comes back)',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: z.object({ clientToken }),
  response: account,
  problems: ['account/protected-field'],
})
export const setCredentials = endpoint({
  name: 'setCredentials',
  method: 'PUT',
  path: '/api/accounts/:accountId/credentials',
  summary:
    'Check and store the service-account credentials file (protected field). A file that cannot be used is refused with one error per finding and nothing is stored. Credentials of a saved account are rotated instead',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: credentialsFile,
  response: account,
  problems: ['account/protected-field', 'account/credentials-invalid', 'account/in-use'],
})
export const addGoogleAgent = endpoint({
  name: 'addGoogleAgent',
  method: 'POST',
  path: '/api/accounts/:accountId/google-agents',
  summary: 'Add a Google agent after reading its brand and itself at Google',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ brandId: googleId, agentId: googleId }),
  response: account,
  status: 201,
  problems: [
    'account/incomplete',
    'account/agent-taken',
    'account/agent-refused',
    'account/google-unreachable',
  ],
})
export const removeGoogleAgent = endpoint({
  name: 'removeGoogleAgent',
  method: 'DELETE',
  path: '/api/accounts/:accountId/google-agents/:googleAgentId',
  summary: 'Remove a Google agent that no channel uses',
  tag,
  access: 'administrator',
  params: z.object({ accountId, googleAgentId }),
  response: account,
  problems: ['account/in-use'],
})
export const acceptTerms = endpoint({
  name: 'acceptTerms',
  method: 'POST',
  path: '/api/accounts/:accountId/consent',
  summary: 'Accept the privacy terms; who, when and which version is kept',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ termsVersion: z.string().min(1).max(50), locale: uiLocale }),
  response: account,
  problems: ['request/conflict'],
})
export const saveAccount = endpoint({
  name: 'saveAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/save',
  summary: 'Finish the set-up; refused with one error per gap while something is missing',
  tag,
  access: 'administrator',
  params: byId,
  response: account,
  problems: ['account/incomplete'],
})
/** What deleting an account touches. Channels must go first; conversations another channel took over are closed. */
export const accountImpact = z.object({
  channels: z.array(
    z.object({
      id: channelId,
      name: z.string(),
      isDraining: z.boolean(),
      workstream: z.object({ id: workstreamId, name: z.string() }),
    }),
  ),
  openConversations: z.number().int(),
  /** They fail: without credentials they cannot go out. */
  undeliveredReplies: z.number().int(),
  keptConversations: z.number().int(),
  goneAt: instant,
})
export type AccountImpact = z.infer<typeof accountImpact>
export const getAccountImpact = endpoint({
  name: 'getAccountImpact',
  method: 'GET',
  path: '/api/accounts/:accountId/impact',
  summary: 'What deleting the account would touch, and what must go first',
  tag,
  access: 'administrator',
  params: byId,
  response: accountImpact,
})
export const deleteAccount = endpoint({
  name: 'deleteAccount',
  method: 'DELETE',
  path: '/api/accounts/:accountId',
  summary:
    'Delete an account that no channel uses; it can be brought back, but its secrets are wiped at once',
  tag,
  access: 'administrator',
  params: byId,
  problems: ['account/in-use'],
})
