import { useEffect, useRef, useState } from 'react'
import type { PhoneState } from '../../src/phones/items.ts'
import { control } from '../api.ts'

/** A phone as it is now; `isGone` when there is none (any more). */
export type LivePhone = { state: PhoneState | null; isGone: boolean; isOffline: boolean }

/** Follows a phone live and reports READ for what is on a visible screen. */
export function usePhone(id: string): LivePhone {
  const [phone, setPhone] = useState<LivePhone>({ state: null, isGone: false, isOffline: false })
  useEffect(() => {
    const source = new EventSource(`/emulator/api/phones/${encodeURIComponent(id)}/live`)
    source.addEventListener('message', (event: MessageEvent<string>) => {
      const next = JSON.parse(event.data) as PhoneState | { isGone: true }
      setPhone(
        'isGone' in next
          ? { state: null, isGone: true, isOffline: false }
          : { state: next, isGone: false, isOffline: false },
      )
    })
    source.addEventListener('error', () => {
      // A refused stream is closed for good: there is no such phone. Otherwise the browser tries again.
      const isRefused = source.readyState === EventSource.CLOSED
      setPhone((old) => ({ ...old, isGone: old.isGone || isRefused, isOffline: !isRefused }))
    })
    return () => source.close()
  }, [id])

  // Not their number: while one is marked the next may come, and then there is one unread as before.
  const unread =
    phone.state?.items.findLast((item) => item.kind === 'agent' && item.readAt === null)?.seq ?? null
  useEffect(() => {
    const read = (): void => {
      if (unread === null || document.visibilityState !== 'visible') return
      control('POST', `/phones/${id}/read`).catch((error: unknown) => {
        // The next change or a return to the tab tries again; the person can do nothing about it.
        console.warn('the read receipt could not be sent', error)
      })
    }
    read()
    document.addEventListener('visibilitychange', read)
    return () => document.removeEventListener('visibilitychange', read)
  }, [id, unread])
  return phone
}

const pauseMs = 4000

/** Sends typing events while a person types: one when it starts, one after a pause or when told to stop. */
export function useTyping(id: string): { onType: () => void; onStop: () => void } {
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const report = (isTyping: boolean): void => {
    control('POST', `/phones/${id}/typing`, { isTyping }).catch((error: unknown) => {
      // Typing marks are a courtesy; losing one must not disturb the person.
      console.warn('the typing event could not be sent', error)
    })
  }
  const onStop = (): void => {
    if (timer.current === null) return
    clearTimeout(timer.current)
    timer.current = null
    report(false)
  }
  const onType = (): void => {
    if (timer.current === null) report(true)
    else clearTimeout(timer.current)
    timer.current = setTimeout(onStop, pauseMs)
  }
  return { onType, onStop }
}
