import { channels } from '@parley/channels/registry'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import * as activity from '../../store/activity.ts'
import { isUnavailable, type Db } from '../../store/db.ts'
import { announceTyping } from '../../store/notices.ts'
import { nextOfShard, settle, takeShard, type NewEvent, type Settlement } from '../../store/raw-events.ts'
import { touchInbound } from '../../store/webhook-accounts.ts'
import { apply, type Applied } from './apply.ts'

const batchMax = 50

/**
 * Processes the next deliveries of a shard, in order, in one transaction together with their settlement: either all of
 * it happened or nothing did. Returns how many were settled; 0 when the shard is empty or another worker has it.
 * A delivery that makes the transaction fail is then taken alone and parked, so that it cannot stop the others.
 */
export async function processShard(ctx: Context, shard: number): Promise<number> {
  try {
    return await processBatch(ctx, shard, batchMax)
  } catch (error) {
    if (isUnavailable(error)) throw error
    ctx.log.warn({ err: error, shard }, 'a batch of deliveries failed; taking them one by one')
    return processOne(ctx, shard)
  }
}

async function processBatch(ctx: Context, shard: number, limit: number): Promise<number> {
  return ctx.database.db.transaction().execute(async (tx) => {
    if (!(await takeShard(tx, shard))) return 0
    const events = await nextOfShard(tx, shard, limit)
    const results: { event: NewEvent; applied: Applied }[] = []
    for (const event of events) results.push({ event, applied: await applyEvent(ctx, tx, event) })
    await finish(ctx, tx, results)
    return events.length
  })
}

async function processOne(ctx: Context, shard: number): Promise<number> {
  try {
    return await processBatch(ctx, shard, 1)
  } catch (error) {
    if (isUnavailable(error)) throw error
    ctx.log.error({ err: error, shard }, 'a delivery could not be processed and was parked')
    return ctx.database.db.transaction().execute(async (tx) => {
      if (!(await takeShard(tx, shard))) return 0
      const [event] = await nextOfShard(tx, shard, 1)
      if (!event) return 0
      await finish(ctx, tx, [{ event, applied: { outcome: 'parked', reason: 'failed' } }])
      return 1
    })
  }
}

async function applyEvent(ctx: Context, tx: Db, event: NewEvent): Promise<Applied> {
  const parsed = channels[event.channel].parse(event.body, { mediaBases: ctx.config.google.mediaBases })
  return apply(ctx, tx, event, parsed)
}

async function finish(
  ctx: Context,
  tx: Db,
  results: readonly { event: NewEvent; applied: Applied }[],
): Promise<void> {
  if (results.length === 0) return
  await settle(tx, results.map(toSettlement))
  await touchInbound(tx, [...new Set(results.map((one) => one.event.accountId))], ctx.now())
  const touched = new Map<string, { queueId: string | null; assigneeId: string | null }>()
  const parkedAt = new Set<string>()
  for (const { event, applied } of results) {
    if (applied.outcome === 'applied' && applied.changed)
      touched.set(applied.conversation.id, applied.conversation)
    if (applied.outcome === 'typing')
      await announceTyping(tx, {
        conversationId: applied.conversation.id,
        isTyping: applied.isTyping,
        audience: audienceOf(applied.conversation),
      })
    if (applied.outcome === 'parked') parkedAt.add(event.accountId)
  }
  await activity.recordAll(tx, [
    ...[...parkedAt].map((accountId) => ({
      actorId: null,
      verb: 'delivery.parked',
      topics: [`account:${accountId}`] as const,
      subject: { accountId },
    })),
    ...[...touched].map(([conversationId, seen]) => ({
      actorId: null,
      verb: 'inbound.applied',
      topics: ['inbox', `conversation:${conversationId}`] as const,
      conversationId,
      subject: { audience: audienceOf(seen) },
    })),
  ])
}

function toSettlement({ event, applied }: { event: NewEvent; applied: Applied }): Settlement {
  switch (applied.outcome) {
    case 'parked':
      return { id: event.id, state: 'parked', reason: applied.reason }
    case 'ignored':
      return { id: event.id, state: 'done', conversationId: null }
    case 'applied':
    case 'typing':
      return { id: event.id, state: 'done', conversationId: applied.conversation.id }
  }
}
