import { Input, Select, Text } from '@fluentui/react-components'
import type { Workstream } from '@parley/contracts/workstreams'
import { name } from '@parley/contracts/values'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'
import { isProblem } from '../../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { saveOnTop } from '../../../shared/save-on-top.ts'
import { ConflictBar } from '../../../shared/ui/conflict-bar.tsx'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../../shared/zod-errors.ts'
import { fallbackQueuesQuery, useWorkstreamMutations, workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

const schemas = { name: z.object({ value: name }), queue: z.object({ value: z.string().min(1) }) }

/** Renames a workstream or changes its fallback queue; says so when somebody else did meanwhile. */
export function EditWorkstream({
  workstream,
  field,
  onClose,
}: {
  workstream: Workstream
  field: 'name' | 'queue'
  onClose: () => void
}) {
  const t = useWorkstreamsText()
  const toasts = useToasts()
  const client = useQueryClient()
  const queues = useQuery({ ...fallbackQueuesQuery, enabled: field === 'queue' })
  const { update } = useWorkstreamMutations()
  const read = (one: Workstream) => (field === 'name' ? one.name : one.fallbackQueue.id)
  const words = (one: Workstream) => (field === 'name' ? one.name : one.fallbackQueue.name)
  const [seen, setSeen] = useState(read(workstream))
  const [theirs, setTheirs] = useState<Workstream | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(schemas[field], { defaultValues: { value: seen } })

  const submit = form.handleSubmit(async ({ value }) => {
    setProblem(null)
    setTheirs(null)
    try {
      const saved = await saveOnTop({
        seen,
        current: workstream,
        read,
        reload: () => client.fetchQuery({ ...workstreamQuery(workstream.id), staleTime: 0 }),
        write: (version) =>
          update.mutateAsync({
            params: { workstreamId: workstream.id },
            body: { version, ...(field === 'name' ? { name: value } : { fallbackQueueId: value }) },
          }),
      })
      if (saved.outcome === 'conflict') {
        setSeen(read(saved.newest))
        setTheirs(saved.newest)
        return
      }
      toasts.success(t(field === 'name' ? 'page.renamed' : 'page.queueChanged', { name: words(saved.value) }))
      onClose()
    } catch (error) {
      if (isProblem(error, 'workstream/name-taken'))
        form.setError(
          'value',
          { message: encodeFieldProblem({ code: 'nameTaken', params: {} }) },
          { shouldFocus: true },
        )
      else if (!showFieldErrors(form, error, { name: 'value', fallbackQueueId: 'value' })) setProblem(error)
    }
  })

  return (
    <FormDialog
      title={t(field === 'name' ? 'page.renameTitle' : 'page.changeQueueTitle')}
      submitLabel={t('page.save')}
      isBusy={form.formState.isSubmitting}
      error={problem ?? queues.error}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      {field === 'queue' && <Text>{t('page.changeQueueText')}</Text>}
      <FormField
        control={form.control}
        name="value"
        label={t(field === 'name' ? 'page.name' : 'page.queue')}
        errorText={(message) => (message === 'nameTaken' ? t('create.nameTaken') : undefined)}
        isRequired
      >
        {(control) =>
          field === 'name' ? (
            <Input {...control} autoComplete="off" />
          ) : (
            <Select {...control}>
              {(queues.data ?? [workstream.fallbackQueue]).map((queue) => (
                <option key={queue.id} value={queue.id}>
                  {queue.name}
                </option>
              ))}
            </Select>
          )
        }
      </FormField>
      {theirs && (
        <ConflictBar
          title={t('page.conflict', { now: words(theirs) })}
          hint={t('page.conflictHint')}
          takeLabel={t('page.takeTheirs')}
          onTake={() => {
            form.reset({ value: read(theirs) })
            setTheirs(null)
          }}
        />
      )}
    </FormDialog>
  )
}
