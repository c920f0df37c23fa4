import { spawn } from 'node:child_process'
import { root } from './programs.ts'

/** `npm run check`: format, types, lint, boundaries, unused code, documents. Seconds, no database; all findings at once. */
const checks: [name: string, command: string, args: string[]][] = [
  [
    'format',
    'prettier',
    ['--check', '--log-level', 'warn', '--cache', '--cache-location', '.cache/prettier', '.'],
  ],
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', ['--type-aware', '--deny-warnings', '--quiet']],
  ['boundaries', 'depcruise', ['--config', '.dependency-cruiser.cjs', '--no-progress', 'apps', 'packages']],
  ['unused code', 'knip', ['--no-progress']],
  ['documents', process.execPath, ['apps/tools/check-documents.ts']],
]

const results = await Promise.all(checks.map(run))
for (const { name, code, output, seconds } of results)
  console.log(
    `${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)${code === 0 ? '' : `\n${output.trim()}\n`}`,
  )
process.exit(results.every((one) => one.code === 0) ? 0 : 1)

function run([name, command, args]: (typeof checks)[number]) {
  const begin = performance.now()
  return new Promise<{ name: string; code: number; output: string; seconds: string }>((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const end = (code: number) =>
      done({ name, code, output, seconds: ((performance.now() - begin) / 1000).toFixed(1) })
    child.once('error', (error) => {
      output += error.message
      end(1)
    })
    child.once('close', (code) => end(code ?? 1))
  })
}
