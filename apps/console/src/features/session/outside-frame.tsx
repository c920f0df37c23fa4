import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { uiLocale } from '@parley/contracts/values'
import type { ReactNode } from 'react'
import { Mark } from '../../shared/ui/mark.tsx'
import { setLocale, useLocale } from '../../shared/i18n/index.ts'
import { usePageTitle } from '../../shared/ui/use-page-title.ts'
import { useSessionText } from './session-text.ts'

const useStyles = makeStyles({
  root: {
    boxSizing: 'border-box',
    height: '100%',
    overflowY: 'auto',
    display: 'flex',
    flexDirection: 'column',
    padding: '24px 16px',
    backgroundImage: `radial-gradient(900px 480px at 50% -160px, ${tokens.colorBrandBackground2}, transparent)`,
  },
  main: { margin: 'auto', width: '100%', maxWidth: '440px', paddingBlock: '24px' },
  brand: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: '12px',
    marginBottom: '28px',
  },
  name: {
    fontSize: '26px',
    lineHeight: '32px',
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.02em',
  },
  card: {
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: '32px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: '16px',
    boxShadow: tokens.shadow8,
    '@media (max-width: 480px)': { padding: '24px 20px' },
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: 600,
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  intro: { color: tokens.colorNeutralForeground2 },
  foot: {
    display: 'flex',
    justifyContent: 'center',
    alignItems: 'center',
    gap: '4px',
    color: tokens.colorNeutralForeground3,
  },
  locale: {
    font: 'inherit',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
    backgroundColor: 'transparent',
    border: 'none',
    borderRadius: tokens.borderRadiusMedium,
    padding: '6px 10px',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  localeCurrent: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
})

const localeNames = { en: 'English', de: 'Deutsch' } as const

/** The frame of the pages outside the shell: mark, one card with the heading, language below. */
export function OutsideFrame({
  title,
  intro,
  children,
}: {
  title: string
  intro?: ReactNode
  children?: ReactNode
}) {
  const styles = useStyles()
  const t = useSessionText()
  const locale = useLocale()
  usePageTitle(title)
  return (
    <div className={styles.root}>
      <main className={styles.main}>
        <div className={styles.brand}>
          <Mark size={36} />
          <Text className={styles.name}>Parley</Text>
        </div>
        <div className={styles.card}>
          <div className={styles.head}>
            <h1 className={styles.heading}>{title}</h1>
            {intro && <Text className={styles.intro}>{intro}</Text>}
          </div>
          {children}
        </div>
      </main>
      <footer className={styles.foot}>
        <div role="group" aria-label={t('frame.language')}>
          {uiLocale.options.map((one) => (
            <button
              key={one}
              type="button"
              lang={one}
              aria-pressed={one === locale}
              className={mergeClasses(styles.locale, one === locale && styles.localeCurrent)}
              onClick={() => setLocale(one)}
            >
              {localeNames[one]}
            </button>
          ))}
        </div>
      </footer>
    </div>
  )
}
