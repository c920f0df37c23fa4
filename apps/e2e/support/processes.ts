import { execFileSync } from 'node:child_process'
import { connect, createServer } from 'node:net'
import { request } from 'node:http'
import { expect } from '@playwright/test'
import type { Place } from './installation.ts'

/** A process of this machine that lives: what has ended and waits to be collected is not one. */
interface Process {
  readonly pid: number
  readonly parent: number
  readonly command: string
}

function processes(): Process[] {
  const text = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,args='], { encoding: 'utf8' })
  return text.split('\n').flatMap((line) => {
    const [, pid, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? []
    return pid === undefined || state.startsWith('Z')
      ? []
      : [{ pid: Number(pid), parent: Number(parent), command }]
  })
}

/** Everything that was started by a process, directly or not: server, emulator, PostgreSQL and its workers. */
export function descendantsOf(pid: number | undefined): Process[] {
  const all = processes()
  const family = new Set(pid === undefined ? [] : [pid])
  // A child may stand before its parent in the list: again until nobody new is found.
  for (let known = 0; known < family.size;) {
    known = family.size
    for (const one of all) if (family.has(one.parent)) family.add(one.pid)
  }
  return all.filter((one) => one.pid !== pid && family.has(one.pid))
}

/** The one process below `pid` whose command line matches. Errors: throws what is there when it is not one. */
export function childOf(pid: number | undefined, command: RegExp): number {
  const all = descendantsOf(pid)
  const [found, ...more] = all.filter((one) => command.test(one.command))
  if (!found || more.length > 0)
    throw new Error(`Not exactly one process is ${String(command)}:\n${JSON.stringify(all, null, 1)}`)
  return found.pid
}

/** What the programs are called in the list of processes. */
export const commands = {
  server: /apps\/bff\/src\/main\.ts/,
  emulator: /apps\/google-emulator\/src\/main\.ts/,
} as const

/** PostgreSQL's main process on this data folder, whoever started it; undefined while there is none. */
export function databaseOn(place: Place): number | undefined {
  return processes().find(({ command }) => command.includes(`postgres -D ${place.dataDir}`))?.pid
}

/** Those of them that live. */
export function stillAlive(pids: readonly number[]): number[] {
  const alive = new Set(processes().map(({ pid }) => pid))
  return pids.filter((pid) => alive.has(pid))
}

/** None of these processes lives any more, nothing runs on the data folder, and the ports can be taken. Waits for it. */
export async function expectNothingLeft(place: Place, started: readonly Process[]): Promise<void> {
  const pids = new Set(started.map(({ pid }) => pid))
  const left = () => processes().filter((one) => pids.has(one.pid) || one.command.includes(place.dataDir))
  await expect.poll(left).toEqual([])
  for (const port of [place.port, place.emulatorPort]) await expect.poll(() => isFree(port)).toBe(true)
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)))
  })
}

/** Does anybody take connections there? */
export function isAnswered(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
}

/** A POST that the server has begun to read and whose last byte is still missing; `finish` sends it. */
export async function beginPost(
  url: string,
  body: object,
): Promise<{ finish(): Promise<{ status: number | undefined; text: string }> }> {
  const bytes = Buffer.from(JSON.stringify(body))
  const sent = request(url, {
    method: 'POST',
    agent: false,
    headers: {
      'content-type': 'application/json',
      'content-length': bytes.length,
      // The server says so when it has read the headers.
      expect: '100-continue',
    },
  })
  const answered = new Promise<{ status: number | undefined; text: string }>((done, fail) => {
    sent.once('error', fail)
    sent.once('response', (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk))
      response.once('end', () => done({ status: response.statusCode, text }))
    })
  })
  // Whoever awaits it later hears of an error then.
  answered.catch(() => undefined)
  await new Promise<void>((done, fail) => {
    sent.once('continue', done).once('error', fail)
    sent.flushHeaders()
  })
  sent.write(bytes.subarray(0, -1))
  return {
    finish() {
      sent.end(bytes.subarray(-1))
      return answered
    },
  }
}
