import type { deleteAccount, getAccountImpact } from '@parley/contracts/accounts'
import { ProblemError } from '@parley/contracts/problem'
import { goneAt, mayDeleteAccount } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import { closeConversations } from '../../flows/part-conversations.ts'
import type { Call } from '../../http/call.ts'
import { accountImpact } from '../../store/account-impact.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as conversations from '../../store/conversations.ts'
import * as deletions from '../../store/deletions.ts'
import * as deliveries from '../../store/deliveries.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import { objectOf, readAccount, topicsOf } from './read-account.ts'

export async function getAccountImpactVerb(
  ctx: Context,
  { params: { accountId } }: Call<typeof getAccountImpact>,
) {
  const { db } = ctx.database
  if (!(await accounts.read(db, accountId))) throw new ProblemError('request/not-found')
  return { ...(await accountImpact(db, accountId)), goneAt: goneAt(ctx.now()) }
}

/**
 * Deletes an account: its secrets are wiped at once, and conversations another channel took over from it are closed,
 * for nobody can write to them any more. Errors: `account/in-use` while a channel exists.
 */
export async function deleteAccountVerb(
  ctx: Context,
  { actor, params: { accountId }, audit }: Call<typeof deleteAccount>,
) {
  await retriedTransaction(ctx.database.db, async (tx) => {
    await deliveries.pauseProcessing(tx)
    const account = await accounts.lock(tx, accountId)
    if (!account) throw new ProblemError('request/not-found')
    const decision = mayDeleteAccount({ hasChannels: await accounts.hasChannels(tx, accountId) })
    if (!decision.allowed) throw new ProblemError(decision.because)
    const open = await conversations.lockUnclosed(tx, { accountId })
    const before = await readAccount(ctx, tx, accountId)
    const now = ctx.now()
    await deletions.add(tx, {
      id: accountId,
      kind: 'account',
      name: account.name,
      deletedAt: now,
      deletedById: actor.id,
      goneAt: goneAt(now),
    })
    await accounts.remove(tx, accountId, now)
    const parts = await closeConversations(ctx, tx, {
      deletionId: accountId,
      open,
      text: null,
      actorId: actor.id,
      now,
    })
    await audit.record(tx, {
      verb: 'account.deleted',
      object: objectOf(before),
      before: {
        state: before.state,
        partnerId: before.partnerId,
        clientToken: before.clientToken.isSet ? 'set' : null,
        credentials: before.credentials.isSet ? 'set' : null,
        keyIdTail: before.credentialsFacts?.keyIdTail,
        googleAgents: before.googleAgents.map((one) => one.displayName),
      },
      after: { closedConversations: open.length },
    })
    await activity.recordAll(tx, [
      ...parts,
      {
        actorId: actor.id,
        verb: 'account.deleted',
        topics: topicsOf(accountId),
        subject: { accountId, conversations: open.length },
      },
    ])
  })
}
