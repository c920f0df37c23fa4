import { sameSecret } from '@parley/channels/google-business-messages/verify'
import type {
  beginTokenRotation,
  changeTokenRotation,
  endTokenRotation,
} from '@parley/contracts/client-tokens'
import { ProblemError } from '@parley/contracts/problem'
import { rotationEnd } from '@parley/domain/client-tokens'
import { byItself } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as auditLog from '../../store/audit.ts'
import * as tokens from '../../store/client-tokens.ts'
import { schedule, stillHolds, type Lease } from '../../store/lanes.ts'
import { readAccount, topicsOf } from './read-account.ts'
import { changeLevel, levelObject, levelOf } from './token-level.ts'

/**
 * Takes a new client token beside the present one: from the commit on every instance accepts both, so that Google may
 * change over whenever somebody gets to it. Errors: `account/protected-field`, `account/incomplete` without a present
 * token, `request/conflict` while a rotation goes on, `request/invalid` (`sameToken`) for the token that is there.
 */
export async function beginTokenRotationVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof beginTokenRotation>,
) {
  requireFieldRight(actor, 'clientToken', 'replace')
  const { googleAgentId, clientToken, days, version } = body
  const level = { accountId, googleAgentId }
  return changeLevel(ctx, level, { version, actorId: actor.id, audit }, async (tx, account, now) => {
    const before = levelOf(account, googleAgentId)
    if (before.rotation) throw new ProblemError('request/conflict')
    const present = await tokens.readClientToken(tx, ctx.sealer, level)
    if (present === null)
      throw new ProblemError('account/incomplete', {
        errors: [{ pointer: '/clientToken', code: 'clientToken' }],
      })
    if (sameSecret(present, clientToken))
      throw new ProblemError('request/invalid', {
        errors: [{ pointer: '/body/clientToken', code: 'sameToken' }],
      })
    const acceptedUntil = endOf(now, days, now)
    await tokens.beginRotation(tx, ctx.sealer, level, { clientToken, acceptedUntil, begunBy: actor.id, now })
    await schedule(tx, 'oldToken', laneOf(level), acceptedUntil)
    return {
      verb: 'clientToken.rotationBegun',
      before: { clientToken: 'set' },
      after: { clientToken: 'replaced', oldClientToken: 'set', acceptedUntil: acceptedUntil.toISOString() },
    }
  })
}

/** Errors: `account/protected-field`, `request/conflict` without a rotation, `request/invalid` for a time that is over. */
export async function changeTokenRotationVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof changeTokenRotation>,
) {
  requireFieldRight(actor, 'clientToken', 'replace')
  const { googleAgentId, days, version } = body
  const level = { accountId, googleAgentId }
  return changeLevel(ctx, level, { version, actorId: actor.id, audit }, async (tx, account, now) => {
    const { rotation } = levelOf(account, googleAgentId)
    if (!rotation || rotation.acceptedUntil <= now) throw new ProblemError('request/conflict')
    const acceptedUntil = endOf(rotation.begunAt, days, now)
    await tokens.changeRotation(tx, level, acceptedUntil)
    await schedule(tx, 'oldToken', laneOf(level), acceptedUntil)
    return {
      verb: 'clientToken.rotationChanged',
      before: { acceptedUntil: rotation.acceptedUntil.toISOString() },
      after: { acceptedUntil: acceptedUntil.toISOString() },
    }
  })
}

/**
 * Ends a rotation by hand. The token that is not kept is refused at once and wiped. Errors: `account/protected-field`,
 * `request/conflict` without a rotation, and for going back to an old token whose time is over.
 */
export async function endTokenRotationVerb(
  ctx: Context,
  { actor, params: { accountId }, body, audit }: Call<typeof endTokenRotation>,
) {
  requireFieldRight(actor, 'clientToken', 'replace')
  const { googleAgentId, keep, version } = body
  const level = { accountId, googleAgentId }
  return changeLevel(ctx, level, { version, actorId: actor.id, audit }, async (tx, account, now) => {
    const { rotation } = levelOf(account, googleAgentId)
    if (!rotation || (keep === 'old' && rotation.acceptedUntil <= now))
      throw new ProblemError('request/conflict')
    if (keep === 'new') await tokens.retire(tx, level)
    else await tokens.goBack(tx, level)
    await schedule(tx, 'oldToken', laneOf(level), null)
    const acceptedUntil = rotation.acceptedUntil.toISOString()
    return keep === 'new'
      ? { verb: 'clientToken.retired', before: { oldClientToken: 'set', acceptedUntil } }
      : {
          verb: 'clientToken.rotationUndone',
          before: { clientToken: 'set', oldClientToken: 'set', acceptedUntil },
          after: { clientToken: 'replaced' },
        }
  })
}

/** The time of an old token is over: it is refused already, and now it is wiped, too. */
export async function retireWhenDue(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  return ctx.database.db.transaction().execute(async (tx) => {
    const level = await tokens.levelWithOldToken(tx, lease.key)
    // Before the lane, as whoever ends the rotation at this moment does.
    const account = level && (await accounts.lock(tx, level.accountId))
    if (!(await stillHolds(tx, lease))) return { next: 'lost' }
    if (!level || !account) return { next: 'idle' }
    const rotation = await tokens.rotationOf(tx, level)
    if (!rotation) return { next: 'idle' }
    const now = ctx.now()
    const leftMs = rotation.acceptedUntil.getTime() - now.getTime()
    if (leftMs > 0) return { next: 'retry', afterMs: leftMs, failures: 0 }
    await tokens.retire(tx, level)
    await accounts.change(tx, level.accountId, {}, now)
    const after = await readAccount(ctx, tx, level.accountId)
    await auditLog.append(tx, [
      byItself({
        verb: 'clientToken.expired',
        object: levelObject(after, level.googleAgentId),
        before: { oldClientToken: 'set', acceptedUntil: rotation.acceptedUntil.toISOString() },
      }),
    ])
    await activity.record(tx, {
      actorId: null,
      verb: 'clientToken.expired',
      topics: topicsOf(level.accountId),
      subject: level,
    })
    return { next: 'idle' }
  })
}

/** An id of either kind names one level: both are drawn at random. */
const laneOf = ({ accountId, googleAgentId }: tokens.Level) => googleAgentId ?? accountId

function endOf(begunAt: Date, days: number, now: Date): Date {
  const end = rotationEnd(begunAt, days, now)
  if (!end)
    throw new ProblemError('request/invalid', { errors: [{ pointer: '/body/days', code: 'timeIsOver' }] })
  return end
}
