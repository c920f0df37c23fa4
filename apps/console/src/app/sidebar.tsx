import { Button, Text, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { PanelLeftContractRegular, PanelLeftExpandRegular } from '@fluentui/react-icons'
import { useState } from 'react'
import { Link } from 'react-router'
import { useAppText } from './app-text.ts'
import { Mark } from '../shared/ui/mark.tsx'
import { NavList } from './nav-list.tsx'
import { UserMenu } from './user-menu.tsx'

const storageKey = 'parley.nav'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    width: '232px',
    display: 'flex',
    flexDirection: 'column',
    gap: '16px',
    padding: '16px 12px 12px',
    backgroundColor: tokens.colorNeutralBackground3,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 900px)': { display: 'none' },
  },
  narrow: { width: '64px', padding: '16px 8px 12px' },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', paddingInlineStart: '8px' },
  headNarrow: { flexDirection: 'column', gap: '12px', paddingInlineStart: 0 },
  home: {
    display: 'flex',
    alignItems: 'center',
    gap: '10px',
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  name: { fontSize: '19px', fontWeight: tokens.fontWeightSemibold, letterSpacing: '-0.02em' },
})

/** The menu beside the content on wide screens; narrow or wide is remembered in this browser. */
export function Sidebar() {
  const styles = useStyles()
  const t = useAppText()
  const [isNarrow, setIsNarrow] = useState(() => localStorage.getItem(storageKey) === 'narrow')
  const toggle = () => {
    localStorage.setItem(storageKey, isNarrow ? 'wide' : 'narrow')
    setIsNarrow(!isNarrow)
  }
  const toggleName = t(isNarrow ? 'nav.expand' : 'nav.collapse')
  return (
    <header className={mergeClasses(styles.root, isNarrow && styles.narrow)}>
      <div className={mergeClasses(styles.head, isNarrow && styles.headNarrow)}>
        <Link to="/inbox" className={styles.home} aria-label={t('home')}>
          <Mark />
          {!isNarrow && <Text className={styles.name}>Parley</Text>}
        </Link>
        <Tooltip content={toggleName} relationship="label" positioning="after">
          <Button
            appearance="subtle"
            size="small"
            icon={isNarrow ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
            aria-expanded={!isNarrow}
            onClick={toggle}
          />
        </Tooltip>
      </div>
      <NavList isNarrow={isNarrow} />
      <UserMenu place={isNarrow ? 'narrowSidebar' : 'sidebar'} />
    </header>
  )
}
