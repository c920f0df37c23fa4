import { Button, Field, Input, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { retentionQuery, useDeliveryMutations } from './queries.ts'
import { useDeliveriesText } from './text.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'flex-start' },
  // In line with the input, below the label.
  save: { marginTop: '26px' },
  days: { width: '140px' },
  muted: { color: tokens.colorNeutralForeground3 },
})

/** How many days bodies are kept. Fewer than before erase at once, so that is asked first. */
export function RetentionSection() {
  const t = useDeliveriesText()
  const retention = useQuery(retentionQuery)
  return (
    <Section title={t('retention.title')} text={t('retention.text')}>
      {retention.data ? (
        <RetentionForm {...retention.data} />
      ) : retention.error ? (
        <ErrorState error={retention.error} onRetry={() => void retention.refetch()} headingLevel={3} />
      ) : (
        <LoadingState shape="line" />
      )}
    </Section>
  )
}

function RetentionForm({
  bodyDays,
  updatedAt,
  updatedBy,
}: {
  bodyDays: number
  updatedAt: Date | null
  updatedBy: string | null
}) {
  const t = useDeliveriesText()
  const format = useFormat()
  const styles = useStyles()
  const toasts = useToasts()
  const { setRetention } = useDeliveryMutations()
  // Until somebody types, the field shows what is in force, also when another administrator changes it.
  const [typed, setTyped] = useState<string | null>(null)
  const text = typed ?? String(bodyDays)
  const [isRefused, setIsRefused] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const days = /^\d{1,3}$/.test(text.trim()) ? Number(text) : 0
  const isValid = days >= 1 && days <= 365

  const save = async () => {
    await setRetention.mutateAsync(days)
    setTyped(null)
    toasts.success(t('retention.saved', { days }))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setIsRefused(!isValid)
    if (!isValid || days === bodyDays) return
    if (days < bodyDays) setIsAsking(true)
    else save().catch((error: unknown) => toasts.error(error))
  }
  return (
    <>
      <form noValidate className={styles.form} onSubmit={submit}>
        <Field
          label={t('retention.days')}
          hint={t('retention.hint')}
          className={styles.days}
          {...(isRefused && !isValid ? { validationMessage: t('retention.invalid') } : {})}
        >
          <Input inputMode="numeric" value={text} onChange={(_, { value }) => setTyped(value)} />
        </Field>
        <Button type="submit" className={styles.save} disabledFocusable={setRetention.isPending}>
          {t('retention.save')}
        </Button>
      </form>
      {updatedBy && updatedAt && (
        <Text size={200} className={styles.muted}>
          {t('retention.by', { who: updatedBy, when: format.dateTime(updatedAt) })}
        </Text>
      )}
      <ConfirmDialog
        open={isAsking}
        title={t('retention.confirmTitle')}
        confirmLabel={t('retention.confirm')}
        tone="danger"
        onConfirm={save}
        onClose={() => setIsAsking(false)}
      >
        {t('retention.confirmText', { days })}
      </ConfirmDialog>
    </>
  )
}
