import { createReadStream, existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { checkChain, fromLine, type Link } from '@parley/bff/audit/chain'
import { chain } from '@parley/bff/store/audit'
import { openDatabase } from '@parley/bff/store/db'
import { startEmbeddedPostgres } from '@parley/bff/store/embedded-postgres'
import { root } from './programs.ts'

const usage = `npm run audit -- check [FILE] [--head NUMBER:HASH]

  FILE    an export of the audit log as JSON lines; without it the log in DATABASE_URL or DATA_DIR is checked
  --head  a head that was noted down before: it must be in the chain, so that nobody cut off the end`

const reasons = {
  entry: 'its text does not match its hash: it was changed',
  number: 'another one stands in its place: an entry was removed, put in or moved',
  unreadable: 'it cannot be read as Parley writes entries',
  head: 'the head that was noted down is not there: the end was cut off, or the log was made anew',
} as const

/** `npm run audit`: verifies the chain of the audit log. Exit code 0: intact, 1: broken, 2: could not be checked. */
try {
  process.exitCode = await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ options: { head: { type: 'string' } }, allowPositionals: true })
  const [command, file, ...more] = positionals
  const noted = readHead(values.head)
  if (command !== 'check' || more.length > 0 || noted === undefined) {
    console.error(usage)
    return 2
  }
  return file === undefined ? withDatabase((links) => report(links, noted)) : report(linesOf(file), noted)
}

async function report(links: AsyncIterable<Link>, noted: { seq: number; hash: string } | null) {
  const { entries, head, broken } = await checkChain(links, noted)
  const count = `${entries} ${entries === 1 ? 'entry' : 'entries'}`
  if (broken) {
    console.error(`Broken at entry ${broken.seq}: ${reasons[broken.reason]}. Intact before it: ${count}.`)
    return 1
  }
  console.log(`${count}, chain intact, head ${head ? `${head.seq}:${head.hash}` : 'none: the log is empty'}`)
  return 0
}

/** Null: none was given; undefined: this is none. */
function readHead(text: string | undefined): { seq: number; hash: string } | null | undefined {
  if (text === undefined) return null
  const [, seq, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(text) ?? []
  return seq === undefined || hash === undefined ? undefined : { seq: Number(seq), hash }
}

async function* linesOf(file: string): AsyncGenerator<Link> {
  const lines = createInterface({ input: createReadStream(resolve(file), 'utf8'), crlfDelay: Infinity })
  for await (const line of lines) if (line !== '') yield fromLine(line)
}

async function withDatabase(work: (links: AsyncIterable<Link>) => Promise<number>): Promise<number> {
  const address = process.env['DATABASE_URL']
  const folder = resolve(root, process.env['DATA_DIR'] || './data', 'postgres')
  if (!address && !existsSync(folder)) throw new Error(`There is no database in ${folder}. Set DATA_DIR.`)
  const embedded = address ? null : await startEmbeddedPostgres(folder)
  const database = openDatabase(address || (embedded?.url ?? ''), 2)
  try {
    return await work(chain(database.db))
  } finally {
    await database.close()
    // One that a running Parley started is Parley's.
    if (embedded?.wasRunning) embedded.abandon()
    else await embedded?.stop()
  }
}
