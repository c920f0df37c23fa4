import type { ColumnType, Generated, JSONColumnType } from 'kysely'

/** What may be shown of a credentials file. */
export interface CredentialsFacts {
  fileName: string
  clientEmail: string
  projectId: string
  keyIdTail: string
  tokenUri: string
  /** What was tidied in the file before it was stored; absent when nothing was. */
  cleaned?: string
}

/** The tables of migration 0015, as kysely sees them. */
export interface CredentialsSchema {
  spare_credentials: {
    id: Generated<string>
    account_id: string
    role: 'next' | 'previous'
    credentials_sealed: Buffer
    credentials_facts: JSONColumnType<CredentialsFacts, string, string>
    since: Date
    by_user: string | null
    proven_at: ColumnType<Date | null, Date | null | undefined, Date | null>
    proven_by: string | null
    /** Only previous credentials have one. */
    kept_until: ColumnType<Date | null, Date | null | undefined, Date | null>
  }
  credentials_uses: {
    account_id: string
    /** A day in UTC, `YYYY-MM-DD`. */
    day: string
    key_id_tail: string
    shard: number
    requests: number
    is_noted: Generated<boolean>
  }
}
