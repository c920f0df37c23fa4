import { Input, Select, makeStyles, tokens } from '@fluentui/react-components'
import { createAccount, type Account } from '@parley/contracts/accounts'
import { useState } from 'react'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { saveOnTop } from '../../../shared/save-on-top.ts'
import { ConflictBar } from '../../../shared/ui/conflict-bar.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useGuardedNavigation } from '../../../shared/use-guarded-navigation.tsx'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL, maxWidth: '520px' },
})

/** Step 1: name and channel. The first Next creates the draft; later ones rename it. */
export function NameStep({ account }: { account: Account | null }) {
  const t = useChannelsText()
  const styles = useStyles()
  const { create, update } = useAccountMutations()
  const reload = useReloadAccount()
  const [problem, setProblem] = useState<unknown>(null)
  const [theirs, setTheirs] = useState<string | null>(null)
  const [seen, setSeen] = useState(account?.name ?? '')
  const form = useZodForm(createAccount.body, {
    defaultValues: { name: account?.name ?? '', channel: 'google-business-messages' },
  })
  const { guard, go } = useGuardedNavigation(form.formState.isDirty)

  const submit = form.handleSubmit(async ({ name, channel }) => {
    setProblem(null)
    setTheirs(null)
    try {
      if (!account) {
        go(setupPath((await create.mutateAsync({ name, channel })).id, 'partner'))
        return
      }
      if (name !== seen) {
        const saved = await saveOnTop({
          seen,
          current: account,
          read: (one) => one.name,
          reload: () => reload(account.id),
          write: (version) =>
            update.mutateAsync({ params: { accountId: account.id }, body: { name, version } }),
        })
        if (saved.outcome === 'conflict') {
          setSeen(saved.newest.name)
          setTheirs(saved.newest.name)
          return
        }
      }
      go(setupPath(account.id, 'partner'))
    } catch (error) {
      if (!showFieldErrors(form, error)) setProblem(error)
    }
  })

  return (
    <StepFrame
      account={account}
      step="name"
      next={{ form: 'name-step', isBusy: form.formState.isSubmitting }}
    >
      <form id="name-step" noValidate className={styles.form} onSubmit={(event) => void submit(event)}>
        <FormField
          control={form.control}
          name="name"
          label={t('name.name')}
          hint={t('name.nameHint')}
          isRequired
        >
          {(field) => <Input {...field} autoComplete="off" autoFocus={!account} />}
        </FormField>
        <FormField
          control={form.control}
          name="channel"
          label={t('name.channel')}
          hint={t('name.channelHint')}
        >
          {(field) => (
            <Select {...field} disabled={account !== null}>
              <option value="google-business-messages">{t('name.gbm')}</option>
            </Select>
          )}
        </FormField>
        {theirs !== null && (
          <ConflictBar
            title={t('account.conflict', { now: theirs })}
            hint={t('account.conflictHint')}
            takeLabel={t('account.takeTheirs')}
            onTake={() => {
              form.reset({ ...form.getValues(), name: theirs })
              setTheirs(null)
            }}
          />
        )}
        <ProblemBar error={problem} />
      </form>
      {guard}
    </StepFrame>
  )
}
