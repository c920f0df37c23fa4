import { useEffect, useState } from 'react'

/** Seconds left, 0 when it is over or was never begun; and how to begin it anew with so many seconds from now. */
export function useCountdown(): [secondsLeft: number, begin: (seconds: number) => void] {
  const [{ until, now }, setTimes] = useState({ until: 0, now: 0 })
  const left = Math.max(0, Math.ceil((until - now) / 1000))
  const isRunning = left > 0
  useEffect(() => {
    if (!isRunning) return undefined
    const timer = setInterval(() => setTimes((times) => ({ ...times, now: Date.now() })), 250)
    return () => clearInterval(timer)
  }, [isRunning])
  const begin = (seconds: number) => {
    const now = Date.now()
    setTimes({ until: now + seconds * 1000, now })
  }
  return [left, begin]
}
