import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWhatIsMissing } from '../build.ts'
import { freePort } from '@parley/bff/testing/free-port'
import type { Row } from './rows.ts'

const root = join(import.meta.dirname, '../../..')

/** Seconds from `npm start` to its "ready", built beforehand: the first time on an empty data folder, and again. */
export async function benchStart(): Promise<Row[]> {
  await buildWhatIsMissing()
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const firstSeconds = await startOnce(dataDir)
    const againSeconds = await startOnce(dataDir)
    return [
      {
        name: 'npm start to ready: first time (sets up the database)',
        value: firstSeconds,
        unit: 's',
        goal: '< 5',
      },
      { name: 'npm start to ready: again', value: againSeconds, unit: 's', goal: '< 5' },
    ]
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function startOnce(dataDir: string): Promise<number> {
  const [port, emulatorPort] = [await freePort(), await freePort()]
  const begin = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), EMULATOR_PORT: String(emulatorPort), DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const exited = new Promise<void>((done) => child.once('exit', () => done()))
  const seconds = await new Promise<number>((done, fail) => {
    child.stdout.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Parley is ready')) done((performance.now() - begin) / 1_000)
    })
    void exited.then(() => fail(new Error('npm start ended')))
  })
  if (child.pid) process.kill(-child.pid, 'SIGTERM')
  await exited
  return seconds
}
