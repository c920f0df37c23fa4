import { listAccounts, type GoogleAgent } from '@parley/contracts/accounts'
import { listQueues } from '@parley/contracts/queues'
import * as workstreams from '@parley/contracts/workstreams'
import type { Channel, Workstream } from '@parley/contracts/workstreams'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** All workstreams with their channels; refreshed by the live topic `workstreams`. */
export const workstreamsQuery = queryOptions({
  queryKey: ['workstreams', 'list'],
  queryFn: async ({ signal }) => (await call(workstreams.listWorkstreams, { signal })).items,
})

export const workstreamQuery = (workstreamId: string) =>
  queryOptions({
    queryKey: ['workstreams', 'one', workstreamId],
    queryFn: ({ signal }) => call(workstreams.getWorkstream, { params: { workstreamId }, signal }),
  })

/** The queues a workstream can fall back to. */
export const fallbackQueuesQuery = queryOptions({
  queryKey: ['queues', 'fallback'],
  queryFn: async ({ signal }) =>
    (await call(listQueues, { signal })).items.filter(({ isActive }) => isActive),
})

/** A Google agent that may become a channel, with the account it comes from. */
export interface FreeAgent extends GoogleAgent {
  readonly account: string
}

/** The Google agents of saved accounts that no channel uses, and how many are left out. */
export const freeAgentsQuery = queryOptions({
  queryKey: ['accounts', 'free agents'],
  queryFn: async ({ signal }) => {
    const { items } = await call(listAccounts, { signal })
    const all = items.flatMap((account) =>
      account.googleAgents.map((agent) => ({
        agent: { ...agent, account: account.name } satisfies FreeAgent,
        isFree: account.state === 'active' && agent.workstream === null,
      })),
    )
    const free = all.filter(({ isFree }) => isFree).map(({ agent }) => agent)
    return { free, hiddenCount: all.length - free.length }
  },
})

/** What deleting a workstream would touch, read anew each time somebody asks. */
export const workstreamImpactQuery = (workstreamId: string) =>
  queryOptions({
    queryKey: ['workstreams', 'impact', workstreamId],
    queryFn: ({ signal }) => call(workstreams.getWorkstreamImpact, { params: { workstreamId }, signal }),
    staleTime: 0,
  })

/** Conversations change all the time, and no hint says that their channel's sum did. */
const impactEveryMs = 5_000

/** What deleting a channel would touch, read anew each time somebody asks and while they look at it. */
export const channelImpactQuery = (workstreamId: string, channelId: string) =>
  queryOptions({
    queryKey: ['workstreams', 'impact', workstreamId, channelId],
    queryFn: ({ signal }) =>
      call(workstreams.getChannelImpact, { params: { workstreamId, channelId }, signal }),
    staleTime: 0,
    refetchInterval: impactEveryMs,
  })

/** Reads anew what deleting a channel would touch. */
export function useReloadImpact() {
  const client = useQueryClient()
  return (workstreamId: string, channelId: string) =>
    client.fetchQuery({ ...channelImpactQuery(workstreamId, channelId), staleTime: 0 })
}

/** Everything that changes workstreams and their channels; lists that show them are read again. */
export function useWorkstreamMutations() {
  const client = useQueryClient()
  const refresh = (...topics: readonly string[]) =>
    Promise.all(topics.map((topic) => client.invalidateQueries({ queryKey: [topic] })))
  const keep = async (workstream: Workstream) => {
    client.setQueryData(workstreamQuery(workstream.id).queryKey, workstream)
    // A fallback queue may have been made along with it, and queues say who uses them.
    await refresh('workstreams', 'queues')
    return workstream
  }
  /** Shows a new or changed channel at once; lists and the accounts, which say who uses an agent, follow. */
  const keepChannel = (channel: Channel) => {
    client.setQueryData(workstreamQuery(channel.workstreamId).queryKey, (known) => {
      if (!known) return known
      const isNew = known.channels.every((one) => one.id !== channel.id)
      const channels = isNew
        ? [...known.channels, channel]
        : known.channels.map((one) => (one.id === channel.id ? channel : one))
      return { ...known, channels }
    })
    void refresh('workstreams', 'accounts')
    return channel
  }
  return {
    create: useMutation({
      mutationFn: async (given: Given<typeof workstreams.createWorkstream>) =>
        keep(await call(workstreams.createWorkstream, given)),
    }),
    update: useMutation({
      mutationFn: async (given: Given<typeof workstreams.updateWorkstream>) =>
        keep(await call(workstreams.updateWorkstream, given)),
    }),
    copy: useMutation({
      mutationFn: async (given: Given<typeof workstreams.copyWorkstream>) =>
        keep(await call(workstreams.copyWorkstream, given)),
    }),
    remove: useMutation({
      mutationFn: async (workstreamId: string) => {
        await call(workstreams.deleteWorkstream, { params: { workstreamId } })
        client.removeQueries({ queryKey: workstreamQuery(workstreamId).queryKey })
        void client.invalidateQueries({
          predicate: ({ queryKey: [topic, what] }) =>
            topic === 'queues' || (topic === 'workstreams' && what !== 'impact'),
        })
      },
    }),
    createChannel: useMutation({
      mutationFn: async (given: Given<typeof workstreams.createChannel>) =>
        keepChannel(await call(workstreams.createChannel, given)),
    }),
    updateChannel: useMutation({
      mutationFn: async (given: Given<typeof workstreams.updateChannel>) =>
        keepChannel(await call(workstreams.updateChannel, given)),
    }),
    removeChannel: useMutation({
      mutationFn: async (given: Given<typeof workstreams.deleteChannel>) => {
        const outcome = await call(workstreams.deleteChannel, given)
        // All but the impact, which would not be found any more.
        void client.invalidateQueries({
          predicate: ({ queryKey: [topic, what] }) =>
            topic === 'accounts' || topic === 'inbox' || (topic === 'workstreams' && what !== 'impact'),
        })
        return outcome
      },
    }),
    keepChannel: useMutation({
      mutationFn: async (given: Given<typeof workstreams.keepChannel>) =>
        keepChannel(await call(workstreams.keepChannel, given)),
    }),
  }
}
