import { randomBytes } from 'node:crypto'
import type {
  AccountGap,
  acceptTerms,
  createAccount,
  getAccount,
  listAccounts,
  saveAccount,
  updateAccount,
} from '@parley/contracts/accounts'
import type { Account } from '@parley/contracts/accounts'
import { privacyTerms } from '@parley/contracts/privacy-terms'
import { ProblemError } from '@parley/contracts/problem'
import { mayTurnAccount } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import type { LockedAccount } from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as consents from '../../store/consents.ts'
import type { Db } from '../../store/db.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as outbox from '../../store/outbox.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import { objectOf, readAccount, readAccounts, topicsOf } from './read-account.ts'

export async function listAccountsVerb(ctx: Context, _call: Call<typeof listAccounts>) {
  return { items: await readAccounts(ctx, ctx.database.db) }
}

export async function getAccountVerb(ctx: Context, { params }: Call<typeof getAccount>) {
  return readAccount(ctx, ctx.database.db, params.accountId)
}

/** Starts a draft. The last part of its webhook address cannot be guessed: 144 random bits in 24 characters. */
export async function createAccountVerb(ctx: Context, { actor, body, audit }: Call<typeof createAccount>) {
  const id = ctx.newId()
  const webhookKey = randomBytes(18).toString('base64url')
  return ctx.database.db.transaction().execute(async (tx) => {
    await accounts.create(tx, { id, ...body, webhookKey, createdBy: actor.id, now: ctx.now() })
    const created = await readAccount(ctx, tx, id)
    await audit.record(tx, { verb: 'account.created', object: objectOf(created), after: { state: 'draft' } })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.created',
      topics: topicsOf(id),
      subject: { accountId: id, name: body.name },
    })
    return created
  })
}

/** Errors: `request/conflict` when somebody changed the account since `version` was read. */
export async function updateAccountVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof updateAccount>,
) {
  return retriedTransaction(ctx.database.db, async (tx) => {
    const { name, partnerId, isActive } = body
    if (isActive !== undefined) await deliveries.pauseProcessing(tx)
    const before = await accounts.lock(tx, accountId)
    if (!before) throw new ProblemError('request/not-found')
    if (before.version !== body.version) throw new ProblemError('request/conflict')
    const now = ctx.now()
    await accounts.change(
      tx,
      accountId,
      {
        name,
        partnerId,
        ...(isActive === undefined ? {} : await turn(tx, accountId, before, isActive, now)),
      },
      now,
    )
    const after = await readAccount(ctx, tx, accountId)
    const [was, is] = [before.inactiveSince === null, after.state !== 'inactive']
    if (name !== undefined || partnerId !== undefined || was === is)
      await audit.record(tx, {
        verb: 'account.updated',
        object: objectOf(after),
        before: { name: before.name, partnerId: before.partnerId },
        after: { name: after.name, partnerId: after.partnerId },
      })
    if (was !== is)
      await audit.record(tx, {
        verb: is ? 'account.activated' : 'account.deactivated',
        object: objectOf(after),
      })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.updated',
      topics: topicsOf(accountId),
      subject: {
        accountId,
        before: {
          name: before.name,
          partnerId: before.partnerId,
          isActive: before.inactiveSince === null,
        },
        after: { name: after.name, partnerId: after.partnerId, isActive: after.state !== 'inactive' },
      },
    })
    return after
  })
}

/** Lets what waited come in and go out when the account becomes active. Errors: `account/incomplete` for a draft. */
async function turn(
  tx: Db,
  accountId: string,
  { state, inactiveSince }: LockedAccount,
  isActive: boolean,
  now: Date,
): Promise<{ inactiveSince?: Date | null }> {
  const decision = mayTurnAccount({ isDraft: state === 'draft' })
  if (!decision.allowed) throw new ProblemError(decision.because)
  if (isActive === (inactiveSince === null)) return {}
  if (inactiveSince !== null) {
    await deliveries.unparkWaiting(tx, accountId, ['accountInactive'])
    await outbox.resume(tx, accountId, inactiveSince, now)
  }
  return { inactiveSince: isActive ? null : now }
}

/** Errors: `request/conflict` when newer terms than those shown are in force. */
export async function acceptTermsVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof acceptTerms>,
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await accounts.lock(tx, accountId))) throw new ProblemError('request/not-found')
    if (body.termsVersion !== privacyTerms.version) throw new ProblemError('request/conflict')
    const before = await readAccount(ctx, tx, accountId)
    await consents.add(tx, { ...body, accountId, userId: actor.id, userName: actor.name, now: ctx.now() })
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.termsAccepted',
      object: objectOf(after),
      before: { termsVersion: before.consent?.termsVersion, locale: before.consent?.locale },
      after: { termsVersion: body.termsVersion, locale: body.locale },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.termsAccepted',
      topics: topicsOf(accountId),
      subject: { accountId, ...body },
    })
    return after
  })
}

/** Finishes the set-up. Errors: `account/incomplete` with one error per gap; its code is the gap. */
export async function saveAccountVerb(ctx: Context, call: Call<typeof saveAccount>) {
  return finishAccount(ctx, call, { mayLack: [] })
}

/** The same for who may leave something for later: what `mayLack` names is no reason to refuse. */
export async function finishAccount(
  ctx: Context,
  { actor, params: { accountId }, audit }: Call<typeof saveAccount>,
  { mayLack }: { mayLack: readonly AccountGap[] },
) {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await accounts.lock(tx, accountId))) throw new ProblemError('request/not-found')
    const before = await readAccount(ctx, tx, accountId)
    const gaps = gapsOf(before).filter((gap) => !mayLack.includes(gap))
    if (gaps.length > 0)
      throw new ProblemError('account/incomplete', {
        errors: gaps.map((gap) => ({ pointer: `/${gap}`, code: gap })),
      })
    await accounts.change(tx, accountId, { state: 'active' }, ctx.now())
    const after = await readAccount(ctx, tx, accountId)
    await audit.record(tx, {
      verb: 'account.saved',
      object: objectOf(after),
      before: { state: before.state },
      after: { state: after.state },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'account.saved',
      topics: [...topicsOf(accountId), 'workstreams'],
      subject: { accountId },
    })
    return after
  })
}

/** What is missing before Save, in the order of the set-up. A later call that was refused takes no verification back. */
export function gapsOf(account: Account): AccountGap[] {
  const missing = {
    partnerId: account.partnerId === null,
    clientToken: !account.clientToken.isSet,
    credentials: !account.credentials.isSet,
    verification: account.webhook.verifiedAt === null,
    googleAgent: account.googleAgents.length === 0,
    consent: account.consent?.termsVersion !== privacyTerms.version,
  } satisfies Record<AccountGap, boolean>
  return (Object.keys(missing) as AccountGap[]).filter((gap) => missing[gap])
}
