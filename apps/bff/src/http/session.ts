import { createHash, randomBytes } from 'node:crypto'
import type { CookieOptions, Request, Response } from 'express'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import * as sessions from '../store/sessions.ts'
import type { CallSession, SignedInActor } from './call.ts'

/** A session ends after this long without use, and at the latest after `maxAgeMs`. */
export const idleMs = 12 * 60 * 60 * 1000
/** How long a password that was given opens what needs one: long enough for a whole set-up. */
export const confirmedForMs = 30 * 60 * 1000
export const maxAgeMs = 7 * 24 * 60 * 60 * 1000

/** Where https allows it the cookie is bound to this host (`__Host-`); the try-out on plain http cannot have that. */
const cookieName = (config: Config) => (isHttps(config) ? '__Host-parley' : 'parley')
const isHttps = (config: Config) => config.publicUrl.startsWith('https:')
const cookieOptions = (config: Config): CookieOptions => ({
  httpOnly: true,
  secure: isHttps(config),
  sameSite: 'lax',
  path: '/',
})

/** The key of a session's row. */
export const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** Reads who calls from the cookie; without a valid one the actor is null. */
export async function readSession(
  ctx: Context,
  req: Request,
  res: Response,
): Promise<CallSession & { actor: SignedInActor | null }> {
  const token = readCookie(req.headers.cookie, cookieName(ctx.config))
  const tokenHash = token ? hashToken(token) : null
  const found = tokenHash ? await sessions.find(ctx.database.db, tokenHash, ctx.now(), idleMs) : null
  return {
    actor: found?.actor ?? null,
    csrfToken: found?.csrfToken ?? null,
    tokenHash: found ? tokenHash : null,
    isConfirmed: found !== null && ctx.now().getTime() - found.confirmedAt.getTime() < confirmedForMs,
    async open(userId, tx = ctx.database.db) {
      if (tokenHash) await sessions.end(tx, tokenHash)
      const fresh = randomBytes(32).toString('base64url')
      const csrfToken = randomBytes(24).toString('base64url')
      const expiresAt = new Date(ctx.now().getTime() + maxAgeMs)
      await sessions.create(tx, { tokenHash: hashToken(fresh), userId, csrfToken, expiresAt, now: ctx.now() })
      res.cookie(cookieName(ctx.config), fresh, { ...cookieOptions(ctx.config), maxAge: maxAgeMs })
      return csrfToken
    },
    async confirm(tx) {
      if (tokenHash) await sessions.confirm(tx, tokenHash, ctx.now())
    },
    async close(tx = ctx.database.db) {
      if (tokenHash) await sessions.end(tx, tokenHash)
      res.clearCookie(cookieName(ctx.config), cookieOptions(ctx.config))
    },
  }
}

function readCookie(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, value] = part.trim().split('=', 2)
    if (key === name && value && /^[\w-]{20,100}$/.test(value)) return value
  }
  return null
}
