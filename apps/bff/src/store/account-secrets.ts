import {
  cleanedFindings,
  readKeyFile,
  type KeyFileReading,
  type ServiceAccount,
} from '@parley/channels/google/service-account'
import type { Config } from '../config.ts'
import type { Sealer } from '../secrets.ts'
import type { Db } from './db.ts'
import type { CredentialsFacts } from './schema.ts'

/** Where the sealed credentials of an account belong; a value moved to another row does not open. */
export const credentialsPlace = (accountId: string) => `accounts.credentials:${accountId}`

/** When an account's credentials were set; null when there are none. */
export async function credentialsSetAt(db: Db, accountId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('accounts')
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .select('credentials_set_at')
    .executeTakeFirst()
  return row?.credentials_set_at ?? null
}

/** The stored key file, read again by today's rules; null when there is none. */
export async function readKeyFileOf(
  db: Db,
  deps: { sealer: Sealer; config: Config },
  accountId: string,
): Promise<KeyFileReading | null> {
  const row = await db
    .selectFrom('accounts')
    .where('id', '=', accountId)
    .where('deleted_at', 'is', null)
    .select(['credentials_sealed', 'credentials_facts'])
    .executeTakeFirst()
  if (!row?.credentials_sealed) return null
  const content = deps.sealer.open(row.credentials_sealed, credentialsPlace(accountId))
  return readStored(deps.config, content, row.credentials_facts)
}

/** A stored key file by today's rules. */
export function readStored(config: Config, content: string, facts: CredentialsFacts | null): KeyFileReading {
  const reading = readKeyFile(content, { tokenUris: config.google.tokenUris })
  // What was tidied before storing is not in the stored text any more.
  const what = facts?.cleaned
  if (what === undefined) return reading
  return { ...reading, findings: [...cleanedFindings(what.split(', ')), ...reading.findings] }
}

/** Credentials as they are stored, before they are sealed: only what is used of the file. */
export const toStored = (key: ServiceAccount): string =>
  JSON.stringify({
    type: 'service_account',
    project_id: key.projectId,
    private_key_id: key.keyId,
    private_key: key.privateKey,
    client_email: key.clientEmail,
    token_uri: key.tokenUri,
  })

/** The stored credentials; null when there are none, or none that the operator's addresses still allow. */
export async function readCredentials(
  db: Db,
  deps: { sealer: Sealer; config: Config },
  accountId: string,
): Promise<ServiceAccount | null> {
  const reading = await readKeyFileOf(db, deps, accountId)
  return reading?.outcome === 'usable' ? reading.key : null
}

/** Stores credentials sealed, with what may be shown of them. */
export async function storeCredentials(
  tx: Db,
  sealer: Sealer,
  credentials: { accountId: string; key: ServiceAccount; facts: CredentialsFacts; setBy: string; now: Date },
): Promise<void> {
  const { key, accountId } = credentials
  await tx
    .updateTable('accounts')
    .set({
      credentials_sealed: sealer.seal(toStored(key), credentialsPlace(accountId)),
      credentials_facts: JSON.stringify(credentials.facts),
      credentials_set_at: credentials.now,
      credentials_set_by: credentials.setBy,
    })
    .where('id', '=', accountId)
    .execute()
}
