import { skipToken, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { ApiProblem, isProblem } from '../../../shared/api.ts'
import { commands, putMessage, refreshConversation } from '../queries.ts'
import { restoreOutbox, storeOutbox, type OutboxEntry } from './outbox.ts'

const outboxKey = (conversationId: string) => ['outbox', conversationId] as const

const none: readonly OutboxEntry[] = []

/** Attempts beyond the first, for answers that say nothing about the message itself. */
const retriesMax = 3

function isPassing(error: unknown): boolean {
  return (
    !(error instanceof ApiProblem) || error.code === 'offline' || error.status >= 500 || error.status === 429
  )
}

function change(
  client: QueryClient,
  conversationId: string,
  edit: (entries: readonly OutboxEntry[]) => readonly OutboxEntry[],
): void {
  const key = outboxKey(conversationId)
  const known = client.getQueryData<readonly OutboxEntry[]>(key) ?? restoreOutbox(conversationId)
  const next = edit(known)
  client.setQueryData(key, next)
  storeOutbox(conversationId, next)
}

/**
 * The replies of one conversation that the server has not confirmed. They outlive leaving the conversation and, in
 * the tab's storage, a reload. Sent one after the other; without a connection they wait for it.
 */
export function useOutbox(conversationId: string): {
  entries: readonly OutboxEntry[]
  send: (text: string) => void
  /** Once more, under the same id. */
  retry: (entry: OutboxEntry) => void
  /** Takes it out without sending. */
  remove: (id: string) => void
} {
  const client = useQueryClient()
  const { data: entries = none } = useQuery({
    queryKey: outboxKey(conversationId),
    // Nothing to fetch: this is the browser's own, and reading the storage again would forget what is being sent.
    queryFn: skipToken,
    initialData: (): readonly OutboxEntry[] => restoreOutbox(conversationId),
    staleTime: Infinity,
    gcTime: Infinity,
  })
  const { mutate } = useMutation({
    mutationKey: ['send', conversationId],
    // One at a time: the customer must read them in the order in which they were written.
    scope: { id: `send:${conversationId}` },
    mutationFn: (entry: { id: string; text: string; conversationId: string }) =>
      commands.send(entry.conversationId, entry.id, entry.text),
    retry: (failures, error) => failures < retriesMax && isPassing(error),
    retryDelay: (failures, error) =>
      error instanceof ApiProblem && error.retryAfterSeconds !== null
        ? error.retryAfterSeconds * 1000
        : 1000 * 2 ** failures,
    onSuccess: (message, entry) => {
      putMessage(client, entry.conversationId, message)
      change(client, entry.conversationId, (all) => all.filter((one) => one.id !== entry.id))
      void refreshConversation(client, entry.conversationId)
    },
    onError: (error, entry) => {
      change(client, entry.conversationId, (all) =>
        all.map((one) => (one.id === entry.id ? { ...one, state: 'failed', error } : one)),
      )
      void refreshConversation(client, entry.conversationId)
    },
  })
  const retry = useCallback(
    (entry: OutboxEntry) => {
      change(client, conversationId, (all) =>
        all.map((one) => (one.id === entry.id ? { ...one, state: 'sending', error: null } : one)),
      )
      mutate({ id: entry.id, text: entry.text, conversationId })
    },
    [client, conversationId, mutate],
  )
  const remove = useCallback(
    (id: string) => change(client, conversationId, (all) => all.filter((one) => one.id !== id)),
    [client, conversationId],
  )
  useEffect(() => {
    // Only what failed for want of a connection: everything else waits for a person to decide.
    const retryOffline = () => {
      for (const entry of entries) if (isProblem(entry.error, 'offline')) retry(entry)
    }
    window.addEventListener('online', retryOffline)
    return () => window.removeEventListener('online', retryOffline)
  }, [entries, retry])
  return {
    entries,
    retry,
    remove,
    send: (text) => {
      const entry: OutboxEntry = {
        id: crypto.randomUUID(),
        text,
        at: new Date(),
        state: 'sending',
        error: null,
      }
      change(client, conversationId, (all) => [...all, entry])
      mutate({ id: entry.id, text, conversationId })
    },
  }
}
