import { Text, Textarea } from '@fluentui/react-components'
import { noticeReason, type RecordingNotice } from '@parley/contracts/recording-notice'
import { useState } from 'react'
import { z } from 'zod'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useNoticeMutations } from './queries.ts'
import { usePrivacyText } from './text.ts'

/** Switches the notice off, which needs a reason, or on again. */
export function SwitchDialog({ notice, onClose }: { notice: RecordingNotice; onClose: () => void }) {
  const t = usePrivacyText()
  const toasts = useToasts()
  const { choose } = useNoticeMutations()
  const [problem, setProblem] = useState<unknown>(null)
  // What was shown when it was opened, also after somebody else has switched it.
  const [isOn] = useState(notice.isOn)
  const schema = z.object({
    reason: isOn ? noticeReason.refine((text) => text.length >= 10, { error: 'reasonNeeded' }) : noticeReason,
  })
  const form = useZodForm(schema, { defaultValues: { reason: '' } })
  const submit = form.handleSubmit(async ({ reason }) => {
    setProblem(null)
    try {
      await choose.mutateAsync({ body: { isOn: !isOn, reason, version: notice.version } })
      toasts.success(t(isOn ? 'switch.doneOff' : 'switch.doneOn'))
      onClose()
    } catch (error) {
      if (!showFieldErrors(form, error)) setProblem(error)
    }
  })
  return (
    <FormDialog
      title={t(isOn ? 'switch.offTitle' : 'switch.onTitle')}
      submitLabel={t(isOn ? 'switch.off' : 'switch.on')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <Text>{t(isOn ? 'switch.offText' : 'switch.onText')}</Text>
      <FormField
        control={form.control}
        name="reason"
        label={t(isOn ? 'switch.reason' : 'switch.reasonOptional')}
        hint={t('switch.reasonHint')}
        errorText={(message) => (message === 'reasonNeeded' ? t('switch.reasonNeeded') : undefined)}
        isRequired={isOn}
      >
        {(field) => <Textarea {...field} rows={3} resize="vertical" />}
      </FormField>
    </FormDialog>
  )
}
