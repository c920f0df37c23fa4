import { MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { automatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelKind } from '@parley/contracts/values'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { useWorkstreamsText } from '../text.ts'
import type { faultOf, MessageDraft } from './message-draft.ts'
import { MessageEditor } from './message-editor.tsx'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '760px' },
})

/** The automated messages of a channel, one card for each occasion. `fault` is shown at its message. */
export function MessagesEditor({
  value,
  onChange,
  fault,
  kind,
  language,
  queueName,
}: {
  value: MessageDraft
  onChange: (value: MessageDraft) => void
  fault: ReturnType<typeof faultOf>
  kind: ChannelKind
  /** Of the texts, for spelling and screen readers. */
  language: ChannelLanguage
  /** For the preview. */
  queueName: string
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  return (
    <div className={styles.root}>
      {value.greeting.isOn && value.agentAssigned.isOn && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('behaviors.stacking')}</MessageBarBody>
        </MessageBar>
      )}
      {automatedTrigger.options.map((trigger) => (
        <MessageEditor
          key={trigger}
          trigger={trigger}
          value={value[trigger]}
          onChange={(next) => onChange({ ...value, [trigger]: next })}
          fault={fault?.trigger === trigger ? fault.fault : null}
          kind={kind}
          language={language}
          queueName={queueName}
        />
      ))}
    </div>
  )
}
