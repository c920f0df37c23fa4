import { channels } from '@parley/channels/registry'
import type { InboundEvent } from '@parley/channels/channel'
import type { DryRun, dryRunDelivery } from '@parley/contracts/deliveries'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import { isUnavailable, type Db } from '../../store/db.ts'
import * as deliveryDetail from '../../store/delivery-detail.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import { apply, type Applied } from './apply.ts'
import { loadBatch, type Batch } from './batch.ts'

/**
 * What processing this delivery would do now. It is processed as always, alone, and then taken back: what would be
 * parked because writing fails fails here, too. Errors: `request/not-found`, `delivery/no-body`.
 */
export async function dryRunDeliveryVerb(
  ctx: Context,
  { params: { deliveryId } }: Call<typeof dryRunDelivery>,
): Promise<DryRun> {
  const { db } = ctx.database
  if (!/^\d+$/.test(deliveryId)) throw new ProblemError('delivery/no-body')
  const found = await deliveryDetail.ofStored(db, Number(deliveryId))
  if (!found) throw new ProblemError('request/not-found')
  const delivery = await deliveryDetail.forDryRun(db, Number(deliveryId))
  if (!delivery) throw new ProblemError('delivery/no-body')
  const event = channels[delivery.channel].parse(delivery.body, { mediaBases: ctx.config.google.mediaBases })
  const nothing = {
    event: event.type,
    accountName: delivery.accountName,
    reason: null,
    googleAgent: null,
    conversation: null,
    message: null,
    receipts: 0,
  }
  try {
    return { ...nothing, ...(await undone(ctx, (tx) => decide(ctx, tx, delivery, event))) }
  } catch (error) {
    if (isUnavailable(error)) throw error
    ctx.log.warn({ err: error, delivery: deliveryId }, 'a delivery would fail')
    return { ...nothing, outcome: 'parked', reason: 'failed' }
  }
}

/** Carries the answer out of a transaction that must not be committed. */
class Undone<T> extends Error {
  readonly value: T
  constructor(value: T) {
    super('taken back')
    this.value = value
  }
}

async function undone<T>(ctx: Context, work: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await retriedTransaction(ctx.database.db, async (tx) => {
      throw new Undone(await work(tx))
    })
  } catch (error) {
    if (error instanceof Undone) return (error as Undone<T>).value
    throw error
  }
}

async function decide(
  ctx: Context,
  tx: Db,
  delivery: NonNullable<Awaited<ReturnType<typeof deliveryDetail.forDryRun>>>,
  event: InboundEvent,
): Promise<Pick<DryRun, 'outcome'> & Partial<DryRun>> {
  const batch = await loadBatch(ctx, tx, [{ delivery, event }])
  const before = event.type === 'unreadable' ? null : batch.find(delivery.accountId, event.conversationId)
  const applied = apply(ctx, batch, delivery, event)
  const outgoing = batch.outgoingCount()
  await batch.write()
  const { accountId } = delivery
  const after = event.type === 'unreadable' ? null : batch.find(accountId, event.conversationId)
  if (event.type === 'unreadable') return { outcome: 'parked', reason: event.reason }
  const names = await deliveryDetail.namesOf(tx, {
    accountId,
    brandId: event.brandId,
    agentId: event.agentId,
    customerId: after?.customerId ?? null,
  })
  return {
    ...outcomeOf(applied, event),
    googleAgent: { brandId: event.brandId, agentId: event.agentId, displayName: names.googleAgent },
    conversation: after && conversationOf(before, after, names.customer),
    message:
      applied.outcome === 'applied' && applied.messageId !== null && event.type === 'message'
        ? { kind: event.content.kind, isAnswered: outgoing > 0 }
        : null,
    receipts: event.type === 'receipts' && applied.outcome === 'applied' ? event.receipts.length : 0,
  }
}

function outcomeOf(applied: Applied, event: InboundEvent): Pick<DryRun, 'outcome' | 'reason'> {
  switch (applied.outcome) {
    case 'parked':
      return { outcome: 'parked', reason: applied.reason }
    case 'ignored':
      return { outcome: 'ignored', reason: null }
    case 'typing':
      return { outcome: 'applied', reason: null }
    case 'applied':
      return {
        outcome: event.type === 'message' && applied.messageId === null ? 'alreadyThere' : 'applied',
        reason: null,
      }
  }
}

type Found = ReturnType<Batch['find']>

function conversationOf(before: Found, after: NonNullable<Found>, customerName: string | null) {
  return {
    // One that would only be opened has no id that anybody could use.
    id: before ? (before.id as never) : null,
    customerName: customerName ?? after.context.displayName ?? null,
    stateBefore: before?.state ?? null,
    stateAfter: after.state,
    queueName: after.queueName,
  }
}
