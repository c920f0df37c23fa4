import { makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  list: { margin: 0, display: 'flex', flexDirection: 'column' },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(140px, 220px) minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXXS,
    alignItems: 'center',
    minHeight: '40px',
    paddingBlock: tokens.spacingVerticalSNudge,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr) auto' },
  },
  term: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    '@media (max-width: 640px)': { gridColumn: '1 / -1', fontSize: tokens.fontSizeBase200 },
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
  action: { margin: 0, justifySelf: 'end' },
})

/** One line of `Facts`. `action` stands at the end of the line: change it, copy it. */
export interface Fact {
  readonly id: string
  readonly label: ReactNode
  readonly value: ReactNode
  readonly action?: ReactNode
}

/** Things that are known, as labels and values in lines. */
export function Facts({ items }: { items: readonly Fact[] }) {
  const styles = useStyles()
  return (
    <dl className={styles.list}>
      {items.map(({ id, label, value, action }) => (
        <div key={id} className={styles.row}>
          <dt className={styles.term}>{label}</dt>
          <dd className={styles.value}>{value}</dd>
          {action && <dd className={styles.action}>{action}</dd>}
        </div>
      ))}
    </dl>
  )
}
