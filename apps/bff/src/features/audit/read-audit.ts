import type { checkAudit, listAudit } from '@parley/contracts/audit'
import { checkChain } from '../../audit/chain.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as auditLog from '../../store/audit.ts'

export async function listAuditVerb(ctx: Context, { query }: Call<typeof listAudit>) {
  return auditLog.page(ctx.database.db, query)
}

/** Verifies the whole chain; a page of it is in memory at a time. */
export async function checkAuditVerb(ctx: Context, _call: Call<typeof checkAudit>) {
  return checkChain(auditLog.chain(ctx.database.db))
}
