import type { Channel } from '@parley/channels/channel'
import { channels } from '@parley/channels/registry'
import { sameSecret } from '@parley/channels/google-business-messages/verify'
import type { ChannelKind } from '@parley/contracts/values'
import type { Context } from '../../context.ts'
import * as activity from '../../store/activity.ts'
import { noteArrival } from '../../store/webhook-probes.ts'
import { shardCount, type Appender } from '../../store/raw-events.ts'
import {
  addRefusedSignatures,
  recordVerification,
  type WebhookAccount,
} from '../../store/webhook-accounts.ts'
import type { AccountCache } from './account-cache.ts'

/** The webhook's answer to Google. */
export type Acceptance = { status: 200; text: string } | { status: 401 | 403 | 404 }

export interface Acceptor {
  /**
   * Takes one POST: a verification call is answered with its secret, a signed delivery is on disk before this resolves
   * with 200, anything else is refused and leaves nothing but a counter. A self-test goes the same way and is answered
   * the same, but leaves only a note that it arrived. Errors: rejects when the database is away.
   */
  accept(kind: string, key: string, body: Buffer, signature: string | undefined): Promise<Acceptance>
  /** Writes what was only counted so far. */
  close(): Promise<void>
}

export function createAcceptor(ctx: Context, accounts: AccountCache, appender: Appender): Acceptor {
  const refusals = createRefusalCounter(ctx)

  async function handshake(
    account: WebhookAccount,
    key: string,
    given: { clientToken: string; secret: string },
  ) {
    // The token may have been stored or replaced a moment ago, also by another instance.
    const known = (await accounts.findNow(key)) ?? account
    const { clientToken } = known
    const refusal =
      clientToken === null ? 'tokenNotSet' : sameSecret(given.clientToken, clientToken) ? null : 'wrongToken'
    await ctx.database.db.transaction().execute(async (tx) => {
      await recordVerification(tx, known.id, refusal, ctx.now())
      await activity.record(tx, {
        actorId: null,
        verb: refusal === null ? 'webhook.verified' : 'webhook.verificationRefused',
        topics: ['accounts', `account:${known.id}`],
        subject: { accountId: known.id, refusal },
      })
    })
    return refusal === null ? ({ status: 200, text: given.secret } as const) : ({ status: 403 } as const)
  }

  const noteSelfTest = (accountId: string, nonce: string, body: Buffer, signature: string | undefined) =>
    noteArrival(ctx.database.db, ctx.sealer, { accountId, nonce, body, signature, now: ctx.now() })

  return {
    async accept(kind, key, body, signature) {
      const channel: Channel | undefined = Object.hasOwn(channels, kind)
        ? channels[kind as ChannelKind]
        : undefined
      let account = channel ? await accounts.find(key) : null
      if (!channel || !account || account.channel !== kind) return { status: 404 }

      const nonce = channel.selfTest.nonceOf(body)
      if (signature === undefined) {
        const given = channel.readHandshake(body)
        const { id } = account
        if (given && nonce !== null && (await noteSelfTest(id, nonce, body, signature)))
          return { status: 403 }
        if (given) return refusals.limitHandshakes(id, () => handshake(account as WebhookAccount, key, given))
      }
      const isSigned = (one: WebhookAccount) =>
        one.clientToken !== null && channel.verify(body, signature, [one.clientToken])
      if (!isSigned(account)) {
        // Only a well-formed signature is worth another look at the token.
        if (signature !== undefined) account = (await accounts.findFresh(key)) ?? account
        if (!isSigned(account)) {
          const isSelfTest = nonce !== null && (await noteSelfTest(account.id, nonce, body, signature))
          if (!isSelfTest) refusals.count(account.id)
          return { status: 401 }
        }
      }
      // Signed, but by ourselves: it was only to see whether it arrives.
      if (nonce !== null && (await noteSelfTest(account.id, nonce, body, signature)))
        return { status: 200, text: '' }
      const { kind: eventKind, dedupeKey, laneKey } = channel.identify(body)
      await appender.append({
        accountId: account.id,
        dedupeKey,
        shard: shardOf(account.id, laneKey),
        kind: eventKind,
        body,
      })
      return { status: 200, text: '' }
    },
    close: () => refusals.flush(),
  }
}

/** FNV-1a over account and conversation: cheap, even enough, and the same in every instance. */
function shardOf(accountId: string, laneKey: string): number {
  const text = `${accountId}:${laneKey.slice(0, 256)}`
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % shardCount
}

/** Counts forgeries in memory and writes the sums once a second, so that a flood costs no database. */
function createRefusalCounter(ctx: Context) {
  const counts = new Map<string, number>()
  const handshakes = new Map<string, number[]>()
  let timer: NodeJS.Timeout | null = null

  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const pending = [...counts]
    counts.clear()
    for (const [accountId, count] of pending) await addRefusedSignatures(ctx.database.db, accountId, count)
  }
  return {
    count(accountId: string) {
      counts.set(accountId, (counts.get(accountId) ?? 0) + 1)
      timer ??= setTimeout(() => {
        flush().catch((error: unknown) => ctx.log.warn({ err: error }, 'refused signatures were not counted'))
      }, 1_000)
    },
    /** Verification calls write to the database although they are unsigned: more than ten in ten seconds are refused unread. */
    async limitHandshakes(accountId: string, answer: () => Promise<Acceptance>): Promise<Acceptance> {
      const now = performance.now()
      const recent = (handshakes.get(accountId) ?? []).filter((at) => now - at < 10_000)
      if (recent.length >= 10) return { status: 403 }
      handshakes.set(accountId, [...recent, now])
      return answer()
    },
    flush,
  }
}
