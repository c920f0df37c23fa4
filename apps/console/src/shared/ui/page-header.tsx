import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { ChevronRightRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { TextLink } from './text-link.tsx'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'
import { usePageTitle } from './use-page-title.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  trail: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  crumb: { display: 'flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS },
  crumbLink: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalM,
  },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeHero700,
    lineHeight: tokens.lineHeightHero700,
    fontWeight: tokens.fontWeightSemibold,
    letterSpacing: '-0.01em',
    outlineStyle: 'none',
    overflowWrap: 'anywhere',
  },
  titleLine: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    rowGap: tokens.spacingVerticalXS,
  },
  description: {
    display: 'block',
    color: tokens.colorNeutralForeground2,
    maxWidth: '68ch',
    marginTop: '4px',
  },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
})

/** A page above the one that is shown. */
export interface Breadcrumb {
  readonly label: string
  readonly to?: string
}
const noBreadcrumbs: readonly Breadcrumb[] = []

/** The top of a page: where one is, the heading (focused after a navigation, names the tab), and what can be done. */
export function PageHeader({
  title,
  description,
  breadcrumbs = noBreadcrumbs,
  badge,
  actions,
}: {
  title: string
  description?: ReactNode
  /** The pages above this one; the page itself is not among them. */
  breadcrumbs?: readonly Breadcrumb[]
  /** A state beside the heading. */
  badge?: ReactNode
  actions?: ReactNode
}) {
  const styles = useStyles()
  const t = useSharedText()
  const heading = useFocusOnNavigation<HTMLHeadingElement>()
  usePageTitle(title)
  return (
    <header className={styles.root}>
      {breadcrumbs.length > 0 && (
        <nav aria-label={t('breadcrumbs')}>
          <ol className={styles.trail}>
            {breadcrumbs.map(({ label, to }, index) => (
              <li key={label} className={styles.crumb}>
                {index > 0 && <ChevronRightRegular aria-hidden />}
                {to ? (
                  <TextLink to={to} className={styles.crumbLink}>
                    {label}
                  </TextLink>
                ) : (
                  label
                )}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className={styles.row}>
        <div>
          <div className={styles.titleLine}>
            <h1 ref={heading} tabIndex={-1} className={styles.heading}>
              {title}
            </h1>
            {badge}
          </div>
          {description && <Text className={styles.description}>{description}</Text>}
        </div>
        {actions && <div className={styles.actions}>{actions}</div>}
      </div>
    </header>
  )
}
