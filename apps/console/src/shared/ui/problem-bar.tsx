import { MessageBar, MessageBarBody, MessageBarTitle } from '@fluentui/react-components'
import { ApiProblem } from '../api.ts'
import { useProblemText } from '../problem-text.ts'
import { useSharedText } from '../shared-text.ts'

/** A problem at the place where it arose: above a form's buttons, in a dialog. Nothing while there is no error. */
export function ProblemBar({ error }: { error: unknown }) {
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
    </MessageBar>
  )
}
