import type { changePassword, updateMe } from '@parley/contracts/session'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { toMe } from '../../http/session-state.ts'
import { hashPassword, requireStrongPassword, verifyPassword } from '../../passwords.ts'
import * as activity from '../../store/activity.ts'
import * as sessions from '../../store/sessions.ts'
import * as users from '../../store/users.ts'
import { throttlePassword } from '../../throttle.ts'

export async function updateMeVerb(ctx: Context, { actor, body, audit }: Call<typeof updateMe>) {
  await ctx.database.db.transaction().execute(async (tx) => {
    await users.change(tx, actor.id, body)
    const { name = actor.name, locale = actor.locale } = body
    // The console sends what was chosen again, too; that is no deed.
    if (name !== actor.name || locale !== actor.locale)
      await audit.record(tx, {
        verb: 'user.updatedSelf',
        object: { type: 'user', id: actor.id, name },
        before: { name: actor.name, locale: actor.locale },
        after: { name, locale },
      })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'user.updatedSelf',
      topics: ['team'],
      subject: { userId: actor.id, fields: Object.keys(body) },
    })
  })
  return toMe({ ...actor, name: body.name ?? actor.name, locale: body.locale ?? actor.locale })
}

/** Changes my password and ends my other sessions. Guessing the present one is slowed down like signing in. */
export async function changePasswordVerb(
  ctx: Context,
  { actor, body, ip, session, audit }: Call<typeof changePassword>,
) {
  const forgive = await throttlePassword(ctx, { email: actor.email, ip })
  const user = await users.findById(ctx.database.db, actor.id)
  const object = { type: 'user', id: actor.id, name: actor.name } as const
  if (!(await verifyPassword(body.currentPassword, user?.passwordHash ?? null))) {
    await audit.note({ verb: 'user.passwordRefused', object }, actor.email)
    throw new ProblemError('session/wrong-credentials')
  }
  requireStrongPassword(body.newPassword, actor.email, '/body/newPassword')
  const passwordHash = await hashPassword(body.newPassword)
  await ctx.database.db.transaction().execute(async (tx) => {
    await users.change(tx, actor.id, { passwordHash })
    await sessions.endAll(tx, actor.id, session.tokenHash)
    await session.confirm(tx)
    await audit.record(tx, {
      verb: 'user.passwordChanged',
      object,
      before: { password: 'set' },
      after: { password: 'replaced' },
    })
    await activity.record(tx, {
      actorId: actor.id,
      verb: 'user.passwordChanged',
      topics: [],
      subject: { userId: actor.id },
    })
  })
  await forgive()
}
