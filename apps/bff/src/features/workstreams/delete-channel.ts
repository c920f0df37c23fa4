import { ProblemError } from '@parley/contracts/problem'
import type {
  deleteChannel,
  getChannelImpact,
  keepChannel,
  PresentConversations,
} from '@parley/contracts/workstreams'
import { replyWindowMs } from '@parley/domain/conversation'
import { deletionOutcome, goneAt, mayHandOver, mayReceive } from '@parley/domain/lifecycle'
import { byItself } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import { closeConversations, handOverConversations } from '../../flows/part-conversations.ts'
import type { Call } from '../../http/call.ts'
import type { LaneOutcome } from '../../jobs/lane-runner.ts'
import * as activity from '../../store/activity.ts'
import type { Activity } from '../../store/activity.ts'
import * as auditLog from '../../store/audit.ts'
import { channelImpact } from '../../store/channel-impact.ts'
import * as channels from '../../store/channels.ts'
import type { LockedChannel } from '../../store/channels.ts'
import * as conversations from '../../store/conversations.ts'
import type { LockedConversation } from '../../store/conversations.ts'
import type { Db } from '../../store/db.ts'
import * as deletions from '../../store/deletions.ts'
import * as deliveries from '../../store/deliveries.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import * as queues from '../../store/queues.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as workstreams from '../../store/workstreams.ts'
import { factsOf, objectOf, readChannel, topicsOf } from './read-channel.ts'

export async function getChannelImpactVerb(
  ctx: Context,
  { params: { workstreamId, channelId } }: Call<typeof getChannelImpact>,
) {
  const now = ctx.now()
  const windowOpensAt = new Date(now.getTime() - replyWindowMs)
  const found = await channelImpact(ctx.database.db, workstreamId, channelId, windowOpensAt)
  if (!found) throw new ProblemError('request/not-found')
  const { kind, google, ...impact } = found
  const { webhookKey, ...there } = google
  return {
    ...impact,
    google: { ...there, webhookUrl: `${ctx.config.publicUrl}/webhooks/${kind}/${webhookKey}` },
    goneAt: goneAt(now),
  }
}

interface Given {
  readonly channel: LockedChannel
  readonly open: readonly LockedConversation[]
  readonly by: { id: string; name: string } | null
  readonly now: Date
}

/**
 * Deletes a channel, at once or when its last conversation is closed. What was queued goes out in any case. Errors:
 * `request/conflict` when the channel was changed since its impact was read; `channel/target-unfit`.
 */
export async function deleteChannelVerb(
  ctx: Context,
  { actor, params, body, audit }: Call<typeof deleteChannel>,
) {
  const { version, conversations: present } = body
  return retriedTransaction(ctx.database.db, async (tx) => {
    // A channel that takes over is locked along with this one, in one order.
    const others = present.manner === 'handOver' ? [present.channelId] : []
    await deliveries.pauseProcessing(tx)
    const locked = new Map<string, LockedChannel>()
    for (const id of [...new Set([params.channelId, ...others])].sort()) {
      const found = await channels.lock(tx, id)
      if (found) locked.set(id, found)
    }
    const channel = locked.get(params.channelId)
    if (channel?.workstreamId !== params.workstreamId) throw new ProblemError('request/not-found')
    if (channel.version !== version) throw new ProblemError('request/conflict')
    const open = await conversations.lockUnclosed(tx, { channelId: channel.id })
    const before = await readChannel(tx, params.workstreamId, channel.id)
    const now = ctx.now()
    if (deletionOutcome(present.manner, open.length) === 'draining') {
      await channels.setDraining(tx, channel.id, { since: now, byId: actor.id })
      await audit.record(tx, {
        verb: 'channel.drained',
        object: objectOf(before),
        after: { openConversations: open.length },
      })
      await activity.record(tx, {
        actorId: actor.id,
        verb: 'channel.draining',
        topics: topicsOf(channel.accountId),
        subject: { channelId: channel.id, workstreamId: params.workstreamId, conversations: open.length },
      })
      return { state: 'draining' as const, goneAt: null }
    }
    const given: Given = { channel, open, by: actor, now }
    const gone = await remove(tx, given)
    const parts = await part(ctx, tx, given, present, locked)
    await audit.record(tx, {
      verb: 'channel.deleted',
      object: objectOf(before),
      before: factsOf(before),
      after: afterwards(present, open.length),
    })
    await activity.recordAll(tx, [...parts, deleted(given, present.manner)])
    return { state: 'deleted' as const, goneAt: gone }
  })
}

/** A conversation of a channel that drains was closed: if it was the last one, the channel goes. */
export async function finishDraining(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  // Most closings are not the last: deliveries are held only when it looks like it.
  if (await channels.hasUnclosed(ctx.database.db, lease.key)) return { next: 'idle' }
  return retriedTransaction(ctx.database.db, async (tx) => {
    await deliveries.pauseProcessing(tx)
    const channel = await channels.lock(tx, lease.key)
    if (!channel?.isDraining) return { next: 'idle' }
    const open = await conversations.lockUnclosed(tx, { channelId: channel.id })
    // After the conversations: whoever closes one wakes this lane while holding it.
    if (!(await stillHolds(tx, lease))) return { next: 'lost' }
    if (open.length > 0) return { next: 'idle' }
    const given: Given = { channel, open, by: null, now: ctx.now() }
    const workstreamId = channel.workstreamId
    const before = workstreamId === null ? null : await readChannel(tx, workstreamId, channel.id)
    await remove(tx, given)
    if (before)
      await auditLog.append(tx, [
        byItself({
          verb: 'channel.deleted',
          object: objectOf(before),
          before: factsOf(before),
          after: { closedConversations: 0 },
        }),
      ])
    await activity.record(tx, deleted(given, 'drain'))
    return { next: 'idle' }
  })
}

/** Marks the channel as deleted and returns when it goes for good. */
async function remove(tx: Db, { channel, by, now }: Given): Promise<Date> {
  const gone = goneAt(now)
  const deletedById = by?.id ?? channel.drainingById
  await deletions.add(tx, {
    id: channel.id,
    kind: 'channel',
    name: channel.name,
    deletedAt: now,
    deletedById,
    goneAt: gone,
  })
  await channels.remove(tx, channel.id, now)
  return gone
}

async function part(
  ctx: Context,
  tx: Db,
  { channel, open, by, now }: Given,
  present: PresentConversations,
  locked: ReadonlyMap<string, LockedChannel>,
): Promise<Activity[]> {
  const common = { deletionId: channel.id, open, now }
  if (present.manner !== 'handOver' || !by) {
    const text = present.manner === 'close' ? present.text : null
    return closeConversations(ctx, tx, { ...common, text, actorId: by?.id ?? null })
  }
  const target = locked.get(present.channelId)
  const workstreamId = target?.workstreamId ?? null
  const decision = target ? mayHandOver(channel, target) : null
  if (!target || workstreamId === null || decision?.allowed !== true)
    throw new ProblemError('channel/target-unfit')
  const workstream = await workstreams.lock(tx, workstreamId)
  if (!workstream) throw new ProblemError('channel/target-unfit')
  const queueId = present.queueId ?? workstream.fallbackQueueId
  const queue = await queues.lock(tx, queueId)
  if (!queue || !mayReceive(queue))
    throw new ProblemError('request/invalid', {
      errors: [{ pointer: '/body/conversations/queueId', code: 'invalid' }],
    })
  return handOverConversations(ctx, tx, {
    ...common,
    to: { channelId: target.id, workstreamId, queueId },
    actor: by,
  })
}

const afterwards = ({ manner }: PresentConversations, count: number) =>
  manner === 'handOver' ? { handedOverConversations: count } : { closedConversations: count }
const deleted = ({ channel, open, by }: Given, manner: PresentConversations['manner']): Activity => ({
  actorId: by?.id ?? channel.drainingById,
  verb: 'channel.deleted',
  topics: [...topicsOf(channel.accountId), 'inbox'],
  subject: {
    channelId: channel.id,
    workstreamId: channel.workstreamId,
    manner,
    conversations: open.length,
  },
})

/** Keeps a channel that drains; a channel that does not is kept anyhow. What was parked meanwhile is processed. */
export async function keepChannelVerb(ctx: Context, { actor, params, audit }: Call<typeof keepChannel>) {
  const { workstreamId, channelId } = params
  return ctx.database.db.transaction().execute(async (tx) => {
    const channel = await channels.lock(tx, channelId)
    if (channel?.workstreamId !== workstreamId) throw new ProblemError('request/not-found')
    if (channel.isDraining) {
      await channels.setDraining(tx, channelId, null)
      await deliveries.unparkWaiting(tx, channel.accountId, ['channelDraining'])
    }
    const kept = await readChannel(tx, workstreamId, channelId)
    if (channel.isDraining) {
      await audit.record(tx, { verb: 'channel.kept', object: objectOf(kept) })
      await activity.record(tx, {
        actorId: actor.id,
        verb: 'channel.kept',
        topics: topicsOf(channel.accountId),
        subject: { channelId, workstreamId },
      })
    }
    return kept
  })
}
