import type { Conversation } from '@parley/contracts/conversations'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { commands, patchConversation } from '../queries.ts'

/** Tells the server once for each newest message that it was really seen: the tab in front, the end of the thread in view. */
export function useMarkRead({
  conversation: { id, unreadCount },
  newestSeq,
  isAtEnd,
}: {
  conversation: Pick<Conversation, 'id' | 'unreadCount'>
  newestSeq: number
  isAtEnd: boolean
}): void {
  const client = useQueryClient()
  const isInFront = useSyncExternalStore(subscribe, readInFront)
  const { mutate, variables } = useMutation({
    mutationKey: ['read', id],
    mutationFn: (seq: number) => commands.read(id, seq),
    // The list shows it at once; the server's own count follows with its hint.
    onSuccess: () => patchConversation(client, id, (known) => ({ ...known, unreadCount: 0 })),
  })
  const isDue = isInFront && isAtEnd && unreadCount > 0 && newestSeq > 0 && variables !== newestSeq
  useEffect(() => {
    if (isDue) mutate(newestSeq)
  }, [isDue, newestSeq, mutate])
}

const readInFront = () => document.visibilityState === 'visible' && document.hasFocus()

function subscribe(listener: () => void) {
  document.addEventListener('visibilitychange', listener)
  window.addEventListener('focus', listener)
  window.addEventListener('blur', listener)
  return () => {
    document.removeEventListener('visibilitychange', listener)
    window.removeEventListener('focus', listener)
    window.removeEventListener('blur', listener)
  }
}
