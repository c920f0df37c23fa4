import type { FieldRight } from '@parley/contracts/protected-fields'
import type { Me, SessionState } from '@parley/contracts/session'
import type { UserId } from '@parley/contracts/values'
import type { Context } from '../context.ts'
import * as users from '../store/users.ts'
import { version } from '../version.ts'

type Person = Omit<Me, 'id' | 'fieldRights'> & { id: string; fieldRights: readonly FieldRight[] }

/** A person as they see themselves. */
export function toMe(person: Person): Me {
  const { id, name, email, role, locale, fieldRights } = person
  return { id: id as UserId, name, email, role, locale, fieldRights: [...fieldRights] }
}

/** What the console must know at start; `person` is null when nobody is signed in. */
export async function sessionState(
  ctx: Context,
  person: Person | null,
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
