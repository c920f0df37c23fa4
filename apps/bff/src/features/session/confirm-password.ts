import type { confirmPassword } from '@parley/contracts/session'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { verifyPassword } from '../../passwords.ts'
import * as users from '../../store/users.ts'
import { throttlePassword } from '../../throttle.ts'

/**
 * Opens what needs a fresh password. Guessing is slowed down like signing in, on the same counters: an open screen gives
 * no more tries. Errors: `session/wrong-credentials`, `request/too-many`.
 */
export async function confirmPasswordVerb(
  ctx: Context,
  { actor, body, ip, session, audit }: Call<typeof confirmPassword>,
) {
  const object = { type: 'user', id: actor.id, name: actor.name } as const
  const refuse = () => audit.note({ verb: 'session.confirmationRefused', object }, actor.email)
  const forgive = await throttlePassword(ctx, { email: actor.email, ip }).catch(async (error: unknown) => {
    if (error instanceof ProblemError) await refuse()
    throw error
  })
  const user = await users.findById(ctx.database.db, actor.id)
  if (!(await verifyPassword(body.password, user?.passwordHash ?? null))) {
    await refuse()
    throw new ProblemError('session/wrong-credentials')
  }
  await forgive()
  await ctx.database.db.transaction().execute(async (tx) => {
    await session.confirm(tx)
    await audit.record(tx, { verb: 'session.confirmed', object })
  })
}
