import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const root = join(import.meta.dirname, '../..')

/** What is built, and what each build is made of. Servers and packages run from source and need none. */
const targets = [
  {
    workspace: '@parley/console',
    folder: 'apps/console',
    inputs: ['apps/console', 'packages/contracts/src', 'packages/domain/src', 'package-lock.json'],
  },
  {
    workspace: '@parley/google-emulator',
    folder: 'apps/google-emulator',
    inputs: ['apps/google-emulator', 'package-lock.json'],
  },
] as const

/** Builds the pages whose sources changed since the last build; returns the names of those that were built. */
export async function buildWhatIsMissing(options: { only?: string } = {}): Promise<string[]> {
  const wanted = targets.filter((target) => !options.only || target.workspace === options.only)
  const stale = wanted.filter((target) => readStamp(target.folder) !== fingerprint(target.inputs))
  // Both at once: two cores, two builds.
  await Promise.all(
    stale.map(async (target) => {
      await build(target.workspace)
      writeFileSync(join(root, target.folder, 'dist', '.stamp'), fingerprint(target.inputs))
    }),
  )
  return stale.map((target) => target.workspace)
}

function readStamp(folder: string): string | null {
  const path = join(root, folder, 'dist', '.stamp')
  return existsSync(path) ? readFileSync(path, 'utf8') : null
}

/** Hash over the contents of all source files, so that a checkout or a copy does not force a build. */
function fingerprint(inputs: readonly string[]): string {
  const hash = createHash('sha256')
  const add = (path: string) => {
    const full = join(root, path)
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).sort())
        if (!['node_modules', 'dist', '.cache'].includes(name) && !/\.test\.tsx?$/.test(name))
          add(join(path, name))
    } else hash.update(`${path}\0`).update(readFileSync(full))
  }
  for (const input of inputs) add(input)
  return hash.digest('hex')
}

function build(workspace: string): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn('npm', ['run', '--silent', 'build', '-w', workspace], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', fail)
    child.once('close', (code) =>
      code === 0 ? done() : fail(new Error(`${workspace} could not be built:\n${output}`)),
    )
  })
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const built = await buildWhatIsMissing()
  console.log(built.length > 0 ? `Built ${built.join(', ')}.` : 'Everything is built already.')
}
