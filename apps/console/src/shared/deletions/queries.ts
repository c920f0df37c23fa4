import { listDeletions, purgeDeletion, restoreDeletion } from '@parley/contracts/deletions'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call } from '../api.ts'

/** Live topics whose pages show what was deleted. */
export type DeletionTopic = 'workstreams' | 'queues' | 'accounts'

/** What can be restored; refreshed by the live topic of the page that shows it. */
export const deletionsQuery = (topic: DeletionTopic) =>
  queryOptions({
    queryKey: [topic, 'deleted'],
    queryFn: async ({ signal }) => (await call(listDeletions, { signal })).items,
  })

/** Restores, or deletes for good; everything that may show it is read again. */
export function useDeletionMutations() {
  const client = useQueryClient()
  const refresh = () =>
    Promise.all(
      ['workstreams', 'queues', 'accounts', 'team', 'inbox'].map((topic) =>
        client.invalidateQueries({ queryKey: [topic] }),
      ),
    )
  return {
    restore: useMutation({
      mutationFn: (deletionId: string) => call(restoreDeletion, { params: { deletionId } }),
      // Also after a refusal: what is in the way is news.
      onSettled: refresh,
    }),
    purge: useMutation({
      mutationFn: (deletionId: string) => call(purgeDeletion, { params: { deletionId } }),
      onSettled: refresh,
    }),
  }
}
