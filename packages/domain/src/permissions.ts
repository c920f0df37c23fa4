import type { FieldAction, FieldRight, ProtectedField } from '@parley/contracts/protected-fields'
import type { Role } from '@parley/contracts/session'

/** Who acts, as far as rules care. `queueIds`: queues the person is a member of; `fieldRights`: those that take effect. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly fieldRights: readonly FieldRight[]
  readonly queueIds: readonly string[]
}

/** What a person may do anywhere; the finer questions about one conversation are `mayOnConversation`. */
export type Permission =
  | 'administer' // accounts, workstreams, queues, people
  | 'superviseConversations'
  | 'handleConversations'

const rolesOf: Record<Permission, readonly Role[]> = {
  administer: ['administrator'],
  superviseConversations: ['administrator', 'supervisor'],
  handleConversations: ['administrator', 'supervisor', 'agent'],
}

/** May this person do that at all? */
export function may(actor: Pick<Actor, 'role'>, permission: Permission): boolean {
  return rolesOf[permission].includes(actor.role)
}

/** May this person do that with a protected field? The right comes through a profile, beside the administrator's role. */
export function mayField(
  actor: Pick<Actor, 'role' | 'fieldRights'>,
  field: ProtectedField,
  action: FieldAction,
): boolean {
  return may(actor, 'administer') && actor.fieldRights.includes(`${field}.${action}`)
}
