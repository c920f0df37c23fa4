import { randomInt } from 'node:crypto'
import type { Clock } from '../clock.ts'
import type { Faults } from '../faults.ts'
import type { LiveHub } from '../live.ts'
import { isLoopbackName } from '../shape.ts'
import type { Store } from '../store.ts'
import { post, signBody, type PostResult } from './post.ts'

/** One webhook setting; `level` is `partners/{id}` or an agent's name. Times are milliseconds since 1970. */
export type Webhook = {
  level: string
  /** Signs what is sent. */
  clientToken: string
  /** Made while the other one signs: it is verified with, and signs once the webhook is saved. Null: there is none. */
  nextToken: string | null
  url: string | null
  /** The address that last answered the verification call rightly under the token that is verified with. */
  verifiedUrl: string | null
  verifiedAt: number | null
}

/** How a verification ended; everything but `verified` says what was wrong. */
type VerificationOutcome =
  'verified' | 'bad-url' | 'wrong-status' | 'wrong-body' | 'redirect' | Exclude<PostResult['kind'], 'answer'>

/** What happened when Verify was pressed, for a person to read. */
export type Verification = {
  outcome: VerificationOutcome
  url: string
  sent: { headers: Record<string, string>; body: string }
  answer: PostResult | null
}

export type Webhooks = ReturnType<typeof createWebhooks>

/** Sixteen capital letters, the form of the token in Google's guide. */
function newClientToken(): string {
  return Array.from({ length: 16 }, () => String.fromCharCode(65 + randomInt(26))).join('')
}

/** Partner-level and agent-level webhooks with their own client tokens (protocol reference §1, §2). */
export function createWebhooks(store: Store, clock: Clock, faults: Faults, live: LiveHub) {
  const read = (level: string): Webhook => {
    const row = store.get('select * from webhooks where level = ?', level)
    if (row === undefined) {
      // The token is shown before anything is configured, so it is made when it is first looked at.
      store.run('insert into webhooks (level, client_token) values (?, ?)', level, newClientToken())
      return read(level)
    }
    return {
      level,
      clientToken: String(row['client_token']),
      nextToken: nextTokenOf(level),
      url: row['url'] === null ? null : String(row['url']),
      verifiedUrl: row['verified_url'] === null ? null : String(row['verified_url']),
      verifiedAt: row['verified_at'] === null ? null : Number(row['verified_at']),
    }
  }
  function nextTokenOf(level: string): string | null {
    const token = store.get('select token from next_tokens where level = ?', level)?.['token']
    return typeof token === 'string' ? token : null
  }
  const change = (sql: string, ...values: (string | number | null)[]): void => {
    store.run(sql, ...values)
    live.notify('settings', 'agents')
  }
  return {
    read,
    /** Where a payload about an agent goes now: the agent's own webhook before the partner's. */
    forAgent(agent: string, partner: string): Webhook | undefined {
      return [agent, partner].map(read).find((webhook) => webhook.url !== null)
    },
    /** Where a webhook is saved, the present token goes on signing until the new one was verified and saved. */
    regenerateToken(level: string): Webhook {
      const isSigning = read(level).url !== null
      const token = newClientToken()
      if (isSigning)
        store.run('insert or replace into next_tokens (level, token) values (?, ?)', level, token)
      else store.run('update webhooks set client_token = ? where level = ?', token, level)
      change('update webhooks set verified_url = null, verified_at = null where level = ?', level)
      return read(level)
    },
    /** Takes effect at once. */
    setToken(level: string, token: string): void {
      read(level)
      store.run('delete from next_tokens where level = ?', level)
      change('update webhooks set client_token = ? where level = ?', token, level)
    },
    save(level: string, url: string | null): void {
      const { nextToken } = read(level)
      store.transaction(() => {
        if (nextToken !== null && url !== null)
          store.run('update webhooks set client_token = ? where level = ?', nextToken, level)
        store.run('delete from next_tokens where level = ?', level)
        change('update webhooks set url = ? where level = ?', url, level)
      })
    },

    /** Makes the verification call. Strict: only the bare secret with status 200 is right. */
    async verify(level: string, url: string): Promise<Verification> {
      const present = read(level)
      const clientToken = present.nextToken ?? present.clientToken
      const { timeoutMs, isVerificationLenient, isVerificationSigned } = faults.delivery()
      const secret = String(randomInt(1_000_000_000, 9_999_999_999))
      const body = JSON.stringify({ clientToken, secret })
      const headers: Record<string, string> = {
        'Content-Type': 'application/json',
        ...(isVerificationSigned && { 'X-Goog-Signature': signBody(clientToken, body) }),
      }
      const sent = { headers, body }
      if (!isUsableAddress(url)) return { outcome: 'bad-url', url, sent, answer: null }
      const answer = await post(url, { headers, body: Buffer.from(body), timeoutMs })
      const outcome = judge(answer, secret, isVerificationLenient)
      if (outcome === 'verified')
        change(
          `update webhooks set verified_url = ?1, verified_at = ?2 where level = ?3
             and coalesce((select token from next_tokens where level = ?3), client_token) = ?4`,
          url,
          clock.realNow(),
          level,
          clientToken,
        )
      return { outcome, url, sent, answer }
    },
  }
}

/** https anywhere; plain http only where it cannot leave the machine or its private network. */
export function isUsableAddress(value: string): boolean {
  const url = URL.parse(value)
  if (url === null || url.username !== '') return false
  const isPrivate =
    isLoopbackName(url.hostname) ||
    !url.hostname.includes('.') ||
    /^(?:10|192\.168|172\.(?:1[6-9]|2\d|3[01]))\./.test(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isPrivate)
}

function judge(answer: PostResult, secret: string, isLenient: boolean): VerificationOutcome {
  if (answer.kind !== 'answer') return answer.kind
  if (answer.status >= 300 && answer.status < 400) return 'redirect'
  if (answer.status !== 200) return 'wrong-status'
  const isRight = isLenient ? answer.body.includes(secret) : answer.body === secret
  return isRight ? 'verified' : 'wrong-body'
}
