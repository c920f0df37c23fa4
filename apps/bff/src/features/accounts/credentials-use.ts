import type { Account } from '@parley/contracts/accounts'
import type { AuditDraft } from '../../audit/record.ts'
import type { Context } from '../../context.ts'
import type { CallAudit } from '../../http/call-audit.ts'
import { objectOf } from './read-account.ts'

/** Credentials are a protected field: that a person has them used stands in the audit log before Google is asked. */
export async function noteCredentialsUse(ctx: Context, audit: CallAudit, account: Account): Promise<void> {
  const keyIdTail = account.credentialsFacts?.keyIdTail
  await ctx.database.db.transaction().execute((tx) =>
    audit.record(tx, {
      verb: 'account.credentialsUsed',
      object: objectOf(account),
      after: { keyIdTail },
    }),
  )
}

/** The same for the client token, which signs what the self-test sends. */
export async function noteClientTokenUse(
  ctx: Context,
  audit: CallAudit,
  object: NonNullable<AuditDraft['object']>,
): Promise<void> {
  await ctx.database.db
    .transaction()
    .execute((tx) => audit.record(tx, { verb: 'account.clientTokenUsed', object }))
}
