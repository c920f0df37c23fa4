import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

export const root = join(import.meta.dirname, '../..')

/** A program of Parley's, started as a child that ends with us (it watches the channel between us). */
export interface Program {
  readonly name: string
  /** The program's ready line, parsed. */
  readonly ready: Record<string, unknown>
  readonly exited: Promise<void>
  stop(): Promise<void>
}

/** Starts `file` and waits for its line `{"ready":true,…}`. Errors: throws what it wrote to standard error when it ends before. */
export async function startProgram(
  name: string,
  file: string,
  env: Record<string, string | undefined>,
): Promise<Program> {
  const child = spawn(process.execPath, [join(root, file)], {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let errors = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(-4000)
    process.stderr.write(chunk)
  })
  const exited = new Promise<void>((done) => child.once('close', () => done()))
  const ready = await waitForReady(child, exited, () => errors)
  return { name, ready, exited, stop: () => stopChild(child, exited) }
}

function waitForReady(
  child: ChildProcess,
  exited: Promise<void>,
  errors: () => string,
): Promise<Record<string, unknown>> {
  return new Promise((done, fail) => {
    if (!child.stdout) return fail(new Error('no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) done(JSON.parse(line) as Record<string, unknown>)
      else console.log(line)
    })
    child.once('error', fail)
    // What it said is on the terminal already; the message is for callers that caught it.
    void exited.then(() => fail(new AlreadyReported(errors().trim() || 'it ended without a word')))
  })
}

/** A program ended before it was ready and has said why on standard error. */
export class AlreadyReported extends Error {}

async function stopChild(child: ChildProcess, exited: Promise<void>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  child.kill('SIGTERM')
  const giveUp = setTimeout(() => child.kill('SIGKILL'), 15_000)
  await exited
  clearTimeout(giveUp)
}

/**
 * Keeps programs running until a signal, the end of our parent, or the end of one of them; then stops them, last
 * started first, and ends the process.
 */
export function superviseUntilEnd(programs: readonly Program[]): void {
  let isStopping = false
  const stop = async (code: number, why: string) => {
    if (isStopping) return
    isStopping = true
    clearInterval(parentWatch)
    if (why) console.error(why)
    for (const program of [...programs].reverse()) await program.stop()
    process.exit(code)
  }
  process.on('SIGINT', () => void stop(0, ''))
  process.on('SIGTERM', () => void stop(0, ''))
  for (const program of programs)
    void program.exited.then(() => stop(1, `The ${program.name} ended unexpectedly; stopping the rest.`))
  // A shell between npm and us may die of a signal without passing it on.
  const parent = process.ppid
  const parentWatch = setInterval(() => {
    if (process.ppid !== parent) void stop(0, '')
  }, 500)
}
