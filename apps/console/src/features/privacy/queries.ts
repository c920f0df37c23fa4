import * as notice from '@parley/contracts/recording-notice'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../../shared/api.ts'

/** The recording notice with its choices, refreshed by the live topic `privacy`. */
export const noticeQuery = queryOptions({
  queryKey: ['privacy', 'notice'],
  queryFn: ({ signal }) => call(notice.getRecordingNotice, { signal }),
})

/** All consents to the privacy terms. Accounts' pages give them, so they follow the topic `accounts`. */
export const consentsQuery = queryOptions({
  queryKey: ['accounts', 'consents'],
  queryFn: async ({ signal }) => (await call(notice.listConsents, { signal })).items,
})

/** Everything that changes the notice. After a conflict the newest state is read. */
export function useNoticeMutations() {
  const client = useQueryClient()
  const keep = (fresh: notice.RecordingNotice) => client.setQueryData(noticeQuery.queryKey, fresh)
  const onError = () => client.invalidateQueries({ queryKey: noticeQuery.queryKey })
  return {
    setText: useMutation({
      mutationFn: async (given: Given<typeof notice.setNoticeText>) =>
        keep(await call(notice.setNoticeText, given)),
      onError,
    }),
    choose: useMutation({
      mutationFn: async (given: Given<typeof notice.chooseNotice>) =>
        keep(await call(notice.chooseNotice, given)),
      onError,
    }),
  }
}
