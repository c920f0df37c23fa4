import {
  actOnConversation,
  countConversations,
  getConversation,
  listConversations,
  listMessages,
  markRead,
  reportTyping,
  retryMessage,
  saveDraft,
  sendPicture,
  sendReply,
  type Conversation,
  type ConversationAction,
  type InboxView,
  type Message,
} from '@parley/contracts/conversations'
import { listAccounts } from '@parley/contracts/accounts'
import { noteReplyUse, offerQuickReplies } from '@parley/contracts/quick-replies'
import {
  infiniteQueryOptions,
  queryOptions,
  type InfiniteData,
  type QueryClient,
} from '@tanstack/react-query'
import { ApiProblem, call } from '../../shared/api.ts'

const listPageSize = 50
const threadPageSize = 50

/** Retrying does not bring back what is not there or not allowed. */
const retryUnlessTold = (failures: number, error: unknown) =>
  failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500)

/** A view of the inbox, page by page. */
export const listQuery = (view: InboxView) =>
  infiniteQueryOptions({
    queryKey: ['inbox', 'list', view],
    queryFn: ({ pageParam, signal }) =>
      call(listConversations, {
        query: { view, limit: listPageSize, ...(pageParam ? { cursor: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    retry: retryUnlessTold,
  })

export const countsQuery = queryOptions({
  queryKey: ['inbox', 'counts'],
  queryFn: ({ signal }) => call(countConversations, { signal }),
  retry: retryUnlessTold,
})

/** Is anything set up at all? Only administrators may ask. */
export const isSetUpQuery = queryOptions({
  queryKey: ['accounts', 'list'],
  queryFn: ({ signal }) => call(listAccounts, { signal }),
  select: (data) =>
    data.items.some((account) => account.googleAgents.some((agent) => agent.workstream !== null)),
  retry: retryUnlessTold,
})

const topicOf = (conversationId: string) => `conversation:${conversationId}`

export const conversationQuery = (conversationId: string) =>
  queryOptions({
    queryKey: [topicOf(conversationId), 'detail'],
    queryFn: ({ signal }) => call(getConversation, { params: { conversationId }, signal }),
    retry: retryUnlessTold,
  })

/** The thread: `pages[0]` is the newest page, each ascending within itself. */
export const messagesQuery = (conversationId: string) =>
  infiniteQueryOptions({
    queryKey: [topicOf(conversationId), 'messages'],
    queryFn: ({ pageParam, signal }) =>
      call(listMessages, {
        params: { conversationId },
        query: { limit: threadPageSize, ...(pageParam ? { before: pageParam } : {}) },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextBefore,
    select: (data): Message[] => data.pages.toReversed().flatMap((page) => page.items),
    retry: retryUnlessTold,
  })

/** Quick replies for a conversation, for what was typed after `/`; read again by the live topic `replies`. */
export const offersQuery = (conversationId: string, search: string) =>
  queryOptions({
    queryKey: ['replies', 'offers', conversationId, search],
    queryFn: ({ signal }) =>
      call(offerQuickReplies, { params: { conversationId }, query: { search }, signal }),
    staleTime: 60_000,
    retry: retryUnlessTold,
  })

type Pages<Page> = InfiniteData<Page, string | null>

/**
 * Forgets all but the first pages of a paged query. A hint reads every page that is held, so what nobody looks at any
 * more must not be held.
 */
export function trimPages(client: QueryClient, queryKey: readonly unknown[], keep: number): void {
  client.setQueryData<Pages<unknown>>(queryKey, (data) =>
    data && data.pages.length > keep
      ? { pages: data.pages.slice(0, keep), pageParams: data.pageParams.slice(0, keep) }
      : data,
  )
}

/** Puts the server's answer about one message into the thread: in its place when known, else at the end. */
export function putMessage(client: QueryClient, conversationId: string, message: Message): void {
  client.setQueryData(messagesQuery(conversationId).queryKey, (data) => {
    if (!data) return data
    const isKnown = data.pages.some((page) => page.items.some((item) => item.id === message.id))
    const pages = data.pages.map((page, index) => {
      if (isKnown)
        return { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) }
      return index === 0 ? { ...page, items: [...page.items, message] } : page
    })
    return { ...data, pages }
  })
}

/** Changes what is known about a conversation, in its detail and in every list that shows it. */
export function patchConversation(
  client: QueryClient,
  conversationId: string,
  patch: (known: Conversation) => Conversation,
): void {
  const key = conversationQuery(conversationId).queryKey
  client.setQueryData(key, (known) => known && patch(known))
  const fresh = client.getQueryData(key)
  if (!fresh) return
  for (const view of ['mine', 'unassigned', 'all', 'closed'] as const)
    client.setQueryData(listQuery(view).queryKey, (data) =>
      data?.pages.some((page) => page.items.some((item) => item.id === conversationId))
        ? {
            ...data,
            pages: data.pages.map((page) => ({
              ...page,
              items: page.items.map((item) =>
                item.id === conversationId
                  ? { ...item, state: fresh.state, assignee: fresh.assignee, unreadCount: fresh.unreadCount }
                  : item,
              ),
            })),
          }
        : data,
    )
}

/** Reads the conversation and the lists again, without waiting for the hint. */
export async function refreshConversation(client: QueryClient, conversationId: string): Promise<void> {
  await Promise.all([
    client.invalidateQueries({ queryKey: [topicOf(conversationId)] }),
    client.invalidateQueries({ queryKey: ['inbox'] }),
  ])
}

/** What changes something on the server; components wrap these in mutations. */
export const commands = {
  act: (conversationId: string, action: ConversationAction) =>
    call(actOnConversation, { params: { conversationId }, body: { action } }),
  send: (conversationId: string, id: string, text: string) =>
    call(sendReply, { params: { conversationId }, body: { id, text } }),
  /** `onProgress`: 0 to 1. What uploads is loaded when it is needed. */
  picture: async (
    conversationId: string,
    messageId: string,
    picture: { file: Blob; altText: string },
    onProgress: (done: number) => void,
  ) => {
    const { upload } = await import('../../shared/upload.ts')
    return upload(sendPicture, {
      params: { conversationId, messageId },
      body: { altText: picture.altText },
      file: picture.file,
      onProgress,
    })
  },
  retry: (conversationId: string, messageId: string) =>
    call(retryMessage, { params: { conversationId, messageId } }),
  typing: (conversationId: string, isTyping: boolean) =>
    call(reportTyping, { params: { conversationId }, body: { isTyping } }),
  read: (conversationId: string, seq: number) =>
    call(markRead, { params: { conversationId }, body: { seq } }),
  noteReplyUse: (quickReplyId: string) => call(noteReplyUse, { params: { quickReplyId } }),
  draft: (conversationId: string, text: string) =>
    call(saveDraft, { params: { conversationId }, body: { text } }),
}
