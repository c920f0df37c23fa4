import { Button, Field, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { renderPlaceholders } from '@parley/domain/placeholders'
import { replyPlaceholders, type ReplyPlaceholder } from '@parley/domain/quick-replies'
import { useLayoutEffect, useRef } from 'react'
import { useFormat } from '../../shared/format.ts'
import { useLocale } from '../../shared/i18n/index.ts'
import { useSession } from '../../shared/session.ts'
import { textFaultOf } from './reply-draft.ts'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  box: { minHeight: '132px' },
  muted: { color: tokens.colorNeutralForeground3 },
  below: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '16px' },
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  bubble: {
    alignSelf: 'flex-start',
    maxWidth: 'min(100%, 60ch)',
    boxSizing: 'border-box',
    padding: '8px 14px',
    borderRadius: '16px',
    backgroundColor: tokens.colorBrandBackground2,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
  },
})

/** The text in one language: what can be filled in, how long it is, and what the customer would read. */
export function TextEditor({
  language,
  value,
  lengthMax,
  isChecked,
  onChange,
}: {
  language: ChannelLanguage
  value: string
  lengthMax: number
  isChecked: boolean
  onChange: (text: string) => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const format = useFormat()
  const locale = useLocale()
  const { me } = useSession()
  const box = useRef<HTMLTextAreaElement>(null)
  const caret = useRef<number | null>(null)
  const fault = textFaultOf(value, lengthMax)
  const name = (one: ReplyPlaceholder) => t(`placeholder.${one}`)
  const message =
    fault?.code === 'required'
      ? isChecked && t('textMissing', { language: format.language(language) })
      : fault?.code === 'tooBig'
        ? t('textTooLong', { max: fault.maximum })
        : fault &&
          t('unknownPlaceholder', {
            name: fault.at.name,
            position: fault.at.start + 1,
            known: replyPlaceholders.join(', '),
          })
  const insert = (one: ReplyPlaceholder) => {
    const at = box.current?.selectionStart ?? value.length
    const until = box.current?.selectionEnd ?? at
    caret.current = at + one.length + 2
    onChange(`${value.slice(0, at)}{${one}}${value.slice(until)}`)
  }
  useLayoutEffect(() => {
    if (caret.current === null) return
    box.current?.focus()
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
  })
  const samples: Record<ReplyPlaceholder, string> = {
    CustomerName: t('sampleCustomer'),
    AgentName: me.name,
    BrandName: t('sampleBrand'),
    QueueName: t('sampleQueue'),
  }
  return (
    <div className={styles.root}>
      <Field
        label={t('textIn', { language: format.language(language) })}
        required
        {...(message ? { validationMessage: message } : {})}
      >
        <Textarea
          textarea={{ ref: box, className: styles.box, lang: language }}
          resize="vertical"
          value={value}
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
      <div className={styles.bar}>
        <Text size={200}>{t('insert')}</Text>
        {replyPlaceholders.map((one) => (
          <Button key={one} size="small" onClick={() => insert(one)}>
            {name(one)}
          </Button>
        ))}
      </div>
      <div className={styles.below}>
        <Text size={200} className={styles.muted}>
          {t('fallbackHint', { example: locale === 'de' ? fallbackDe : fallbackEn })}
        </Text>
        <Text size={200} className={styles.muted}>
          {t('length', { count: value.length, max: lengthMax })}
        </Text>
      </div>
      {value.trim() !== '' && !fault && (
        <div className={styles.preview}>
          <Text size={200} className={styles.muted}>
            {t('preview')}
          </Text>
          <div lang={language} className={styles.bubble}>
            {renderPlaceholders(value, samples, { names: replyPlaceholders, blank: name }).text}
          </div>
        </div>
      )}
    </div>
  )
}

// Braces mean something in catalogues.
const fallbackEn = '{CustomerName|there}'
const fallbackDe = '{CustomerName|zusammen}'
