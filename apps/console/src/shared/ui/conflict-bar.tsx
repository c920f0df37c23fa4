import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
} from '@fluentui/react-components'

/** Somebody changed the same field meanwhile: says what it is now, keeps the person's text, offers to take theirs. */
export function ConflictBar({
  title,
  hint,
  takeLabel,
  onTake,
}: {
  title: string
  hint: string
  takeLabel: string
  onTake: () => void
}) {
  return (
    <MessageBar intent="warning" layout="multiline" politeness="assertive">
      <MessageBarBody>
        <MessageBarTitle>{title}</MessageBarTitle> {hint}
      </MessageBarBody>
      <MessageBarActions>
        <Button size="small" onClick={onTake}>
          {takeLabel}
        </Button>
      </MessageBarActions>
    </MessageBar>
  )
}
