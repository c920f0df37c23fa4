import type { ColumnType } from 'kysely'

/** Tables of migration 0011: what is counted of connections to Google, by hour, and when things happened last. */
export interface HealthSchema {
  health_counts: {
    /** An account or a Google agent. */
    scope_id: string
    hour: ColumnType<Date, Date, Date>
    kind: string
    code: string
    n: number
  }
  health_marks: {
    scope_id: string
    kind: string
    at: ColumnType<Date, Date, Date>
    code: string | null
    until: ColumnType<Date | null, Date | null, Date | null>
  }
}
