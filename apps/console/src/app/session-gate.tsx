import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Navigate, Outlet, useLocation, useNavigation } from 'react-router'
import { whenSessionLost } from '../shared/api.ts'
import { setLocale } from '../shared/i18n/index.ts'
import { sessionQuery } from '../shared/session.ts'
import { LoadingPage } from '../shared/ui/loading-page.tsx'
import { ErrorState } from '../shared/ui/error-state.tsx'
import { isSigningOut, setSigningOut } from './leaving.ts'

const outsidePaths = new Set(['/sign-in', '/setup', '/invitation'])

/**
 * Nothing is shown before it is known who is there. Nobody yet: the set-up page. Not signed in: the sign-in page,
 * which leads back to where one was. A session that ends while working comes here, too.
 */
export function SessionGate() {
  const queryClient = useQueryClient()
  const session = useQuery(sessionQuery)
  const location = useLocation()
  const goingTo = useNavigation().location?.pathname
  useEffect(() => {
    whenSessionLost(() => {
      if (isSigningOut()) return
      queryClient.setQueryData(
        sessionQuery.queryKey,
        (known) => known && { ...known, me: null, csrfToken: null },
      )
    })
    return () => whenSessionLost(() => undefined)
  }, [queryClient])
  // Whoever was signed in and is not any more is told so; whoever comes for the first time is not.
  const [wasSignedIn, setWasSignedIn] = useState(false)
  if (session.data?.me && !wasSignedIn) setWasSignedIn(true)
  const locale = session.data?.me?.locale
  useEffect(() => {
    if (locale) setLocale(locale)
  }, [locale])

  const isOutside = outsidePaths.has(location.pathname)
  // Not sooner: that nobody is signed in may be drawn before the new place is.
  useEffect(() => {
    if (isOutside) setSigningOut(false)
  }, [isOutside])

  if (session.isPending) return <LoadingPage />
  if (!session.data)
    return (
      <main>
        <ErrorState error={session.error} headingLevel={1} onRetry={() => void session.refetch()} />
      </main>
    )
  const { me, setupRequired } = session.data
  if (setupRequired && location.pathname !== '/setup') return <Navigate to="/setup" replace />
  if (!me && !isOutside) {
    // Whoever signs out is on the way already, and is not told that their session was lost.
    if (goingTo !== undefined && outsidePaths.has(goingTo)) return <LoadingPage />
    // The feed may tell that the session is over before the answer to signing out has come.
    if (isSigningOut()) return <Navigate to="/sign-in" replace state={{ isSignedOut: true }} />
    const from = location.pathname + location.search
    const to = from === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(from)}`
    return <Navigate to={to} replace state={{ isExpired: wasSignedIn }} />
  }
  return <Outlet />
}
