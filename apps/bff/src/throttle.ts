import { createHash } from 'node:crypto'
import { isIPv6 } from 'node:net'
import { ProblemError } from '@parley/contracts/problem'
import type { Context } from './context.ts'
import { forgiveHit, takeHit, type RateKey, type RatePolicy } from './store/rate-limits.ts'

const hour = 3_600

/** One person's password from one address: five tries, then 2 s, 4 s, … up to a quarter of an hour. */
const pairPolicy: RatePolicy = { freeHits: 5, firstWaitSeconds: 2, waitSecondsMax: 900, memorySeconds: hour }
/**
 * One person's password from anywhere. The wait stays short: however many computers guess, the owner gets a turn, and
 * half a minute a guess is slow enough for a password of twelve characters.
 */
const accountPolicy: RatePolicy = {
  freeHits: 20,
  firstWaitSeconds: 1,
  waitSecondsMax: 30,
  memorySeconds: hour,
}
/** One address trying many people; an office behind one address has room. */
const addressPolicy: RatePolicy = {
  freeHits: 50,
  firstWaitSeconds: 2,
  waitSecondsMax: 900,
  memorySeconds: hour,
}
/** One address trying links (set-up, invitations), which cannot be guessed anyway. */
const linkPolicy: RatePolicy = { freeHits: 60, firstWaitSeconds: 2, waitSecondsMax: 900, memorySeconds: hour }

/** Counts a try at a person's password. Returns what to call when it was right. Errors: `request/too-many`. */
export async function throttlePassword(
  ctx: Context,
  attempt: { email: string; ip: string },
): Promise<() => Promise<void>> {
  const account = digest(attempt.email)
  const pair = `password:${account}:${network(attempt.ip)}`
  const everywhere = `password:${account}`
  const address = `password-from:${network(attempt.ip)}`
  await throttle(ctx, [
    { key: pair, policy: pairPolicy },
    { key: everywhere, policy: accountPolicy },
    { key: address, policy: addressPolicy },
  ])
  return () => forgiveHit(ctx.database.db, [pair, everywhere], address)
}

/** Counts the use of a one-time link. Errors: `request/too-many`. */
export async function throttleLink(ctx: Context, ip: string): Promise<void> {
  await throttle(ctx, [{ key: `link:${network(ip)}`, policy: linkPolicy }])
}

async function throttle(ctx: Context, keys: readonly RateKey[]): Promise<void> {
  const wait = await ctx.database.db.transaction().execute((tx) => takeHit(tx, keys, ctx.now()))
  if (wait > 0) throw new ProblemError('request/too-many', { retryAfterSeconds: wait })
}

/** Addresses of people are not kept in a table of attempts, only what recognises them. */
function digest(email: string): string {
  return createHash('sha256').update(email).digest('base64url').slice(0, 22)
}

/** Whoever has one IPv6 address has the 2^64 beside it. */
export function network(ip: string): string {
  const plain = ip.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (!isIPv6(plain)) return plain
  const [head = '', tail = ''] = plain.split('::', 2)
  const before = head === '' ? [] : head.split(':')
  const behind = tail === '' ? [] : tail.split(':')
  const zeros = plain.includes('::')
    ? Array<string>(Math.max(0, 8 - before.length - behind.length)).fill('0')
    : []
  const groups = [...before, ...zeros, ...behind]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
  return `${groups.join(':')}::/64`
}
