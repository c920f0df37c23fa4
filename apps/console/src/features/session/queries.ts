import { claimSetup, signIn, type SessionState } from '@parley/contracts/session'
import { acceptInvitation, readInvitation } from '@parley/contracts/team'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, setCsrfToken, type BodyOf } from '../../shared/api.ts'
import { sessionQuery } from '../../shared/session.ts'

/** Takes over a new session: what an earlier person had read is forgotten first. */
function useTakeOver(): (state: SessionState) => void {
  const queryClient = useQueryClient()
  return (state) => {
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] })
    setCsrfToken(state.csrfToken)
    queryClient.setQueryData(sessionQuery.queryKey, state)
  }
}

export function useSignIn() {
  const takeOver = useTakeOver()
  return useMutation({
    mutationFn: (body: BodyOf<typeof signIn>) => call(signIn, { body }),
    onSuccess: takeOver,
  })
}

export function useClaimSetup() {
  const takeOver = useTakeOver()
  return useMutation({
    mutationFn: (body: BodyOf<typeof claimSetup>) => call(claimSetup, { body }),
    onSuccess: takeOver,
  })
}

export function useAcceptInvitation() {
  const takeOver = useTakeOver()
  return useMutation({
    mutationFn: (body: BodyOf<typeof acceptInvitation>) => call(acceptInvitation, { body }),
    onSuccess: takeOver,
  })
}

/** What the holder of the link is invited to. */
export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => call(readInvitation, { body: { token }, signal }),
    staleTime: Infinity,
  })
