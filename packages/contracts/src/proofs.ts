import { z } from 'zod'
import { googleId } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { accountId } from './values.ts'

/** One line of a proof: what was tried, how it ended, and a code for the sentence and the remedy (`proof.<code>`). */
export const proofLine = z.object({
  step: z.enum(['shape', 'key', 'token', 'partner', 'brand', 'agent', 'verification', 'launch']),
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
    'Prove the credentials live: shape, key, token exchange, partner, and each Google agent given or added; one line per result, as it comes',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgent: z.object({ brandId: googleId, agentId: googleId }).optional() }),
  response: proofLine,
  stream: true,
  problems: ['account/incomplete'],
})
