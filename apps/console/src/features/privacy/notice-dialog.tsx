import { Button, Field, Select, Text, Textarea, makeStyles, tokens } from '@fluentui/react-components'
import { noticeText, noticeTextFor, type RecordingNotice } from '@parley/contracts/recording-notice'
import { channelLanguages, channelLanguage, type ChannelLanguage } from '@parley/contracts/workstreams'
import { useState } from 'react'
import { z } from 'zod'
import { useFormat } from '../../shared/format.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useNoticeMutations } from './queries.ts'
import { usePrivacyText } from './text.ts'

const useStyles = makeStyles({
  preview: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
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
})
const schema = z.object({ language: channelLanguage, text: noticeText })

/** The text of the notice in one language (`language` null: one that is not in `taken`), with how customers read it. */
export function NoticeDialog({
  notice,
  language,
  taken,
  onClose,
}: {
  notice: RecordingNotice
  language: ChannelLanguage | null
  taken: readonly ChannelLanguage[]
  onClose: () => void
}) {
  const t = usePrivacyText()
  const styles = useStyles()
  const format = useFormat()
  const toasts = useToasts()
  const { setText } = useNoticeMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const own = Object.fromEntries(notice.texts.map((one) => [one.language, one.text]))
  const form = useZodForm(schema, {
    defaultValues: {
      ...(language ? { language } : {}),
      text: language ? noticeTextFor(language, own) : '',
    },
  })
  const [chosen, text] = form.watch(['language', 'text'])
  const others = channelLanguages
    .filter((tag) => !taken.includes(tag))
    .map((tag) => ({ tag, name: format.language(tag) }))
    .sort((a, b) => a.name.localeCompare(b.name))

  async function save(tag: ChannelLanguage, to: string | null) {
    setProblem(null)
    try {
      await setText.mutateAsync({ params: { language: tag }, body: { text: to, version: notice.version } })
      toasts.success(t(to === null ? 'edit.wasReset' : 'edit.saved', { language: format.language(tag) }))
      onClose()
    } catch (error) {
      if (!showFieldErrors(form, error)) setProblem(error)
    }
  }
  const submit = form.handleSubmit((values) => save(values.language, values.text))

  return (
    <FormDialog
      title={language ? `${t('edit.title')} – ${format.language(language)}` : t('edit.title')}
      submitLabel={t('edit.save')}
      isBusy={form.formState.isSubmitting || setText.isPending}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      {!language && (
        <FormField control={form.control} name="language" label={t('edit.language')} isRequired>
          {(field) => (
            <Select {...field}>
              <option value="">{t('edit.choose')}</option>
              {others.map(({ tag, name }) => (
                <option key={tag} value={tag}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </FormField>
      )}
      <FormField
        control={form.control}
        name="text"
        label={t('edit.text')}
        hint={t('edit.hint')}
        errorText={(message) => (message === 'noPlaceholders' ? t('edit.noPlaceholders') : undefined)}
        isRequired
      >
        {(field) => <Textarea {...field} lang={chosen} rows={4} resize="vertical" />}
      </FormField>
      {text.trim() !== '' && (
        <Field label={t('edit.preview')}>
          <div className={styles.preview}>
            <Text className={styles.bubble} lang={chosen}>
              {text.trim()}
            </Text>
          </div>
        </Field>
      )}
      {language && language in own && (
        <div>
          <Button type="button" onClick={() => void save(language, null)}>
            {t('edit.reset')}
          </Button>
        </div>
      )}
    </FormDialog>
  )
}
