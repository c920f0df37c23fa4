import type { AddressInfo } from 'node:net'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { createApp } from './app.ts'
import { createCore } from './core.ts'
import { googleRetryPlan, type RetryPlan } from './webhook/deliveries.ts'

/** How to start an emulator. */
export type EmulatorOptions = {
  /** 0 takes any free port. */
  port: number
  host?: string
  /** A folder for the SQLite file, or ':memory:'. */
  dataDir: string
  /** The address that clients, phones and signed picture links use; by default http on the listening port. */
  publicUrl?: string
  /** Waits between tries of a webhook delivery and its time-out, in milliseconds. */
  retry?: Partial<RetryPlan>
  /** The built pages. */
  webDir?: string
  /** The machine's time in milliseconds since 1970. */
  now?: () => number
}

export type Emulator = { url: string; close: () => Promise<void> }

/**
 * Starts the emulator of Google and resolves when it listens.
 * @throws when the port is taken or the data folder cannot be used
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const host = options.host ?? '127.0.0.1'
  let url = options.publicUrl?.replace(/\/+$/, '') ?? ''
  const core = createCore({
    dataDir: options.dataDir,
    publicUrl: () => url,
    plan: { ...googleRetryPlan, ...options.retry },
    now: options.now ?? Date.now,
  })
  const webDir = options.webDir ?? fileURLToPath(new URL('../dist', import.meta.url))
  const server = createServer(createApp(core, webDir))
  // Streams stay open for hours; Node's default limit on a request's life would cut them.
  server.requestTimeout = 0
  try {
    server.listen(options.port, host)
    await once(server, 'listening')
  } catch (error) {
    await core.close()
    throw error
  }
  const { port } = server.address() as AddressInfo
  if (url === '') url = `http://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${port}`
  core.deliveries.start()
  return {
    url,
    async close() {
      const closed = once(server, 'close')
      server.close()
      await core.close()
      server.closeAllConnections()
      await closed
    },
  }
}
