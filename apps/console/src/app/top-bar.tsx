import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  OverlayDrawer,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { DismissRegular, NavigationRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAppText } from './app-text.ts'
import { Mark } from '../shared/ui/mark.tsx'
import { NavList } from './nav-list.tsx'
import { UserMenu } from './user-menu.tsx'

const useStyles = makeStyles({
  root: {
    display: 'none',
    '@media (max-width: 900px)': {
      display: 'flex',
      alignItems: 'center',
      gap: '8px',
      padding: '6px 8px',
      backgroundColor: tokens.colorNeutralBackground3,
      borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  home: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    flexGrow: 1,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    fontSize: '17px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.02em',
  },
  drawer: { width: '288px' },
  body: { display: 'flex', flexDirection: 'column', padding: '0 12px 12px' },
})

/** The bar above the content on narrow screens; the menu opens as a drawer. */
export function TopBar() {
  const styles = useStyles()
  const t = useAppText()
  const [isOpen, setIsOpen] = useState(false)
  return (
    <header className={styles.root}>
      <Button
        appearance="subtle"
        icon={<NavigationRegular />}
        aria-label={t('nav.open')}
        aria-expanded={isOpen}
        onClick={() => setIsOpen(true)}
      />
      <Link to="/inbox" className={styles.home} aria-label={t('home')}>
        <Mark size={26} />
        Parley
      </Link>
      <UserMenu place="topBar" />
      <OverlayDrawer
        open={isOpen}
        position="start"
        className={styles.drawer}
        aria-label={t('nav.label')}
        onOpenChange={(_, data) => setIsOpen(data.open)}
      >
        <DrawerHeader>
          <DrawerHeaderTitle
            heading={{ as: 'div' }}
            action={
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('nav.close')}
                onClick={() => setIsOpen(false)}
              />
            }
          >
            <Mark />
          </DrawerHeaderTitle>
        </DrawerHeader>
        <DrawerBody className={styles.body}>
          <NavList onNavigate={() => setIsOpen(false)} />
        </DrawerBody>
      </OverlayDrawer>
    </header>
  )
}
