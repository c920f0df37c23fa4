import { useSyncExternalStore } from 'react'

/** A "typing" whose end was lost goes out by itself after this time. */
const typingMsMax = 30_000

const typing = new Map<string, ReturnType<typeof setTimeout>>()
const listeners = new Set<() => void>()

/** Notes what the live feed said about a customer; for the feed only. */
export function noteTyping(conversationId: string, isTyping: boolean): void {
  clearTimeout(typing.get(conversationId))
  typing.delete(conversationId)
  if (isTyping)
    typing.set(
      conversationId,
      setTimeout(() => noteTyping(conversationId, false), typingMsMax),
    )
  for (const listener of listeners) listener()
}

/** Is the customer of this conversation typing right now, as far as the live feed says? */
export function useLiveTyping(conversationId: string): boolean {
  return useSyncExternalStore(subscribe, () => typing.has(conversationId))
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
