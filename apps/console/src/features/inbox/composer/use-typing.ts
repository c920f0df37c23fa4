import { useCallback, useEffect, useMemo, useRef } from 'react'
import { commands } from '../queries.ts'

/** Without a key for this long the customer is told that the typing stopped. */
const idleMs = 5000
/** While somebody goes on typing, it is said again so often: Google forgets it after a while. */
const repeatMs = 15_000

/** Tells the customer about typing, with few requests: one at the start, one at the end, one now and then between. */
export function useTyping(conversationId: string): { typed: () => void; stopped: () => void } {
  const lastTold = useRef<number | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const tell = useCallback(
    (isTyping: boolean) => {
      lastTold.current = isTyping ? Date.now() : null
      commands.typing(conversationId, isTyping).catch((error: unknown) => {
        // A courtesy to the customer; no agent should be disturbed because it did not get through.
        console.debug('typing is not reported', error)
      })
    },
    [conversationId],
  )
  const stopped = useCallback(() => {
    clearTimeout(timer.current)
    if (lastTold.current !== null) tell(false)
  }, [tell])
  const typed = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(stopped, idleMs)
    if (lastTold.current === null || Date.now() - lastTold.current > repeatMs) tell(true)
  }, [stopped, tell])

  useEffect(() => stopped, [stopped])
  return useMemo(() => ({ typed, stopped }), [typed, stopped])
}
