import { z } from 'zod'
import { googleId } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { accountId, googleAgentId } from './values.ts'

/** What is tried, in the order of the set-up; the console says for each what that means (`proof.tried.<step>`). */
export const proofStep = z.enum([
  'shape',
  'key',
  'token',
  'communications',
  'messages',
  'partner',
  'brand',
  'agent',
  'verification',
  'launch',
  'clientToken',
  'address',
  'reach',
  'answerer',
  'refusal',
  'delivery',
  'signature',
  'body',
  'forgery',
  'handshake',
  'partnerWebhook',
  'agentWebhook',
])
export type ProofStep = z.infer<typeof proofStep>

/**
 * One line of a proof: what was tried, how it ended, and a code for the sentences (proof-codes.ts; a newer server may
 * send more than a console knows). A line `running` or `skipped` has the code `<step>.running` or `<step>.skipped`.
 */
export const proofLine = z.object({
  step: proofStep,
  outcome: z.enum(['running', 'passed', 'warning', 'failed', 'skipped']),
  code: z.string(),
  params: z.record(z.string(), z.string()),
})
export type ProofLine = z.infer<typeof proofLine>

const tag = 'Messaging accounts'
const byId = z.object({ accountId })
export const proveAccount = endpoint({
  name: 'proveAccount',
  method: 'POST',
  path: '/api/accounts/:accountId/proofs',
  summary:
    'Prove the credentials live: shape, key, token exchange, both APIs, partner, and each Google agent given or added; one line per result, as it comes',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgent: z.object({ brandId: googleId, agentId: googleId }).optional() }),
  response: proofLine,
  stream: true,
  problems: ['account/incomplete'],
})
export const proveWebhook = endpoint({
  name: 'proveWebhook',
  method: 'POST',
  path: '/api/accounts/:accountId/webhook-proofs',
  summary:
    'Prove a webhook from outside, the partner’s or a Google agent’s own: calls our own public address as Google does, through every proxy, then reads which webhook is saved at Google; one line per result, as it comes',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgentId: googleAgentId.nullish() }),
  response: proofLine,
  stream: true,
})
