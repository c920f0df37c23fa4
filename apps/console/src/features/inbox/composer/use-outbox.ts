import { skipToken, useMutation, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { ApiProblem, isProblem } from '../../../shared/api.ts'
import { commands, putMessage, refreshConversation } from '../queries.ts'
import { restoreOutbox, storeOutbox, type ChosenPicture, type OutboxEntry } from './outbox.ts'

const outboxKey = (conversationId: string) => ['outbox', conversationId] as const

const none: readonly OutboxEntry[] = []

/** Attempts beyond the first, for answers that say nothing about the message itself. */
const retriesMax = 3
/** Progress is shown in steps: each one draws the thread again. */
const progressStep = 0.05

/** Nothing failed with this entry; something that was to stand before it did. */
class Held extends Error {}

function isPassing(error: unknown): boolean {
  if (error instanceof Held) return false
  return (
    !(error instanceof ApiProblem) || error.code === 'offline' || error.status >= 500 || error.status === 429
  )
}

function entriesOf(client: QueryClient, conversationId: string): readonly OutboxEntry[] {
  return (
    client.getQueryData<readonly OutboxEntry[]>(outboxKey(conversationId)) ?? restoreOutbox(conversationId)
  )
}

function change(
  client: QueryClient,
  conversationId: string,
  edit: (entries: readonly OutboxEntry[]) => readonly OutboxEntry[],
): void {
  const next = edit(entriesOf(client, conversationId))
  client.setQueryData(outboxKey(conversationId), next)
  storeOutbox(conversationId, next)
}

const replace = (id: string, more: Partial<OutboxEntry>) => (all: readonly OutboxEntry[]) =>
  all.map((one) => (one.id === id ? { ...one, ...more } : one))

/** Takes an entry out; its picture's preview is no more. */
const without = (id: string) => (all: readonly OutboxEntry[]) => {
  const gone = all.find((one) => one.id === id)
  if (gone?.picture) URL.revokeObjectURL(gone.picture.preview)
  return all.filter((one) => one.id !== id)
}

/** Was something refused that was sent together with this entry and stands before it? */
function isHeldBack(entries: readonly OutboxEntry[], { id, batch }: OutboxEntry): boolean {
  if (batch === undefined) return false
  const before = entries.slice(
    0,
    entries.findIndex((one) => one.id === id),
  )
  return before.some((one) => one.batch === batch && one.state !== 'sending')
}

/**
 * The replies of one conversation that the server has not confirmed. They outlive leaving the conversation and, in
 * the tab's storage, a reload (pictures do not). Sent one after the other; without a connection they wait for it.
 */
export function useOutbox(conversationId: string): {
  entries: readonly OutboxEntry[]
  /** Pictures in their order, then the text when there is one. */
  send: (text: string, pictures?: readonly ChosenPicture[]) => void
  /** Once more, under the same id; what waited for it follows. */
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
    mutationFn: async (entry: OutboxEntry) => {
      if (isHeldBack(entriesOf(client, conversationId), entry)) throw new Held()
      if (!entry.picture) return commands.send(conversationId, entry.id, entry.text)
      let told = 0
      return commands.picture(conversationId, entry.id, entry.picture, (progress) => {
        if (progress < 1 && progress - told < progressStep) return
        told = progress
        change(client, conversationId, replace(entry.id, { progress }))
      })
    },
    retry: (failures, error) => failures < retriesMax && isPassing(error),
    retryDelay: (failures, error) =>
      error instanceof ApiProblem && error.retryAfterSeconds !== null
        ? error.retryAfterSeconds * 1000
        : 1000 * 2 ** failures,
    onSuccess: (message, entry) => {
      putMessage(client, conversationId, message)
      change(client, conversationId, without(entry.id))
      void refreshConversation(client, conversationId)
    },
    onError: (error, entry) => {
      const isHeld = error instanceof Held
      change(
        client,
        conversationId,
        replace(entry.id, isHeld ? { state: 'held', error: null } : { state: 'failed', error, progress: 0 }),
      )
      if (!isHeld) void refreshConversation(client, conversationId)
    },
  })
  const retry = useCallback(
    (entry: OutboxEntry) => {
      const known = entriesOf(client, conversationId)
      const waiting = known
        .slice(known.findIndex((one) => one.id === entry.id) + 1)
        .filter((one) => one.state === 'held' && one.batch === entry.batch)
      // Whoever sends what was held wants it without what stands before it.
      const again = entry.state === 'held' ? [{ ...entry, batch: entry.id }] : [entry, ...waiting]
      for (const { id, batch } of again)
        change(
          client,
          conversationId,
          replace(id, { state: 'sending', error: null, ...(batch === undefined ? {} : { batch }) }),
        )
      for (const one of again) mutate(one)
    },
    [client, conversationId, mutate],
  )
  const remove = useCallback(
    (id: string) => change(client, conversationId, without(id)),
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

  const hasPictures = entries.some((entry) => entry.picture)
  useWarningBeforeLeaving(hasPictures)
  return {
    entries,
    retry,
    remove,
    send: (text, pictures = []) => {
      const batch = crypto.randomUUID()
      const add = (id: string, more: { text: string; picture?: ChosenPicture }): OutboxEntry => ({
        id,
        batch,
        at: new Date(),
        state: 'sending',
        error: null,
        ...more,
      })
      const added = pictures.map((picture) => add(picture.id, { text: '', picture }))
      if (text !== '') added.push(add(crypto.randomUUID(), { text }))
      change(client, conversationId, (all) => [...all, ...added])
      for (const one of added) mutate(one)
    },
  }
}

/** Closing the page would lose what only this page has. */
export function useWarningBeforeLeaving(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [isOn])
}
