import { signOut as signOutEndpoint, updateMe } from '@parley/contracts/session'
import type { UiLocale } from '@parley/contracts/values'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { call } from '../shared/api.ts'
import { isProblem } from '../shared/api-problem.ts'
import { setLocale } from '../shared/i18n/index.ts'
import { sessionQuery } from '../shared/session.ts'
import { useToasts } from '../shared/ui/toasts.tsx'
import { setSigningOut } from './leaving.ts'

/** Switches the language at once and keeps the choice with the account, for other browsers. */
export function useChooseLocale(): (locale: UiLocale) => void {
  const queryClient = useQueryClient()
  const toasts = useToasts()
  return (locale) => {
    setLocale(locale)
    call(updateMe, { body: { locale } }).then(
      (me) => queryClient.setQueryData(sessionQuery.queryKey, (known) => known && { ...known, me }),
      toasts.error,
    )
  }
}

/** Signs out here and on the server, and forgets everything that was read. The gate ends it, once sign-in is shown. */
export function useSignOut(): () => Promise<void> {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const toasts = useToasts()
  return async () => {
    setSigningOut(true)
    try {
      await call(signOutEndpoint)
    } catch (error) {
      // Without the server's word the session lives on: saying "signed out" would be a lie.
      if (!isProblem(error, 'session/required')) {
        setSigningOut(false)
        return toasts.error(error)
      }
    }
    await navigate('/sign-in', { state: { isSignedOut: true } })
    queryClient.setQueryData(
      sessionQuery.queryKey,
      (known) => known && { ...known, me: null, csrfToken: null },
    )
  }
}
