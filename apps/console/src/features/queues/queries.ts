import { listOperatingHours } from '@parley/contracts/operating-hours'
import * as queues from '@parley/contracts/queues'
import type { Queue } from '@parley/contracts/queues'
import { listColleagues } from '@parley/contracts/team'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** All queues, refreshed by the live topic `queues`. */
export const queuesQuery = queryOptions({
  queryKey: ['queues', 'list'],
  queryFn: async ({ signal }) => (await call(queues.listQueues, { signal })).items,
})

/** Everybody who can be a member of a queue. */
export const colleaguesQuery = queryOptions({
  queryKey: ['team', 'colleagues'],
  queryFn: async ({ signal }) => (await call(listColleagues, { signal })).items,
})

/** Operating hours a queue can have, refreshed by the live topic `hours`. */
export const hoursChoicesQuery = queryOptions({
  queryKey: ['hours', 'choices'],
  queryFn: async ({ signal }) => (await call(listOperatingHours, { signal })).items,
})

/** What deleting or deactivating a queue touches, always read anew. */
export const queueImpactQuery = (queueId: string) =>
  queryOptions({
    queryKey: ['queues', 'impact', queueId],
    queryFn: ({ signal }) => call(queues.getQueueImpact, { params: { queueId }, signal }),
    staleTime: 0,
  })

/** Everything that changes queues. People's pages show their queues, so both are read again. */
export function useQueueMutations() {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(
      ['queues', 'team', 'workstreams'].map((topic) => client.invalidateQueries({ queryKey: [topic] })),
    )
  const keep = async (queue: Queue) => {
    await refresh()
    return queue
  }
  return {
    create: useMutation({
      mutationFn: async (given: Given<typeof queues.createQueue>) =>
        keep(await call(queues.createQueue, given)),
    }),
    update: useMutation({
      mutationFn: async (given: Given<typeof queues.updateQueue>) =>
        keep(await call(queues.updateQueue, given)),
    }),
    remove: useMutation({
      mutationFn: async (given: Given<typeof queues.deleteQueue>) => {
        await call(queues.deleteQueue, given)
        await refresh()
      },
    }),
    copy: useMutation({
      mutationFn: async (given: Given<typeof queues.copyQueue>) => keep(await call(queues.copyQueue, given)),
    }),
    deactivate: useMutation({
      mutationFn: async (given: Given<typeof queues.deactivateQueue>) =>
        keep(await call(queues.deactivateQueue, given)),
    }),
    activate: useMutation({
      mutationFn: async (queueId: string) => keep(await call(queues.activateQueue, { params: { queueId } })),
    }),
  }
}
