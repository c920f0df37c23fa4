import { listQueues } from '@parley/contracts/queues'
import {
  createInvitation,
  getUserImpact,
  listInvitations,
  listUsers,
  revokeInvitation,
  updateUser,
  type User,
} from '@parley/contracts/team'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type BodyOf } from '../../shared/api.ts'
import { sessionQuery } from '../../shared/session.ts'

export const usersQuery = queryOptions({
  queryKey: ['team', 'users'],
  queryFn: async ({ signal }) => (await call(listUsers, { signal })).items,
})

export const invitationsQuery = queryOptions({
  queryKey: ['team', 'invitations'],
  queryFn: async ({ signal }) => (await call(listInvitations, { signal })).items,
})

/** Names of all queues by id. */
export const queueNamesQuery = queryOptions({
  queryKey: ['queues', 'names'],
  queryFn: async ({ signal }) => {
    const { items } = await call(listQueues, { signal })
    return new Map<string, string>(items.map(({ id, name }) => [id, name]))
  },
})

/** Queues somebody can be put into, by name; the default queue contains everybody. */
export const queueChoicesQuery = queryOptions({
  queryKey: ['queues', 'for people'],
  queryFn: async ({ signal }) => {
    const { items } = await call(listQueues, { signal })
    return items.filter(({ isDefault }) => !isDefault).sort((a, b) => a.name.localeCompare(b.name))
  },
})

/** What disabling a person touches, always read anew. */
export const userImpactQuery = (userId: string) =>
  queryOptions({
    queryKey: ['team', 'impact', userId],
    queryFn: ({ signal }) => call(getUserImpact, { params: { userId }, signal }),
    staleTime: 0,
  })

export function useInvite() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof createInvitation>) => call(createInvitation, { body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  })
}

export function useRevokeInvitation() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (invitationId: string) => call(revokeInvitation, { params: { invitationId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: invitationsQuery.queryKey }),
  })
}

export function useUpdateUser(userId: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (body: BodyOf<typeof updateUser>) => call(updateUser, { params: { userId }, body }),
    onSuccess: async (changed) => {
      queryClient.setQueryData(usersQuery.queryKey, (users: User[] | undefined) =>
        users?.map((user) => (user.id === changed.id ? changed : user)),
      )
      // Queues show their members.
      await queryClient.invalidateQueries({ queryKey: ['queues'] })
      // My own rights and name stand in the session, too.
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    },
  })
}
