import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Context } from '../context.ts'
import * as attachments from '../store/attachments.ts'

const address = /^\/pictures\/([\w-]{43})(\/thumbnail)?$/

/**
 * Answers `GET` and `HEAD` of agents' pictures for Google, which has no session: whoever knows the address may see it,
 * so it holds 256 random bits. It stands before Express because addresses must not be logged. Returns false for every
 * other path. What is unknown, failed or erased is the same bare 404.
 */
export function createPictureHandler(ctx: Pick<Context, 'database' | 'log' | 'config'>) {
  const headers = {
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    ...(ctx.config.publicUrl.startsWith('https:') ? { 'Strict-Transport-Security': 'max-age=31536000' } : {}),
  }

  return (req: IncomingMessage, res: ServerResponse): boolean => {
    if (req.url === undefined || !/^\/pictures(?:[/?]|$)/.test(req.url)) return false
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      refuse(res, 405, { Allow: 'GET, HEAD' })
      return true
    }
    const match = address.exec(req.url)
    if (!match?.[1]) refuse(res, 404)
    else
      attachments.published(ctx.database.db, match[1], match[2] ? 'thumbnail' : 'file').then(
        (picture) => (picture ? send(res, picture) : refuse(res, 404)),
        (error: unknown) => {
          // Without the address: it is the permission.
          ctx.log.error({ err: error }, 'a picture could not be read for Google')
          refuse(res, 503, { 'Retry-After': '1' })
        },
      )
    return true
  }

  function send(res: ServerResponse, { bytes, contentType }: { bytes: Buffer; contentType: string }) {
    res.writeHead(200, {
      ...headers,
      'Content-Type': contentType,
      'Content-Length': bytes.length,
      'Content-Disposition': `inline; filename="picture.${contentType.replace('image/', '')}"`,
      // The bytes never change, but a proxy must not keep them beyond an erasure.
      'Cache-Control': 'private, max-age=86400, immutable',
      // A phone's page shows it as a picture of its own.
      'Cross-Origin-Resource-Policy': 'cross-origin',
    })
    // Node leaves the body of an answer to HEAD out.
    res.end(bytes)
  }

  function refuse(res: ServerResponse, status: number, more: Record<string, string> = {}) {
    res.writeHead(status, { ...headers, 'Cache-Control': 'no-store', 'Content-Length': 0, ...more })
    res.end()
  }
}
