import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto'

/**
 * Seals secrets before they reach the database: AES-256-GCM, a fresh 96-bit nonce each time. `place` names table,
 * column and row; it is authenticated, so a sealed value moved elsewhere does not open.
 * Layout: 1 byte version, 4 bytes key fingerprint, 12 bytes nonce, 16 bytes tag, ciphertext.
 */
export interface Sealer {
  seal(plain: string, place: string): Buffer
  /** Errors: throws when the value was sealed with a key that is not known, for another place, or was altered. */
  open(sealed: Buffer, place: string): string
  /** Fingerprints of the known keys, 8 hex digits each; the first belongs to the key that seals. */
  fingerprints(): readonly [string, ...string[]]
  /** Reads the keys anew where they can change while the server runs. Errors: throws when they cannot be read. */
  refresh(): void
}

const version = 1

interface SealingKey {
  readonly key: Buffer
  /** 32 bits of a hash: names a key without telling anything of it. */
  readonly fingerprint: string
}

function toSealingKey(key: Buffer): SealingKey {
  if (key.length !== 32) throw new Error('The secrets key must have 32 bytes')
  const digest = createHash('sha256').update('parley-key').update(key).digest()
  return { key, fingerprint: digest.toString('hex', 0, 4) }
}

/** Which key a value was sealed with. Errors: throws when it is no sealed value. */
export function fingerprintOf(sealed: Buffer): string {
  if (sealed.length < 33 || sealed[0] !== version)
    throw new Error('This is not a sealed value of a known version')
  return sealed.toString('hex', 1, 5)
}

/**
 * A sealer for 32-byte keys: `current` seals, `previous` ones still open. `reread` gives the keys as they are by now,
 * current first; it is asked when a value needs a key that is not known, and by `refresh`.
 */
export function createSealer(
  current: Buffer,
  { previous = [], reread }: { previous?: readonly Buffer[]; reread?: () => readonly Buffer[] } = {},
): Sealer {
  const take = (keys: readonly Buffer[]): readonly [SealingKey, ...SealingKey[]] => {
    const [first, ...others] = keys.map(toSealingKey)
    if (!first) throw new Error('There is no key for secrets')
    return [first, ...others]
  }
  let keys = take([current, ...previous])
  const find = (fingerprint: string) => keys.find((one) => one.fingerprint === fingerprint)
  const refresh = () => {
    if (reread) keys = take(reread())
  }
  return {
    seal(plain, place) {
      const { key, fingerprint } = keys[0]
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      cipher.setAAD(Buffer.from(place))
      const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()])
      const head = Buffer.from([version, ...Buffer.from(fingerprint, 'hex')])
      return Buffer.concat([head, nonce, cipher.getAuthTag(), text])
    },
    open(sealed, place) {
      const fingerprint = fingerprintOf(sealed)
      if (!find(fingerprint)) refresh()
      const found = find(fingerprint)
      if (!found)
        throw new Error(
          `This value was sealed with another key (fingerprint ${fingerprint}): check SECRETS_KEY and SECRETS_KEY_PREVIOUS`,
        )
      const decipher = createDecipheriv('aes-256-gcm', found.key, sealed.subarray(5, 17))
      decipher.setAAD(Buffer.from(place))
      decipher.setAuthTag(sealed.subarray(17, 33))
      return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]).toString('utf8')
    },
    fingerprints: () => keys.map((one) => one.fingerprint) as [string, ...string[]],
    refresh,
  }
}
