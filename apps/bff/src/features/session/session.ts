import type { getSession, signOut } from '@parley/contracts/session'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { sessionState } from '../../http/session-state.ts'

export async function getSessionVerb(ctx: Context, { actor, session }: Call<typeof getSession>) {
  return sessionState(ctx, actor, session.csrfToken)
}

export async function signOutVerb(ctx: Context, { session, audit }: Call<typeof signOut>) {
  await ctx.database.db.transaction().execute(async (tx) => {
    await session.close(tx)
    await audit.record(tx, { verb: 'session.signedOut' })
  })
}
