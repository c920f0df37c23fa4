import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'parley-keys-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')

/** Runs `npm run keys` in an environment with nothing but this. */
const run = (args: readonly string[], env: Record<string, string> = {}) =>
  new Promise<[code: number, output: string]>((done) => {
    execFile(
      process.execPath,
      [join(import.meta.dirname, 'keys.ts'), ...args],
      { env: { PATH: process.env['PATH'], DATA_DIR: folder, ...env } },
      (error, out, err) => done([error ? Number(error.code) : 0, `${out}${err}`.trim()]),
    )
  })

test('without a known command it says how it is used', async () => {
  for (const args of [[], ['turn'], ['status', 'more']]) {
    const [code, output] = await run(args)
    expect([code, output.slice(0, 30)]).toEqual([2, 'npm run keys -- status|rotate\n'])
  }
})

test('without a key, with wrong keys and without a database it says what is missing, and changes nothing', async () => {
  expect(await run(['status'])).toEqual([
    2,
    expect.stringMatching(/^There is no key: SECRETS_KEY is not set/),
  ])
  const wrong = await run(['rotate'], { SECRETS_KEY: 'short', SECRETS_KEY_PREVIOUS: 'x' })
  expect(wrong[0]).toBe(2)
  expect(wrong[1]).toMatch(/2 mistakes:\n- SECRETS_KEY must.*\n- SECRETS_KEY_PREVIOUS must/)
  const same = await run(['rotate'], { SECRETS_KEY: key(1), SECRETS_KEY_PREVIOUS: key(1) })
  expect(same[1]).toContain('must not contain SECRETS_KEY')
  const alone = await run(['rotate'], { SECRETS_KEY_PREVIOUS: key(1) })
  expect(alone[1]).toContain('needs SECRETS_KEY')
  expect((await run(['rotate'], { SECRETS_KEY: key(1) }))[1]).toMatch(/^There is no database in/)
  writeFileSync(join(folder, 'secrets.key'), 'not a key\n')
  await expect(run(['rotate'], { DATABASE_URL: 'postgres://127.0.0.1:1/none' })).resolves.toEqual([
    2,
    expect.stringContaining('does not hold keys of 32 bytes'),
  ])
})
