import { livePath, type LiveHint, type LiveTyping } from '@parley/contracts/live'
import { ProblemError } from '@parley/contracts/problem'
import { Router, type Response } from 'express'
import type { Context } from '../context.ts'
import type { Hub, Subscriber } from '../live/hub.ts'
import { requireSameOrigin } from './same-origin.ts'
import { readSession } from './session.ts'

const heartbeatMs = 15_000
/** A browser that lets this much pile up is cut and comes back. */
const bufferBytesMax = 512 * 1024
/** How long the last words may take to be read. */
const goodbyeMs = 5_000

/** `GET /api/live`: server-sent events as described in the contract. Frames carry the log's number as `id:`. */
export function liveRouter(ctx: Context, hub: Hub): Router {
  const router = Router()
  router.get(livePath, async (req, res) => {
    requireSameOrigin(ctx.config, req)
    const session = await readSession(ctx, req, res)
    if (!session.actor || !session.tokenHash) throw new ProblemError('session/required')
    res.writeHead(200, {
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
      Connection: 'keep-alive',
    })
    res.write('retry: 1000\n\n')
    const subscriber = subscribe(res, session.tokenHash, session.actor)
    const heartbeat = setInterval(() => write(res, ':\n\n'), heartbeatMs)
    res.once('close', () => {
      clearInterval(heartbeat)
      hub.leave(subscriber)
    })
    const lastSeen = req.get('last-event-id')
    const after = lastSeen !== undefined && /^\d{1,15}$/.test(lastSeen) ? Number(lastSeen) : null
    // Without a number the browser has just read everything it shows, or is about to.
    if ((await hub.join(subscriber, after)) === 'reset') write(res, 'event: reset\ndata: {}\n\n')
    if (res.destroyed) hub.leave(subscriber)
  })
  return router
}

function subscribe(res: Response, tokenHash: Buffer, actor: Subscriber['actor']): Subscriber {
  return {
    tokenHash,
    actor,
    hint: (seq: number, hint: LiveHint) =>
      write(res, `id: ${seq}\nevent: hint\ndata: ${JSON.stringify(hint)}\n\n`),
    typing: (typing: LiveTyping) => write(res, `event: typing\ndata: ${JSON.stringify(typing)}\n\n`),
    bye(reason) {
      // Whoever does not read would not read this either, and what piled up must go.
      if (reason === 'tooSlow') return void res.destroy()
      write(res, `event: bye\ndata: ${JSON.stringify({ reason })}\n\n`)
      res.end()
      res.socket?.setTimeout(goodbyeMs, () => res.destroy())
    },
  }
}

function write(res: Response, frame: string): boolean {
  if (res.destroyed || res.writableEnded) return false
  res.write(frame)
  return res.writableLength < bufferBytesMax
}
