import type { listDeletions, restoreDeletion } from '@parley/contracts/deletions'
import { ProblemError } from '@parley/contracts/problem'
import { restoring } from '@parley/domain/lifecycle'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import { lifetimeEnd } from '../../flows/lifetime.ts'
import type { Call } from '../../http/call.ts'
import * as accounts from '../../store/accounts.ts'
import * as activity from '../../store/activity.ts'
import * as channels from '../../store/channels.ts'
import type { Db } from '../../store/db.ts'
import { giveBack } from '../../store/deletion-conversations.ts'
import * as deletions from '../../store/deletions.ts'
import type { Deletion } from '../../store/deletions.ts'
import * as deliveries from '../../store/deliveries.ts'
import * as googleAgents from '../../store/google-agents.ts'
import { setTimers } from '../../store/lanes.ts'
import * as queues from '../../store/queues.ts'
import { retriedTransaction } from '../../store/retried-transaction.ts'
import * as workstreams from '../../store/workstreams.ts'
import { objectOf, topicsOf } from './topics.ts'

export async function listDeletionsVerb(ctx: Context, _call: Call<typeof listDeletions>) {
  const found = await deletions.list(ctx.database.db)
  const facts = await deletions.factsOf(ctx.database.db, found)
  return {
    items: found.flatMap((deletion) => {
      const known = facts.get(deletion.id)
      return known ? [{ ...deletion, ...restoring(known) }] : []
    }),
  }
}

/**
 * Brings something back as it was, with the conversations its deletion closed or moved, unless somebody has gone on
 * with them. Errors: `deletion/blocked` with one error per obstacle; `request/not-found` once it is back or gone.
 */
export async function restoreDeletionVerb(
  ctx: Context,
  { actor, params: { deletionId }, audit }: Call<typeof restoreDeletion>,
) {
  await retriedTransaction(ctx.database.db, async (tx) => {
    await deliveries.pauseProcessing(tx)
    const deletion = await deletions.lock(tx, deletionId)
    if (!deletion) throw new ProblemError('request/not-found')
    await lockWhatItNeeds(tx, deletion)
    const facts = (await deletions.factsOf(tx, [deletion])).get(deletionId)
    if (!facts) throw new ProblemError('request/not-found')
    const { blockers } = restoring(facts)
    if (blockers.length > 0)
      throw new ProblemError('deletion/blocked', {
        errors: blockers.map(({ code, name }) => {
          const pointer = `/${deletion.kind}`
          return name === null ? { pointer, code } : { pointer, code, params: { name } }
        }),
      })
    const now = ctx.now()
    const accountId = await restore(tx, deletion, now)
    const returned = await giveBack(tx, deletionId, now)
    await setTimers(tx, new Map(returned.map((one) => [one.id, lifetimeEnd(one.state, now)])))
    await deletions.forget(tx, deletionId)
    await audit.record(tx, {
      verb: `${deletion.kind}.restored`,
      object: objectOf(deletion),
      after: { restoredConversations: returned.length > 0 ? returned.length : null },
    })
    await activity.recordAll(tx, [
      ...returned.map((one) => ({
        actorId: actor.id,
        verb: 'conversation.restored',
        topics: ['inbox', `conversation:${one.id}`] as const,
        conversationId: one.id,
        subject: { audience: audienceOf(one, { queueId: one.queueIdBefore, assigneeId: null }) },
      })),
      {
        actorId: actor.id,
        verb: `${deletion.kind}.restored`,
        topics: topicsOf(deletion, accountId),
        subject: { id: deletionId, name: deletion.name, conversations: returned.length },
      },
    ])
  })
}

/** In the order everywhere: workstream, queue, account, Google agent. Nobody deletes or takes them until this ends. */
async function lockWhatItNeeds(tx: Db, { kind, id }: Deletion): Promise<void> {
  if (kind === 'channel') {
    const place = await channels.placeOf(tx, id)
    if (place?.workstreamId) await workstreams.lock(tx, place.workstreamId)
    if (place) {
      await accounts.lock(tx, place.accountId)
      await googleAgents.lock(tx, place.googleAgentId)
    }
  }
  if (kind === 'workstream') {
    const queueId = await workstreams.fallbackQueueOf(tx, id)
    if (queueId) await queues.lock(tx, queueId)
  }
}

/** Returns the account it is about, where there is one. */
async function restore(tx: Db, { kind, id }: Deletion, now: Date): Promise<string | null> {
  switch (kind) {
    case 'channel': {
      await channels.restore(tx, id)
      const place = await channels.placeOf(tx, id)
      if (place)
        await deliveries.unparkWaiting(tx, place.accountId, [
          'noChannel',
          'channelDraining',
          'workstreamInactive',
        ])
      return place?.accountId ?? null
    }
    case 'workstream':
      await workstreams.restore(tx, id)
      return null
    case 'queue':
      await queues.restore(tx, id)
      return null
    case 'account':
      await accounts.restore(tx, id, now)
      return id
  }
}
