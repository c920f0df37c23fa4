import pg from 'pg'
import type { Logger } from 'pino'

/** A connection of its own that hears notices and comes back by itself when it breaks. */
export interface Listener {
  /** Tells PostgreSQL anew under which name we listen. */
  introduce(): Promise<void>
  close(): Promise<void>
}

const reconnectMs = 500

/**
 * Listens on PostgreSQL's channels. After a break it listens again and calls `onReconnected`, since notices may have
 * been missed meanwhile. `name` is the connection's `application_name`, which others can look up; it is asked at each
 * connection.
 */
export function listen(
  url: string,
  log: Logger,
  heard: Record<string, (payload: string) => void>,
  onReconnected: () => void,
  name: () => string,
): Listener {
  let client: pg.Client | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosed = false

  const introduce = (to: pg.Client) => to.query("select set_config('application_name', $1, false)", [name()])

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000, keepAlive: true })
    const lost = (error?: Error) => {
      if (client !== fresh && client !== null) return
      client = null
      fresh.removeAllListeners()
      fresh.on('error', () => undefined)
      void fresh.end().catch(() => undefined)
      if (isClosed) return
      if (error) log.warn({ err: error }, 'the listening connection broke; connecting again')
      timer ??= setTimeout(() => {
        timer = null
        void connect()
      }, reconnectMs)
    }
    try {
      await fresh.connect()
      fresh.on('error', lost)
      fresh.on('end', () => lost())
      fresh.on('notification', ({ channel, payload }) => heard[channel]?.(payload ?? ''))
      for (const channel of Object.keys(heard)) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      await introduce(fresh)
      client = fresh
      if (isClosed) return void (await fresh.end())
      onReconnected()
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const first = connect()
  return {
    async introduce() {
      if (client) await introduce(client)
    },
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      await first
      await client?.end().catch(() => undefined)
    },
  }
}
