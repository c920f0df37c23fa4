import { getAccountHealth, getChannelHealth, listHealth } from '@parley/contracts/health'
import { queryOptions } from '@tanstack/react-query'
import { call } from '../api.ts'

/** Counts change all the time, and no hint says so: pages that show them ask again this often. */
const pageEveryMs = 5_000
const listEveryMs = 30_000

/** What could never be read is not asked for again and again: the page offers to try. */
const refetchInterval = ({ state }: { state: { data: unknown; error: Error | null } }) =>
  state.error && !state.data ? false : pageEveryMs

/** The states of all accounts and channels; also read again when an account changes. */
export const healthListQuery = queryOptions({
  queryKey: ['accounts', 'health'],
  queryFn: ({ signal }) => call(listHealth, { signal }),
  refetchInterval: listEveryMs,
})

export const accountHealthQuery = (accountId: string) =>
  queryOptions({
    queryKey: [`account:${accountId}`, 'health'],
    queryFn: ({ signal }) => call(getAccountHealth, { params: { accountId }, signal }),
    refetchInterval,
  })

export const channelHealthQuery = (workstreamId: string, channelId: string) =>
  queryOptions({
    queryKey: ['workstreams', 'health', workstreamId, channelId],
    queryFn: ({ signal }) => call(getChannelHealth, { params: { workstreamId, channelId }, signal }),
    refetchInterval,
  })
