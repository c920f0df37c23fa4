import type { InboundEvent } from '@parley/channels/channel'
import { channels } from '@parley/channels/registry'
import type { Context } from '../../context.ts'
import type { Audience } from '../../flows/audience.ts'
import * as activity from '../../store/activity.ts'
import type { HealthScope } from '../../health-tally.ts'
import { isUnavailable, type Db } from '../../store/db.ts'
import { announceTyping, type TypingNotice } from '../../store/notices.ts'
import { nextOfShard, settle, takeShard, type NewEvent, type Settlement } from '../../store/raw-events.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import { noteAtPartner, type AtPartner } from '../../store/token-uses.ts'
import { touchInbound } from '../../store/webhook-accounts.ts'
import { apply, type Applied } from './apply.ts'
import { loadBatch } from './batch.ts'

/** The more, the less each costs; but agents who act on one of the conversations wait for the whole batch. */
const batchMax = 200

/**
 * Processes the next deliveries of a shard, in order, in one transaction together with their settlement: either all of
 * it happened or nothing did. Returns how many were settled; 0 when the shard is empty or another worker has it.
 * When that fails, half as many are tried, down to one: a delivery that fails alone is parked, so that it cannot stop
 * the others.
 */
export async function processShard(ctx: Context, shard: number): Promise<number> {
  for (let limit = batchMax; ; limit = Math.floor(limit / 2)) {
    if (limit === 0) return park(ctx, shard)
    try {
      return await processBatch(ctx, shard, limit)
    } catch (error) {
      if (isUnavailable(error)) throw error
      ctx.log.warn({ err: error, shard, limit }, 'a batch of deliveries failed; trying fewer')
    }
  }
}

async function processBatch(ctx: Context, shard: number, limit: number): Promise<number> {
  const received = await retriedTransaction(ctx.database.db, async (tx) => {
    if (!(await takeShard(tx, shard))) return []
    const arrived = (await nextOfShard(tx, shard, limit)).map((delivery) => ({
      delivery,
      event: parse(ctx, delivery),
    }))
    if (arrived.length === 0) return []
    const batch = await loadBatch(ctx, tx, arrived)
    const results = arrived.map(({ delivery, event }) => ({
      delivery,
      event,
      applied: apply(ctx, batch, delivery, event),
    }))
    const changed = await batch.write()
    await finish(ctx, tx, results)
    await announceTyping(
      tx,
      results.flatMap(({ applied }) => toNotice(applied, batch.audience)),
    )
    await record(tx, results, changed)
    return results.map(({ delivery, applied }) => ({
      accountId: delivery.accountId,
      googleAgentId: 'conversationId' in applied ? batch.googleAgentOf(applied.conversationId) : null,
    }))
  })
  // Once it is committed: a transaction that is tried again would count twice.
  for (const { scope, deliveries } of byScope(received)) ctx.health.received(scope, deliveries)
  return received.length
}

/** How many of a batch came for each account and Google agent: there are few of those. */
function byScope(received: readonly HealthScope[]): Iterable<{ scope: HealthScope; deliveries: number }> {
  const found = new Map<string, { scope: HealthScope; deliveries: number }>()
  for (const scope of received) {
    const key = `${scope.accountId} ${scope.googleAgentId ?? ''}`
    const known = found.get(key)
    if (known) known.deliveries++
    else found.set(key, { scope, deliveries: 1 })
  }
  return found.values()
}

/** Parks the next delivery unread. */
async function park(ctx: Context, shard: number): Promise<number> {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await takeShard(tx, shard))) return 0
    const results = (await nextOfShard(tx, shard, 1)).map((delivery) => ({
      delivery,
      event: null,
      applied: { outcome: 'parked', reason: 'failed' } as const,
    }))
    for (const { delivery } of results)
      ctx.log.error({ shard, delivery: delivery.id }, 'a delivery could not be processed and was parked')
    await finish(ctx, tx, results)
    await record(tx, results, [])
    return results.length
  })
}

function parse(ctx: Context, delivery: NewEvent): InboundEvent {
  return channels[delivery.channel].parse(delivery.body, { mediaBases: ctx.config.google.mediaBases })
}

/** `event`: null when it was not read. */
type Result = { delivery: NewEvent; event: InboundEvent | null; applied: Applied }

async function finish(ctx: Context, tx: Db, results: readonly Result[]): Promise<void> {
  await settle(tx, results.map(toSettlement))
  await noteAtPartner(tx, atPartnerIn(results), ctx.now())
  await touchInbound(tx, [...new Set(results.map((one) => one.delivery.accountId))], ctx.now())
}

/** Deliveries at the partner's address of accounts some of whose agents have their own, by agent. */
function atPartnerIn(results: readonly Result[]): AtPartner[] {
  const found = new Map<string, AtPartner>()
  for (const { delivery, event } of results) {
    const { accountId, address } = delivery
    if (!event || event.type === 'unreadable') continue
    if (address.level !== 'partner' || !address.hasOwnAddresses) continue
    const { brandId, agentId } = event
    const key = JSON.stringify([accountId, brandId, agentId])
    found.set(key, { accountId, brandId, agentId, count: (found.get(key)?.count ?? 0) + 1 })
  }
  return [...found.values()]
}

function toSettlement({ delivery: { id }, applied }: Result): Settlement {
  switch (applied.outcome) {
    case 'parked':
      return { id, state: 'parked', reason: applied.reason }
    case 'ignored':
      return { id, state: 'done', conversationId: null, messageId: null }
    case 'applied':
      return { id, state: 'done', conversationId: applied.conversationId, messageId: applied.messageId }
    case 'typing':
      return { id, state: 'done', conversationId: applied.conversationId, messageId: null }
  }
}

function toNotice(applied: Applied, audienceOf: (conversationId: string) => Audience): TypingNotice[] {
  if (applied.outcome !== 'typing') return []
  const { conversationId, isTyping } = applied
  return [{ conversationId, isTyping, audience: audienceOf(conversationId) }]
}

/** The log comes last: it holds its lock until the commit. */
async function record(
  tx: Db,
  results: readonly Result[],
  changed: readonly { conversationId: string; audience: Audience }[],
): Promise<void> {
  const parkedAt = results.flatMap(({ delivery, applied }) =>
    applied.outcome === 'parked' ? [delivery.accountId] : [],
  )
  await activity.recordAll(tx, [
    ...[...new Set(parkedAt)].map((accountId) => ({
      actorId: null,
      verb: 'delivery.parked',
      topics: [`account:${accountId}`] as const,
      subject: { accountId },
    })),
    ...changed.map(({ conversationId, audience }) => ({
      actorId: null,
      verb: 'inbound.applied',
      topics: ['inbox', `conversation:${conversationId}`] as const,
      conversationId,
      subject: { audience },
    })),
  ])
}
