import { readFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { readKeyFile } from '@parley/channels/google/service-account'
import { clientToken } from '@parley/contracts/accounts'
import type { Context } from '../context.ts'
import { readCredentials } from '../store/account-secrets.ts'
import { readClientToken } from '../store/client-tokens.ts'
import type { Db } from '../store/db.ts'
import type { AccountItem, SecretReference } from './document.ts'

/** Where references lead: the environment, and files beside the set-up file. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly folder: string
}

/** A secret of an account: to be stored, as it is, or missing. `from` names the reference, never the value. */
export type SecretState =
  | { outcome: 'set' | 'replace'; from: string; fileName: string; value: string }
  | { outcome: 'same' | 'kept' | 'missing' | 'none'; from: string }
  | { outcome: 'unusable'; from: string; because: string }

/** Both secrets of an account as the file names them, compared with what is stored. `accountId` null: a new account. */
export async function secretsOf(
  ctx: Context,
  db: Db,
  accountId: string | null,
  item: AccountItem,
  sources: SecretSources,
): Promise<{ clientToken: SecretState; credentials: SecretState }> {
  const token =
    accountId === null ? null : await readClientToken(db, ctx.sealer, { accountId, googleAgentId: null })
  const key = accountId === null ? null : await readCredentials(db, ctx, accountId)
  const tokenUris = ctx.config.google.tokenUris
  return {
    clientToken: judge(item.clientToken, sources, token !== null, (value) => {
      const read = clientToken.safeParse(value)
      if (!read.success) return { because: 'it is not a client token: 1 to 500 visible characters' }
      return { value: read.data, isSame: read.data === token }
    }),
    credentials: judge(item.credentials, sources, key !== null, (value) => {
      const read = readKeyFile(value, { tokenUris })
      if (read.outcome === 'unusable')
        return {
          because: `it is no usable credentials file (${read.findings.map(({ code }) => code).join(', ')})`,
        }
      return { value, isSame: read.key.keyId === key?.keyId && read.key.privateKey === key.privateKey }
    }),
  }
}

function judge(
  reference: SecretReference | undefined,
  sources: SecretSources,
  isStored: boolean,
  check: (value: string) => { because: string } | { value: string; isSame: boolean },
): SecretState {
  if (!reference) return { outcome: isStored ? 'kept' : 'none', from: 'the file' }
  const from = 'env' in reference ? reference.env : reference.file
  const found = lookUp(reference, sources)
  if (found === null) return { outcome: isStored ? 'kept' : 'missing', from }
  const checked = check(found)
  if ('because' in checked) return { outcome: 'unusable', from, because: checked.because }
  if (checked.isSame) return { outcome: 'same', from }
  const fileName = 'file' in reference ? basename(reference.file) : `${reference.env}.json`
  return { outcome: isStored ? 'replace' : 'set', from, fileName, value: checked.value }
}

/** Null: there is no such variable or file. Errors: throws when a file is there and cannot be read. */
function lookUp(reference: SecretReference, { env, folder }: SecretSources): string | null {
  if ('env' in reference) return env[reference.env] || null
  try {
    return readFileSync(resolve(folder, reference.file), 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
