import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import { readConfig } from '../config.ts'
import type { Context } from '../context.ts'
import { createGoogle } from '../google/create-google.ts'
import { createHealthTally } from '../health-tally.ts'
import type { SignedInActor } from '../http/call.ts'
import { openSealer } from '../keys/open-sealer.ts'
import { migrate, openDatabase } from '../store/db.ts'
import { startEmbeddedPostgres } from '../store/postgres/embedded-postgres.ts'
import * as users from '../store/users.ts'

/**
 * Lets a command work on the installation that the environment names, whether its server runs or not. An embedded
 * database that a running Parley started stays Parley's. Errors: throws a sentence when there is no installation.
 */
export async function withInstallation<T>(
  env: Record<string, string | undefined>,
  work: (ctx: Context) => Promise<T>,
): Promise<T> {
  // The same settings as for `npm start` unless they are those of `npm run serve`.
  const config = readConfig({
    ...env,
    PARLEY_MODE: env['PARLEY_MODE'] || (env['SECRETS_KEY'] ? 'production' : 'tryout'),
  })
  const folder = join(config.dataDir, 'postgres')
  if (!config.databaseUrl && !existsSync(folder))
    throw new Error(`There is no installation in ${config.dataDir}. Start Parley once, or set DATA_DIR.`)
  const embedded = config.databaseUrl ? null : await startEmbeddedPostgres(folder)
  const database = openDatabase(config.databaseUrl ?? embedded?.url ?? '', 4)
  const sealer = await openSealer(config)
  const now = () => new Date()
  // A command's few calls do not tell how a channel is: they are counted and forgotten.
  const health = createHealthTally(now)
  const google = createGoogle({ config, database, sealer, health, now })
  try {
    await migrate(database.db)
    return await work({
      config,
      database,
      sealer,
      log: pino({ level: config.logLevel }, pino.destination(2)),
      google,
      health,
      now,
      newId: randomUUID,
    })
  } finally {
    await google.close()
    await database.close()
    if (embedded?.wasRunning) embedded.abandon()
    else await embedded?.stop()
  }
}

/**
 * The administrator a command acts for: the one with this address, or the only one there is. Errors: throws a
 * sentence that says what to do.
 */
export async function administrator(ctx: Context, email: string | null): Promise<SignedInActor> {
  const everybody = await users.list(ctx.database.db)
  const found = everybody.filter((one) => one.role === 'administrator' && !one.isDisabled)
  if (found.length === 0)
    throw new Error(
      'Nobody has set this installation up yet: open the set-up link and create the first administrator.',
    )
  const chosen =
    email === null ? found : found.filter((one) => one.email.toLowerCase() === email.toLowerCase())
  const [actor, another] = chosen
  if (!actor) throw new Error(`${email ?? ''} is no active administrator.`)
  if (another) throw new Error('There are several administrators: say who you are with --as E-MAIL.')
  const known = await users.findById(ctx.database.db, actor.id)
  if (!known) throw new Error(`${actor.email} is gone`)
  const { id, name, role, locale } = known
  const { queueIds, fieldRights } = actor
  return { id, name, email: known.email, role, locale, fieldRights, queueIds }
}
