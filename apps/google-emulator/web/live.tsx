import { createContext, use, useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import { control } from './api.ts'

type Listener = (topics: readonly string[]) => void
type Live = { subscribe: (listener: Listener) => () => void }

const LiveContext = createContext<Live | null>(null)

/** Changes come in bursts; one read for all of a burst is enough. */
const gatherMs = 100

type LiveFeed = Live & { announce: (topics: readonly string[]) => void }

function createFeed(): LiveFeed {
  const listeners = new Set<Listener>()
  const gathered = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | null = null
  const flush = (): void => {
    timer = null
    const topics = [...gathered]
    gathered.clear()
    for (const listener of listeners) listener(topics)
  }
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    announce(topics) {
      for (const topic of topics) gathered.add(topic)
      timer ??= setTimeout(flush, gatherMs)
    },
  }
}

/** One stream of changes for the whole page. After a break every reader is told to read again. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [feed] = useState(createFeed)
  useEffect(() => {
    const source = new EventSource('/emulator/api/live')
    source.addEventListener('message', (event: MessageEvent<string>) => {
      feed.announce((JSON.parse(event.data) as { topics: string[] }).topics)
    })
    return () => source.close()
  }, [feed])
  return <LiveContext value={feed}>{children}</LiveContext>
}

/** What a read of the control API came to. `reload` reads again and keeps the old data meanwhile. */
export type Loaded<T> = { data: T | null; error: string | null; reload: () => void }

/**
 * Reads a path of the control API now and whenever one of the topics changes. A change of the path keeps
 * nothing of the old one.
 */
export function useControl<T>(path: string, topics: readonly string[]): Loaded<T> {
  const live = use(LiveContext)
  const [state, setState] = useState<{ path: string; data: T | null; error: string | null }>({
    path,
    data: null,
    error: null,
  })
  const turn = useRef(0)
  const reload = useCallback(() => {
    turn.current += 1
    const mine = turn.current
    const isCurrent = (): boolean => turn.current === mine
    void (async () => {
      try {
        const data = await control<T>('GET', path)
        if (isCurrent()) setState({ path, data, error: null })
      } catch (error) {
        if (isCurrent())
          setState((old) => ({ path, data: old.path === path ? old.data : null, error: messageOf(error) }))
      }
    })()
  }, [path])
  const wanted = topics.join(' ')
  useEffect(() => {
    reload()
    return live?.subscribe((changed) => {
      // An empty list is the start of a stream: something may have been missed before it.
      if (changed.length === 0 || changed.some((one) => wanted.split(' ').includes(one))) reload()
    })
  }, [live, wanted, reload])
  return {
    data: state.path === path ? state.data : null,
    error: state.path === path ? state.error : null,
    reload,
  }
}

/** The sentence of an error for a person. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
