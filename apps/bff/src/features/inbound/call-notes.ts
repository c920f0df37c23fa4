import type { Context } from '../../context.ts'
import type { RawEvent, Way } from '../../store/raw-events.ts'
import { addRefusedSignatures } from '../../store/webhook-accounts.ts'
import * as webhookCalls from '../../store/webhook-calls.ts'
import type { RepeatCandidate, WebhookCall } from '../../store/webhook-calls.ts'
import type { Arrival } from './arrival.ts'
import { headerNamesOf } from './arrival.ts'

/** Why a call was not taken. Codes for the sentences of the console (`deliveries.reason.<code>`). */
export type RefusalReason =
  | 'noSignature'
  | 'wrongSignature'
  | 'malformed'
  | 'tooLarge'
  | 'compressed'
  | 'tokenNotSet'
  | 'wrongToken'
  | 'tooMany'

/** The account whose address was called, and the Google agent where it is one's own. */
export interface CalledAddress {
  readonly id: string
  readonly googleAgentId: string | null
}

/** Notes of calls that leave no delivery, kept in memory and written once a second, so that a flood costs no database. */
export interface CallNotes {
  refused(account: CalledAddress, reason: RefusalReason, arrival: Arrival, sizeBytes: number): void
  verified(account: CalledAddress, arrival: Arrival, sizeBytes: number, isOldToken: boolean): void
  /** A verification that was refused. */
  notVerified(account: CalledAddress, reason: RefusalReason, arrival: Arrival, sizeBytes: number): void
  /** Some of these signed deliveries were there already; which ones is found out later. */
  repeated(batch: readonly RawEvent[]): void
  flush(): Promise<void>
}

const flushMs = 1_000
/** So many different callers and reasons are told apart within a second and account; the rest is counted together. */
const kindsMax = 20
/** A storm of repeats is not followed one by one. */
const candidatesMax = 256

export function createCallNotes(ctx: Context): CallNotes {
  let refusedSignatures = new Map<string, number>()
  let calls = new Map<string, Map<string, Noted>>()
  let candidates: RepeatCandidate[] = []
  let timer: NodeJS.Timeout | null = null

  const flush = async () => {
    if (timer) clearTimeout(timer)
    timer = null
    const { db } = ctx.database
    const [counts, noted, repeats] = [refusedSignatures, [...calls.values()], candidates]
    refusedSignatures = new Map()
    calls = new Map()
    candidates = []
    for (const [accountId, count] of counts) await addRefusedSignatures(db, accountId, count)
    const duplicates = await webhookCalls.findRepeats(db, repeats)
    await webhookCalls.addAll(db, [
      ...noted.flatMap((ofAccount) => [...ofAccount.values()].map(toCall)),
      ...gather(duplicates),
    ])
  }
  const flushSoon = () => {
    timer ??= setTimeout(() => {
      flush().catch((error: unknown) => ctx.log.warn({ err: error }, 'refused calls were not noted'))
    }, flushMs)
  }

  const note = (account: CalledAddress, told: Told, arrival: Arrival, sizeBytes: number) => {
    const accountId = account.id
    const what: What = { isOldToken: null, ...told, ownAddressOf: account.googleAgentId }
    let ofAccount = calls.get(accountId)
    if (!ofAccount) calls.set(accountId, (ofAccount = new Map<string, Noted>()))
    const source = arrival.source()
    const key = `${what.verdict} ${what.kind} ${what.reason} ${what.ownAddressOf} ${what.isOldToken}`
    let noted = ofAccount.get(`${key} ${source}`)
    if (!noted) {
      const isTooMany = ofAccount.size >= kindsMax
      noted = isTooMany ? ofAccount.get(key) : undefined
      if (!noted) {
        noted = { ...what, accountId, source: isTooMany ? null : source, arrival, sizeBytes, count: 0 }
        ofAccount.set(isTooMany ? key : `${key} ${source}`, noted)
      }
    }
    noted.count++
    noted.arrival = arrival
    noted.sizeBytes = sizeBytes
    flushSoon()
  }

  return {
    refused(account, reason, arrival, sizeBytes) {
      ctx.health.refused(account.id, reason)
      if (reason !== 'tooLarge' && reason !== 'compressed')
        refusedSignatures.set(account.id, (refusedSignatures.get(account.id) ?? 0) + 1)
      note(account, { verdict: 'refused', kind: null, reason }, arrival, sizeBytes)
    },
    verified: (account, arrival, sizeBytes, isOldToken) =>
      note(
        account,
        { verdict: 'verified', kind: 'verification', reason: null, isOldToken },
        arrival,
        sizeBytes,
      ),
    notVerified: (account, reason, arrival, sizeBytes) =>
      note(account, { verdict: 'refused', kind: 'verification', reason }, arrival, sizeBytes),
    repeated(batch) {
      if (candidates.length + batch.length > candidatesMax) return
      for (const { accountId, dedupeKey, kind, arrivedAtMs, headers, body } of batch)
        candidates.push({ accountId, dedupeKey, kind, arrivedAtMs, headers, sizeBytes: body.length })
      flushSoon()
    },
    flush,
  }
}

type Told = Omit<What, keyof Way> & { readonly isOldToken?: boolean }
interface What extends Pick<WebhookCall, 'ownAddressOf' | 'isOldToken'> {
  readonly verdict: WebhookCall['verdict']
  readonly kind: string | null
  readonly reason: RefusalReason | null
}
interface Noted extends What {
  readonly accountId: string
  readonly source: string | null
  arrival: Arrival
  sizeBytes: number
  count: number
}

function toCall({ arrival, count, ...noted }: Noted): WebhookCall {
  return {
    ...noted,
    at: new Date(arrival.atMs),
    headerNames: headerNamesOf(arrival.headers),
    calls: count,
    deliveryId: null,
  }
}

/** Repeats of one delivery within a second are one row. */
function gather(duplicates: readonly { event: RepeatCandidate; deliveryId: number }[]): WebhookCall[] {
  const found = new Map<number, WebhookCall>()
  for (const { event, deliveryId } of duplicates)
    found.set(deliveryId, {
      accountId: event.accountId,
      at: new Date(event.arrivedAtMs),
      verdict: 'duplicate',
      reason: null,
      kind: event.kind,
      source: null,
      sizeBytes: event.sizeBytes,
      headerNames: Object.keys(JSON.parse(event.headers) as object),
      calls: (found.get(deliveryId)?.calls ?? 0) + 1,
      deliveryId,
      ownAddressOf: null,
      isOldToken: null,
    })
  return [...found.values()]
}
