import type { TokenRotation, verificationAttempt } from '@parley/contracts/accounts'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from './db.ts'

/** A rotation as it is shown, and the old token's name. */
export interface KnownRotation {
  readonly oldTokenId: string
  readonly shown: TokenRotation
}

/** Rotations that are under way at any level of these accounts, by account id or Google agent id. */
export async function rotationsOf(
  db: Db,
  accountIds: readonly string[],
): Promise<Map<string, KnownRotation>> {
  if (accountIds.length === 0) return new Map()
  const { rows } = await sql<{
    level_id: string
    id: string
    begun_at: Date
    begun_by: string
    accepted_until: Date
    old_deliveries: number
    old_last: Date | null
    new_deliveries: number | null
    new_last: Date | null
  }>`select coalesce(p.google_agent_id, p.account_id) as level_id, p.id, p.begun_at, u.name as begun_by, p.accepted_until,
      coalesce(o.deliveries, 0) - p.deliveries_before as old_deliveries, o.last_used_at as old_last,
      n.deliveries as new_deliveries, n.last_used_at as new_last
    from previous_client_tokens p join users u on u.id = p.begun_by join accounts a on a.id = p.account_id
      left join agent_webhooks w on w.google_agent_id = p.google_agent_id
      left join client_token_uses o on o.token_id = p.id
      left join client_token_uses n
        on n.token_id = case when p.google_agent_id is null then a.client_token_id else w.client_token_id end
    where p.account_id = any(${[...accountIds]}::uuid[])`.execute(db)
  return new Map(
    rows.map((row) => [
      row.level_id,
      {
        oldTokenId: row.id,
        shown: {
          begunAt: row.begun_at,
          begunBy: row.begun_by,
          acceptedUntil: row.accepted_until,
          old: { deliveries: Number(row.old_deliveries), lastUsedAt: row.old_last },
          new: { deliveries: Number(row.new_deliveries ?? 0), lastUsedAt: row.new_last },
        },
      },
    ]),
  )
}

const refusal = z.enum(['wrongToken', 'tokenNotSet', 'malformed'])
interface VerificationRow {
  readonly client_token_id: string
  readonly webhook_verified_at: Date | null
  readonly webhook_attempt_at: Date | null
  readonly webhook_attempt_refusal: string | null
  readonly webhook_attempt_token: string | null
}

/** How the last verification call at an address ended, from the columns that both levels have for it. */
export function verificationOf(
  row: VerificationRow,
  rotation: KnownRotation | undefined,
): {
  state: 'waiting' | 'verified' | 'refused'
  verifiedAt: Date | null
  lastAttempt: z.output<typeof verificationAttempt> | null
} {
  const verifiedAt = row.webhook_verified_at
  if (row.webhook_attempt_at === null) return { state: 'waiting', verifiedAt, lastAttempt: null }
  const refused = row.webhook_attempt_refusal === null ? null : refusal.parse(row.webhook_attempt_refusal)
  const named = row.webhook_attempt_token
  return {
    state: refused === null ? 'verified' : 'refused',
    verifiedAt,
    lastAttempt: {
      at: row.webhook_attempt_at,
      refusal: refused,
      token:
        named === row.client_token_id
          ? 'new'
          : named !== null && named === rotation?.oldTokenId
            ? 'old'
            : null,
    },
  }
}
