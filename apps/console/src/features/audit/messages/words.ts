import type { AuditField, AuditGroup, AuditObjectType, AuditVerb } from '@parley/contracts/audit'

/** What every language must have words for; a new verb or field without them does not compile. */
export type AuditWords = Record<
  `verb.${AuditVerb}` | `field.${AuditField}` | `group.${AuditGroup}` | `type.${AuditObjectType}`,
  string
>
