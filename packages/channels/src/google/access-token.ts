import { createPrivateKey } from 'node:crypto'
import { SignJWT } from 'jose'
import { z } from 'zod'
import type { Finding } from '@parley/contracts/proof-codes'
import { printable, readObject, type GoogleDoor } from './google-door.ts'
import type { ServiceAccount } from './service-account.ts'

/**
 * How a token exchange ended; `finding` is the proof line (`token.*`). `refused` stays so until somebody changes the
 * key or the account; `unreachable` (no answer, 429, 5xx) may pass.
 */
export type TokenExchange =
  | { outcome: 'granted'; token: string; expiresAt: Date; finding: Finding }
  | { outcome: 'refused'; finding: Finding }
  | { outcome: 'unreachable'; finding: Finding }

const tokenAnswer = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  expires_in: z.coerce.number().positive().max(86_400).catch(3600),
})

const lifeSeconds = 3600
const timeoutMs = 10_000
const maxBytes = 64_000
/** Google takes five minutes; a clock further off than that is the reason for `invalid_grant`. */
const skewSecondsMax = 300

/**
 * Exchanges a signed JWT for an access token (RFC 7523, protocol reference §1.3). `scopes` are asked for together.
 * Errors: never throws for anything the other side does.
 */
export async function exchangeToken(
  key: ServiceAccount,
  options: { scopes: readonly string[]; door: GoogleDoor; now: () => Date },
): Promise<TokenExchange> {
  const startedAt = options.now()
  const issuedAt = Math.floor(startedAt.getTime() / 1000)
  const assertion = await new SignJWT({ scope: options.scopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid: key.keyId })
    .setIssuer(key.clientEmail)
    .setAudience(key.tokenUri)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + lifeSeconds)
    .sign(createPrivateKey(key.privateKey))
  const started = performance.now()
  const answer = await options.door(key.tokenUri, {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', Accept: 'application/json' },
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion,
    }).toString(),
    timeoutMs,
    maxBytes,
  })
  if (answer.outcome !== 'answered')
    return {
      outcome: 'unreachable',
      finding: { code: 'token.unreachable', params: { host: new URL(key.tokenUri).host } },
    }
  const body = readObject(answer.body)
  if (answer.status === 200) {
    const granted = tokenAnswer.safeParse(body)
    if (granted.success)
      return {
        outcome: 'granted',
        token: granted.data.access_token,
        expiresAt: new Date(startedAt.getTime() + granted.data.expires_in * 1000),
        finding: { code: 'token.ok', params: { ms: String(Math.round(performance.now() - started)) } },
      }
  }
  const finding = refusal(answer.status, body, skewSeconds(answer.headers, startedAt))
  const mayPass = finding.code === 'token.unexpected'
  return mayPass ? { outcome: 'unreachable', finding } : { outcome: 'refused', finding }
}

/** Branches on the OAuth error word (RFC 6749 §5.2); its description only chooses the sentence. */
function refusal(status: number, body: Record<string, unknown> | null, skew: number): Finding {
  const given = body?.['error_description']
  const description = printable(typeof given === 'string' ? given : 'invalid_grant')
  switch (body?.['error']) {
    case 'invalid_grant':
      return Math.abs(skew) > skewSecondsMax
        ? { code: 'token.clockSkew', params: { seconds: String(Math.abs(skew)) } }
        : {
            code: /account not found/i.test(description) ? 'token.accountGone' : 'token.keyRefused',
            params: { detail: description },
          }
    case 'invalid_scope':
      return { code: 'token.invalidScope', params: {} }
    case 'invalid_client':
    case 'unauthorized_client':
      return { code: 'token.invalidClient', params: {} }
    default:
      return { code: 'token.unexpected', params: { status: String(status) } }
  }
}

/** How far our clock is ahead of theirs (negative: behind), in seconds; 0 when they do not say. */
function skewSeconds(headers: Headers, now: Date): number {
  const theirs = Date.parse(headers.get('date') ?? '')
  return Number.isNaN(theirs) ? 0 : Math.round((now.getTime() - theirs) / 1000)
}
