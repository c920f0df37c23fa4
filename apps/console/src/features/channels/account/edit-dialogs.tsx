import { Input } from '@fluentui/react-components'
import { partnerId, type Account } from '@parley/contracts/accounts'
import { name } from '@parley/contracts/values'
import { useState } from 'react'
import { z } from 'zod'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { saveOnTop } from '../../../shared/save-on-top.ts'
import { ConflictBar } from '../../../shared/ui/conflict-bar.tsx'
import { FormDialog } from '../../../shared/ui/form-dialog.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { useCopiedValueErrors } from '../parts/field-errors.ts'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'

const schemas = { name: z.object({ text: name }), partnerId: z.object({ text: partnerId }) }

/** Changes the account's name or partner ID; says so when somebody else changed it meanwhile. */
export function EditText({
  account,
  field,
  onClose,
}: {
  account: Account
  field: 'name' | 'partnerId'
  onClose: () => void
}) {
  const t = useChannelsText()
  const toasts = useToasts()
  const errors = useCopiedValueErrors()
  const { update } = useAccountMutations()
  const reload = useReloadAccount()
  const [seen, setSeen] = useState(account[field] ?? '')
  const [theirs, setTheirs] = useState<string | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(schemas[field], { defaultValues: { text: seen } })

  const submit = form.handleSubmit(async ({ text }) => {
    setProblem(null)
    setTheirs(null)
    try {
      const saved = await saveOnTop({
        seen,
        current: account,
        read: (one) => one[field] ?? '',
        reload: () => reload(account.id),
        write: (version) =>
          update.mutateAsync({ params: { accountId: account.id }, body: { [field]: text, version } }),
      })
      if (saved.outcome === 'conflict') {
        setSeen(saved.newest[field] ?? '')
        setTheirs(saved.newest[field] ?? '')
        return
      }
      toasts.success(field === 'name' ? t('account.renamed', { name: text }) : t('account.partnerSaved'))
      onClose()
    } catch (error) {
      if (!showFieldErrors(form, error, { [field]: 'text' })) setProblem(error)
    }
  })

  const isName = field === 'name'
  return (
    <FormDialog
      title={isName ? t('account.renameTitle') : t('account.editPartner')}
      submitLabel={t('account.save')}
      isBusy={form.formState.isSubmitting}
      error={problem}
      onSubmit={(event) => void submit(event)}
      onClose={onClose}
    >
      <FormField
        control={form.control}
        name="text"
        label={isName ? t('name.name') : t('partner.id')}
        hint={isName ? undefined : t('partner.idWhere')}
        {...(isName ? {} : { errorText: errors.partnerId })}
        isRequired
      >
        {(control) => <Input {...control} autoComplete="off" />}
      </FormField>
      {theirs !== null && (
        <ConflictBar
          title={t('account.conflict', { now: theirs })}
          hint={t('account.conflictHint')}
          takeLabel={t('account.takeTheirs')}
          onTake={() => {
            form.reset({ text: theirs })
            setTheirs(null)
          }}
        />
      )}
    </FormDialog>
  )
}
