import {
  MessageBar,
  MessageBarBody,
  PortalMountNodeProvider,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { Suspense, useRef, useState } from 'react'
import { Outlet, useNavigation } from 'react-router'
import '../shared/inside-problems.ts'
import { SessionContext, sessionQuery, type SignedIn } from '../shared/session.ts'
import { LoadingPage } from '../shared/ui/loading-page.tsx'
import { Toasts } from '../shared/ui/toasts.tsx'
import { useAppText } from './app-text.ts'
import { useLiveFeed } from './live.ts'
import { PasswordConfirmation } from './confirm-password/password-confirmation.tsx'
import { Sidebar } from './sidebar.tsx'
import { TopBar } from './top-bar.tsx'

const useStyles = makeStyles({
  root: {
    height: '100%',
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gridTemplateRows: 'minmax(0, 1fr)',
    '@media (max-width: 900px)': {
      gridTemplateColumns: 'minmax(0, 1fr)',
      gridTemplateRows: 'auto minmax(0, 1fr)',
    },
  },
  skip: {
    position: 'absolute',
    insetInlineStart: '8px',
    top: '-60px',
    zIndex: 10,
    padding: '8px 16px',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':focus': { top: '8px' },
  },
  column: { display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 },
  main: { position: 'relative', flexGrow: 1, minHeight: 0, outlineStyle: 'none' },
  scroll: { height: '100%', overflowY: 'auto' },
  overlays: { position: 'relative', zIndex: 100 },
  progress: {
    position: 'absolute',
    top: 0,
    insetInlineStart: 0,
    width: '100%',
    height: '2px',
    zIndex: 1,
    backgroundColor: tokens.colorBrandBackground,
    transformOrigin: 'left',
    animationName: { from: { transform: 'scaleX(0)' }, to: { transform: 'scaleX(0.9)' } },
    animationDuration: '2s',
    animationTimingFunction: 'cubic-bezier(.1,.7,.3,1)',
    animationFillMode: 'both',
  },
})

/** The frame around all pages of somebody who is signed in: menu, connection, content, toasts. */
export function Component() {
  const session = useQuery(sessionQuery).data
  if (!session?.me) return null
  // A person who signs in after another must not see what the other had open: the key starts everything anew.
  return <Shell key={session.me.id} session={{ ...session, me: session.me }} />
}

function Shell({ session }: { session: SignedIn }) {
  const styles = useStyles()
  const t = useAppText()
  const isAway = useLiveFeed()
  const navigation = useNavigation()
  const [overlays, setOverlays] = useState<HTMLDivElement | null>(null)
  const main = useRef<HTMLElement>(null)
  return (
    <SessionContext value={session}>
      <a
        href="#content"
        className={styles.skip}
        onClick={(event) => {
          event.preventDefault()
          main.current?.focus()
        }}
      >
        {t('skip')}
      </a>
      <div className={styles.root}>
        <TopBar />
        <Sidebar />
        <div className={styles.column}>
          <div role="status">
            {isAway && (
              <MessageBar intent="warning" shape="square">
                <MessageBarBody>{t('live.away')}</MessageBarBody>
              </MessageBar>
            )}
          </div>
          <main id="content" ref={main} tabIndex={-1} className={styles.main}>
            {navigation.state === 'loading' && <div className={styles.progress} />}
            <PortalMountNodeProvider value={overlays ?? undefined}>
              <div className={styles.scroll}>
                <Suspense fallback={<LoadingPage />}>
                  <Outlet />
                </Suspense>
              </div>
            </PortalMountNodeProvider>
            {/* Lists and menus that pages open belong to the page, also for those who move by landmarks. */}
            <div ref={setOverlays} className={styles.overlays} />
          </main>
        </div>
      </div>
      <Toasts />
      <PasswordConfirmation />
    </SessionContext>
  )
}
