import { Input, MessageBar, MessageBarBody, SpinButton } from '@fluentui/react-components'
import { createQueue, type Queue } from '@parley/contracts/queues'
import { operatingHoursId, userId } from '@parley/contracts/values'
import { useState } from 'react'
import { z } from 'zod'
import { isProblem } from '../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../shared/zod-errors.ts'
import { HoursChoice } from './hours-choice.tsx'
import { MemberPicker } from './member-picker.tsx'
import { useQueueMutations } from './queries.ts'
import { useQueuesText } from './text.ts'

const schema = z.object({
  name: createQueue.body.shape.name,
  priority: z.number().int().min(1).max(100),
  memberIds: z.array(userId).max(1000),
  operatingHoursId: operatingHoursId.nullable(),
})

/** Creates a queue (`queue` null) or edits one: name, priority, members. */
export function QueueDialog({ queue, onClose }: { queue: Queue | null; onClose: () => void }) {
  const t = useQueuesText()
  const toasts = useToasts()
  const { create, update } = useQueueMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(schema, {
    defaultValues: {
      name: queue?.name ?? '',
      priority: queue?.priority ?? 1,
      memberIds: queue?.memberIds ?? [],
      operatingHoursId: queue?.operatingHours?.id ?? null,
    },
  })
  const memberIds = form.watch('memberIds')

  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    try {
      if (queue) {
        const { memberIds: members, ...rest } = values
        // Everybody is in the default queue: its list is not ours to replace.
        const body =
          queue.isDefault || !form.formState.dirtyFields.memberIds ? rest : { ...rest, memberIds: members }
        await update.mutateAsync({
          params: { queueId: queue.id },
          body: { ...body, version: queue.version },
        })
      } else await create.mutateAsync({ body: values })
      toasts.success(t(queue ? 'saved' : 'created', { name: values.name }))
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
      title={queue ? t('editTitle') : t('newTitle')}
      submitLabel={queue ? t('save') : t('create')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <FormField
        control={form.control}
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        errorText={(message) => (message === 'nameTaken' ? t('nameTaken') : undefined)}
        isRequired
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <FormField
        control={form.control}
        name="priority"
        label={t('priorityLabel')}
        hint={t('priorityHint')}
        counts="value"
      >
        {(field) => (
          <SpinButton
            ref={field.ref}
            name={field.name}
            min={1}
            max={100}
            value={field.value}
            onBlur={field.onBlur}
            onChange={(_, data) => field.onChange(data.value ?? Number.parseInt(data.displayValue ?? '', 10))}
          />
        )}
      </FormField>
      <HoursChoice
        chosen={form.watch('operatingHoursId')}
        onChange={(id) => form.setValue('operatingHoursId', id)}
      />
      {queue?.isDefault ? (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('membersDefault')}</MessageBarBody>
        </MessageBar>
      ) : (
        <MemberPicker
          chosen={memberIds}
          onChange={(ids) => form.setValue('memberIds', [...ids], { shouldDirty: true })}
        />
      )}
    </FormDialog>
  )
}
