import * as contract from '@parley/contracts/quick-replies'
import type { QuickReply, QuickReplyDraft, ReplyScope } from '@parley/contracts/quick-replies'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  useMutation,
  useQueryClient,
} from '@tanstack/react-query'
import { call, isProblem } from '../../shared/api.ts'

/** What narrows the list; all of it stands in the address. */
export interface RepliesFilter {
  readonly scope: ReplyScope
  readonly search?: string
  readonly tag?: string
  readonly language?: ChannelLanguage
  readonly lacks?: ChannelLanguage
}

/** Pages of a scope, refreshed by the live topic `replies`. */
export const repliesQuery = (filter: RepliesFilter) =>
  infiniteQueryOptions({
    queryKey: ['replies', 'list', filter],
    queryFn: ({ pageParam, signal }) =>
      call(contract.listQuickReplies, {
        query: { ...filter, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  })

/** Tags, languages and limits of a scope, for the form. */
export const replyFactsQuery = (scope: ReplyScope) =>
  queryOptions({
    queryKey: ['replies', 'facts', scope],
    queryFn: ({ signal }) => call(contract.listQuickReplies, { query: { scope, limit: 1 }, signal }),
  })

export const replyQuery = (quickReplyId: string) =>
  queryOptions({
    queryKey: ['replies', 'one', quickReplyId],
    queryFn: ({ signal }) => call(contract.getQuickReply, { params: { quickReplyId }, signal }),
    retry: (failures, error) => failures < 2 && !isProblem(error, 'request/not-found'),
  })

/** Where a shared reply may be limited to; only supervisors may ask. */
export const placesQuery = queryOptions({
  queryKey: ['queues', 'reply-places'],
  queryFn: ({ signal }) => call(contract.listReplyPlaces, { signal }),
})

/** Everything that changes quick replies; afterwards, and after a conflict, the newest state is read. */
export function useReplyMutations() {
  const client = useQueryClient()
  const keep = async <T>(answer: Promise<T>) => {
    try {
      return await answer
    } finally {
      await client.invalidateQueries({ queryKey: ['replies'] })
    }
  }
  const params = ({ id }: Pick<QuickReply, 'id'>) => ({ quickReplyId: id })
  return {
    create: useMutation({
      mutationFn: ({ scope, draft }: { scope: ReplyScope; draft: QuickReplyDraft }) =>
        keep(
          scope === 'shared'
            ? call(contract.createSharedReply, { body: draft })
            : call(contract.createOwnReply, { body: draft }),
        ),
    }),
    /** `reply` as it was read: its version is what is replaced. */
    update: useMutation({
      mutationFn: ({ reply, draft }: { reply: QuickReply; draft: QuickReplyDraft }) => {
        const given = { params: params(reply), body: { ...draft, version: reply.version } }
        return keep(
          reply.scope === 'shared'
            ? call(contract.updateSharedReply, given)
            : call(contract.updateOwnReply, given),
        )
      },
    }),
    remove: useMutation({
      mutationFn: (reply: QuickReply) =>
        keep(
          call(reply.scope === 'shared' ? contract.deleteSharedReply : contract.deleteOwnReply, {
            params: params(reply),
          }),
        ),
    }),
    restore: useMutation({
      mutationFn: (reply: QuickReply) =>
        keep(
          call(reply.scope === 'shared' ? contract.restoreSharedReply : contract.restoreOwnReply, {
            params: params(reply),
          }),
        ),
    }),
  }
}
