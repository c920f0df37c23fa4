import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createSealer } from '../src/secrets.ts'
import { openDatabase, type Database } from '../src/store/db.ts'
import type { Workbench } from './factories.ts'
import { freePort } from './free-port.ts'

/** Parley as its users run it: a process of its own with its embedded database, to be killed and started again. */
export interface Installation {
  readonly url: string
  readonly dataDir: string
  /** Starts the server and waits until it says that it is ready; returns how long that took in ms. */
  start(): Promise<number>
  /** SIGKILL: no chance to finish anything. */
  kill(): Promise<void>
  /** SIGKILL to the database's main process. */
  killDatabase(): Promise<void>
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>
  /** Process id of the server at present. */
  pid(): number
  /** A connection to its database and its sealing key, for setting up and looking. Close it before the end. */
  workbench(): Promise<Workbench & { close(): Promise<void> }>
  /** Stops everything and removes the folder. */
  remove(): Promise<void>
}

/** Prepares a fresh data folder; nothing runs until `start`. `env` is added to the server's environment. */
export async function anInstallation(env: Record<string, string> = {}): Promise<Installation> {
  const dataDir = await mkdtemp(join(tmpdir(), 'parley-installation-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  let child: ChildProcess | null = null
  let errors = ''

  const exit = (signal: NodeJS.Signals) =>
    new Promise<number | null>((done) => {
      if (!child || child.exitCode !== null || child.signalCode !== null) return done(child?.exitCode ?? null)
      child.once('exit', (code) => done(code))
      child.kill(signal)
    })

  return {
    url,
    dataDir,
    async start() {
      const begin = performance.now()
      const started = spawn(process.execPath, [join(import.meta.dirname, '../src/main.ts')], {
        env: {
          PATH: process.env['PATH'],
          PARLEY_MODE: 'tryout',
          PORT: String(port),
          DATA_DIR: dataDir,
          LOG_LEVEL: 'error',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      child = started
      started.stderr.on('data', (chunk: Buffer) => (errors = (errors + chunk.toString()).slice(-4_000)))
      await new Promise<void>((done, fail) => {
        createInterface({ input: started.stdout }).on(
          'line',
          (line) => line.startsWith('{"ready":true') && done(),
        )
        started.once('exit', () => fail(new Error(`The server did not start:\n${errors}`)))
      })
      return performance.now() - begin
    },
    async kill() {
      await exit('SIGKILL')
    },
    async killDatabase() {
      process.kill((await readPostmaster(dataDir)).pid, 'SIGKILL')
    },
    stop: () => exit('SIGTERM'),
    pid: () => child?.pid ?? 0,
    async workbench() {
      const { port: databasePort } = await readPostmaster(dataDir)
      const password = (await readFile(join(dataDir, 'postgres', 'password'), 'utf8')).trim()
      const database: Database = openDatabase(
        `postgres://parley:${password}@127.0.0.1:${databasePort}/parley`,
        4,
      )
      const sealer = createSealer(
        Buffer.from((await readFile(join(dataDir, 'secrets.key'), 'utf8')).trim(), 'base64'),
      )
      return { ctx: { database, sealer }, close: () => database.close() }
    },
    async remove() {
      await exit('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function readPostmaster(dataDir: string): Promise<{ pid: number; port: number }> {
  const lines = (await readFile(join(dataDir, 'postgres', 'data', 'postmaster.pid'), 'utf8')).split('\n')
  return { pid: Number(lines[0]), port: Number(lines[3]) }
}
