import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Logger } from 'pino'
import type { Acceptor } from '../features/inbound/accept.ts'
import type { Arrival } from '../features/inbound/arrival.ts'

/** Larger than anything Google sends; signed bodies up to here are always taken. */
export const maxBodyBytes = 1024 * 1024

const address = /^\/webhooks\/([a-z-]{1,50})\/([\w-]{1,100})\/?(?:\?.*)?$/

/**
 * Answers `POST /webhooks/<channel>/<key>` from the raw bytes; returns false for every other path. It stands before
 * Express because no middleware may touch the bytes, and because its cost is the webhook's speed (docs/decisions).
 * 503 with Retry-After when the database is away: Google keeps the delivery and comes back.
 */
export function createWebhookHandler(acceptor: Acceptor, log: Logger, trustProxyHops: number) {
  // An outage refuses hundreds a second: one line a second says so, with their number.
  let refusedSinceReport = 0
  let reportedAt = Number.NEGATIVE_INFINITY

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    if (req.url === undefined || !req.url.startsWith('/webhooks/')) return false
    const match = address.exec(req.url)
    if (!match) answer(res, 404)
    else if (req.method !== 'POST') answer(res, 405, '', { Allow: 'POST' })
    else if ((req.headers['content-encoding'] ?? 'identity') !== 'identity') {
      noteRefusal(match, 'compressed', req, lengthOf(req))
      answer(res, 415)
    } else if (lengthOf(req) > maxBodyBytes) {
      noteRefusal(match, 'tooLarge', req, lengthOf(req))
      refuseLarge(req, res)
    } else take(match, req, res)
    return true
  }

  function arrivalOf(req: IncomingMessage): Arrival {
    return { atMs: Date.now(), headers: req.headers, source: () => sourceOf(req, trustProxyHops) }
  }

  function noteRefusal(
    [, kind = '', key = '']: RegExpExecArray,
    reason: 'tooLarge' | 'compressed',
    req: IncomingMessage,
    sizeBytes: number,
  ) {
    acceptor.refuse(kind, key, reason, arrivalOf(req), Math.min(sizeBytes, sizeBytesMax)).catch(report)
  }

  function report(error: unknown) {
    refusedSinceReport++
    if (performance.now() - reportedAt < 1_000) return
    log.error(
      { err: error, count: refusedSinceReport },
      'deliveries could not be stored and were answered with 503',
    )
    reportedAt = performance.now()
    refusedSinceReport = 0
  }

  function take(match: RegExpExecArray, req: IncomingMessage, res: ServerResponse) {
    const [, kind = '', key = ''] = match
    const chunks: Buffer[] = []
    let size = 0
    req.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= maxBodyBytes) chunks.push(chunk)
      else if (!res.headersSent) {
        noteRefusal(match, 'tooLarge', req, size)
        refuseLarge(req, res)
      }
    })
    // A sender that goes away half way has sent nothing.
    req.on('error', () => res.destroy())
    req.on('end', () => {
      if (res.headersSent) return
      const body = chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)
      acceptor.accept(kind, key, body, arrivalOf(req)).then(
        (acceptance) => answer(res, acceptance.status, acceptance.status === 200 ? acceptance.text : ''),
        (error: unknown) => {
          report(error)
          answer(res, 503, '', { 'Retry-After': '1' })
        },
      )
    })
  }
}

/** What a header claims may be any number; a column takes this much. */
const sizeBytesMax = 2_147_483_647
const lengthOf = (req: IncomingMessage) => Number(req.headers['content-length'] ?? 0)

/** The address that the outermost of our own proxies saw; further ones can be invented by the caller. */
function sourceOf(req: IncomingMessage, trustProxyHops: number): string {
  const forwarded = String(req.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean)
  const chain = [req.socket.remoteAddress ?? '', ...forwarded.reverse()]
  const source = chain[Math.min(trustProxyHops, chain.length - 1)] ?? ''
  return source.replace(/^::ffff:(?=\d+\.)/i, '').slice(0, 64)
}

function refuseLarge(req: IncomingMessage, res: ServerResponse) {
  answer(res, 413, '', { Connection: 'close' })
  req.resume()
}

/** Plain text, never sniffed: the verification secret comes from outside and must not become a page. */
function answer(res: ServerResponse, status: number, text = '', headers: Record<string, string> = {}) {
  if (res.headersSent) return
  res.writeHead(status, {
    'Content-Type': 'text/plain; charset=utf-8',
    'X-Content-Type-Options': 'nosniff',
    'Content-Length': Buffer.byteLength(text),
    ...headers,
  })
  res.end(text)
}
