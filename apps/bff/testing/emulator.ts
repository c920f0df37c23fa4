import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** The emulator of Google as a program of its own, with a fresh partner, brand and two agents. */
export interface TestEmulator {
  readonly url: string
  /** Its control API, answered with JSON. */
  control<T>(method: string, path: string, body?: unknown): Promise<T>
  close(): Promise<void>
}

/** What every fresh emulator contains. */
export const emulated = {
  partnerId: 'qs-48213907',
  brandId: '5b0e7a94-6c1d-4f38-9b52-e07d3c1a8f46',
  agentId: 'c3f91d20-84ab-4e67-a5d8-19b6e2f0c754',
  secondAgentId: '0d6a52be-f3c7-49e1-8b04-72c8e95d1a3f',
} as const

/** Starts an emulator on a free port, in memory. Errors: rejects when it ends before it is ready. */
export async function anEmulator(): Promise<TestEmulator> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../google-emulator/src/main.ts')], {
    env: { PATH: process.env['PATH'], EMULATOR_PORT: '0', EMULATOR_DATA_DIR: ':memory:' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const url = await new Promise<string>((done, fail) => {
    createInterface({ input: child.stdout }).once('line', (line) =>
      done((JSON.parse(line) as { url: string }).url),
    )
    child.once('exit', (code) => fail(new Error(`The emulator ended with ${code}`)))
  })
  return {
    url,
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const answer = await fetch(`${url}/emulator/api${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await answer.text()
      if (!answer.ok) throw new Error(`The emulator answered ${answer.status}: ${text}`)
      return (text === '' ? null : JSON.parse(text)) as T
    },
    async close() {
      child.kill()
      await once(child, 'exit')
    },
  }
}
