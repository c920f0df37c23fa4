import { useCallback, useRef, type ReactElement } from 'react'
import { useNavigate } from 'react-router'
import { UnsavedGuard } from './ui/unsaved-guard.tsx'

/**
 * Guards unsaved input and still lets the form itself go on after saving: render `guard` in the form, call `go` once
 * the input is stored.
 */
export function useGuardedNavigation(hasUnsavedInput: boolean): {
  guard: ReactElement
  go: (to: string) => void
} {
  const navigate = useNavigate()
  const isSaved = useRef(false)
  const go = useCallback(
    (to: string) => {
      isSaved.current = true
      void navigate(to)
    },
    [navigate],
  )
  // Read when the navigation happens: the form is saved before it renders again.
  const mayPass = useCallback(() => isSaved.current, [])
  return { guard: <UnsavedGuard when={hasUnsavedInput} isSamePage={mayPass} />, go }
}
