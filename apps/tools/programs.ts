import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const root = join(import.meta.dirname, '../..')

/** A program of Parley's, a child that ends with us (it watches the channel between us). */
interface Program {
  readonly name: string
  readonly ready: Promise<Record<string, unknown>>
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** Programs that live and end together. */
export interface Household {
  /**
   * Starts a program and waits for its line `{"ready":true,…}`, which is returned parsed. When it ends before, it has
   * said why on standard error: then everything is stopped and this process ends with 1.
   */
  start(name: string, file: string, env: Record<string, string | undefined>): Promise<Record<string, unknown>>
  /** Stops everything, last started first, and ends the process. */
  stop(code: number, why: string): Promise<never>
}

/**
 * Keeps programs until a signal (also one that comes while they start), the end of our parent, or the end of one of
 * them; then stops them, last started first, and ends the process.
 */
export function keepHouse(): Household {
  const programs: Program[] = []
  let stopping: Promise<never> | null = null
  const stop = (code: number, why: string) => {
    stopping ??= (async () => {
      clearInterval(parentWatch)
      if (why) console.error(why)
      for (const program of [...programs].reverse()) await program.stop()
      process.exit(code)
    })()
    return stopping
  }
  process.on('SIGINT', () => void stop(0, ''))
  process.on('SIGTERM', () => void stop(0, ''))
  // A shell between npm and us may die of a signal without passing it on.
  const parent = process.ppid
  const parentWatch = setInterval(() => {
    if (process.ppid !== parent) void stop(0, '')
  }, 500)
  parentWatch.unref()
  return {
    stop,
    async start(name, file, env) {
      if (stopping) return stopping
      const program = launch(name, file, env)
      programs.push(program)
      const ready = await program.ready.catch(() => stop(1, ''))
      if (stopping) return stopping
      void program.exited.then(() => stop(1, `The ${name} ended unexpectedly; stopping the rest.`))
      return ready
    },
  }
}

function launch(name: string, file: string, env: Record<string, string | undefined>): Program {
  const child = spawn(process.execPath, [join(root, file)], {
    cwd: root,
    // Node keeps what it made of the TypeScript sources: the next start is faster and takes 20 MB less.
    env: { NODE_COMPILE_CACHE: join(root, '.cache', 'compiled'), ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const exited = new Promise<void>((done) => child.once('close', () => done()))
  return { name, ready: waitForReady(name, child, exited), exited, stop: () => stopChild(child, exited) }
}

function waitForReady(
  name: string,
  child: ChildProcess,
  exited: Promise<void>,
): Promise<Record<string, unknown>> {
  return new Promise((done, fail) => {
    if (!child.stdout) return fail(new Error('no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) done(JSON.parse(line) as Record<string, unknown>)
      else console.log(line)
    })
    child.once('error', fail)
    void exited.then(() => fail(new Error(`The ${name} ended before it was ready.`)))
  })
}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(giveUp)
}
