import { randomBytes } from 'node:crypto'
import { channels } from '@parley/channels/registry'
import type { Account } from '@parley/contracts/accounts'
import type { ProofLine, ProofStep, proveWebhook } from '@parley/contracts/proofs'
import type { Context } from '../../context.ts'
import type { OutgoingAnswer } from '../../google/google.ts'
import { requireFieldRight } from '../../flows/field-rights.ts'
import type { Call } from '../../http/call.ts'
import { readClientToken, type Level } from '../../store/client-tokens.ts'
import { expectProbe, hashOf, takeArrival, type Arrival } from '../../store/webhook-probes.ts'
import { noteClientTokenUse, noteCredentialsUse } from './credentials-use.ts'
import { ended, endedLine, runningLine, skippedLine } from './proof-lines.ts'
import { proveAgentWebhookAtGoogle, proveWebhookAtGoogle } from './prove-webhook-at-google.ts'
import { addressFinding, unreached } from './reach-finding.ts'
import { readAccount } from './read-account.ts'
import { levelObject, levelOf, type LevelState } from './token-level.ts'

/** Google waits as long at least; a proxy that needs more is a finding. */
const timeoutMs = 8_000
const maxBytes = 64_000

/**
 * Proves the webhook from outside in, one line per result as it comes: our public address is called as Google calls it,
 * through PUBLIC_URL and every proxy, with a wrong token, signed, and forged. The calls are known by one-time nonces,
 * run the true path up to the answer and leave nothing behind. Then what Google has saved is compared.
 */
export async function* proveWebhookVerb(
  ctx: Context,
  { actor, params: { accountId }, body, signal, audit }: Call<typeof proveWebhook>,
): AsyncGenerator<ProofLine> {
  const account = await readAccount(ctx, ctx.database.db, accountId)
  const googleAgentId = body.googleAgentId ?? null
  const level = { accountId, googleAgentId }
  const webhook = levelOf(account, googleAgentId)
  const { isSet } = webhook.clientToken
  if (isSet) requireFieldRight(actor, 'clientToken', 'use')
  if (account.credentials.isSet) requireFieldRight(actor, 'credentials', 'use')
  if (isSet) await noteClientTokenUse(ctx, audit, levelObject(account, googleAgentId))
  if (account.credentials.isSet) await noteCredentialsUse(ctx, audit, account)
  const url = new URL(webhook.url)
  yield endedLine(addressFinding(url, { isEmulated: ctx.config.emulatorUrl !== null }))
  yield* proveWay(ctx, account, level, url, signal)
  if (signal.aborted) return
  // What the verification says now: it may have come while the way was tried.
  yield handshakeLine(levelOf(await readAccount(ctx, ctx.database.db, accountId), googleAgentId))
  yield* googleAgentId === null
    ? proveWebhookAtGoogle(ctx, account)
    : proveAgentWebhookAtGoogle(ctx, account, googleAgentId)
}

interface Tried {
  readonly answer: OutgoingAnswer
  readonly arrival: Arrival | null
  readonly ms: string
}

/** The lines from the first call to the forged delivery. */
async function* proveWay(
  ctx: Context,
  account: Account,
  level: Level,
  url: URL,
  signal: AbortSignal,
): AsyncGenerator<ProofLine> {
  const { selfTest } = channels[account.channel]
  const attempt = async (make: (nonce: string) => { body: Buffer; signature?: string }): Promise<Tried> => {
    const nonce = await expectProbe(ctx.database.db, ctx.sealer, { accountId: account.id, now: ctx.now() })
    const { body, signature } = make(nonce)
    const begin = performance.now()
    const answer = await ctx.google.toUs(url.href, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(signature === undefined ? {} : { [selfTest.signatureHeader]: signature }),
      },
      body: body.toString('utf8'),
      timeoutMs,
      maxBytes,
      signal,
    })
    const ms = String(Math.round(performance.now() - begin))
    return { answer, arrival: await takeArrival(ctx.database.db, nonce), ms }
  }
  const skipFrom = (step: ProofStep) => waySteps.slice(waySteps.indexOf(step)).map(skippedLine)

  yield runningLine('reach')
  const wrongToken = randomBytes(12).toString('hex')
  const first = await attempt((nonce) => ({ body: selfTest.handshake(nonce, wrongToken) }))
  const trouble = unreached(first.answer, url, timeoutMs)
  if (trouble) {
    yield endedLine(trouble)
    return yield* skipFrom('answerer')
  }
  yield ended('reach.ok', { ms: first.ms })
  const answerer = answererLine(first, url.host)
  yield answerer
  if (answerer.outcome !== 'passed') return yield* skipFrom('refusal')
  const status = statusOf(first.answer)
  yield Number(status) >= 400 ? ended('refusal.ok') : ended('refusal.accepted', { status })

  const clientToken = await readClientToken(ctx.database.db, ctx.sealer, level)
  if (clientToken === null) {
    yield ended('delivery.noToken')
    yield skippedLine('signature')
    yield skippedLine('body')
  } else yield* proveDelivery(selfTest, clientToken, attempt)

  yield runningLine('forgery')
  const forged = await attempt((nonce) => {
    const body = selfTest.delivery(nonce)
    return { body, signature: selfTest.sign(body, wrongToken) }
  })
  const seen = statusOf(forged.answer)
  const isRefused = seen === '401' || (forged.arrival === null && Number(seen) >= 400)
  yield ended(isRefused ? 'forgery.ok' : 'forgery.accepted', { status: seen })
}

const waySteps: readonly ProofStep[] = ['answerer', 'refusal', 'delivery', 'signature', 'body', 'forgery']

async function* proveDelivery(
  selfTest: (typeof channels)[keyof typeof channels]['selfTest'],
  clientToken: string,
  attempt: (make: (nonce: string) => { body: Buffer; signature: string }) => Promise<Tried>,
): AsyncGenerator<ProofLine> {
  yield runningLine('delivery')
  let sent: { body: Buffer; signature: string } = { body: Buffer.alloc(0), signature: '' }
  const { answer, arrival, ms } = await attempt((nonce) => {
    const body = selfTest.delivery(nonce)
    sent = { body, signature: selfTest.sign(body, clientToken) }
    return sent
  })
  const status = statusOf(answer)
  if (!arrival) {
    yield ended('delivery.blocked', { status })
    yield skippedLine('signature')
    yield skippedLine('body')
    return
  }
  const isSignatureKept = arrival.signatureHash?.equals(hashOf(sent.signature)) === true
  const isBodyKept = arrival.bodyHash.equals(hashOf(sent.body))
  yield status !== '200' && isSignatureKept && isBodyKept
    ? ended('delivery.answerChanged', { status })
    : ended('delivery.ok', { ms })
  yield ended(
    isSignatureKept ? 'signature.ok' : arrival.signatureHash ? 'signature.altered' : 'signature.dropped',
  )
  yield ended(isBodyKept ? 'body.ok' : 'body.rewritten')
}

function answererLine({ answer, arrival }: Tried, host: string): ProofLine {
  if (arrival) return ended('answerer.ok')
  const status = statusOf(answer)
  return ended(/^50[234]$/.test(status) ? 'answerer.proxyError' : 'answerer.other', { host, status })
}

/** The status the sender saw; a dash when there was no answer. */
function statusOf(answer: OutgoingAnswer): string {
  return answer.outcome === 'answered' ? String(answer.status) : '–'
}

function handshakeLine(webhook: LevelState): ProofLine {
  const refusal = webhook.state === 'refused' ? webhook.lastAttempt?.refusal : null
  if (refusal === 'wrongToken' || refusal === 'tokenNotSet') return ended(`handshake.${refusal}`)
  return ended(webhook.state === 'verified' ? 'handshake.ok' : 'handshake.waiting')
}
