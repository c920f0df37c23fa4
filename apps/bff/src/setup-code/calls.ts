import type { Endpoint } from '@parley/contracts/endpoint'
import type { Context } from '../context.ts'
import { auditFrom } from '../http/call-audit.ts'
import type { Call, CallSession, SignedInActor } from '../http/call.ts'

/** Calls of verbs in the name of one person, from the command line. */
export interface Calls {
  readonly actor: SignedInActor
  call<E extends Endpoint>(input: { params?: Call<E>['params']; body?: Call<E>['body'] }): Call<E>
}

/** The session a command has: none. */
const session: CallSession = {
  csrfToken: null,
  tokenHash: null,
  // Whoever may run a command on the server has shown more than a password.
  isConfirmed: true,
  confirm: () => Promise.resolve(),
  open: () => Promise.reject(new Error('A command opens no session')),
  close: () => Promise.resolve(),
}

/** Everything called stands in the audit log as this person's, done with the command. */
export function callsOf(ctx: Context, actor: SignedInActor): Calls {
  const origin = { ip: '', userAgent: 'npm run setup', requestId: null }
  const audit = auditFrom(ctx, origin, actor)
  const { signal } = new AbortController()
  return {
    actor,
    call: <E extends Endpoint>({ params, body }: { params?: Call<E>['params']; body?: Call<E>['body'] }) =>
      ({
        actor,
        params: params ?? {},
        query: {},
        body,
        upload: null,
        session,
        audit,
        ip: '',
        signal,
      }) as Call<E>,
  }
}
