import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useFocusOnNavigation } from './use-focus-on-navigation.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    textAlign: 'center',
    gap: tokens.spacingVerticalS,
    padding: `56px ${tokens.spacingHorizontalXXL}`,
    maxWidth: '52ch',
    marginInline: 'auto',
  },
  icon: {
    display: 'grid',
    placeItems: 'center',
    width: '64px',
    height: '64px',
    borderRadius: '20px',
    fontSize: '30px',
    marginBottom: tokens.spacingVerticalS,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground2,
    color: tokens.colorStatusDangerForeground2,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: 600,
  },
  body: { color: tokens.colorNeutralForeground2 },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
  foot: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
})

/** What all states that fill a place have in common: picture, heading, sentence, what to do. */
export function StatePanel({
  icon,
  tone = 'brand',
  title,
  headingLevel = 2,
  body,
  actions,
  foot,
  role,
}: {
  icon: ReactNode
  tone?: 'brand' | 'danger'
  title: string
  headingLevel?: 1 | 2 | 3
  body?: ReactNode
  actions?: ReactNode
  foot?: ReactNode
  role?: 'alert' | 'status'
}) {
  const styles = useStyles()
  // A state that is the whole page takes the focus as a page does.
  const heading = useFocusOnNavigation<HTMLHeadingElement>()
  const Heading = `h${headingLevel}` as const
  return (
    <div className={styles.root} {...(role ? { role } : {})}>
      <div className={mergeClasses(styles.icon, tone === 'danger' && styles.danger)} aria-hidden>
        {icon}
      </div>
      <Heading className={styles.title} {...(headingLevel === 1 ? { ref: heading, tabIndex: -1 } : {})}>
        {title}
      </Heading>
      {body && (
        <Text align="center" className={styles.body}>
          {body}
        </Text>
      )}
      {actions && <div className={styles.actions}>{actions}</div>}
      {foot && (
        <Text size={200} align="center" className={styles.foot}>
          {foot}
        </Text>
      )}
    </div>
  )
}
