import { factsOf, readKeyFile } from '@parley/channels/google/service-account'
import type { setClientToken, setCredentials } from '@parley/contracts/accounts'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import { requireFieldRight, writing } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import * as secrets from '../../store/account-secrets.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as tokens from '../../store/client-tokens.ts'
import { objectOf, readAccount, topicsOf } from './read-account.ts'

/** Sets the client token, at once in place of any other; Google has to verify the webhook again. Errors: `account/protected-field`. */
export async function setClientTokenVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof setClientToken>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await accounts.lock(tx, accountId))) throw new ProblemError('request/not-found')
    const before = await readAccount(ctx, tx, accountId)
    requireFieldRight(actor, 'clientToken', writing(before.clientToken))
    const now = ctx.now()
    const level = { accountId, googleAgentId: null }
    await tokens.storeClientToken(tx, ctx.sealer, level, { ...body, setBy: actor.id, now })
    await accounts.change(tx, accountId, {}, now)
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.clientTokenSet',
      object: objectOf(after),
      before: {
        clientToken: before.clientToken.isSet ? 'set' : null,
        oldClientToken: before.webhook.rotation ? 'set' : null,
      },
      after: { clientToken: before.clientToken.isSet ? 'replaced' : 'set' },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.clientTokenSet',
      topics: topicsOf(accountId),
      subject: { accountId },
    })
    return after
  })
}

/**
 * Checks and stores a credentials file. Errors: `account/protected-field`; `account/in-use` with `rotate` once the account
 * was saved: replacing what works by what is not proven would be an outage, rotation is the way; `account/credentials-invalid` with one error
 * per finding (codes `shape.*`, `key.*`), and nothing is stored.
 */
export async function setCredentialsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof setCredentials>,
) {
  const reading = readKeyFile(body.content, { tokenUris: ctx.config.google.tokenUris })
  return ctx.database.db.transaction().execute(async (tx) => {
    const locked = await accounts.lock(tx, accountId)
    if (!locked) throw new ProblemError('request/not-found')
    const before = await readAccount(ctx, tx, accountId)
    requireFieldRight(actor, 'credentials', writing(before.credentials))
    if (locked.state === 'active' && before.credentials.isSet)
      throw new ProblemError('account/in-use', { errors: [{ pointer: '/body/content', code: 'rotate' }] })
    if (reading.outcome === 'unusable')
      throw new ProblemError('account/credentials-invalid', {
        errors: reading.findings.map(({ code, params }) => ({
          pointer: '/body/content',
          code,
          params: { ...params },
        })),
      })
    const now = ctx.now()
    const cleaned = reading.cleaned.join(', ')
    const facts = { ...factsOf(reading.key, body.fileName), ...(cleaned === '' ? {} : { cleaned }) }
    await secrets.storeCredentials(tx, ctx.sealer, {
      accountId,
      key: reading.key,
      facts,
      setBy: actor.id,
      now,
    })
    await accounts.change(tx, accountId, {}, now)
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.credentialsSet',
      object: objectOf(after),
      before: {
        credentials: before.credentials.isSet ? 'set' : null,
        keyIdTail: before.credentialsFacts?.keyIdTail,
      },
      after: { credentials: before.credentials.isSet ? 'replaced' : 'set', keyIdTail: facts.keyIdTail },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.credentialsSet',
      topics: topicsOf(accountId),
      subject: { accountId, keyIdTail: facts.keyIdTail },
    })
    return after
  })
}
