import { Button, Skeleton, SkeletonItem, makeStyles, tokens } from '@fluentui/react-components'
import {
  ArrowClockwiseRegular,
  CloudOffRegular,
  ErrorCircleRegular,
  LockClosedRegular,
} from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { isProblem, ApiProblem } from '../api.ts'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'
import { ButtonLink } from './button-link.tsx'
import { StatePanel } from './state-panel.tsx'
import { usePageTitle } from './use-page-title.ts'

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

/** Something could not be loaded: the sentence for it, what to do, Try again, and the request number to quote. */
export function ErrorState({
  error,
  onRetry,
  headingLevel = 2,
}: {
  error: unknown
  onRetry?: () => void
  headingLevel?: 1 | 2 | 3
}) {
  const t = useSharedText()
  const { title, remedy } = useProblemText()(error)
  const instance = error instanceof ApiProblem ? error.instance : null
  return (
    <StatePanel
      role="alert"
      tone="danger"
      icon={isProblem(error, 'offline') ? <CloudOffRegular /> : <ErrorCircleRegular />}
      title={title}
      headingLevel={headingLevel}
      body={remedy}
      actions={
        onRetry && (
          <Button appearance="primary" icon={<ArrowClockwiseRegular />} onClick={onRetry}>
            {t('error.tryAgain')}
          </Button>
        )
      }
      foot={instance && `${t('error.requestId')}: ${instance}`}
    />
  )
}

/** The page exists, but not for this person. */
export function ForbiddenState() {
  const t = useSharedText()
  usePageTitle(t('forbidden.title'))
  return (
    <StatePanel
      icon={<LockClosedRegular />}
      headingLevel={1}
      title={t('forbidden.title')}
      body={t('forbidden.body')}
      actions={
        <ButtonLink to="/inbox" appearance="primary">
          {t('forbidden.back')}
        </ButtonLink>
      }
    />
  )
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
