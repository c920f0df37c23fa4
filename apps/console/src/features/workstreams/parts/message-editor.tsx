import { Switch, Text, makeStyles, tokens } from '@fluentui/react-components'
import { textCharsMax, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelKind } from '@parley/contracts/values'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { useId } from 'react'
import { PhonePreview } from '../../../shared/automated-messages/phone-preview.tsx'
import { TextEditor } from '../../../shared/automated-messages/text-editor.tsx'
import type { TextFault } from '../../../shared/automated-messages/text-fault.ts'
import { useTextsText } from '../../../shared/automated-messages/text.ts'
import { useWorkstreamsText } from '../text.ts'
import type { MessageDraft } from './message-draft.ts'

const useStyles = makeStyles({
  card: {
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusXLarge,
    padding: tokens.spacingHorizontalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'center',
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  muted: { display: 'block', color: tokens.colorNeutralForeground2 },
  body: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** One automated message: on or off, its text, what can be inserted, and how the customer reads it. */
export function MessageEditor({
  trigger,
  value,
  onChange,
  fault,
  kind,
  language,
  queueName,
}: {
  trigger: AutomatedTrigger
  value: MessageDraft[AutomatedTrigger]
  onChange: (value: MessageDraft[AutomatedTrigger]) => void
  fault: TextFault | null
  kind: ChannelKind
  language: ChannelLanguage
  queueName: string
}) {
  const t = useWorkstreamsText()
  const texts = useTextsText()
  const styles = useStyles()
  const titleId = useId()
  const name = texts(`trigger.${trigger}`)
  const { isOn, text } = value
  const shared = { trigger, language, names: { QueueName: queueName } }

  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <div>
          <h3 id={titleId} className={styles.title}>
            {name}
          </h3>
          <Text size={200} className={styles.muted}>
            {texts(`when.${trigger}`)}
          </Text>
        </div>
        <Switch
          aria-labelledby={titleId}
          labelPosition="before"
          label={isOn ? t('features.on') : t('features.off')}
          checked={isOn}
          onChange={(_, data) => onChange({ isOn: data.checked, text })}
        />
      </div>
      {isOn && (
        <div className={styles.body}>
          <TextEditor
            {...shared}
            label={t('behaviors.textOf', { trigger: name })}
            charsMax={textCharsMax[kind]}
            value={text}
            onChange={(next) => onChange({ isOn, text: next })}
            fault={fault}
          />
          <PhonePreview {...shared} text={text} />
        </div>
      )}
    </section>
  )
}
