import { Field, Radio, RadioGroup, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { channelLanguages, type ChannelLanguage } from '@parley/contracts/workstreams'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { useWorkstreamsText } from '../text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, maxWidth: '640px' },
  list: {
    maxHeight: '360px',
    overflowY: 'auto',
    position: 'relative',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    padding: tokens.spacingVerticalXS,
  },
  group: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  own: { display: 'block', color: tokens.colorNeutralForeground3 },
  muted: { color: tokens.colorNeutralForeground3 },
})

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()

/** One of the 45 languages, named in the interface's language and its own; search finds both names and the tag. */
export function LanguagePicker({
  value,
  onChange,
  error,
}: {
  value: ChannelLanguage | null
  onChange: (language: ChannelLanguage) => void
  error?: string | undefined
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const [wanted, setWanted] = useState('')
  const languages = useMemo(
    () =>
      channelLanguages
        .map((tag) => ({
          tag,
          name: format.language(tag),
          own: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
        }))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [format],
  )
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // The chosen language may lie far down; only the list scrolls, never the page.
    const box = list.current
    const chosen = box?.querySelector<HTMLElement>('input:checked')?.parentElement
    if (box && chosen) box.scrollTop = chosen.offsetTop - box.clientHeight / 3
  }, [])
  const needle = plain(wanted.trim())
  const shown = languages.filter(({ tag, name, own }) =>
    [tag, name, own].some((text) => plain(text).includes(needle)),
  )
  return (
    <div className={styles.root}>
      <SearchBox
        aria-label={t('language.search')}
        placeholder={t('language.search')}
        value={wanted}
        onChange={(_, data) => setWanted(data.value)}
      />
      <Text size={200} role="status" className={styles.muted}>
        {value
          ? t('language.chosen', { language: format.language(value) })
          : t('language.found', { count: shown.length })}
      </Text>
      <Field {...(error ? { validationMessage: error } : {})}>
        {shown.length > 0 ? (
          <div ref={list} className={styles.list}>
            <RadioGroup
              aria-label={t('language.list')}
              className={styles.group}
              value={value ?? ''}
              onChange={(_, data) => {
                const chosen = channelLanguages.find((tag) => tag === data.value)
                if (chosen) onChange(chosen)
              }}
            >
              {shown.map(({ tag, name, own }) => (
                <Radio
                  key={tag}
                  value={tag}
                  label={
                    <>
                      {name}
                      <Text size={200} className={styles.own}>
                        {own !== name && (
                          <>
                            <span lang={tag}>{own}</span> ·{' '}
                          </>
                        )}
                        {tag}
                      </Text>
                    </>
                  }
                />
              ))}
            </RadioGroup>
          </div>
        ) : (
          <Text>{t('language.none')}</Text>
        )}
      </Field>
    </div>
  )
}
