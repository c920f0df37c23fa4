import { randomBytes, randomUUID } from 'node:crypto'
import { pino } from 'pino'
import { readConfig, type Config } from '../src/config.ts'
import type { Context } from '../src/context.ts'
import { createGoogle } from '../src/google/create-google.ts'
import type { Google } from '../src/google/google.ts'
import { createHealthTally } from '../src/health-tally.ts'
import { createSealer, type Sealer } from '../src/secrets.ts'
import { startServer } from '../src/server.ts'
import { createTestDatabase } from './database.ts'

/** A started instance on a database of its own, with a clock in hand. */
export interface TestServer {
  readonly url: string
  readonly ctx: Context
  readonly databaseUrl: string
  /** Moves the clock that verbs read. */
  setNow(now: Date | null): void
  close(): Promise<void>
}

/**
 * Starts the real server in this process on a free port. `emulatorUrl` is where Google is; `google` replaces it whole.
 * `publicUrl` is where a proxy in front listens; `isPublic`: the addresses given to Google lead to this server;
 * `config` changes more, `logTo` gets every line of the log.
 */
export async function startTestServer(
  options: {
    emulatorUrl?: string
    google?: Google
    sealer?: Sealer
    publicUrl?: string
    isPublic?: boolean
    config?: Partial<Config>
    logTo?: { write(line: string): void }
  } = {},
): Promise<TestServer> {
  const { url: databaseUrl, database, drop } = await createTestDatabase()
  const config = {
    ...readConfig({
      PARLEY_MODE: 'tryout',
      PORT: '0',
      LOG_LEVEL: process.env['TEST_LOG_LEVEL'] ?? 'silent',
      PUBLIC_URL: options.publicUrl ?? 'http://127.0.0.1:1',
      ...(options.emulatorUrl ? { EMULATOR_URL: options.emulatorUrl } : {}),
    }),
    ...options.config,
  } satisfies Config as { -readonly [Key in keyof Config]: Config[Key] }
  const sealer = options.sealer ?? createSealer(randomBytes(32))
  let fixed: Date | null = null
  const now = () => fixed ?? new Date()
  const health = createHealthTally(now)
  const ctx: Context = {
    config,
    database,
    sealer,
    log: options.logTo ? pino({ level: 'trace' }, options.logTo) : pino({ level: config.logLevel }),
    google: options.google ?? createGoogle({ config, database, sealer, health, now }),
    health,
    now,
    newId: randomUUID,
  }
  const server = await startServer(ctx, databaseUrl)
  // Known only now, because the port is.
  if (options.isPublic) config.publicUrl = `http://127.0.0.1:${server.port}`
  return {
    url: `http://127.0.0.1:${server.port}`,
    ctx,
    databaseUrl,
    setNow: (next) => {
      fixed = next
    },
    async close() {
      await server.close()
      await drop()
    },
  }
}
