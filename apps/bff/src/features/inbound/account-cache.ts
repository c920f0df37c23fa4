import type { Context } from '../../context.ts'
import { findByWebhookKey, type WebhookAccount } from '../../store/webhook-accounts.ts'

/**
 * Accounts by webhook address, so that a delivery needs no read before its signature is checked. An entry lives until
 * somebody changes the account (`pg_notify('parley_accounts')`), and never longer than `entryMs`, should a notice be lost.
 */
export interface AccountCache {
  find(key: string): Promise<WebhookAccount | null>
  /** Reads again, a few times a second and address at most: a wrong signature may only mean that the token was just changed. */
  findFresh(key: string): Promise<WebhookAccount | null>
  /** Reads in any case: for what is rare, and must not be answered by a token that was just replaced. */
  findNow(key: string): Promise<WebhookAccount | null>
  forgetAll(): void
}

const entryMs = 30_000
/**
 * So many reads a second and address for signatures that do not fit. A token set on another instance a moment ago may
 * be used before the notice of it arrives; forged signatures must cost no more than this.
 */
const freshMax = 20
const freshWindowMs = 1_000
/** Addresses that do not exist are remembered, too, but only so many: anyone can invent them. */
const unknownMax = 1_000

export function createAccountCache(ctx: Pick<Context, 'database' | 'sealer'>): AccountCache {
  const entries = new Map<string, { account: Promise<WebhookAccount | null>; readAt: number }>()

  const rereads = new Map<string, { since: number; count: number }>()

  const read = (key: string) => {
    const account = findByWebhookKey(ctx.database.db, ctx.sealer, key)
    if (entries.size >= unknownMax) entries.clear()
    entries.set(key, { account, readAt: performance.now() })
    // A failed read must not be remembered as an answer.
    account.catch(() => entries.delete(key))
    return account
  }
  const youngerThan = (ms: number, key: string) => {
    const entry = entries.get(key)
    return entry && performance.now() - entry.readAt < ms ? entry.account : null
  }
  const mayReadAgain = (key: string) => {
    const now = performance.now()
    const window = rereads.get(key)
    if (window && now - window.since < freshWindowMs) return ++window.count <= freshMax
    if (rereads.size >= unknownMax) rereads.clear()
    rereads.set(key, { since: now, count: 1 })
    return true
  }
  return {
    find: (key) => youngerThan(entryMs, key) ?? read(key),
    findFresh: (key) => (mayReadAgain(key) ? read(key) : (youngerThan(entryMs, key) ?? read(key))),
    findNow: read,
    forgetAll: () => entries.clear(),
  }
}
