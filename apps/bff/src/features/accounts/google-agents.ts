import type { addGoogleAgent, removeGoogleAgent } from '@parley/contracts/accounts'
import { ProblemError, type FieldError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as googleAgents from '../../store/google-agents.ts'
import { communicationsOf } from './communications.ts'
import { noteCredentialsUse } from './credentials-use.ts'
import { proveAgent, type SeenAgent } from './prove-agent.ts'
import { objectOf, readAccount, topicsOf } from './read-account.ts'

/**
 * Reads a Google agent at Google and adds it; deliveries that waited for it are processed now. An agent that is not
 * verified yet is welcome. Errors: `account/incomplete` without credentials, `account/agent-taken`,
 * `account/agent-refused`, `account/google-unreachable`; their errors carry the codes of the proof.
 */
export async function addGoogleAgentVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof addGoogleAgent>,
) {
  const account = await readAccount(ctx, ctx.database.db, accountId)
  if (!account.credentials.isSet)
    throw new ProblemError('account/incomplete', {
      errors: [{ pointer: '/credentials', code: 'credentials' }],
    })
  const holder = await googleAgents.findHolder(ctx.database.db, body.brandId, body.agentId)
  if (holder)
    throw new ProblemError('account/agent-taken', {
      errors: [{ pointer: '/body/agentId', code: 'agent.taken', params: { account: holder.accountName } }],
    })
  requireFieldRight(actor, 'credentials', 'use')
  await noteCredentialsUse(ctx, audit, account)
  // Google is asked before the transaction: nobody waits for a lock while it thinks.
  const seen = await ask(ctx, accountId, body)
  return keepGoogleAgent(ctx, { actor, audit }, accountId, seen)
}

/** Adds a Google agent that was just read at Google. Errors: `account/agent-taken` when another account was faster. */
export async function keepGoogleAgent(
  ctx: Context,
  { actor, audit }: Pick<Call<typeof addGoogleAgent>, 'actor' | 'audit'>,
  accountId: string,
  seen: SeenAgent,
) {
  const { brandId, agentId } = seen
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await accounts.lock(tx, accountId))) throw new ProblemError('request/not-found')
    const now = ctx.now()
    const id = await googleAgents.add(tx, { accountId, ...seen, addedBy: actor.id, now })
    await deliveries.unparkWaiting(tx, accountId, ['unknownAgent'])
    await accounts.change(tx, accountId, {}, now)
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.agentAdded',
      object: objectOf(after),
      after: { googleAgents: [seen.displayName], brandId, agentId },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.agentAdded',
      topics: topicsOf(accountId),
      subject: { accountId, googleAgentId: id, brandId, agentId },
    })
    return after
  })
}

async function ask(
  ctx: Context,
  accountId: string,
  wanted: { brandId: string; agentId: string },
): Promise<SeenAgent> {
  const communications = await communicationsOf(ctx, accountId)
  if (communications.outcome !== 'open')
    throw new ProblemError('account/google-unreachable', {
      errors:
        communications.outcome === 'refused' ? [{ pointer: '/credentials', code: communications.code }] : [],
    })
  const steps = proveAgent(communications.google, wanted, null)
  let failed: FieldError | null = null
  let next = await steps.next()
  for (; !next.done; next = await steps.next()) {
    const { outcome, step, code, params } = next.value
    if (outcome === 'failed')
      failed = { pointer: `/body/${step === 'brand' ? 'brandId' : 'agentId'}`, code, params }
  }
  if (next.value) return next.value
  const isUnreachable = failed?.code.endsWith('.unreachable') === true
  throw new ProblemError(isUnreachable ? 'account/google-unreachable' : 'account/agent-refused', {
    errors: failed ? [failed] : [],
  })
}

/** Errors: `account/in-use` while a channel uses the agent. */
export async function removeGoogleAgentVerb(
  ctx: Context,
  { actor, params: { accountId, googleAgentId }, audit }: Call<typeof removeGoogleAgent>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await accounts.lock(tx, accountId))) throw new ProblemError('request/not-found')
    const agent = await googleAgents.lock(tx, googleAgentId)
    if (agent?.accountId !== accountId) throw new ProblemError('request/not-found')
    if (agent.isBound) throw new ProblemError('account/in-use')
    const removed = (await readAccount(ctx, tx, accountId)).googleAgents.find(
      (one) => one.id === googleAgentId,
    )
    await googleAgents.remove(tx, { accountId, id: googleAgentId }, ctx.now())
    await accounts.change(tx, accountId, {}, ctx.now())
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.agentRemoved',
      object: objectOf(after),
      before: {
        googleAgents: removed && [removed.displayName],
        brandId: removed?.brandId,
        agentId: removed?.agentId,
      },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.agentRemoved',
      topics: topicsOf(accountId),
      subject: { accountId, googleAgentId },
    })
    return after
  })
}
