import type { proveNextCredentials } from '@parley/contracts/credentials-rotation'
import { ProblemError } from '@parley/contracts/problem'
import type { ProofLine } from '@parley/contracts/proofs'
import type { Context } from '../../context.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import * as activity from '../../store/activity.ts'
import * as spares from '../../store/spare-credentials.ts'
import { noteCredentialsUse } from './credentials-use.ts'
import { ended, skippedLine } from './proof-lines.ts'
import { agentSteps, proveAgent } from './prove-agent.ts'
import { proveCredentials } from './prove.ts'
import { objectOf, readAccount, topicsOf } from './read-account.ts'

/**
 * Proves the next credentials as those in use are proven, with all Google agents of the account, and notes a success
 * for exactly the file that was proven: when another one was uploaded meanwhile the last line is `key.replaced`.
 * Warnings do not stand in the way. Errors: `account/incomplete` without next credentials.
 */
export async function* proveNextCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, signal, audit }: Call<typeof proveNextCredentials>,
): AsyncGenerator<ProofLine> {
  const account = await readAccount(ctx, ctx.database.db, accountId)
  const next = await spares.readSpareKeyFile(ctx.database.db, ctx, accountId, 'next')
  requireFieldRight(actor, 'credentials', 'use')
  if (!next) throw new ProblemError('account/incomplete', { errors: [{ pointer: '/next', code: 'next' }] })
  await noteCredentialsUse(ctx, audit, { ...account, credentialsFacts: next.facts })

  let hasFailed = false
  const watched = async function* <Result>(lines: AsyncGenerator<ProofLine, Result>) {
    for (;;) {
      const { done, value } = await lines.next()
      if (done) return value
      if (value.outcome === 'failed') hasFailed = true
      yield value
    }
  }
  const google = yield* watched(proveCredentials(ctx, account, next.reading))
  if (!google) {
    if (account.googleAgents.length > 0) for (const step of agentSteps) yield skippedLine(step)
    return
  }
  for (const agent of account.googleAgents) {
    if (signal.aborted) return
    yield* watched(proveAgent(google, agent, null))
  }
  if (hasFailed || signal.aborted) return

  const isNoted = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await spares.noteProof(tx, next.id, { by: actor.id, now: ctx.now() }))) return false
    await audit.record(tx, {
      verb: 'account.nextCredentialsProven',
      object: objectOf(account),
      after: { keyIdTail: next.facts.keyIdTail },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.nextCredentialsProven',
      topics: topicsOf(accountId),
      subject: { accountId },
    })
    return true
  })
  if (!isNoted) yield ended('key.replaced')
}
