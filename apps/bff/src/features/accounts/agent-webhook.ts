import { randomBytes } from 'node:crypto'
import type {
  addAgentWebhook,
  removeAgentWebhook,
  setAgentClientToken,
} from '@parley/contracts/client-tokens'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import { requireFieldRight, writing } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import * as agentWebhooks from '../../store/agent-webhooks.ts'
import * as tokens from '../../store/client-tokens.ts'
import { changeLevel, levelOf } from './token-level.ts'

/** As unguessable as the partner's: 144 random bits. Errors: `account/protected-field`, `request/conflict` if it has one. */
export async function addAgentWebhookVerb(
  ctx: Context,
  { actor, params, body: { version }, audit }: Call<typeof addAgentWebhook>,
) {
  requireFieldRight(actor, 'clientToken', 'set')
  return changeLevel(ctx, params, { version, actorId: actor.id, audit }, async (tx, account, now) => {
    if (account.googleAgents.find((one) => one.id === params.googleAgentId)?.webhook)
      throw new ProblemError('request/conflict')
    const key = randomBytes(18).toString('base64url')
    await agentWebhooks.addAgentWebhook(tx, { ...params, key, createdBy: actor.id, now })
    return { verb: 'agentWebhook.added' }
  })
}

/** Sets the token of an agent's own webhook, or puts another in its place at once. Errors: `account/protected-field`. */
export async function setAgentClientTokenVerb(
  ctx: Context,
  { actor, params, body: { clientToken, version }, audit }: Call<typeof setAgentClientToken>,
) {
  return changeLevel(ctx, params, { version, actorId: actor.id, audit }, async (tx, account, now) => {
    const before = levelOf(account, params.googleAgentId)
    requireFieldRight(actor, 'clientToken', writing(before.clientToken))
    await tokens.storeClientToken(tx, ctx.sealer, params, { clientToken, setBy: actor.id, now })
    return {
      verb: 'clientToken.set',
      before: {
        clientToken: before.clientToken.isSet ? 'set' : null,
        oldClientToken: before.rotation ? 'set' : null,
      },
      after: { clientToken: before.clientToken.isSet ? 'replaced' : 'set' },
    }
  })
}

/** Its address answers nobody any more; what Google still sends there is refused. Errors: `account/protected-field`. */
export async function removeAgentWebhookVerb(
  ctx: Context,
  { actor, params, query: { version }, audit }: Call<typeof removeAgentWebhook>,
) {
  requireFieldRight(actor, 'clientToken', 'replace')
  return changeLevel(ctx, params, { version, actorId: actor.id, audit }, async (tx, account) => {
    const before = levelOf(account, params.googleAgentId)
    await agentWebhooks.removeAgentWebhook(tx, params)
    return {
      verb: 'agentWebhook.removed',
      before: {
        clientToken: before.clientToken.isSet ? 'set' : null,
        oldClientToken: before.rotation ? 'set' : null,
      },
    }
  })
}
