import type { Account } from '@parley/contracts/accounts'
import type { UiLocale } from '@parley/contracts/values'
import type { Db } from './db.ts'

type Consent = NonNullable<Account['consent']>

/** Keeps who accepted which terms in which language; earlier consents stay. The name is kept as it was. */
export async function add(
  tx: Db,
  consent: {
    accountId: string
    userId: string
    userName: string
    termsVersion: string
    locale: UiLocale
    now: Date
  },
): Promise<void> {
  await tx
    .insertInto('consents')
    .values({
      account_id: consent.accountId,
      user_id: consent.userId,
      user_name: consent.userName,
      terms_version: consent.termsVersion,
      locale: consent.locale,
      accepted_at: consent.now,
    })
    .execute()
}

/** The newest consent of each of these accounts. */
export async function newestByAccount(db: Db, accountIds: readonly string[]): Promise<Map<string, Consent>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('consents')
    .distinctOn('account_id')
    .where('account_id', 'in', accountIds)
    .orderBy('account_id')
    .orderBy('accepted_at', 'desc')
    .selectAll()
    .execute()
  return new Map(
    rows.map((row) => [
      row.account_id,
      {
        termsVersion: row.terms_version,
        acceptedBy: row.user_name,
        acceptedAt: row.accepted_at,
        locale: row.locale,
      },
    ]),
  )
}
