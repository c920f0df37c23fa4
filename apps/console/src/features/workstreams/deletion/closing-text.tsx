import {
  Field,
  MessageBar,
  MessageBarBody,
  Switch,
  Textarea,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import { useFormat } from '../../../shared/format.ts'
import { useWorkstreamsText } from '../text.ts'
import type { Choice, Fault } from './deletion-choice.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '80ch' },
})

/** The last thing customers read, or nothing. */
export function ClosingText({
  impact,
  choice,
  onChange,
  fault,
}: {
  impact: ChannelImpact
  choice: Choice
  onChange: (choice: Choice) => void
  fault: Fault | null
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const message =
    fault === 'textRequired' || fault === 'textTooLong' ? { validationMessage: t(`present.${fault}`) } : {}
  return (
    <div className={styles.root}>
      <Switch
        checked={choice.isSaid}
        label={t('present.say')}
        onChange={(_, { checked }) => onChange({ ...choice, isSaid: checked })}
      />
      {choice.isSaid && (
        <Field
          label={t('present.text', { language: format.language(impact.language) })}
          hint={t('present.textHint')}
          {...message}
        >
          <Textarea
            value={choice.text}
            lang={impact.language}
            dir="auto"
            resize="vertical"
            rows={4}
            onChange={(_, { value }) => onChange({ ...choice, text: value })}
          />
        </Field>
      )}
      {choice.isSaid && impact.beyondWindow > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('present.beyond', { count: impact.beyondWindow })}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  )
}
