import { liveHint, livePath, liveTyping, type LiveTopic } from '@parley/contracts/live'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { noteTyping } from '../shared/live.ts'
import { sessionQuery } from '../shared/session.ts'

const gatherMs = 100
const awayShownAfterMs = 3000
const reconnectMsMin = 1000
const reconnectMsMax = 15_000

/**
 * Follows the server's hints as long as the shell is shown: gathers them for 100 ms and lets the queries whose key
 * begins with a named topic read again. True while the stream has been away for more than 3 seconds.
 */
export function useLiveFeed(): boolean {
  const queryClient = useQueryClient()
  const [isAway, setIsAway] = useState(false)
  useEffect(() => {
    const feed = openFeed(queryClient, setIsAway)
    return () => feed.close()
  }, [queryClient])
  return isAway
}

function openFeed(queryClient: QueryClient, setIsAway: (isAway: boolean) => void) {
  const gathered = new Set<LiveTopic>()
  let source: EventSource | undefined
  let gatherTimer: ReturnType<typeof setTimeout> | undefined
  let awayTimer: ReturnType<typeof setTimeout> | undefined
  let reconnectTimer: ReturnType<typeof setTimeout> | undefined
  let reconnectMs = reconnectMsMin
  let isClosed = false

  function flush() {
    gatherTimer = undefined
    const topics = new Set<unknown>(gathered)
    gathered.clear()
    void queryClient.invalidateQueries({ predicate: (query) => topics.has(query.queryKey[0]) })
  }

  function readAllAgain() {
    void queryClient.invalidateQueries({
      predicate: (query) => query.queryKey[0] !== sessionQuery.queryKey[0],
    })
  }

  function noteAway() {
    awayTimer ??= setTimeout(() => setIsAway(true), awayShownAfterMs)
  }

  function noteBack() {
    clearTimeout(awayTimer)
    awayTimer = undefined
    reconnectMs = reconnectMsMin
    setIsAway(false)
  }

  /** `isFresh`: without a memory of where we were (a new object sends no Last-Event-ID), so everything is read again. */
  function connect(isFresh: boolean) {
    source = new EventSource(livePath)
    source.addEventListener('open', () => {
      noteBack()
      if (isFresh) readAllAgain()
      isFresh = false
    })
    source.addEventListener('hint', (event) => {
      const hint = liveHint.safeParse(parseData(event))
      // A hint this version cannot read is about something: reading too much is safe.
      if (!hint.success) return readAllAgain()
      for (const topic of hint.data.topics) gathered.add(topic)
      gatherTimer ??= setTimeout(flush, gatherMs)
    })
    source.addEventListener('typing', (event) => {
      const typing = liveTyping.safeParse(parseData(event))
      if (typing.success) noteTyping(typing.data.conversationId, typing.data.isTyping)
    })
    source.addEventListener('reset', readAllAgain)
    source.addEventListener('bye', reconnectLater)
    source.addEventListener('error', () => {
      noteAway()
      // The browser tries again by itself unless the answer was an error: then it gives up for good.
      if (source?.readyState === EventSource.CLOSED) reconnectLater()
    })
  }

  function reconnectLater() {
    source?.close()
    noteAway()
    clearTimeout(reconnectTimer)
    // The session may be what ended; asking shows the sign-in page if it did.
    void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey })
    // Many browsers lose the server at the same moment and must not come back at the same moment.
    reconnectTimer = setTimeout(() => !isClosed && connect(true), reconnectMs * (0.75 + Math.random() / 2))
    reconnectMs = Math.min(reconnectMsMax, reconnectMs * 2)
  }

  connect(false)
  return {
    close() {
      isClosed = true
      source?.close()
      clearTimeout(gatherTimer)
      clearTimeout(awayTimer)
      clearTimeout(reconnectTimer)
    },
  }
}

function parseData(event: Event): unknown {
  if (!(event instanceof MessageEvent)) return undefined
  try {
    return JSON.parse(String(event.data))
  } catch (error) {
    console.debug('live event is not JSON', error)
    return undefined
  }
}
