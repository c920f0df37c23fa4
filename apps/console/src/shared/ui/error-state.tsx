import { Button } from '@fluentui/react-components'
import { ArrowClockwiseRegular, CloudOffRegular, ErrorCircleRegular } from '@fluentui/react-icons'
import { isProblem, ApiProblem } from '../api.ts'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'
import { StatePanel } from './state-panel.tsx'

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
