import * as hours from '@parley/contracts/operating-hours'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** All operating hours, refreshed by the live topic `hours`. */
export const hoursQuery = queryOptions({
  queryKey: ['hours', 'list'],
  queryFn: async ({ signal }) => (await call(hours.listOperatingHours, { signal })).items,
})

/** Everything that changes operating hours; after a conflict the newest state is read. */
export function useHoursMutations() {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(['hours', 'queues'].map((topic) => client.invalidateQueries({ queryKey: [topic] })))
  const keep = async <T>(answer: Promise<T>) => {
    try {
      return await answer
    } finally {
      await refresh()
    }
  }
  return {
    create: useMutation({
      mutationFn: (given: Given<typeof hours.createOperatingHours>) =>
        keep(call(hours.createOperatingHours, given)),
    }),
    update: useMutation({
      mutationFn: (given: Given<typeof hours.updateOperatingHours>) =>
        keep(call(hours.updateOperatingHours, given)),
    }),
    remove: useMutation({
      mutationFn: (operatingHoursId: string) =>
        keep(call(hours.deleteOperatingHours, { params: { operatingHoursId } })),
    }),
  }
}
