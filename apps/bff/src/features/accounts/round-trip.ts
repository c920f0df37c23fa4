import { ProblemError } from '@parley/contracts/problem'
import type { readRoundTrip } from '@parley/contracts/round-trips'
import { conversationId } from '@parley/contracts/values'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as googleAgents from '../../store/google-agents.ts'
import { firstArriving, refusedSignaturesOf } from '../../store/round-trips.ts'

/** How far the first message to this Google agent has come; without `since` only where to begin. */
export async function readRoundTripVerb(
  ctx: Context,
  { params: { googleAgentId }, query }: Call<typeof readRoundTrip>,
) {
  const { db } = ctx.database
  const accountId = await googleAgents.accountOf(db, googleAgentId)
  if (accountId === null) throw new ProblemError('request/not-found')
  const since = query.since === undefined ? null : new Date(query.since)
  const row = since && (await firstArriving(db, { accountId, googleAgentId, since }))
  return {
    now: ctx.now(),
    refusedSignatures: await refusedSignaturesOf(db, accountId),
    inbound: row && {
      sentAt: row.sent_at,
      receivedAt: row.received_at,
      storedAt: row.stored_at,
      conversationId: row.conversation_id === null ? null : conversationId.parse(row.conversation_id),
      parkedReason: row.parked_reason,
    },
  }
}
