import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { whenConfirmationNeeded } from '../../shared/api.ts'

const ConfirmPasswordDialog = lazy(async () => ({
  default: (await import('./confirm-password-dialog.tsx')).ConfirmPasswordDialog,
}))

/** Asks for the password whenever a request needs it fresh. Requests that need it at the same moment share one question. */
export function PasswordConfirmation() {
  const [isAsking, setIsAsking] = useState(false)
  const waiting = useRef<((isConfirmed: boolean) => void)[]>([])
  function answer(isConfirmed: boolean) {
    setIsAsking(false)
    for (const resolve of waiting.current.splice(0)) resolve(isConfirmed)
  }
  useEffect(() => {
    const queue = waiting.current
    whenConfirmationNeeded(
      () =>
        new Promise((resolve) => {
          queue.push(resolve)
          setIsAsking(true)
        }),
    )
    return () => {
      whenConfirmationNeeded(() => Promise.resolve(false))
      for (const resolve of queue.splice(0)) resolve(false)
    }
  }, [])
  if (!isAsking) return null
  return (
    <Suspense>
      <ConfirmPasswordDialog onAnswer={answer} />
    </Suspense>
  )
}
