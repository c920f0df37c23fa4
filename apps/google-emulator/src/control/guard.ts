import type { NextFunction, Request, Response } from 'express'
import { isLoopbackName } from '../shape.ts'

/**
 * Lets only this machine in, and browsers only from the emulator's own pages: the peer must be loopback, the
 * Host header a loopback name or the public one (against DNS rebinding), and an Origin, when there is one,
 * the same host. Answers 403 otherwise. `isPage`: links on other pages may lead here, as long as the page is shown in
 * a tab of its own; the console of a server that uses the emulator does so.
 */
export function guard(publicUrl: () => string, { isPage = false } = {}) {
  return (req: Request, res: Response, next: NextFunction): void => {
    const peer = req.socket.remoteAddress ?? ''
    const isLocal = isLoopbackName(peer.replace(/^::ffff:/, ''))
    const host = req.headers.host ?? ''
    const hostname = URL.parse(`http://${host}`)?.hostname ?? ''
    const isOurs = isLoopbackName(hostname) || hostname === new URL(publicUrl()).hostname
    const { origin } = req.headers
    const isSameOrigin = origin === undefined || URL.parse(origin)?.host === host
    const isCrossSite = req.headers['sec-fetch-site'] === 'cross-site'
    const isLink =
      isPage && req.headers['sec-fetch-mode'] === 'navigate' && req.headers['sec-fetch-dest'] === 'document'
    if (isLocal && isOurs && isSameOrigin && (!isCrossSite || isLink)) {
      next()
      return
    }
    res.status(403).type('application/problem+json').send({
      type: 'about:blank',
      title: 'Forbidden',
      status: 403,
      detail: 'The control API only answers this machine and the pages of the emulator itself.',
    })
  }
}
