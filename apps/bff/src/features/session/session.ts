import type { getSession, signOut } from '@parley/contracts/session'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { sessionState } from '../../http/session-state.ts'
import * as activity from '../../store/activity.ts'

export async function getSessionVerb(ctx: Context, { actor, session }: Call<typeof getSession>) {
  return sessionState(ctx, actor, session.csrfToken)
}

export async function signOutVerb(ctx: Context, { actor, session }: Call<typeof signOut>) {
  await session.close()
  await ctx.database.db
    .transaction()
    .execute((tx) => activity.record(tx, { actorId: actor.id, verb: 'session.signedOut', topics: [] }))
}
