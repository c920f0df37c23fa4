import type { OutboundItem, SendOutcome } from '@parley/channels/channel'
import { channels } from '@parley/channels/registry'
import type { Context } from '../../context.ts'
import { audienceOf } from '../../flows/audience.ts'
import { counted } from '../../google/counted.ts'
import { scopes } from '../../google/google.ts'
import { backoffMs, type LaneOutcome } from '../../jobs/lane-runner.ts'
import * as activity from '../../store/activity.ts'
import { countUse } from '../../store/credentials-uses.ts'
import type { Db } from '../../store/db.ts'
import { stillHolds, type Lease } from '../../store/lanes.ts'
import * as messages from '../../store/messages.ts'
import { sendingSide, type SendingSide } from '../../store/outbound-side.ts'
import * as outbox from '../../store/outbox.ts'
import type { OutboxRow } from '../../store/outbox.ts'

/** Shorter than the lease, so that a request cannot outlive its right to be made. */
const requestTimeoutMs = 10_000
const answerBytesMax = 64 * 1024

/**
 * Sends what waits for one conversation, oldest first, one request at a time, each with the id it was stored with.
 * Every result is written under the lease, so that a holder that was frozen and replaced changes nothing.
 */
export async function deliver(ctx: Context, lease: Lease): Promise<LaneOutcome> {
  const side = await sendingSide(ctx.database.db, lease.key)
  // Activating the account wakes the lane again.
  if (!side || side.isPaused) return { next: 'idle' }
  for (let isFirst = true; ; isFirst = false) {
    const row = await outbox.first(ctx.database.db, lease.key)
    if (!row) return { next: 'idle' }
    const outcome = await attempt(ctx, side, row, lease)
    if (outcome === 'lost') return { next: 'lost' }
    // Failures in a row belong to one item; the next one starts afresh.
    const waitedFor = isFirst ? lease.attempts : 0
    const next = await settle(ctx, side, row, lease, outcome, waitedFor)
    if (next !== 'continue') return next
  }
}

type Ended =
  | SendOutcome
  | { outcome: 'expired' }
  | { outcome: 'notTold' }
  | { outcome: 'credentials' }
  | { outcome: 'channelRemoved' }

async function attempt(
  ctx: Context,
  side: SendingSide,
  row: OutboxRow,
  lease: Lease,
): Promise<Ended | 'lost'> {
  if (row.deadlineAt <= ctx.now()) return { outcome: 'expired' }
  if (!side.canSend) return { outcome: 'channelRemoved' }
  // Nothing passes a notice that Google did not take: the customer would be recorded without having been told.
  if (row.isNoticeMissing) return { outcome: 'notTold' }
  const holds = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await stillHolds(tx, lease))) return false
    await outbox.countAttempt(tx, row.id)
    await countUse(tx, side.accountId, ctx.now())
    if (row.messageId) await messages.noteAttempt(tx, row.messageId, null)
    return true
  })
  if (!holds) return 'lost'
  const first = await request(ctx, side, row.item, false)
  if (first.outcome !== 'tokenExpired') return first
  // Google forgot the token before its time: get another and ask once more.
  const second = await request(ctx, side, row.item, true)
  return second.outcome === 'tokenExpired' ? { outcome: 'credentials' } : second
}

async function request(ctx: Context, side: SendingSide, item: OutboundItem, fresh: boolean): Promise<Ended> {
  const token = await ctx.google.accessToken(side.accountId, scopes.messages, { fresh })
  if (token.outcome === 'refused') return { outcome: 'credentials' }
  if (token.outcome === 'unreachable') return { outcome: 'retry', afterMs: null, because: token.detail }
  const channel = channels[side.channel]
  const { method, path, body } = channel.request(side.providerId, item)
  const door = counted(ctx.health, side, 'messages', ctx.google.outgoing)
  const answer = await door(`${ctx.config.google.businessMessages}${path}`, {
    method,
    body,
    headers: { Authorization: `Bearer ${token.token}`, 'Content-Type': 'application/json' },
    timeoutMs: requestTimeoutMs,
    maxBytes: answerBytesMax,
  })
  switch (answer.outcome) {
    case 'answered':
      return channel.interpret({
        outcome: 'answered',
        status: answer.status,
        retryAfter: answer.headers.get('retry-after'),
        body: answer.body.toString('utf8'),
      })
    case 'failed':
      return channel.interpret({ outcome: 'failed', because: answer.because })
    case 'tooLarge':
      return { outcome: 'retry', afterMs: null, because: 'answer too large' }
    case 'notAllowed':
      throw new Error('The address of Google in the configuration is not allowed by its own list')
  }
}

async function settle(
  ctx: Context,
  side: SendingSide,
  row: OutboxRow,
  lease: Lease,
  ended: Ended,
  failuresBefore: number,
): Promise<LaneOutcome | 'continue'> {
  const now = ctx.now()
  const retryMs = ended.outcome === 'retry' ? Math.max(ended.afterMs ?? 0, backoffMs(failuresBefore)) : 0
  const holds = await ctx.database.db.transaction().execute(async (tx) => {
    if (!(await stillHolds(tx, lease))) return false
    const changed = await write(tx, row, ended, now, retryMs)
    if (changed)
      await activity.record(tx, {
        actorId: null,
        verb: `outbound.${ended.outcome}`,
        topics: [`conversation:${side.conversationId}`],
        conversationId: side.conversationId,
        subject: {
          audience: audienceOf(side),
          messageId: row.messageId,
          ...(ended.outcome === 'refused' ? { googleStatus: ended.googleStatus } : {}),
        },
      })
    return true
  })
  if (!holds) return { next: 'lost' }
  if (row.messageId && ended.outcome !== 'retry') ctx.health.replied(side, failureOf(ended) ?? 'sent')
  return ended.outcome === 'retry'
    ? { next: 'retry', afterMs: retryMs, failures: failuresBefore + 1 }
    : 'continue'
}

/** Writes how an item ended; returns whether a reply changed, which people should see. */
async function write(tx: Db, row: OutboxRow, ended: Ended, now: Date, retryMs: number): Promise<boolean> {
  if (ended.outcome === 'retry') {
    if (row.messageId) await messages.noteAttempt(tx, row.messageId, new Date(now.getTime() + retryMs))
    return row.messageId !== null
  }
  await outbox.remove(tx, row.id)
  if (!row.messageId) return false
  const code = failureOf(ended)
  if (code === null) await messages.accept(tx, row.messageId, now)
  else
    await messages.fail(tx, row.messageId, ended.outcome === 'expired' ? 'expired' : 'failed', {
      code,
      googleStatus: ended.outcome === 'refused' ? ended.googleStatus : null,
    })
  return true
}

/** What a reply failed with; null when it was sent. */
function failureOf(ended: Exclude<Ended, { outcome: 'retry' }>): string | null {
  switch (ended.outcome) {
    case 'sent':
      return null
    case 'expired':
      return 'deadline'
    case 'refused':
      return ended.code
    case 'tokenExpired':
    case 'credentials':
      return 'credentials'
    case 'notTold':
    case 'channelRemoved':
      return ended.outcome
  }
}
