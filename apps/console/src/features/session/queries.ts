import { claimSetup, signIn, type SessionState } from '@parley/contracts/session'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { call, setCsrfToken, type BodyOf } from '../../shared/api.ts'
import { sessionQuery } from '../../shared/session.ts'

/** Takes over a new session: what an earlier person had read is forgotten first. */
export function useTakeOver(): (state: SessionState) => void {
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
