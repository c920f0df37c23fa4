import type { signIn } from '@parley/contracts/session'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { sessionState } from '../../http/session-state.ts'
import { verifyPassword } from '../../passwords.ts'
import * as activity from '../../store/activity.ts'
import * as users from '../../store/users.ts'
import { throttlePassword } from '../../throttle.ts'

/**
 * Signs in. A wrong password, an unknown address and a disabled person get the same answer after the same work.
 * Errors: `session/wrong-credentials`, `request/too-many`.
 */
export async function signInVerb(ctx: Context, { body, ip, session }: Call<typeof signIn>) {
  const forgive = await throttlePassword(ctx, { email: body.email, ip })
  const user = await users.findByEmail(ctx.database.db, body.email)
  const isRight = await verifyPassword(body.password, user?.passwordHash ?? null)
  const mayIn = isRight && user !== null && !user.isDisabled
  await ctx.database.db.transaction().execute((tx) =>
    activity.record(tx, {
      actorId: mayIn ? user.id : null,
      verb: mayIn ? 'session.signedIn' : 'session.refused',
      topics: [],
      subject: { userId: user?.id ?? null, ip },
    }),
  )
  if (!mayIn) throw new ProblemError('session/wrong-credentials')
  await forgive()
  return sessionState(ctx, user, await session.open(user.id))
}
