import type { Request } from 'express'
import { changesBetween, clean, shortUserAgent, type AuditDraft, type AuditRecord } from '../audit/record.ts'
import type { Context } from '../context.ts'
import * as auditLog from '../store/audit.ts'
import * as tallies from '../store/audit-tallies.ts'
import type { Db } from '../store/db.ts'
import { network } from '../throttle.ts'

/** Writes to the audit log as the person, address and request of one call. */
export interface CallAudit {
  /**
   * Appends entries in the transaction of the change they are about: with it or not at all. Call it when all rows are
   * locked and before `activity.record`; nothing but activity may follow.
   */
  record(tx: Db, ...drafts: readonly AuditDraft[]): Promise<void>
  /**
   * Notes what anybody can repeat at will (a denial, a failed sign-in), in a transaction of its own and so that a flood
   * of it stays a few entries. `sample`: what was tried; the first ten of a minute are named.
   */
  note(draft: AuditDraft, sample: string): Promise<void>
}

interface Person {
  readonly id: string
  readonly name: string
}

/** The audit log as one call sees it. */
export function callAudit(ctx: Context, req: Request, actor: Person | null): CallAudit {
  return auditFrom(
    ctx,
    {
      ip: req.ip ?? '',
      userAgent: req.get('user-agent'),
      requestId: typeof req.id === 'string' ? req.id : null,
    },
    actor,
  )
}

/** The audit log as somebody sees it who works from this place. `ip` may be empty: on the machine itself. */
export function auditFrom(
  ctx: Context,
  { ip, userAgent, requestId }: { ip: string; userAgent: string | undefined; requestId: string | null },
  actor: Person | null,
): CallAudit {
  const complete = (draft: AuditDraft): AuditRecord => {
    const who = draft.actor === undefined ? actor : draft.actor
    return {
      verb: draft.verb,
      actor: who && { id: who.id, name: who.name },
      ip: ip === '' ? null : ip.replace(/^::ffff:(?=\d+\.)/i, ''),
      userAgent: shortUserAgent(userAgent),
      requestId,
      object: draft.object ?? null,
      changes: changesBetween(draft.before ?? {}, draft.after ?? {}),
      count: 1,
    }
  }
  return {
    record: (tx, ...drafts) => auditLog.append(tx, drafts.map(complete)),
    async note(draft, sample) {
      const record = complete(draft)
      // A person is one actor from wherever they come; nobody is as many as they have networks.
      const key = record.actor?.id ?? network(ip)
      await ctx.database.db
        .transaction()
        .execute((tx) => tallies.note(tx, { key: clean(key), sample: clean(sample), record }, ctx.now()))
    },
  }
}
