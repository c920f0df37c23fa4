import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { genesis, hashOf, toLine } from '@parley/bff/audit/chain'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'parley-audit-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const lines: string[] = []
let hash = genesis
for (let seq = 1; seq <= 4; seq++) {
  const entry = JSON.stringify({ seq, name: `Entry ${seq}` })
  hash = hashOf(hash, entry)
  lines.push(toLine({ entry, hash }))
}

/** Runs `npm run audit -- check` on a file with these lines, in an environment without a database. */
function check(given: readonly string[], ...more: string[]) {
  const file = join(folder, 'log.jsonl')
  writeFileSync(file, given.map((line) => `${line}\n`).join(''))
  return run('check', file, ...more)
}
const run = (...args: string[]) =>
  new Promise<[code: number, output: string]>((done) => {
    const env = { PATH: process.env['PATH'], DATA_DIR: join(folder, 'none') }
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'audit.ts'), ...args],
      { env },
      (error, out, err) => {
        done([error ? Number(error.code) : 0, `${out}${err}`.trim()])
      },
    )
  })

test('an export is checked without a database, and the head is said to be noted down', async () => {
  expect(await check(lines)).toEqual([0, `4 entries, chain intact, head 4:${hash}`])
  expect(await check([])).toEqual([0, '0 entries, chain intact, head none: the log is empty'])
})

test('the first broken entry is named, and the exit code says so to scripts', async () => {
  const [code, output] = await check(lines.with(1, lines[1]?.replace('Entry', 'Other') ?? ''))
  expect([code, output]).toEqual([
    1,
    'Broken at entry 2: its text does not match its hash: it was changed. Intact before it: 1 entry.',
  ])
  expect((await check(lines.toSpliced(1, 1)))[1]).toMatch(
    /^Broken at entry 2: another one stands in its place/,
  )
  expect((await check(lines.slice(0, 3), '--head', `4:${hash}`))[1]).toMatch(/^Broken at entry 4: the head/)
})

test('what cannot be checked is neither intact nor broken', async () => {
  for (const args of [[], ['check', join(folder, 'no-such-file')], ['check', '--head', 'x'], ['check']])
    expect((await run(...args))[0]).toBe(2)
})
