import * as deliveries from '@parley/contracts/deliveries'
import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type BodyOf, type Given } from '../../../shared/api.ts'
import type { Filter } from './filter.ts'

/** Read again on the live topic `accounts`: a retry or another retention changes what is shown. */
const root = ['accounts', 'deliveries'] as const
type Query = NonNullable<Given<typeof deliveries.listDeliveries>['query']>

/** What was found since a list was read is asked for this often. */
export const tailMs = 2_000
/** So many new ones are counted; more are only many. */
export const countedMax = 100

const queryOf = (filter: Filter): Query =>
  Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== ''),
  ) as Query

/** Deliveries that fit, newest first, page by page. */
export const deliveriesQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: [...root, 'list', filter],
    queryFn: ({ signal, pageParam }) =>
      call(deliveries.listDeliveries, {
        query: { ...queryOf(filter), limit: 50, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextBefore,
  })

/** How many that fit came after a place in the list. */
export const newCountQuery = (filter: Filter, after: string) =>
  queryOptions({
    queryKey: [...root, 'new', filter, after],
    queryFn: async ({ signal }) =>
      (
        await call(deliveries.listDeliveries, {
          query: { ...queryOf(filter), after, limit: countedMax },
          signal,
        })
      ).items.length,
    refetchInterval: tailMs,
  })

export const deliveryQuery = (deliveryId: string) =>
  queryOptions({
    queryKey: [...root, 'one', deliveryId],
    queryFn: ({ signal }) => call(deliveries.getDelivery, { params: { deliveryId }, signal }),
  })

/** Parked deliveries by reason. */
export const parkedQuery = (accountId: string | undefined) =>
  queryOptions({
    queryKey: [...root, 'parked', accountId ?? null],
    queryFn: async ({ signal }) =>
      (
        await call(deliveries.listParked, {
          query: accountId ? { accountId: accountId as never } : {},
          signal,
        })
      ).items,
  })

/** How far a retry is; asked again until nothing waits. */
export const retryQuery = (retryId: string) =>
  queryOptions({
    queryKey: ['retry', retryId],
    queryFn: ({ signal }) => call(deliveries.getRetry, { params: { retryId }, signal }),
    refetchInterval: ({ state }) => (state.data && state.data.waiting === 0 ? false : 700),
  })

export const retentionQuery = queryOptions({
  queryKey: [...root, 'retention'],
  queryFn: ({ signal }) => call(deliveries.getRetention, { signal }),
})

/** What changes deliveries. */
export function useDeliveryMutations() {
  const client = useQueryClient()
  return {
    retry: useMutation({
      mutationFn: (body: BodyOf<typeof deliveries.retryDeliveries>) =>
        call(deliveries.retryDeliveries, { body }),
    }),
    dryRun: useMutation({
      mutationFn: (deliveryId: string) => call(deliveries.dryRunDelivery, { params: { deliveryId } }),
    }),
    setRetention: useMutation({
      mutationFn: async (bodyDays: number) =>
        client.setQueryData(
          retentionQuery.queryKey,
          await call(deliveries.setRetention, { body: { bodyDays } }),
        ),
    }),
  }
}

/** Reads everything about deliveries and accounts again. */
export function useReadAgain() {
  const client = useQueryClient()
  return () =>
    client.invalidateQueries({
      predicate: ({ queryKey: [first] }) => first === 'accounts' || String(first).startsWith('account:'),
    })
}
