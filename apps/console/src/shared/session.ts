import { getSession, type Me, type SessionState } from '@parley/contracts/session'
import type { FieldAction, ProtectedField } from '@parley/contracts/protected-fields'
import { may, mayField, type Permission } from '@parley/domain/permissions'
import { queryOptions } from '@tanstack/react-query'
import { createContext, use } from 'react'
import { call, setCsrfToken } from './api.ts'

/** The session inside the shell: somebody is signed in. */
export interface SignedIn extends SessionState {
  readonly me: Me
}

/** Who is signed in; every read refreshes the token that changing requests carry. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => {
    const state = await call(getSession, { signal })
    setCsrfToken(state.csrfToken)
    return state
  },
  staleTime: Infinity,
  retry: false,
})

/** Given by the shell; pages read it with `useSession`. */
export const SessionContext = createContext<SignedIn | null>(null)

/** The session of the person who is signed in. Only inside the shell. */
export function useSession(): SignedIn {
  const session = use(SessionContext)
  if (!session) throw new Error('useSession is for pages inside the shell')
  return session
}

/** May the person who is signed in do that? For showing and hiding; the server decides again. */
export function useMay(permission: Permission): boolean {
  return may(useSession().me, permission)
}

/** May the person who is signed in do that with a protected field? */
export function useMayField(field: ProtectedField, action: FieldAction): boolean {
  return mayField(useSession().me, field, action)
}
