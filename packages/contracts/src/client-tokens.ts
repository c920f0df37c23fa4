import { z } from 'zod'
import { account, clientToken } from './accounts.ts'
import { endpoint } from './endpoint.ts'
import { accountId, googleAgentId } from './values.ts'

/**
 * Which webhook: a Google agent's own, or, with null, the partner's, to which Google sends for every agent that has none.
 */
export const level = googleAgentId.nullable()

/** How many days from its begin a rotation lasts: so long the old token is accepted. Seven are the most. */
export const rotationDays = z.number().int().min(1).max(7)
export const rotationDaysMax = 7

const tag = 'Messaging accounts'
const byId = z.object({ accountId })
const byAgent = z.object({ accountId, googleAgentId })
const version = z.number().int()
export const beginTokenRotation = endpoint({
  name: 'beginTokenRotation',
  method: 'POST',
  path: '/api/accounts/:accountId/token-rotation',
  summary:
    'Take a new client token beside the present one; both are accepted until the time is over or the rotation is ended',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byId,
  body: z.object({ googleAgentId: level, clientToken, days: rotationDays, version }),
  response: account,
  status: 201,
  problems: ['account/protected-field', 'account/incomplete', 'request/conflict'],
})
export const changeTokenRotation = endpoint({
  name: 'changeTokenRotation',
  method: 'PATCH',
  path: '/api/accounts/:accountId/token-rotation',
  summary: 'Accept the old client token for another time, counted in days from the begin',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgentId: level, days: rotationDays, version }),
  response: account,
  problems: ['account/protected-field', 'request/conflict'],
})
export const endTokenRotation = endpoint({
  name: 'endTokenRotation',
  method: 'POST',
  path: '/api/accounts/:accountId/token-rotation/end',
  summary:
    'End a rotation: keep the new client token and retire the old one, or go back to the old one; the other is refused at once and wiped',
  tag,
  access: 'administrator',
  params: byId,
  body: z.object({ googleAgentId: level, keep: z.enum(['new', 'old']), version }),
  response: account,
  problems: ['account/protected-field', 'request/conflict'],
})
export const addAgentWebhook = endpoint({
  name: 'addAgentWebhook',
  method: 'POST',
  path: '/api/accounts/:accountId/google-agents/:googleAgentId/webhook',
  summary: 'Give a Google agent a webhook address of its own; it has no client token yet',
  tag,
  access: 'administrator',
  params: byAgent,
  body: z.object({ version }),
  response: account,
  status: 201,
  problems: ['account/protected-field', 'request/conflict'],
})
export const setAgentClientToken = endpoint({
  name: 'setAgentClientToken',
  method: 'PUT',
  path: '/api/accounts/:accountId/google-agents/:googleAgentId/webhook/client-token',
  summary: 'Set the client token of a Google agent’s own webhook (protected field: it never comes back)',
  tag,
  access: 'administrator',
  needsConfirmation: true,
  params: byAgent,
  body: z.object({ clientToken, version }),
  response: account,
  problems: ['account/protected-field', 'request/conflict'],
})
export const removeAgentWebhook = endpoint({
  name: 'removeAgentWebhook',
  method: 'DELETE',
  path: '/api/accounts/:accountId/google-agents/:googleAgentId/webhook',
  summary:
    'Take a Google agent’s own webhook away; its address stops answering and its client token is wiped',
  tag,
  access: 'administrator',
  params: byAgent,
  query: z.object({ version: z.coerce.number().int() }),
  response: account,
  problems: ['account/protected-field', 'request/conflict'],
})
