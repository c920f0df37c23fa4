import { Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { partsOf, type AutomatedTrigger } from '@parley/contracts/automated-texts'
import type { ChannelLanguage } from '@parley/contracts/workstreams'
import { fillParts } from '@parley/domain/automated-messages'
import { useId, useState } from 'react'
import { Tabs, tabPanel } from '../ui/tabs.tsx'
import { sampleValues, type KnownNames } from './samples.ts'
import { useTextsText } from './text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  label: { color: tokens.colorNeutralForeground2 },
  phone: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: '340px',
    border: `6px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: '28px',
    overflow: 'hidden',
    backgroundColor: tokens.colorNeutralBackground1,
  },
  bar: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  muted: { color: tokens.colorNeutralForeground3 },
  talk: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    minHeight: '150px',
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
  },
  bubble: {
    maxWidth: '88%',
    boxSizing: 'border-box',
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    lineHeight: tokens.lineHeightBase300,
  },
  ours: {
    alignSelf: 'flex-start',
    borderRadius: '4px 16px 16px 16px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  theirs: {
    alignSelf: 'flex-end',
    borderRadius: '16px 4px 16px 16px',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  },
  filled: { color: 'inherit', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorBrandBackground2 },
  instead: { color: 'inherit', borderRadius: tokens.borderRadiusSmall, backgroundColor: tokens.colorStatusWarningBackground1 },
}) // prettier-ignore

/** The text on a customer's phone, with sample values where none are known; and how it reads when nothing is known. */
export function PhonePreview({
  trigger,
  language,
  names,
  text,
}: {
  trigger: AutomatedTrigger
  language: ChannelLanguage
  names: KnownNames
  /** Null: nothing is sent. */
  text: string | null
}) {
  const t = useTextsText()
  const styles = useStyles()
  const id = useId().replaceAll(/\W/g, '')
  const [view, setView] = useState<'known' | 'unknown'>('known')
  const values = sampleValues(t, { trigger, language, names, isKnown: view === 'known' })
  const parts = fillParts(text?.trim() ?? '', values)
  const isEmpty = parts.every(({ shown }) => shown.trim() === '')
  const hasChoice = partsOf(text ?? '').some((part) => part.kind === 'placeholder')
  const business = sampleValues(t, { trigger, language, names, isKnown: true })
  return (
    <div className={styles.root}>
      <Text size={200} className={styles.label}>
        {t('preview.title')}
      </Text>
      {hasChoice && (
        <Tabs
          id={`preview${id}`}
          label={t('preview.title')}
          tabs={(['known', 'unknown'] as const).map((name) => ({ name, label: t(`preview.${name}`) }))}
          selected={view}
          onSelect={setView}
        />
      )}
      <div className={styles.phone} {...(hasChoice ? tabPanel(`preview${id}`, view) : {})}>
        <div className={styles.bar}>
          <Text weight="semibold">{business.BusinessName}</Text>
          <Text size={200} className={styles.muted}>
            {business.BrandName}
          </Text>
        </div>
        <div className={styles.talk}>
          <div className={mergeClasses(styles.bubble, styles.theirs)}>{t('preview.customerWrote')}</div>
          {isEmpty ? (
            <Text size={200} className={styles.muted}>
              {t('preview.empty')}
            </Text>
          ) : (
            <div className={mergeClasses(styles.bubble, styles.ours)} lang={language}>
              {parts.map((part) =>
                part.kind === 'value' || part.kind === 'fallback' ? (
                  <mark key={part.at} className={part.kind === 'value' ? styles.filled : styles.instead}>
                    {part.shown}
                  </mark>
                ) : (
                  part.shown
                ),
              )}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
