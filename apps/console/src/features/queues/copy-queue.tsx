import { Input, Text } from '@fluentui/react-components'
import { copyQueue, type Queue } from '@parley/contracts/queues'
import { useState } from 'react'
import { isProblem } from '../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../shared/zod-errors.ts'
import { useQueueMutations } from './queries.ts'
import { useQueuesText } from './text.ts'

/** Makes a queue like this one; only its name is asked for. */
export function CopyQueue({ queue, onClose }: { queue: Queue; onClose: () => void }) {
  const t = useQueuesText()
  const toasts = useToasts()
  const { copy } = useQueueMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(copyQueue.body, {
    defaultValues: { name: t('copyName', { name: queue.name }).slice(0, 100) },
  })
  const submit = form.handleSubmit(async (body) => {
    setProblem(null)
    try {
      const made = await copy.mutateAsync({ params: { queueId: queue.id }, body })
      toasts.success(t('created', { name: made.name }))
      onClose()
    } catch (error) {
      if (isProblem(error, 'queue/name-taken'))
        form.setError(
          'name',
          { message: encodeFieldProblem({ code: 'nameTaken', params: {} }) },
          { shouldFocus: true },
        )
      else if (!showFieldErrors(form, error)) setProblem(error)
    }
  })
  return (
    <FormDialog
      title={t('copyTitle', { name: queue.name })}
      submitLabel={t('create')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <Text>{t(queue.isDefault ? 'copyDefaultText' : 'copyText')}</Text>
      <FormField
        control={form.control}
        name="name"
        label={t('name')}
        errorText={(message) => (message === 'nameTaken' ? t('nameTaken') : undefined)}
        isRequired
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
    </FormDialog>
  )
}
