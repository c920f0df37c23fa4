import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'
import { ApiProblem } from '../api.ts'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'

/**
 * A problem at the place where it arose: above a form's buttons, in a dialog, on a page that shows the rest all the
 * same. Nothing while there is no error. `onRetry` is for reads, which nothing else repeats.
 */
export function ProblemBar({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useSharedText()
  const problemText = useProblemText()
  if (!error) return null
  const { title, remedy } = problemText(error)
  const instance = error instanceof ApiProblem && error.status >= 500 ? error.instance : null
  return (
    <MessageBar intent="error" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {remedy}
        {instance && ` (${t('error.requestId')}: ${instance})`}
      </MessageBarBody>
      {onRetry && (
        <MessageBarActions>
          <Button onClick={onRetry}>{t('error.tryAgain')}</Button>
        </MessageBarActions>
      )}
    </MessageBar>
  )
}
