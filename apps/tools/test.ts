import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildWhatIsMissing } from './build.ts'
import { ensureChromium } from './chromium.ts'
import { root } from './programs.ts'

/**
 * `npm test`: everything, with a real PostgreSQL and a real browser: check, Vitest (unit, database, components),
 * Playwright. `--only check|vitest|e2e` runs one part. Ends with a line `N passed, N failed`.
 */
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : null
const reports = join(root, '.cache', 'reports')
mkdirSync(reports, { recursive: true })
let passed = 0
let failed = 0

if (!only || only === 'check') {
  const code = await run(process.execPath, ['apps/tools/check.ts'])
  count(code === 0 ? 1 : 0, code === 0 ? 0 : 1)
}
if (!only || only === 'vitest') {
  const file = join(reports, 'vitest.json')
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ])
  const report = readReport(file) as { numPassedTests: number; numFailedTests: number } | null
  countReport(code, report?.numPassedTests, report?.numFailedTests)
}
if (!only || only === 'e2e') {
  await buildWhatIsMissing()
  const file = join(reports, 'playwright.json')
  const code = await run(
    'playwright',
    ['test', '--reporter=list,json', ...process.argv.slice(2).filter(isPlaywrightArgument)],
    {
      CHROMIUM_PATH: ensureChromium(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: file,
    },
  )
  const report = readReport(file) as { stats: { expected: number; unexpected: number } } | null
  countReport(code, report?.stats.expected, report?.stats.unexpected)
}

console.log(`${passed} passed, ${failed} failed`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

function count(good: number, bad: number) {
  passed += good
  failed += bad
}

/** A runner that fails without a failed test (a crash, no tests at all) counts as one failure. */
function countReport(code: number, good = 0, bad = 0) {
  count(good, code !== 0 && bad === 0 ? 1 : bad)
}

function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // The runner ended before it wrote one; its exit code is counted instead.
    return null
  }
}

function isPlaywrightArgument(argument: string, index: number, all: string[]) {
  return argument !== '--only' && all[index - 1] !== '--only'
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    child.once('error', (error) => {
      console.error(error.message)
      done(1)
    })
    child.once('close', (code) => done(code ?? 1))
  })
}
