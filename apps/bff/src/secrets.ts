import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Seals secrets before they reach the database: AES-256-GCM, a fresh 96-bit nonce each time. `place` names table,
 * column and row; it is authenticated, so a sealed value moved elsewhere does not open.
 * Layout: 1 byte version, 4 bytes key fingerprint, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export interface Sealer {
  seal(plain: string, place: string): Buffer
  /** Errors: throws when the value was sealed with another key, for another place, or was altered. */
  open(sealed: Buffer, place: string): string
}

const version = 1

/** A sealer for a 32-byte key. */
export function createSealer(key: Buffer): Sealer {
  if (key.length !== 32) throw new Error('The secrets key must have 32 bytes')
  const fingerprint = createHash('sha256').update('parley-key').update(key).digest().subarray(0, 4)
  return {
    seal(plain, place) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(place))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      return Buffer.concat([Buffer.from([version]), fingerprint, nonce, cipher.getAuthTag(), text])
    },
    open(sealed, place) {
      if (sealed.length < 33 || sealed[0] !== version)
        throw new Error('This is not a sealed value of a known version')
      if (!sealed.subarray(1, 5).equals(fingerprint))
        throw new Error('This value was sealed with another key: check SECRETS_KEY')
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17))
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(sealed.subarray(17, 33))
      return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]).toString('utf8')
    },
  }
}

/** The try-out mode's key: made once in the data folder, readable by its owner only. Production never comes here. */
export async function loadOrCreateKey(dataDir: string): Promise<Buffer> {
  const path = join(dataDir, 'secrets.key')
  await mkdir(dataDir, { recursive: true })
  try {
    // `wx` so that two starts at once cannot each write a key of their own.
    await writeFile(path, `${randomBytes(32).toString('base64')}\n`, { flag: 'wx', mode: 0o600 })
    await chmod(path, 0o600)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const key = Buffer.from((await readFile(path, 'utf8')).trim(), 'base64')
  if (key.length !== 32) throw new Error(`${path} does not hold a key of 32 bytes; restore it from a backup`)
  return key
}
