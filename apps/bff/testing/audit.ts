import type { AuditEntry } from '@parley/contracts/audit'
import * as auditLog from '../src/store/audit.ts'
import type { Database } from '../src/store/db.ts'

/** All entries of the audit log, oldest first, or those after a number. */
export async function auditEntries(
  server: { ctx: { database: Database } },
  after = 0,
): Promise<AuditEntry[]> {
  const found: AuditEntry[] = []
  for await (const entry of auditLog.entries(server.ctx.database.db, {}))
    if (entry.seq > after) found.push(entry)
  return found
}
