import type { ColumnType, Generated } from 'kysely'

type AtOrNull = ColumnType<Date | null, Date | null | undefined, Date | null>
type At = ColumnType<Date, Date, Date>

/** Webhooks of two levels and their client tokens; columns that other tables have for them are in schema.ts. */
export interface ClientTokenTables {
  agent_webhooks: {
    google_agent_id: string
    account_id: string
    webhook_key: string
    client_token_id: Generated<string>
    client_token_sealed: Buffer | null
    client_token_set_at: AtOrNull
    client_token_set_by: string | null
    webhook_verified_at: AtOrNull
    webhook_attempt_at: AtOrNull
    webhook_attempt_refusal: string | null
    webhook_attempt_token: string | null
    partner_deliveries: Generated<number>
    partner_last_at: AtOrNull
    created_by: string
    created_at: At
  }
  previous_client_tokens: {
    id: string
    account_id: string
    google_agent_id: string | null
    sealed: Buffer
    set_at: Date | null
    set_by: string | null
    deliveries_before: number
    begun_at: At
    begun_by: string
    accepted_until: At
  }
  client_token_uses: { token_id: string; deliveries: number; last_used_at: At }
}
