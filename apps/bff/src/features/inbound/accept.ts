import type { Channel } from '@parley/channels/channel'
import { channels } from '@parley/channels/registry'
import { sameSecret } from '@parley/channels/google-business-messages/verify'
import type { ChannelKind } from '@parley/contracts/values'
import type { Context } from '../../context.ts'
import * as activity from '../../store/activity.ts'
import { noteArrival } from '../../store/webhook-probes.ts'
import { shardCount, type Appender, type Way } from '../../store/raw-events.ts'
import { recordVerification, type WebhookAccount, type WebhookToken } from '../../store/webhook-accounts.ts'
import type { AccountCache } from './account-cache.ts'
import { shownHeadersOf, type Arrival } from './arrival.ts'
import type { CallNotes, RefusalReason } from './call-notes.ts'
import type { TokenUses } from './token-uses.ts'

/** The webhook's answer to Google. */
export type Acceptance = { status: 200; text: string } | { status: 401 | 403 | 404 }

export interface Acceptor {
  /**
   * Takes one POST: a verification call is answered with its secret, a signed delivery is on disk before this resolves
   * with 200, anything else is refused and leaves nothing but a counter and a note of how it came, never what it said.
   * A self-test goes the same way and is answered the same, but leaves only a note that it arrived.
   * Errors: rejects when the database is away.
   */
  accept(kind: string, key: string, body: Buffer, arrival: Arrival): Promise<Acceptance>
  /** Notes a call that was refused before its body was read. */
  refuse(
    kind: string,
    key: string,
    reason: 'tooLarge' | 'compressed',
    arrival: Arrival,
    sizeBytes: number,
  ): Promise<void>
  /** Writes what was only counted so far. */
  close(): Promise<void>
}

export function createAcceptor(
  ctx: Context,
  accounts: AccountCache,
  appender: Appender,
  notes: CallNotes,
  uses: TokenUses,
): Acceptor {
  const mayHandshake = createHandshakeLimit()

  async function handshake(
    account: WebhookAccount,
    key: string,
    given: { clientToken: string; secret: string },
    arrival: Arrival,
    sizeBytes: number,
  ): Promise<Acceptance> {
    if (!mayHandshake(account.id)) {
      notes.notVerified(account, 'tooMany', arrival, sizeBytes)
      return { status: 403 }
    }
    // The token may have been stored or replaced a moment ago, also by another instance.
    const known = (await accounts.findNow(key)) ?? account
    const named = tokenIn(known, (token) => sameSecret(given.clientToken, token.secret))
    const refusal = known.tokens.length === 0 ? 'tokenNotSet' : named ? null : 'wrongToken'
    await ctx.database.db.transaction().execute(async (tx) => {
      await recordVerification(tx, known, { refusal, tokenId: named?.id ?? null, at: ctx.now() })
      await activity.record(tx, {
        actorId: null,
        verb: refusal === null ? 'webhook.verified' : 'webhook.verificationRefused',
        topics: ['accounts', `account:${known.id}`],
        subject: { accountId: known.id, googleAgentId: known.googleAgentId, refusal },
      })
    })
    if (named) notes.verified(known, arrival, sizeBytes, named.untilMs !== null)
    else notes.notVerified(known, refusal ?? 'wrongToken', arrival, sizeBytes)
    return named ? { status: 200, text: given.secret } : { status: 403 }
  }

  /**
   * The token that fits. All that are accepted are tried, also after one that does: only while a rotation goes on are
   * there two, and the time then says nothing about which one it was.
   */
  function tokenIn(account: WebhookAccount, fits: (token: WebhookToken) => boolean): WebhookToken | null {
    let found: WebhookToken | null = null
    for (const token of account.tokens)
      if ((token.untilMs === null || ctx.now().getTime() < token.untilMs) && fits(token)) found ??= token
    return found
  }

  async function find(kind: string, key: string) {
    const channel: Channel | undefined = Object.hasOwn(channels, kind)
      ? channels[kind as ChannelKind]
      : undefined
    const account = channel ? await accounts.find(key) : null
    return channel && account?.channel === kind ? { channel, account } : null
  }

  const noteSelfTest = (accountId: string, nonce: string, body: Buffer, signature: string | undefined) =>
    noteArrival(ctx.database.db, ctx.sealer, { accountId, nonce, body, signature, now: ctx.now() })

  return {
    async accept(kind, key, body, arrival) {
      const found = await find(kind, key)
      if (!found) return { status: 404 }
      const { channel } = found
      let { account } = found
      const given = arrival.headers['x-goog-signature']
      const signature = typeof given === 'string' ? given : undefined

      const nonce = channel.selfTest.nonceOf(body)
      if (signature === undefined) {
        const asked = channel.readHandshake(body)
        if (asked && nonce !== null && (await noteSelfTest(account.id, nonce, body, signature)))
          return { status: 403 }
        if (asked) return handshake(account, key, asked, arrival, body.length)
      }
      const signerOf = (one: WebhookAccount) =>
        tokenIn(one, (token) => channel.verify(body, signature, [token.secret]))
      let signer = signerOf(account)
      if (!signer) {
        // Only a well-formed signature is worth another look at the token.
        if (signature !== undefined) account = (await accounts.findFresh(key)) ?? account
        signer = signerOf(account)
        if (!signer) {
          const isSelfTest = nonce !== null && (await noteSelfTest(account.id, nonce, body, signature))
          if (!isSelfTest) notes.refused(account, refusalOf(account, signature), arrival, body.length)
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
        arrivedAtMs: arrival.atMs,
        headers: shownHeadersOf(arrival.headers),
        way: wayOf(account, signer),
      })
      uses.count(signer.id, arrival.atMs)
      return { status: 200, text: '' }
    },
    async refuse(kind, key, reason, arrival, sizeBytes) {
      const found = await find(kind, key)
      if (found) notes.refused(found.account, reason, arrival, sizeBytes)
    },
    async close() {
      await notes.flush()
      await uses.flush()
    },
  }
}

function wayOf({ googleAgentId }: WebhookAccount, { untilMs }: WebhookToken): Way | null {
  return googleAgentId === null && untilMs === null
    ? null
    : { ownAddressOf: googleAgentId, isOldToken: untilMs !== null }
}

function refusalOf(account: WebhookAccount, signature: string | undefined): RefusalReason {
  if (signature === undefined || signature === '') return 'noSignature'
  if (!signatureForm.test(signature)) return 'malformed'
  return account.tokens.length === 0 ? 'tokenNotSet' : 'wrongSignature'
}

/** FNV-1a over account and conversation: cheap, even enough, and the same in every instance. */
function shardOf(accountId: string, laneKey: string): number {
  const text = `${accountId}:${laneKey.slice(0, 256)}`
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++)
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % shardCount
}

const handshakesMax = 10
const handshakeMs = 10_000

/** Verification calls write to the database although they are unsigned: more than ten in ten seconds are refused unread. */
function createHandshakeLimit(): (accountId: string) => boolean {
  const handshakes = new Map<string, number[]>()
  return (accountId) => {
    const now = performance.now()
    const recent = (handshakes.get(accountId) ?? []).filter((at) => now - at < handshakeMs)
    if (recent.length >= handshakesMax) return false
    handshakes.set(accountId, [...recent, now])
    return true
  }
}

/** Base64 of the 64 bytes of an HMAC-SHA512; anything else never was a signature. */
const signatureForm = /^[A-Za-z0-9+/]{86}==$/
