import type { AuditFilters, exportAuditChain, exportAuditTable } from '@parley/contracts/audit'
import { toLine } from '../../audit/chain.ts'
import type { Context } from '../../context.ts'
import type { Call } from '../../http/call.ts'
import * as auditLog from '../../store/audit.ts'
import { csvHead, toCsvRow } from './csv.ts'

/** Excel takes a file for UTF-8 only when it begins with this. */
const byteOrderMark = '\ufeff'

/** The filtered log as CSV. That it was taken out is written first, so no copy exists without an entry. */
export async function* exportAuditTableVerb(
  ctx: Context,
  { query, audit }: Call<typeof exportAuditTable>,
): AsyncGenerator<string> {
  await ctx.database.db.transaction().execute((tx) =>
    audit.record(tx, {
      verb: 'audit.exported',
      object: { type: 'log', id: null, name: 'CSV' },
      after: { format: 'CSV', filters: filtersInWords(query) },
    }),
  )
  yield byteOrderMark + csvHead
  for await (const entry of auditLog.entries(ctx.database.db, query)) yield toCsvRow(entry)
}

/** The whole chain as JSON lines, its own entry last. */
export async function* exportAuditChainVerb(
  ctx: Context,
  { audit }: Call<typeof exportAuditChain>,
): AsyncGenerator<string> {
  await ctx.database.db.transaction().execute((tx) =>
    audit.record(tx, {
      verb: 'audit.exported',
      object: { type: 'log', id: null, name: 'JSON Lines' },
      after: { format: 'JSON Lines' },
    }),
  )
  for await (const link of auditLog.chain(ctx.database.db)) yield `${toLine(link)}\n`
}

function filtersInWords(filters: AuditFilters): string[] | null {
  const words = Object.entries(filters).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${value}`],
  )
  return words.length > 0 ? words : null
}
