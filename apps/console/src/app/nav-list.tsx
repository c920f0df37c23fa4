import { Text, Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { BookOpenRegular, OpenRegular, PhoneChatRegular } from '@fluentui/react-icons'
import { may } from '@parley/domain/permissions'
import { useId, type ReactElement, type ReactNode } from 'react'
import { NavLink } from 'react-router'
import type { NavEntry } from '../shared/area.ts'
import { useLocale } from '../shared/i18n/index.ts'
import { useSession } from '../shared/session.ts'
import { useAppText } from './app-text.ts'
import { navigation } from './navigation.ts'

const useStyles = makeStyles({
  nav: { display: 'flex', flexDirection: 'column', flexGrow: 1, minHeight: 0, overflowY: 'auto' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '2px',
  },
  heading: {
    display: 'block',
    padding: '20px 12px 6px',
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightSemibold,
  },
  divider: { height: '1px', margin: '12px 8px', backgroundColor: tokens.colorNeutralStroke2 },
  push: { marginTop: 'auto', paddingTop: '16px' },
  item: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '12px',
    minHeight: '40px',
    padding: '0 12px',
    borderRadius: tokens.borderRadiusLarge,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    fontSize: tokens.fontSizeBase300,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    ':focus-visible': {
      outline: `2px solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: '-2px',
    },
  },
  active: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover, color: tokens.colorBrandForeground2 },
    '@media (forced-colors: active)': { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  narrow: { justifyContent: 'center', padding: 0 },
  icon: { display: 'grid', fontSize: '20px', flexShrink: 0 },
  grow: { flexGrow: 1 },
  small: { fontSize: '14px', opacity: 0.7 },
})

/** The menu: what this person may open, in the order of the areas, then the links that lead out of the console. */
export function NavList({ isNarrow = false, onNavigate }: { isNarrow?: boolean; onNavigate?: () => void }) {
  const styles = useStyles()
  const t = useAppText()
  const locale = useLocale()
  const headingId = useId()
  const { me, emulatorUrl } = useSession()
  const entries = navigation
    .filter(({ permission }) => !permission || may(me, permission))
    .toSorted((a, b) => a.order - b.order)
  const grouped = entries.filter((entry) => entry.group === 'customerSupport')
  const firstGrouped = Math.min(...grouped.map((entry) => entry.order))
  const before = entries.filter((entry) => !entry.group && entry.order < firstGrouped)
  const after = entries.filter((entry) => !entry.group && entry.order > firstGrouped)

  const item = (entry: NavEntry) => (
    <li key={entry.path}>
      <Named name={entry.label[locale]} isNarrow={isNarrow}>
        <NavLink
          to={entry.path}
          className={({ isActive }) =>
            mergeClasses(styles.item, isNarrow && styles.narrow, isActive && styles.active)
          }
          {...(onNavigate ? { onClick: onNavigate } : {})}
        >
          {({ isActive }) => (
            <>
              <span className={styles.icon}>{isActive ? <entry.activeIcon /> : <entry.icon />}</span>
              {!isNarrow && entry.label[locale]}
            </>
          )}
        </NavLink>
      </Named>
    </li>
  )
  const outLink = (href: string, label: string, icon: ReactNode) => (
    <li>
      <Named name={label} isNarrow={isNarrow}>
        <a
          href={href}
          target="_blank"
          rel="noreferrer"
          className={mergeClasses(styles.item, isNarrow && styles.narrow)}
          aria-label={`${label} (${t('nav.newTab')})`}
        >
          <span className={styles.icon}>{icon}</span>
          {!isNarrow && (
            <>
              <span className={styles.grow}>{label}</span>
              <OpenRegular className={styles.small} />
            </>
          )}
        </a>
      </Named>
    </li>
  )

  return (
    <nav aria-label={t('nav.label')} className={styles.nav}>
      {before.length > 0 && <ul className={styles.list}>{before.map(item)}</ul>}
      {grouped.length > 0 && (
        <>
          {isNarrow ? (
            <div className={styles.divider} />
          ) : (
            <Text id={headingId} size={200} className={styles.heading}>
              {t('nav.customerSupport')}
            </Text>
          )}
          <ul
            className={styles.list}
            {...(isNarrow ? { 'aria-label': t('nav.customerSupport') } : { 'aria-labelledby': headingId })}
          >
            {grouped.map(item)}
          </ul>
        </>
      )}
      {after.length > 0 && (
        <>
          <div className={styles.divider} />
          <ul className={styles.list}>{after.map(item)}</ul>
        </>
      )}
      <ul className={mergeClasses(styles.list, styles.push)}>
        {emulatorUrl && outLink(emulatorUrl, t('nav.emulator'), <PhoneChatRegular />)}
        {outLink('/api/docs', t('nav.apiDocs'), <BookOpenRegular />)}
      </ul>
    </nav>
  )
}

/** In the narrow menu the name is a tooltip, which also names the link. */
function Named({ name, isNarrow, children }: { name: string; isNarrow: boolean; children: ReactElement }) {
  if (!isNarrow) return children
  return (
    <Tooltip content={name} relationship="label" positioning="after">
      {children}
    </Tooltip>
  )
}
