import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { readSealingKeys } from '@parley/bff/config'
import { keyFileIn, newKey, readKeyFile, writeKeyFile } from '@parley/bff/keys/key-file'
import { rotateSealing, sealingStatus, serversBehind, waitForServers } from '@parley/bff/keys/rotate'
import { createSealer, type Sealer } from '@parley/bff/secrets'
import { openDatabase, type Database } from '@parley/bff/store/db'
import { startEmbeddedPostgres } from '@parley/bff/store/embedded-postgres'
import { announceKeys } from '@parley/bff/store/running-servers'
import { root } from './programs.ts'

const usage = `npm run keys -- status|rotate

  status  tells how many stored secrets are sealed with which key, and whether running servers know the newest one
  rotate  seals every stored secret anew with the newest key, while Parley runs; it can be stopped and run again

  With SECRETS_KEY (production): put the new key into SECRETS_KEY and the old one into SECRETS_KEY_PREVIOUS, start
  Parley anew with both, run rotate with both, then take SECRETS_KEY_PREVIOUS away.
  Without (try-out): rotate makes the new key itself, in secrets.key in DATA_DIR, and running servers take it over.`

/** `npm run keys`: the key that seals secrets. Exit code 0: done, 1: something remains to be done, 2: not possible. */
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  console.error(sentenceFor(error))
  process.exitCode = 2
}

async function main(args: readonly string[]): Promise<number> {
  const [command, ...more] = args
  if ((command !== 'status' && command !== 'rotate') || more.length > 0) {
    console.error(usage)
    return 2
  }
  const dataDir = resolve(root, process.env['DATA_DIR'] || './data')
  const given = readSealingKeys(process.env)
  if (!given && !existsSync(keyFileIn(dataDir)))
    throw new Error(`There is no key: SECRETS_KEY is not set, and ${keyFileIn(dataDir)} does not exist.`)
  return withDatabase(dataDir, async ({ db }) => {
    const sealer = sealerFor(given ?? readKeyFile(dataDir))
    if (command === 'status') return status(db, sealer)
    return given ? rotate(db, sealer) : rotateFile(db, dataDir)
  })
}

function sealerFor([current, ...previous]: readonly Buffer[]): Sealer {
  if (!current) throw new Error('There is no key.')
  return createSealer(current, { previous })
}

async function status(db: Database['db'], sealer: Sealer): Promise<number> {
  const [current, ...previous] = sealer.fingerprints()
  const counts = await sealingStatus(db, sealer)
  console.log(`Newest key ${current}: ${secrets(counts.current)}.`)
  console.log(`Previous keys ${previous.join(', ') || '(none)'}: ${secrets(counts.previous)}.`)
  if (counts.unknown > 0)
    console.log(`Sealed with keys that are not given: ${secrets(counts.unknown)}. They cannot be opened.`)
  const behind = await serversBehind(db, sealer)
  if (behind > 0) console.log(`${servers(behind)} not sealing with the newest key yet.`)
  return counts.previous + counts.unknown + behind === 0 ? 0 : 1
}

/** In the try-out mode nobody has to make keys or start anything anew. An interrupted rotation goes on. */
async function rotateFile(db: Database['db'], dataDir: string): Promise<number> {
  const keys = readKeyFile(dataDir)
  const [current] = keys
  if (!current) throw new Error('There is no key.')
  if (keys.length === 1) await writeKeyFile(dataDir, [newKey(), current])
  else console.log('Going on with a rotation that was begun before.')
  const [newest, ...others] = readKeyFile(dataDir)
  if (!newest) throw new Error('There is no key.')
  const code = await rotate(db, sealerFor([newest, ...others]))
  if (code !== 0) return code
  await writeKeyFile(dataDir, [newest])
  await announceKeys(db)
  console.log(`The old key was taken out of ${keyFileIn(dataDir)}.`)
  return 0
}

async function rotate(db: Database['db'], sealer: Sealer): Promise<number> {
  const [, ...previous] = sealer.fingerprints()
  if (previous.length === 0) {
    console.error(
      'There is only one key. Put a new one into SECRETS_KEY (openssl rand -base64 32) and the one that is there now into SECRETS_KEY_PREVIOUS.',
    )
    return 2
  }
  const behind = await waitForServers(db, sealer)
  if (behind > 0) {
    console.error(
      `${servers(behind)} not sealing with the newest key. Start Parley anew with the new SECRETS_KEY and the old one in SECRETS_KEY_PREVIOUS, then run this again. No secret was changed.`,
    )
    return 1
  }
  const { resealed, unopened } = await rotateSealing(db, sealer, (done) => {
    console.log(`${secrets(done)} sealed anew …`)
  })
  for (const { table, column, id } of unopened)
    console.error(`${table}.${column} of ${id} does not open and stays as it is: enter that secret again.`)
  const left = await sealingStatus(db, sealer)
  console.log(`${secrets(resealed)} sealed anew. ${secrets(left.previous)} left under previous keys.`)
  if (left.unknown > 0)
    console.error(
      `${secrets(left.unknown)} sealed with keys that are not given. Add them to SECRETS_KEY_PREVIOUS.`,
    )
  if (left.previous > 0) return 1
  console.log('The old key can be removed.')
  return left.unknown === 0 ? 0 : 1
}

function secrets(count: number): string {
  return `${count} ${count === 1 ? 'secret' : 'secrets'}`
}

function servers(count: number): string {
  return count === 1 ? '1 running server is' : `${count} running servers are`
}

/** PostgreSQL's codes for a table or column that is not there. */
function isOlderSchema(error: unknown): boolean {
  return ['42P01', '42703'].includes(String((error as { code?: unknown } | null)?.code))
}

function sentenceFor(error: unknown): string {
  if (isOlderSchema(error))
    return 'The database is of an older version. Start Parley once, then run this again.'
  return error instanceof Error ? error.message : String(error)
}

async function withDatabase(dataDir: string, work: (database: Database) => Promise<number>): Promise<number> {
  const address = process.env['DATABASE_URL']
  const folder = resolve(dataDir, 'postgres')
  if (!address && !existsSync(folder)) throw new Error(`There is no database in ${folder}. Set DATA_DIR.`)
  const embedded = address ? null : await startEmbeddedPostgres(folder)
  const database = openDatabase(address || (embedded?.url ?? ''), 2)
  try {
    return await work(database)
  } finally {
    await database.close()
    // One that a running Parley started is Parley's.
    if (embedded?.wasRunning) embedded.abandon()
    else await embedded?.stop()
  }
}
