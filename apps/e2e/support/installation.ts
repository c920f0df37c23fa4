import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../../..')
const startMsMax = 90_000

/** Parley as `npm start` runs it: server, PostgreSQL, console and emulator, with a folder and ports of its own. */
export interface Installation {
  readonly consoleUrl: string
  readonly emulatorUrl: string
  /** The one-time link for the first administrator; null when there is one already. */
  readonly setupLink: string | null
  readonly place: Place
  readonly process: ChildProcess
  /** Ctrl-C: SIGINT to the start program and to its children. */
  interrupt(): void
  /** How it ended, once it has. */
  readonly ended: Promise<End>
  /** Everything the programs have written so far. */
  output(): string
  /** Ends it and returns how it ended. */
  stop(signal?: NodeJS.Signals): Promise<End>
}

/** How a process ended: with an exit code, or by a signal that it did not handle. */
export type End = { code: number | null; signal: NodeJS.Signals | null }

/** What a second start needs to find the same installation again. */
export interface Place {
  readonly dataDir: string
  readonly port: number
  readonly emulatorPort: number
}

/** A new data folder and free ports. */
export async function freshPlace(): Promise<Place> {
  const [port, emulatorPort] = await freePorts()
  return { dataDir: await mkdtemp(join(tmpdir(), 'parley-e2e-')), port, emulatorPort }
}

/** Forgets the data. Errors: throws while the folder is still written to, which means something was left running. */
export const clear = (place: Place): Promise<void> =>
  rm(place.dataDir, { recursive: true, force: true, maxRetries: 3 })

/** Starts and waits for the lines with the addresses. Errors: throws what was written when it ends before. */
export async function startInstallation(place: Place): Promise<Installation> {
  const run = runProgram('apps/tools/start.ts', environmentOf(place))
  const text = await run.until(/Data is kept in/)
  const consoleUrl = /Console\s+(\S+)/.exec(text)?.[1]
  const emulatorUrl = /Emulator\s+(\S+)/.exec(text)?.[1]
  if (!consoleUrl || !emulatorUrl) throw new Error(`The start names no addresses:\n${text}`)
  return {
    consoleUrl,
    emulatorUrl,
    setupLink: /\bhttps?:\S+\/setup#\S+/.exec(text)?.[0] ?? null,
    place,
    process: run.child,
    interrupt: run.interrupt,
    ended: run.ended,
    output: run.output,
    async stop(signal = 'SIGTERM') {
      run.child.kill(signal)
      return run.ended
    },
  }
}

/** The settings of an installation; nothing from the caller's own installation may leak in. */
export function environmentOf(place: Place): Record<string, string> {
  return { DATA_DIR: place.dataDir, PORT: String(place.port), EMULATOR_PORT: String(place.emulatorPort) }
}

const settings =
  /^(PORT|HOST|DATA_DIR|DATABASE_URL|PUBLIC_URL|SECRETS_KEY|SECRETS_KEY_PREVIOUS|LOG_LEVEL|(PARLEY|EMULATOR|GOOGLE)_.*)$/

/** Runs a program of the repository with Node. `ended` also says how it ended. */
export function runProgram(file: string, env: Record<string, string>, args: readonly string[] = []) {
  const inherited = Object.entries(process.env).filter(([name]) => !settings.test(name))
  const child = spawn(process.execPath, [join(root, file), ...args], {
    cwd: root,
    env: { ...Object.fromEntries(inherited), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, as a terminal makes one: Ctrl-C reaches the program with all of its children.
    detached: true,
  })
  let output = ''
  const listeners = new Set<() => void>()
  const take = (chunk: Buffer) => {
    output += chunk.toString()
    for (const listener of listeners) listener()
  }
  child.stdout.on('data', take)
  child.stderr.on('data', take)
  const ended = new Promise<End>((done) => child.once('close', (code, signal) => done({ code, signal })))
  /** Resolves with the output once it matches. Errors: throws it when the program ends before, or takes too long. */
  const until = (pattern: RegExp) =>
    new Promise<string>((done, fail) => {
      const finish = (settle: () => void) => {
        clearTimeout(timer)
        listeners.delete(check)
        settle()
      }
      const check = () => pattern.test(output) && finish(() => done(output))
      const timer = setTimeout(() => {
        child.kill('SIGTERM')
        finish(() => fail(new Error(`${file} took too long:\n${output}`)))
      }, startMsMax)
      listeners.add(check)
      void ended.then(({ code }) => finish(() => fail(new Error(`${file} ended with ${code}:\n${output}`))))
      check()
    })
  /** Ctrl-C in the terminal: SIGINT to the whole group. */
  const interrupt = () => child.pid !== undefined && process.kill(-child.pid, 'SIGINT')
  return { child, output: () => output, ended, until, interrupt }
}

async function freePorts(): Promise<[number, number]> {
  const open = () =>
    new Promise<{ port: number; close: () => Promise<unknown> }>((done, fail) => {
      const server = createServer()
      server.once('error', fail)
      server.listen(0, '127.0.0.1', () => {
        const address = server.address()
        const port = address !== null && typeof address === 'object' ? address.port : 0
        done({ port, close: () => new Promise((closed) => server.close(closed)) })
      })
    })
  // Both at once, so that they differ.
  const first = await open()
  const second = await open()
  await Promise.all([first.close(), second.close()])
  return [first.port, second.port]
}
