import type { IncomingMessage } from 'node:http'

/** How long a request's body may take from its first byte; who dribbles is cut. */
export const bodyMsMax = 15_000
/** A picture of 10 MB over a slow line; only for those who are signed in. */
export const uploadMsMax = 120_000

const clocks = new WeakMap<IncomingMessage, NodeJS.Timeout>()

/** Cuts the connection when the body is not complete after `ms` from now. Called again, it starts anew. */
export function limitBodyTime(req: IncomingMessage, ms: number): void {
  const running = clocks.get(req)
  clearTimeout(running)
  const clock = setTimeout(() => {
    if (!req.complete) req.destroy()
  }, ms).unref()
  clocks.set(req, clock)
  if (!running) req.once('close', () => clearTimeout(clocks.get(req)))
}
