import type { FieldRight } from '@parley/contracts/protected-fields'
import type { Role } from '@parley/contracts/session'
import type { ColumnType, Generated } from 'kysely'

/** Tables of the rights on protected fields. */
export interface FieldProfileTables {
  field_profiles: {
    id: Generated<string>
    name: string
    description: Generated<string>
    rights: FieldRight[]
    roles: Generated<Role[]>
    /** Which of the two profiles of a new installation it is; null for every other. */
    first_as: ColumnType<'setUp' | 'check' | null, never, null>
    created_at: ColumnType<Date, Date | undefined, Date>
    version: Generated<number>
  }
  field_profile_members: { profile_id: string; user_id: string }
}
