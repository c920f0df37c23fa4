import { Button, Input, Spinner, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular } from '@fluentui/react-icons'
import { addGoogleAgent, type Account } from '@parley/contracts/accounts'
import { useState } from 'react'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { useMayField } from '../../../shared/session.ts'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { encodeFieldProblem } from '../../../shared/zod-errors.ts'
import { useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { bareBrandId, splitAgentName } from './agent-name.ts'
import { useCopiedValueErrors } from './field-errors.ts'
import { ProofList } from './proof-list.tsx'
import { ProtectedLock } from './protected-lock.tsx'
import { accountProof, useProofs } from './use-proofs.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  note: { color: tokens.colorNeutralForeground2 },
})

/** The form that adds a Google agent, and what a page around it needs: is something typed, add it now. */
export function useAgentForm(account: Account) {
  const toasts = useToasts()
  const t = useChannelsText()
  const { addGoogleAgent: add } = useAccountMutations()
  const proofs = useProofs()
  const [problem, setProblem] = useState<unknown>(null)
  const form = useZodForm(addGoogleAgent.body, { defaultValues: { brandId: '', agentId: '' } })
  const [brandId, agentId] = form.watch(['brandId', 'agentId'])

  /** Proves the typed pair and adds it. False when it was not added; the reason is shown. */
  async function submit(): Promise<boolean> {
    let isAdded = false
    await form.handleSubmit(async (pair) => {
      setProblem(null)
      if (account.googleAgents.some((one) => one.brandId === pair.brandId && one.agentId === pair.agentId)) {
        form.setError(
          'agentId',
          { message: encodeFieldProblem({ code: 'duplicate', params: {} }) },
          { shouldFocus: true },
        )
        return
      }
      const lines = await proofs.run(accountProof(account.id, pair))
      if (!lines || lines.some((line) => line.outcome === 'failed')) return
      try {
        const changed = await add.mutateAsync({ params: { accountId: account.id }, body: pair })
        const added = changed.googleAgents.find(
          (one) => one.agentId === pair.agentId && one.brandId === pair.brandId,
        )
        toasts.success(t('agents.added', { name: added?.displayName ?? pair.agentId }))
        form.reset()
        isAdded = true
      } catch (error) {
        if (!showFieldErrors(form, error)) setProblem(error)
      }
    })()
    return isAdded
  }
  return { form, proofs, problem, submit, isTyped: brandId.trim() !== '' || agentId.trim() !== '' }
}

/** Brand ID and agent ID with Add. Pasting a full name fills both. */
export function AgentForm({ account, given }: { account: Account; given: ReturnType<typeof useAgentForm> }) {
  const t = useChannelsText()
  const styles = useStyles()
  const errors = useCopiedValueErrors()
  const { form, proofs, problem, submit } = given
  const [isSplit, setIsSplit] = useState(false)
  const mayCheck = useMayField('credentials', 'use')
  const canProve = mayCheck && account.credentials.isSet && account.partnerId !== null
  const isBusy = form.formState.isSubmitting
  const idError = (message: string) =>
    message === 'duplicate' ? t('agents.duplicate') : errors.googleId(message)

  /** Fills both fields when what was typed or pasted is a full name. */
  function take(name: 'brandId' | 'agentId', text: string) {
    const pair = splitAgentName(text)
    setIsSplit(pair !== null)
    const options = { shouldDirty: true, shouldValidate: form.formState.isSubmitted }
    if (pair) {
      form.setValue('brandId', pair.brandId, options)
      form.setValue('agentId', pair.agentId, options)
    } else form.setValue(name, name === 'brandId' ? bareBrandId(text) : text, options)
  }

  return (
    <form
      noValidate
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        setIsSplit(false)
        void submit()
      }}
    >
      <div className={styles.fields}>
        <FormField
          control={form.control}
          name="brandId"
          label={t('agents.brandId')}
          hint={t('agents.brandWhere')}
          errorText={idError}
          isRequired
        >
          {(field) => (
            <Input
              {...field}
              onChange={(_, data) => take('brandId', data.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </FormField>
        <FormField
          control={form.control}
          name="agentId"
          label={t('agents.agentId')}
          hint={t('agents.agentWhere')}
          errorText={idError}
          isRequired
        >
          {(field) => (
            <Input
              {...field}
              onChange={(_, data) => take('agentId', data.value)}
              autoComplete="off"
              spellCheck={false}
            />
          )}
        </FormField>
      </div>
      <div className={styles.row}>
        <Button
          type="submit"
          appearance="secondary"
          icon={isBusy ? <Spinner aria-hidden size="tiny" /> : <AddRegular />}
          disabledFocusable={isBusy || !canProve}
        >
          {isBusy ? t('agents.adding') : t('agents.add')}
        </Button>
        <Text size={200} role="status" className={styles.note}>
          {canProve ? isSplit && t('agents.split') : mayCheck && t('agents.needCredentials')}
        </Text>
      </div>
      {!mayCheck && <ProtectedLock right="credentials.use" />}
      <ProofList proofs={proofs} />
      <ProblemBar error={problem} />
    </form>
  )
}
