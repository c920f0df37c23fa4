import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { chmod, mkdir, open, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Where the try-out mode keeps its keys: one a line in base64, the one that seals first. */
export const keyFileIn = (dataDir: string): string => join(dataDir, 'secrets.key')

/** A fresh key, 32 random bytes. */
export const newKey = (): Buffer => randomBytes(32)

/** The keys in the data folder. Errors: throws when the file is missing or a line is no key. */
export function readKeyFile(dataDir: string): readonly Buffer[] {
  const path = keyFileIn(dataDir)
  const lines = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  const keys = lines.map((line) => Buffer.from(line, 'base64'))
  if (keys.length === 0 || keys.some((key) => key.length !== 32))
    throw new Error(`${path} does not hold keys of 32 bytes; restore it from a backup`)
  return keys
}

/** The same; the first start makes a key, readable by its owner only. Production never comes here. */
export async function loadOrCreateKeys(dataDir: string): Promise<readonly Buffer[]> {
  const path = keyFileIn(dataDir)
  await mkdir(dataDir, { recursive: true })
  try {
    // `wx` so that two starts at once cannot each write a key of their own.
    await writeFile(path, toText([newKey()]), { flag: 'wx', mode: 0o600 })
    await chmod(path, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return readKeyFile(dataDir)
}

/** Replaces the file in one step and on disk: after a power cut there is the old one or the new one, whole. */
export async function writeKeyFile(dataDir: string, keys: readonly Buffer[]): Promise<void> {
  const path = keyFileIn(dataDir)
  const draft = `${path}.new`
  const file = await open(draft, 'w', 0o600)
  try {
    await file.writeFile(toText(keys))
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, path)
  // The name is on disk only when its folder is; where folders cannot be opened (Windows) the system does it by itself.
  if (process.platform === 'win32') return
  const folder = await open(dataDir, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

const toText = (keys: readonly Buffer[]) => keys.map((key) => `${key.toString('base64')}\n`).join('')
