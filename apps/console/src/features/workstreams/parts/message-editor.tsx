import { Button, Field, Switch, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import type { AutomatedTrigger } from '@parley/contracts/workstreams'
import { useId, useRef } from 'react'
import { useWorkstreamsText } from '../text.ts'
import {
  placeholders,
  previewOf,
  textCharsMax,
  unknownPlaceholders,
  type MessageDraft,
  type Placeholder,
} from './message-draft.ts'

/** From here on the number of characters is shown. */
const countFrom = textCharsMax - 500

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
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  inserts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  bubble: {
    alignSelf: 'flex-start',
    maxWidth: '100%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: '4px 16px 16px 16px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
  warning: { display: 'block', color: tokens.colorStatusWarningForeground1 },
})

/** One automated message: on or off, its text, what can be inserted, and how the customer reads it. */
export function MessageEditor({
  trigger,
  value,
  onChange,
  fault,
  language,
  queueName,
}: {
  trigger: AutomatedTrigger
  value: MessageDraft[AutomatedTrigger]
  onChange: (value: MessageDraft[AutomatedTrigger]) => void
  fault: 'required' | 'tooLong' | null
  language: string
  queueName: string
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const titleId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const name = t(`behaviors.trigger.${trigger}`)
  const { isOn, text } = value
  const hasNoAgent = trigger === 'greeting' || trigger === 'outOfHours' || trigger === 'holiday'

  function insert(placeholder: Placeholder) {
    const from = area.current?.selectionStart ?? text.length
    const to = area.current?.selectionEnd ?? text.length
    const word = `{${placeholder}}`
    onChange({ isOn, text: text.slice(0, from) + word + text.slice(to) })
    // The caret belongs behind what was inserted, once the new text is there.
    requestAnimationFrame(() => {
      area.current?.focus()
      area.current?.setSelectionRange(from + word.length, from + word.length)
    })
  }

  return (
    <section className={styles.card} aria-labelledby={titleId}>
      <div className={styles.head}>
        <div>
          <h3 id={titleId} className={styles.title}>
            {name}
          </h3>
          <Text size={200} className={styles.muted}>
            {t(`behaviors.when.${trigger}`)}
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
          <div className={styles.column}>
            <Field
              label={t('behaviors.textOf', { trigger: name })}
              {...(fault ? { validationMessage: t(`behaviors.${fault}`) } : {})}
              {...(text.length > countFrom ? { hint: t('behaviors.count', { count: text.length }) } : {})}
            >
              <Textarea
                textarea={{ ref: area }}
                lang={language}
                value={text}
                rows={4}
                resize="vertical"
                onChange={(_, data) => onChange({ isOn, text: data.value })}
              />
            </Field>
            <div className={styles.inserts}>
              <Text size={200}>{t('behaviors.insert')}:</Text>
              {placeholders.map((placeholder) => (
                <Button
                  key={placeholder}
                  size="small"
                  icon={<AddRegular />}
                  onClick={() => insert(placeholder)}
                >
                  {t(`behaviors.insert${placeholder}`)}
                </Button>
              ))}
            </div>
            {hasNoAgent && text.includes('{AgentName}') && (
              <Text size={200} className={styles.warning}>
                {t('behaviors.noAgent')}
              </Text>
            )}
            {unknownPlaceholders(text).map((found) => (
              <Text key={found} size={200} className={styles.warning}>
                {t('behaviors.unknown', { name: found })}
              </Text>
            ))}
          </div>
          <div className={styles.column}>
            <Text size={200} className={styles.muted}>
              {t('behaviors.preview')}
            </Text>
            {text.trim() !== '' && (
              <div className={styles.bubble} lang={language}>
                {previewOf(text.trim(), {
                  AgentName: hasNoAgent ? '' : t('behaviors.sampleAgent'),
                  QueueName: queueName,
                })}
              </div>
            )}
          </div>
        </div>
      )}
    </section>
  )
}
