import { useEffect, useRef } from 'react'
import { useBlocker } from 'react-router'
import { useSharedText } from '../shared-text.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'

/**
 * Asks before a page with unsaved input is left, within the console and by closing the tab. Another step of the same
 * wizard is not leaving: `isSamePage` may say so. Being signed out is never held up.
 */
export function UnsavedGuard({
  when,
  isSamePage,
}: {
  when: boolean
  isSamePage?: (nextPathname: string) => boolean
}) {
  const t = useSharedText()
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      when &&
      nextLocation.pathname !== currentLocation.pathname &&
      nextLocation.pathname !== '/sign-in' &&
      !isSamePage?.(nextLocation.pathname),
  )
  const isLeaving = useRef(false)
  useEffect(() => {
    if (blocker.state === 'unblocked') isLeaving.current = false
  }, [blocker.state])
  useEffect(() => {
    if (!when) return undefined
    const hold = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', hold)
    return () => window.removeEventListener('beforeunload', hold)
  }, [when])
  return (
    <ConfirmDialog
      open={blocker.state === 'blocked'}
      title={t('unsaved.title')}
      confirmLabel={t('unsaved.leave')}
      cancelLabel={t('unsaved.stay')}
      tone="danger"
      onConfirm={() => {
        isLeaving.current = true
        blocker.proceed?.()
      }}
      onClose={() => {
        // The dialog closes after leaving, too; a reset then would undo it.
        if (!isLeaving.current) blocker.reset?.()
      }}
    >
      {t('unsaved.body')}
    </ConfirmDialog>
  )
}
