import type { signIn } from '@parley/contracts/session'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { sessionState } from '../../http/session-state.ts'
import { verifyPassword } from '../../passwords.ts'
import * as users from '../../store/users.ts'
import { throttlePassword } from '../../throttle.ts'

/**
 * Signs in. A wrong password, an unknown address and a disabled person get the same answer after the same work.
 * Errors: `session/wrong-credentials`, `request/too-many`.
 */
export async function signInVerb(ctx: Context, { body, ip, session, audit }: Call<typeof signIn>) {
  const { email } = body
  const forgive = await throttlePassword(ctx, { email, ip }).catch(async (error: unknown) => {
    if (error instanceof ProblemError)
      await audit.note(
        { verb: 'session.throttled', actor: null, object: { type: 'user', id: null, name: email } },
        email,
      )
    throw error
  })
  const user = await users.findByEmail(ctx.database.db, email)
  const isRight = await verifyPassword(body.password, user?.passwordHash ?? null)
  if (!isRight || user === null || user.isDisabled) {
    const object = { type: 'user', id: user?.id ?? null, name: email } as const
    await audit.note({ verb: 'session.refused', actor: null, object }, email)
    throw new ProblemError('session/wrong-credentials')
  }
  await forgive()
  const csrfToken = await ctx.database.db.transaction().execute(async (tx) => {
    const opened = await session.open(user.id, tx)
    await audit.record(tx, { verb: 'session.signedIn', actor: user })
    return opened
  })
  return sessionState(
    ctx,
    { ...user, fieldRights: await users.fieldRights(ctx.database.db, user.id) },
    csrfToken,
  )
}
