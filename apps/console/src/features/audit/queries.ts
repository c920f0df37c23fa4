import { checkAudit, listAudit, type AuditFilters } from '@parley/contracts/audit'
import { listUsers } from '@parley/contracts/team'
import { infiniteQueryOptions, keepPreviousData, queryOptions, useMutation } from '@tanstack/react-query'
import { call } from '../../shared/api.ts'

const pageSize = 50

/** The log as the filters leave it, page by page, refreshed by the live topic `audit`. */
export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: ['audit', 'list', filters],
    queryFn: ({ pageParam, signal }) =>
      call(listAudit, {
        query: { ...filters, limit: pageSize, ...(pageParam === null ? {} : { before: pageParam }) },
        signal,
      }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.nextBefore,
    placeholderData: keepPreviousData,
  })

/** One entry; null when there is none with this number. Its key is no live topic: an entry never changes. */
export const entryQuery = (seq: number) =>
  queryOptions({
    queryKey: ['audit-entry', seq],
    queryFn: async ({ signal }) => {
      const { items } = await call(listAudit, { query: { before: seq + 1, limit: 1 }, signal })
      return items.find((entry) => entry.seq === seq) ?? null
    },
    staleTime: Infinity,
  })

/** Everybody who can have done something, disabled people too. */
export const actorsQuery = queryOptions({
  queryKey: ['team', 'actors'],
  queryFn: async ({ signal }) =>
    (await call(listUsers, { signal })).items.map(({ id, name }) => ({ id, name })),
})

/** Verifies the chain on the server. */
export const useCheck = () => useMutation({ mutationFn: () => call(checkAudit) })
