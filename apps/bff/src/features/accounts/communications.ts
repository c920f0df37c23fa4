import {
  createBusinessCommunications,
  type BusinessCommunications,
} from '@parley/channels/google/business-communications'
import type { Context } from '../../context.ts'
import { counted } from '../../google/counted.ts'
import { scopes } from '../../google/google.ts'

/** A client of Business Communications with an account's stored credentials, or why there is none. */
export async function communicationsOf(
  ctx: Context,
  accountId: string,
): Promise<
  | { outcome: 'open'; google: BusinessCommunications }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unreachable' }
> {
  const first = await ctx.google.accessToken(accountId, scopes.communications)
  if (first.outcome === 'refused') return { outcome: 'refused', code: first.code }
  if (first.outcome === 'unreachable') return { outcome: 'unreachable' }
  const google = createBusinessCommunications({
    base: ctx.config.google.businessCommunications,
    door: counted(ctx.health, { accountId, googleAgentId: null }, 'management', ctx.google.outgoing),
    async authorize(fresh) {
      if (!fresh) return first.token
      const again = await ctx.google.accessToken(accountId, scopes.communications, { fresh: true })
      return again.outcome === 'granted' ? again.token : null
    },
  })
  return { outcome: 'open', google }
}
