import { randomBytes } from 'node:crypto'
import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config.ts'

const yearSeconds = 365 * 24 * 60 * 60

/** The nonce of this answer; styles that carry it may apply. */
export function cspNonce(res: Response): string {
  return String(res.locals['cspNonce'])
}

/**
 * Headers of every answer. Nothing is allowed but what the console needs: its own scripts, styles with this answer's
 * nonce, pictures and its own API. No script may build markup or code from text (Trusted Types, no policies at all).
 * HSTS only where the public address is https.
 */
export function securityHeaders(config: Pick<Config, 'publicUrl'>): RequestHandler[] {
  const isHttps = config.publicUrl.startsWith('https:')
  return [
    (_req, res, next) => {
      res.locals['cspNonce'] = randomBytes(16).toString('base64')
      next()
    },
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          'default-src': ["'none'"],
          'script-src': ["'self'"],
          'style-src': ["'self'", (_req, res) => `'nonce-${cspNonce(res as Response)}'`],
          'img-src': ["'self'", 'data:', 'blob:'],
          'connect-src': ["'self'"],
          'font-src': ["'self'", 'data:'],
          'form-action': ["'self'"],
          'base-uri': ["'none'"],
          'frame-ancestors': ["'none'"],
          'require-trusted-types-for': ["'script'"],
          'trusted-types': ["'none'"],
        },
      },
      strictTransportSecurity: isHttps ? { maxAge: yearSeconds, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      crossOriginOpenerPolicy: { policy: 'same-origin' },
      // A plain-http address other than localhost is not "trustworthy": browsers would only complain about this one.
      originAgentCluster: isHttps,
    }),
    (_req, res, next) => {
      res.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()')
      next()
    },
  ]
}
