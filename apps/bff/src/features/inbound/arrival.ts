import type { IncomingHttpHeaders } from 'node:http'

/** How a call came: everything but its body. */
export interface Arrival {
  /** When it was complete, in ms since 1970. */
  readonly atMs: number
  readonly headers: IncomingHttpHeaders
  /** Address of the caller as far as the configured proxies tell; asked for only when it is noted. */
  source(): string
}

/** Headers that explain a delivery and carry no secret. Cookies and authorization are not among them and must not be. */
const shownHeaders = [
  'content-type',
  'content-length',
  'user-agent',
  'x-goog-signature',
  'host',
  'accept',
  'accept-encoding',
  'date',
  'via',
  'x-forwarded-for',
  'x-forwarded-proto',
  'x-request-id',
  'x-cloud-trace-context',
  'traceparent',
] as const

const valueLengthMax = 300
const namesMax = 40

/** The headers on the allow-list as JSON text, values bounded. Of the signature only its ends are left. */
export function shownHeadersOf(headers: IncomingHttpHeaders): string {
  const shown: Record<string, string> = {}
  for (const name of shownHeaders) {
    const value = headers[name]
    if (typeof value !== 'string') continue
    shown[name] = name === 'x-goog-signature' ? shortened(value) : value.slice(0, valueLengthMax)
  }
  return JSON.stringify(shown)
}

/** Enough to compare two signatures by eye, far from enough to use one. */
function shortened(signature: string): string {
  return signature.length > 20 ? `${signature.slice(0, 6)}…${signature.slice(-4)}` : '…'
}

/** Only the names, for calls whose values nobody vouches for. */
export function headerNamesOf(headers: IncomingHttpHeaders): string[] {
  return Object.keys(headers)
    .slice(0, namesMax)
    .map((name) => name.slice(0, 60))
}
