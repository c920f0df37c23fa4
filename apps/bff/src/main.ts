import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import { ConfigError, readConfig, type Config } from './config.ts'
import type { Context } from './context.ts'
import { ensureSetupLink } from './features/session/setup-claim.ts'
import { createGoogle } from './google/create-google.ts'
import { createHealthTally } from './health-tally.ts'
import { openSealer } from './keys/open-sealer.ts'
import { startServer } from './server.ts'
import { migrate, openDatabase, requireDurability } from './store/db.ts'
import { requireReadable } from './store/sealed-values.ts'
import { startEmbeddedPostgres, type EmbeddedPostgres } from './store/postgres/embedded-postgres.ts'
import { holdDataFolder } from './store/single-instance.ts'

/**
 * The server's process: reads the environment, opens everything, closes in reverse order on SIGTERM and SIGINT.
 * Prints one JSON line `{"ready":true,"url":…,"setupLink":…}` on standard output when it answers; logs go to standard error.
 */
async function main(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, base: { pid: process.pid } }, pino.destination(2))
  const closers: (() => Promise<void>)[] = []
  let opening: Promise<void> | null = null
  let stopping: Promise<void> | null = null
  const closeAll = async () => {
    for (const close of closers.splice(0).reverse()) await close()
  }
  const stop = (signal: NodeJS.Signals) => {
    stopping ??= (async () => {
      log.info({ signal }, 'stopping')
      // What is half open cannot be closed: a database that is just being started would be left behind.
      await opening?.catch(() => undefined)
      await closeAll()
    })().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'stopping failed')
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  // Started by `npm start`: when that process is gone, however it went, so are we.
  process.on('disconnect', () => stop('SIGTERM'))
  // It may have gone before we listened; without a channel there is no such property.
  if ('connected' in process && !process.connected) return stop('SIGTERM')

  opening = open(config, log, closers, () => stopping !== null)
  try {
    await opening
  } catch (error) {
    // Whoever has asked us to stop need not hear what went wrong with the start.
    if (stopping) return stopping
    await closeAll().catch((more: unknown) =>
      log.error({ err: more }, 'closing after a failed start failed, too'),
    )
    throw error
  }
}

/** Opens everything, noting how to close it; breaks off between two steps when it is to stop. */
async function open(
  config: Config,
  log: Context['log'],
  closers: (() => Promise<void>)[],
  isStopping: () => boolean,
): Promise<void> {
  const { url: databaseUrl, embedded } = await openPostgres(config)
  if (embedded) closers.push(() => embedded.stop())
  const database = openDatabase(databaseUrl)
  closers.push(() => database.close())
  if (embedded) {
    const hold = await holdDataFolder(databaseUrl)
    if (!hold) {
      // The database belongs to the instance that runs: leave it alone.
      embedded.abandon()
      closers.splice(0, 1)
      throw new Error(
        `Parley is already running on ${config.dataDir} (its database is process ${embedded.pid()}). Stop it first, or set DATA_DIR to another folder.`,
      )
    }
    closers.push(hold)
  }
  if (isStopping()) return
  await requireDurability(database.db)
  await migrate(database.db)
  if (isStopping()) return
  const now = () => new Date()
  const health = createHealthTally(now)
  const sealer = await openSealer(config)
  await requireReadable(database.db, sealer)
  const ctx: Context = {
    config,
    database,
    sealer,
    log,
    google: createGoogle({ config, database, sealer, health, now }),
    health,
    now,
    newId: randomUUID,
  }
  const server = await startServer(ctx, databaseUrl)
  closers.push(() => server.close())
  const setupLink = await ensureSetupLink(ctx)
  process.stdout.write(
    `${JSON.stringify({ ready: true, url: config.publicUrl, port: server.port, setupLink })}\n`,
  )
  log.info({ port: server.port, database: embedded ? 'embedded' : 'DATABASE_URL' }, 'ready')
}

/** Keys from the environment stay as they are; those in the data folder can be rotated while the server runs. */
async function openPostgres(config: Config): Promise<{ url: string; embedded: EmbeddedPostgres | null }> {
  if (config.databaseUrl) return { url: config.databaseUrl, embedded: null }
  const embedded = await startEmbeddedPostgres(join(config.dataDir, 'postgres'))
  return { url: embedded.url, embedded }
}

main().catch((error: unknown) => {
  const isAddressTaken = (error as NodeJS.ErrnoException | null)?.code === 'EADDRINUSE'
  const port = (error as { port?: number } | null)?.port
  process.stderr.write(
    isAddressTaken
      ? `Port ${port} is taken by another program. Set PORT to a free one.\n`
      : error instanceof ConfigError || error instanceof Error
        ? `${error.message}\n${error.cause instanceof Error ? `Because: ${error.cause.message}\n` : ''}`
        : `${String(error)}\n`,
  )
  process.exit(1)
})
