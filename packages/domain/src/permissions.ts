import type { Role } from '@parley/contracts/session'

/** Who acts, as far as rules care. `queueIds`: queues the person is a member of. */
export interface Actor {
  readonly id: string
  readonly role: Role
  readonly canSetProtectedFields: boolean
  readonly queueIds: readonly string[]
}

/** What a person may do anywhere; the finer questions about one conversation are `mayOnConversation`. */
export type Permission =
  | 'administer' // accounts, workstreams, queues, people
  | 'setProtectedFields'
  | 'superviseConversations'
  | 'handleConversations'

const rolesOf: Record<Exclude<Permission, 'setProtectedFields'>, readonly Role[]> = {
  administer: ['administrator'],
  superviseConversations: ['administrator', 'supervisor'],
  handleConversations: ['administrator', 'supervisor', 'agent'],
}

/** May this person do that at all? Protected fields need the right beside the administrator's role. */
export function may(actor: Pick<Actor, 'role' | 'canSetProtectedFields'>, permission: Permission): boolean {
  if (permission === 'setProtectedFields')
    return actor.role === 'administrator' && actor.canSetProtectedFields
  return rolesOf[permission].includes(actor.role)
}
