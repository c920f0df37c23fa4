import { Field, Input, Radio, RadioGroup, Text } from '@fluentui/react-components'
import { copyWorkstream, distributionMode, type Workstream } from '@parley/contracts/workstreams'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { isProblem } from '../../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../../shared/zod-errors.ts'
import { useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

/** Makes a workstream like this one; the distribution mode is chosen now, for it cannot be changed later. */
export function CopyWorkstream({ workstream, onClose }: { workstream: Workstream; onClose: () => void }) {
  const t = useWorkstreamsText()
  const toasts = useToasts()
  const navigate = useNavigate()
  const { copy } = useWorkstreamMutations()
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(copyWorkstream.body, {
    defaultValues: {
      name: t('life.copyName', { name: workstream.name }).slice(0, 100),
      distributionMode: workstream.distributionMode,
    },
  })
  const mode = form.watch('distributionMode')

  const submit = form.handleSubmit(async (body) => {
    setProblem(null)
    try {
      const made = await copy.mutateAsync({ params: { workstreamId: workstream.id }, body })
      toasts.success(t('life.copied', { name: made.name }))
      onClose()
      void navigate(`/workstreams/${made.id}`)
    } catch (error) {
      if (isProblem(error, 'workstream/name-taken'))
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
      title={t('life.copyTitle', { name: workstream.name })}
      submitLabel={t('create.create')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <Text>{t('life.copyText')}</Text>
      <FormField
        control={form.control}
        name="name"
        label={t('page.name')}
        errorText={(message) => (message === 'nameTaken' ? t('create.nameTaken') : undefined)}
        isRequired
      >
        {(field) => <Input {...field} autoComplete="off" />}
      </FormField>
      <Field label={t('create.mode')} hint={t('create.modeWarning')}>
        <RadioGroup
          value={mode}
          onChange={(_, { value }) =>
            form.setValue('distributionMode', value === 'push' ? 'push' : 'pick', { shouldDirty: true })
          }
        >
          {distributionMode.options.map((option) => (
            <Radio key={option} value={option} label={t(`mode.${option}`)} />
          ))}
        </RadioGroup>
      </Field>
    </FormDialog>
  )
}
