import { Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { StatePanel } from './state-panel.tsx'

export { ErrorState } from './error-state.tsx'

/** There is nothing yet: says what would be here and how to begin. */
export function EmptyState(props: {
  icon: ReactNode
  title: string
  body?: ReactNode
  actions?: ReactNode
  headingLevel?: 1 | 2 | 3
}) {
  return <StatePanel {...props} />
}

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    padding: tokens.spacingHorizontalXL,
  },
  row: {
    display: 'grid',
    gridTemplateColumns: '40px 1fr',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
  },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  line: { width: '160px' },
  short: { width: '45%' },
  medium: { width: '70%' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, maxWidth: '560px' },
})

/** What is being loaded, as grey shapes of what comes; screen readers hear "Loading". */
export function LoadingState({
  shape = 'list',
  rows = 4,
}: {
  shape?: 'list' | 'form' | 'line'
  rows?: number
}) {
  const styles = useStyles()
  const t = useSharedText()
  const keys = Array.from({ length: rows }, (_, index) => index)
  return (
    <Skeleton aria-label={t('loading')} role="status">
      {shape === 'line' ? (
        <SkeletonItem size={20} className={styles.line} />
      ) : shape === 'list' ? (
        <div className={styles.list}>
          {keys.map((key) => (
            <div key={key} className={styles.row}>
              <SkeletonItem shape="circle" size={40} />
              <div className={styles.lines}>
                <SkeletonItem size={16} className={styles.medium} />
                <SkeletonItem size={12} className={styles.short} />
              </div>
            </div>
          ))}
        </div>
      ) : (
        <div className={styles.form}>
          {keys.map((key) => (
            <div key={key} className={styles.lines}>
              <SkeletonItem size={12} className={styles.short} />
              <SkeletonItem size={32} />
            </div>
          ))}
        </div>
      )}
    </Skeleton>
  )
}
