import { ProblemError } from '@parley/contracts/problem'
import type { IncomingMessage } from 'node:http'
import type { Config } from '../config.ts'

/**
 * Refuses a request that another site made a browser send. Browsers always send Origin with such requests; scripts
 * send none and carry no cookie they did not fetch themselves.
 */
export function requireSameOrigin(config: Config, req: IncomingMessage): void {
  const site = req.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new ProblemError('session/csrf')
  const origin = req.headers.origin
  if (origin === undefined) return
  const host = URL.canParse(origin) ? new URL(origin).host : null
  if (host === null || (host !== req.headers.host && host !== new URL(config.publicUrl).host))
    throw new ProblemError('session/csrf')
}
