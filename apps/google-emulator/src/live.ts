import type { Request, Response } from 'express'

/** What changed: `phone:<id>` for one phone, else an area of the pages. */
export type LiveTopic = 'settings' | 'agents' | 'deliveries' | 'phones' | `phone:${string}`

export type LiveHub = ReturnType<typeof createLiveHub>

/** Tells open pages that something changed. Pages then read again; topics carry no content. */
export function createLiveHub() {
  const listeners = new Set<(topic: LiveTopic) => void>()
  const open = new Set<Response>()
  let isClosed = false
  return {
    notify(...topics: LiveTopic[]): void {
      for (const topic of topics) for (const listener of listeners) listener(topic)
    },
    /**
     * Answers with a stream of server-sent events until either side ends it.
     * @param snapshot the data of one event; called at once and after each matching change
     */
    stream(
      req: Request,
      res: Response,
      {
        matches,
        snapshot,
      }: { matches: (topic: LiveTopic) => boolean; snapshot: (topics: LiveTopic[]) => unknown },
    ): void {
      res.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      })
      let pending: Set<LiveTopic> | undefined
      const send = (topics: LiveTopic[]): void => {
        if (isClosed) return
        const data = snapshot(topics)
        if (!res.writableEnded && data !== undefined) res.write(`data: ${JSON.stringify(data)}\n\n`)
      }
      const listener = (topic: LiveTopic): void => {
        if (!matches(topic)) return
        if (pending !== undefined) {
          pending.add(topic)
          return
        }
        const batch = new Set([topic])
        pending = batch
        // One event for all changes of this turn: a message, its receipt and its item change together.
        setImmediate(() => {
          pending = undefined
          send([...batch])
        })
      }
      listeners.add(listener)
      open.add(res)
      // Proxies and browsers drop a silent stream; a comment keeps it open.
      const heartbeat = setInterval(() => res.write(': alive\n\n'), 20_000)
      heartbeat.unref()
      req.on('close', () => {
        clearInterval(heartbeat)
        listeners.delete(listener)
        open.delete(res)
      })
      res.write('retry: 1000\n\n')
      send([])
    },
    /** Ends every open stream, so that the server can stop at once. */
    closeAll(): void {
      isClosed = true
      for (const res of open) res.end()
    },
  }
}
