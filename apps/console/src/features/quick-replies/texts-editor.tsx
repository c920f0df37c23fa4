import { Button, Field, Select, Text, makeStyles, tokens } from '@fluentui/react-components'
import { CheckmarkCircleRegular, DeleteRegular } from '@fluentui/react-icons'
import type { ReplyTextIn } from '@parley/contracts/quick-replies'
import { channelLanguages, type ChannelLanguage } from '@parley/contracts/workstreams'
import { useFormat } from '../../shared/format.ts'
import { Tabs, tabPanel } from '../../shared/ui/tabs.tsx'
import { TextEditor } from './text-editor.tsx'
import { useRepliesText } from './text.ts'

const useStyles = makeStyles({
  completeness: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: tokens.colorNeutralForeground2,
  },
  icon: { color: tokens.colorPaletteGreenForeground1, fontSize: '20px' },
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  foot: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalL,
  },
})

/** The texts of a reply, one tab for each language, and which languages of the channels are missing. */
export function TextsEditor({
  texts,
  shown,
  liveLanguages,
  lengthMax,
  isChecked,
  onShow,
  onChange,
}: {
  texts: readonly ReplyTextIn[]
  shown: ChannelLanguage
  liveLanguages: readonly ChannelLanguage[]
  lengthMax: number
  /** Somebody tried to save: what is empty is a fault now. */
  isChecked: boolean
  onShow: (language: ChannelLanguage) => void
  onChange: (texts: readonly ReplyTextIn[]) => void
}) {
  const t = useRepliesText()
  const styles = useStyles()
  const format = useFormat()
  const current = texts.find(({ language }) => language === shown) ?? texts[0]
  const isFree = (language: ChannelLanguage) => texts.every((one) => one.language !== language)
  const missing = liveLanguages.filter(isFree)
  const isComplete = liveLanguages.every((one) =>
    texts.some((text) => text.language === one && text.text.trim() !== ''),
  )
  const add = (language: ChannelLanguage) => {
    onChange([...texts, { language, text: '' }])
    onShow(language)
  }
  if (!current) return null
  const { language, text } = current
  return (
    <>
      {liveLanguages.length > 0 && (isComplete || missing.length > 0) && (
        <div className={styles.completeness}>
          {isComplete ? (
            <>
              <CheckmarkCircleRegular aria-hidden className={styles.icon} />
              <Text>{t('complete')}</Text>
            </>
          ) : (
            <>
              <Text>{t('incomplete', { languages: format.list(missing.map(format.language)) })}</Text>
              {missing.map((one) => (
                <Button key={one} size="small" onClick={() => add(one)}>
                  {t('addMissing', { language: format.language(one) })}
                </Button>
              ))}
            </>
          )}
        </div>
      )}
      <Tabs
        id="reply-texts"
        label={t('languageTabs')}
        tabs={texts.map((one) => ({
          name: one.language,
          label:
            one.text.trim() === ''
              ? t('tabEmpty', { language: format.language(one.language) })
              : format.language(one.language),
        }))}
        selected={language}
        onSelect={onShow}
      />
      <div {...tabPanel('reply-texts', language)} className={styles.panel}>
        <TextEditor
          key={language}
          language={language}
          value={text}
          lengthMax={lengthMax}
          isChecked={isChecked}
          onChange={(changed) =>
            onChange(texts.map((one) => (one.language === language ? { language, text: changed } : one)))
          }
        />
        <div className={styles.foot}>
          <Field label={t('addLanguage')}>
            <Select value="" onChange={(_, data) => add(data.value as ChannelLanguage)}>
              <option value="">{t('addLanguageChoose')}</option>
              <Languages label={t('usedByChannels')} all={missing} />
              <Languages
                label={t('otherLanguages')}
                all={channelLanguages.filter((one) => isFree(one) && !missing.includes(one))}
              />
            </Select>
          </Field>
          {texts.length > 1 && (
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              onClick={() => {
                const left = texts.filter((one) => one.language !== language)
                onChange(left)
                if (left[0]) onShow(left[0].language)
              }}
            >
              {t('removeLanguage', { language: format.language(language) })}
            </Button>
          )}
        </div>
      </div>
    </>
  )
}

function Languages({ label, all }: { label: string; all: readonly ChannelLanguage[] }) {
  const format = useFormat()
  const named = all.map((tag) => ({ tag, name: format.language(tag) }))
  if (named.length === 0) return null
  return (
    <optgroup label={label}>
      {named
        .toSorted((a, b) => a.name.localeCompare(b.name))
        .map(({ tag, name }) => (
          <option key={tag} value={tag}>
            {name}
          </option>
        ))}
    </optgroup>
  )
}
