import type { Me, SessionState } from '@parley/contracts/session'
import type { UserId } from '@parley/contracts/values'
import type { Context } from '../context.ts'
import * as users from '../store/users.ts'
import { version } from '../version.ts'

/** A person as they see themselves. */
export function toMe(person: Omit<Me, 'id'> & { id: string }): Me {
  const { id, name, email, role, locale, canSetProtectedFields } = person
  return { id: id as UserId, name, email, role, locale, canSetProtectedFields }
}

/** What the console must know at start; `person` is null when nobody is signed in. */
export async function sessionState(
  ctx: Context,
  person: (Omit<Me, 'id'> & { id: string }) | null,
  csrfToken: string | null,
): Promise<SessionState> {
  return {
    me: person ? toMe(person) : null,
    csrfToken,
    setupRequired: person === null && !(await users.anyExists(ctx.database.db)),
    emulatorUrl: ctx.config.emulatorUrl,
    version,
  }
}
