import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import { findBinaries, type Binaries } from './binaries.ts'
import { exists } from './files.ts'
import { isAlive, readPostmaster, stopPostmaster } from './postmaster.ts'
import { chooseUser, collect, run, type RunAs } from './run-as.ts'

/** A running PostgreSQL of our own. It is started again, on the same port, when its process dies. */
export interface EmbeddedPostgres {
  readonly url: string
  /** The postmaster's process id at present. */
  pid(): number
  /** True when a server that was left running by a killed Parley was found and is used again. */
  readonly wasRunning: boolean
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when it is gone. */
  stop(): Promise<void>
  /** It belongs to another instance: leave it running and watch it no longer. */
  abandon(): void
}

/**
 * Starts the PostgreSQL that comes with the npm packages in `folder`, or attaches to the one that already runs there.
 * Durability is on: fsync, full_page_writes, synchronous_commit keep their defaults. Listens on loopback only, on a
 * port of its own choosing, with a random password kept beside the data.
 * Errors: throws with a sentence for the operator when the folder cannot be used.
 */
export async function startEmbeddedPostgres(folder: string): Promise<EmbeddedPostgres> {
  const data = resolve(folder, 'data')
  const passwordFile = resolve(folder, 'password')
  await mkdir(data, { recursive: true })
  const binaries = await findBinaries()
  const runAs = await chooseUser(data, binaries)
  const password = await loadOrCreatePassword(passwordFile)
  const urlFor = (port: number) => `postgres://parley:${password}@127.0.0.1:${port}/parley`

  const running = await readPostmaster(data)
  if (running && (await canConnect(urlFor(running.port))))
    return supervise(binaries, data, runAs, running, urlFor(running.port), true)

  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(binaries, data, password, runAs)
  const started = await launch(binaries, data, runAs)
  await createDatabase(`postgres://parley:${password}@127.0.0.1:${started.port}/postgres`)
  return supervise(binaries, data, runAs, started, urlFor(started.port), false)
}

/** How often the postmaster's life is checked: a killed database is back about a second later. */
const watchMs = 250

function supervise(
  binaries: Binaries,
  data: string,
  runAs: RunAs,
  started: { pid: number; port: number },
  url: string,
  wasRunning: boolean,
): EmbeddedPostgres {
  let { pid } = started
  let isStopped = false
  let restarting: Promise<void> | null = null
  const restart = async () => {
    while (!isStopped) {
      try {
        pid = (await launch(binaries, data, runAs, started.port)).pid
        return
      } catch (error) {
        // Processes of the dead one may hold its memory for a moment; what else is wrong stays wrong and is said.
        process.stderr.write(`${error instanceof Error ? error.message : String(error)}\nTrying again.\n`)
        await new Promise((done) => setTimeout(done, 1_000))
      }
    }
  }
  const watch = setInterval(() => {
    if (isAlive(pid) || restarting || isStopped) return
    restarting = restart().finally(() => {
      restarting = null
    })
  }, watchMs)
  watch.unref()
  return {
    url,
    wasRunning,
    pid: () => pid,
    abandon() {
      isStopped = true
      clearInterval(watch)
    },
    async stop() {
      isStopped = true
      clearInterval(watch)
      await restarting
      await stopPostmaster(data, pid)
    },
  }
}

async function initialise(binaries: Binaries, data: string, password: string, runAs: RunAs): Promise<void> {
  // initdb takes the password from a file only, and runs as another user: a private file that it owns, for a moment.
  const folder = await mkdtemp(join(tmpdir(), 'parley-'))
  // Built beside and moved into place: a start that is killed here must not leave half a database behind.
  const unfinished = `${data}.unfinished`
  await rm(unfinished, { recursive: true, force: true })
  await mkdir(unfinished, { mode: 0o700 })
  const passwordFile = join(folder, 'password')
  try {
    await writeFile(passwordFile, password, { mode: 0o600 })
    if (runAs.uid !== undefined && runAs.gid !== undefined)
      for (const path of [folder, passwordFile, unfinished]) await chown(path, runAs.uid, runAs.gid)
    const child = run(runAs, binaries.initdb, [
      `--pgdata=${unfinished}`,
      '--username=parley',
      '--auth=scram-sha-256',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
    ])
    const output = collect(child)
    const code = await new Promise<number | null>((done, fail) =>
      child.once('error', fail).once('close', done),
    )
    if (code !== 0) throw new Error(`PostgreSQL could not be set up in ${data}:\n${output()}`)
    await rename(unfinished, data)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function launch(
  binaries: Binaries,
  data: string,
  runAs: RunAs,
  fixedPort?: number,
): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = fixedPort ?? (await freePort())
    const settings = {
      port,
      listen_addresses: '127.0.0.1',
      unix_socket_directories: '',
      max_connections: 100,
      shared_buffers: '64MB',
      timezone: 'UTC',
      log_timezone: 'UTC',
      logging_collector: 'on',
      log_directory: 'log',
      log_filename: 'postgresql-%a.log',
      log_truncate_on_rotation: 'on',
      log_rotation_age: '1d',
      // Statements can carry message text; only their shape may reach a log.
      log_min_error_statement: 'panic',
      log_parameter_max_length_on_error: 0,
    }
    const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
    const child = run(runAs, binaries.postgres, ['-D', data, ...flags])
    const output = collect(child)
    child.unref()
    const outcome = await waitUntilReady(data, child)
    if (outcome) {
      // The pipes were for start-up errors only; open ones would tie the database to our life.
      child.stdout?.destroy()
      child.stderr?.destroy()
      return outcome
    }
    if (attempt === 3) throw new Error(`PostgreSQL did not start in ${data}:\n${output()}`)
  }
}

/** Ready when postmaster.pid says so (line 8), which PostgreSQL writes for exactly this purpose. Null when it exited. */
async function waitUntilReady(
  data: string,
  child: ChildProcess,
): Promise<{ pid: number; port: number } | null> {
  const deadline = Date.now() + 60_000
  let hasExited = false
  child.once('exit', () => (hasExited = true))
  child.once('error', () => (hasExited = true))
  while (Date.now() < deadline) {
    const found = await readPostmaster(data)
    if (found?.isReady) return found
    if (hasExited) return null
    await new Promise((done) => setTimeout(done, 20))
  }
  child.kill('SIGKILL')
  return null
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await client.connect()
    return true
  } catch {
    // Not ours, or not accepting: the caller then starts one, and PostgreSQL itself refuses a second on the folder.
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}

async function createDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = 'parley'")
    if (rowCount === 0) await client.query('create database parley')
  } finally {
    await client.end()
  }
}

async function loadOrCreatePassword(path: string): Promise<string> {
  await writeFile(path, randomBytes(24).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    },
  )
  return (await readFile(path, 'utf8')).trim()
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer()
    server.once('error', fail)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() =>
        address && typeof address === 'object' ? done(address.port) : fail(new Error('no port')),
      )
    })
  })
}
