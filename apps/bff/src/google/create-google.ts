import { exchangeToken } from '@parley/channels/google/access-token'
import type { Context } from '../context.ts'
import * as secrets from '../store/account-secrets.ts'
import { durationOf } from './counted.ts'
import { renewBeforeMs, scopes, type Google, type Outgoing, type Scope, type TokenOutcome } from './google.ts'
import { openDoor, openDoorToUs } from './outgoing.ts'

/** Google's side for the life of a server; `close` cuts its connections. */
export interface OpenGoogle extends Google {
  close(): Promise<void>
}

const apiOf = {
  [scopes.messages]: 'messagesToken',
  [scopes.communications]: 'managementToken',
} as const satisfies Record<Scope, string>

interface Kept {
  /** When the credentials behind the token were set: others make it worthless. */
  readonly credentialsSetAt: number
  readonly outcome: Promise<TokenOutcome>
  expiresAt: number
}

/** Google's side: the guarded door, and access tokens for stored credentials. */
export function createGoogle(
  deps: Pick<Context, 'config' | 'database' | 'sealer' | 'health' | 'now'>,
): OpenGoogle {
  const door = openDoor(deps.config.google)
  const doorToUs = openDoorToUs(deps.config.publicUrl)
  const kept = new Map<string, Kept>()

  async function exchange(
    accountId: string,
    scope: Scope,
    entry: () => Kept | undefined,
  ): Promise<TokenOutcome> {
    const key = await secrets.readCredentials(deps.database.db, deps, accountId)
    if (!key) return { outcome: 'refused', code: 'credentialsMissing', detail: 'no credentials are stored' }
    let ms: number | null = null
    const timed: Outgoing = async (url, request) => {
      const startedAt = performance.now()
      const answer = await door.outgoing(url, request)
      ms = durationOf(answer, startedAt)
      return answer
    }
    const result = await exchangeToken(key, { scopes: [scope], door: timed, now: deps.now })
    deps.health.called({ accountId, googleAgentId: null }, apiOf[scope], {
      ms,
      ...(result.outcome === 'granted'
        ? { code: 'ok', until: result.expiresAt }
        : { code: result.finding.code }),
    })
    if (result.outcome === 'granted') {
      const mine = entry()
      if (mine) mine.expiresAt = result.expiresAt.getTime()
      return { outcome: 'granted', token: result.token }
    }
    const { code, params } = result.finding
    const detail = Object.values(params).join(' ')
    return result.outcome === 'refused'
      ? { outcome: 'refused', code, detail }
      : { outcome: 'unreachable', detail: `${code} ${detail}` }
  }

  return {
    outgoing: door.outgoing,
    toUs: doorToUs.outgoing,
    async accessToken(accountId, scope, { fresh = false } = {}) {
      const setAt = await secrets.credentialsSetAt(deps.database.db, accountId)
      const name = `${accountId} ${scope}`
      const old = kept.get(name)
      const credentialsSetAt = setAt?.getTime() ?? 0
      const isPending = old?.expiresAt === Infinity
      const isGood =
        old?.credentialsSetAt === credentialsSetAt &&
        (isPending || (!fresh && old.expiresAt - renewBeforeMs > deps.now().getTime()))
      if (old && isGood) return old.outcome

      const entry: Kept = {
        credentialsSetAt,
        // Until it is settled the exchange is shared by all who ask.
        expiresAt: Infinity,
        outcome: exchange(accountId, scope, () => entry),
      }
      kept.set(name, entry)
      const forget = () => {
        if (kept.get(name) === entry) kept.delete(name)
      }
      try {
        const outcome = await entry.outcome
        if (outcome.outcome !== 'granted') forget()
        return outcome
      } catch (error) {
        forget()
        throw error
      }
    },
    async close() {
      await Promise.all([door.close(), doorToUs.close()])
    },
  }
}
