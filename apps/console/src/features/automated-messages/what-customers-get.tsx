import { Field, Select, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { AutomatedMessageSet, MessagingChannel } from '@parley/contracts/automated-messages'
import { automatedTrigger, textCharsMax } from '@parley/contracts/automated-texts'
import { channelLanguages } from '@parley/contracts/workstreams'
import { fillText, resolveMessage, type Resolution } from '@parley/domain/automated-messages'
import { useState } from 'react'
import { sampleValues } from '../../shared/automated-messages/samples.ts'
import { useTextsText } from '../../shared/automated-messages/text.ts'
import { useFormat } from '../../shared/format.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { useAutomatedText } from './text.ts'

const useStyles = makeStyles({
  choice: { maxWidth: '340px' },
  muted: { color: tokens.colorNeutralForeground3 },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
})

/** Which text a customer of this language gets on this channel at each occasion, and why: decided as it is when it is sent. */
export function WhatCustomersGet({ set, channel }: { set: AutomatedMessageSet; channel: MessagingChannel }) {
  const t = useAutomatedText()
  const texts = useTextsText()
  const format = useFormat()
  const styles = useStyles()
  const [locale, setLocale] = useState<string>(channel.language)
  const languages = channelLanguages
    .map((tag) => ({ tag, name: format.language(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name))
  const names = { QueueName: channel.queueName, BusinessName: channel.name, BrandName: channel.brandName }
  const rows = automatedTrigger.options.map((trigger) => ({
    trigger,
    found: resolveMessage({
      trigger,
      channel,
      organisation: set.organisation,
      locale: locale === '' ? null : locale,
    }),
  }))
  const whyOf = (found: Resolution) =>
    found.text === null
      ? t(`why.${found.because}`)
      : t(`why.${found.from}.${found.inCustomersLanguage ? 'customer' : 'channel'}`, {
          language: format.language(found.language),
        })
  return (
    <Section title={t('channel.tryTitle')} text={t('channel.tryText')}>
      <Field label={t('channel.tryLocale')} className={styles.choice}>
        <Select value={locale} onChange={(_, data) => setLocale(data.value)}>
          <option value="">{t('channel.tryUnknown')}</option>
          {languages.map(({ tag, name }) => (
            <option key={tag} value={tag}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <RecordTable
        label={t('channel.tryList')}
        isInSection
        isEven
        rows={rows}
        rowKey={({ trigger }) => trigger}
        columns={[
          { id: 'trigger', label: t('column.trigger'), render: ({ trigger }) => texts(`trigger.${trigger}`) },
          {
            id: 'text',
            label: t('channel.gets'),
            render: ({ trigger, found }) =>
              found.text === null ? (
                <Text className={styles.muted}>–</Text>
              ) : (
                <Text lang={found.language} className={styles.text}>
                  {fillText(
                    found.text,
                    sampleValues(texts, { trigger, language: found.language, names, isKnown: true }),
                    textCharsMax[channel.kind],
                  )}
                </Text>
              ),
          },
          {
            id: 'why',
            label: t('channel.why'),
            render: ({ found }) => <Text className={styles.muted}>{whyOf(found)}</Text>,
          },
        ]}
      />
    </Section>
  )
}
