import { acceptInvitation, readInvitation } from '@parley/contracts/team'
import { queryOptions, useMutation } from '@tanstack/react-query'
import { call, type BodyOf } from '../../shared/api.ts'
import { useTakeOver } from './queries.ts'

// Apart from the rest: the sign-in page needs nothing of the team's contract.

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
