import { useEffect, useRef, type RefObject } from 'react'
import { useLocation } from 'react-router'

let firstKey: string | null = null

/**
 * Moves the focus to a heading (`tabIndex={-1}`) whenever a navigation led to it, so that keyboards and screen readers
 * start at the new page. The first page keeps the browser's own focus. `part` adds what else makes a new page.
 */
export function useFocusOnNavigation<E extends HTMLElement>(part?: string): RefObject<E | null> {
  const ref = useRef<E>(null)
  const { pathname, key } = useLocation()
  useEffect(() => {
    firstKey ??= key
    if (firstKey !== key) ref.current?.focus({ preventScroll: true })
    // `key` also changes with the query, which filters the same page: the focus must stay there.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [pathname, part])
  return ref
}
