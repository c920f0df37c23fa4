import { Button, Field, Input, Link, makeStyles, tokens } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import { clientToken, partnerId, type Account } from '@parley/contracts/accounts'
import { useState } from 'react'
import { z } from 'zod'
import { showFieldErrors, useZodForm } from '../../../shared/forms.ts'
import { saveOnTop } from '../../../shared/save-on-top.ts'
import { useMayField, useSession } from '../../../shared/session.ts'
import { ConflictBar } from '../../../shared/ui/conflict-bar.tsx'
import { FormField } from '../../../shared/ui/form-field.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { useGuardedNavigation } from '../../../shared/use-guarded-navigation.tsx'
import { CredentialsField } from '../parts/credentials-field.tsx'
import { useCopiedValueErrors } from '../parts/field-errors.ts'
import { ProtectedLock } from '../parts/protected-lock.tsx'
import { ProtectedLabel, ProtectedState } from '../parts/protected-state.tsx'
import { TokenInput } from '../parts/token-input.tsx'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, maxWidth: '680px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px', width: 'fit-content' },
})

const withToken = z.object({ partnerId, clientToken })
const withoutToken = z.object({ partnerId, clientToken: z.string() })

/** Step 2: partner ID, client token, credentials file. Tokens and files are protected fields. */
export function PartnerStep({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
  const errors = useCopiedValueErrors()
  const { emulatorUrl } = useSession()
  const tokenAction = account.clientToken.isSet ? 'replace' : 'set'
  const fileAction = account.credentials.isSet ? 'replace' : 'set'
  const mayToken = useMayField('clientToken', tokenAction)
  const mayFile = useMayField('credentials', fileAction)
  const { update, setClientToken } = useAccountMutations()
  const reload = useReloadAccount()
  const [isReplacing, setIsReplacing] = useState(false)
  const [seen, setSeen] = useState(account.partnerId ?? '')
  const [theirs, setTheirs] = useState<string | null>(null)
  const [isFileMissing, setIsFileMissing] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const isFileNeeded = mayFile && !account.credentials.isSet
  const needsToken = mayToken && (!account.clientToken.isSet || isReplacing)
  const form = useZodForm(needsToken ? withToken : withoutToken, {
    defaultValues: { partnerId: account.partnerId ?? '', clientToken: '' },
  })
  const { guard, go } = useGuardedNavigation(form.formState.isDirty)
  const params = { accountId: account.id }

  /** Stores the partner ID if it was changed. False when somebody else changed it meanwhile. */
  async function savePartnerId(value: string): Promise<boolean> {
    setTheirs(null)
    if (value === seen) return true
    const saved = await saveOnTop({
      seen,
      current: account,
      read: (one) => one.partnerId ?? '',
      reload: () => reload(account.id),
      write: (version) => update.mutateAsync({ params, body: { partnerId: value, version } }),
    })
    const now = (saved.outcome === 'saved' ? saved.value : saved.newest).partnerId ?? ''
    setSeen(now)
    if (saved.outcome === 'conflict') setTheirs(now)
    else form.resetField('partnerId', { defaultValue: now })
    return saved.outcome === 'saved'
  }

  const submit = form.handleSubmit(async (values) => {
    setProblem(null)
    try {
      if (!(await savePartnerId(values.partnerId))) return
      if (needsToken) {
        await setClientToken.mutateAsync({ params, body: { clientToken: values.clientToken } })
        form.resetField('clientToken', { defaultValue: '' })
        setIsReplacing(false)
      }
      if (!isFileNeeded) go(setupPath(account.id, 'webhook'))
    } catch (error) {
      if (!showFieldErrors(form, error)) setProblem(error)
    }
  })

  // The proof compares key and partner, so a partner ID that is typed already is stored first.
  const storeTypedPartnerId = async () => {
    const typed = partnerId.safeParse(form.getValues('partnerId'))
    if (typed.success) await savePartnerId(typed.data)
  }

  return (
    <StepFrame
      account={account}
      step="partner"
      next={{ form: 'partner-step', isBusy: form.formState.isSubmitting }}
    >
      {emulatorUrl && (
        <Link
          href={`${emulatorUrl}/settings`}
          target="_blank"
          rel="noopener noreferrer"
          className={styles.link}
        >
          {t('prerequisites.emulator.settings')} <OpenRegular aria-hidden />
        </Link>
      )}
      <form
        id="partner-step"
        noValidate
        className={styles.form}
        onSubmit={(event) => {
          // Beside the form's own errors, so that everything missing is named at once.
          setIsFileMissing(isFileNeeded)
          void submit(event)
        }}
      >
        <FormField
          control={form.control}
          name="partnerId"
          label={t('partner.id')}
          hint={t('partner.idWhere')}
          errorText={errors.partnerId}
          isRequired
        >
          {(field) => <Input {...field} autoComplete="off" spellCheck={false} />}
        </FormField>
        {theirs !== null && (
          <ConflictBar
            title={t('account.conflict', { now: theirs })}
            hint={t('account.conflictHint')}
            takeLabel={t('account.takeTheirs')}
            onTake={() => {
              form.resetField('partnerId', { defaultValue: theirs })
              setTheirs(null)
            }}
          />
        )}
        {needsToken ? (
          <FormField
            control={form.control}
            name="clientToken"
            label={<ProtectedLabel label={t('partner.token')} />}
            hint={t('partner.tokenWhere')}
            errorText={errors.clientToken}
            isRequired
          >
            {(field) => <TokenInput field={field} />}
          </FormField>
        ) : (
          <Field label={<ProtectedLabel label={t('partner.token')} />}>
            <div className={styles.row}>
              <ProtectedState field={account.clientToken} />
              {mayToken && (
                <Button
                  size="small"
                  aria-label={t('partner.replaceToken')}
                  onClick={() => setIsReplacing(true)}
                >
                  {t('partner.replace')}
                </Button>
              )}
            </div>
          </Field>
        )}
        {!mayToken && <ProtectedLock right={`clientToken.${tokenAction}`} />}
        {isReplacing && (
          <div>
            <Button
              size="small"
              onClick={() => {
                form.resetField('clientToken')
                setIsReplacing(false)
              }}
            >
              {t('partner.keepOld')}
            </Button>
          </div>
        )}
        {mayFile ? (
          <CredentialsField
            account={account}
            beforeUpload={storeTypedPartnerId}
            errorText={isFileMissing && isFileNeeded ? t('partner.fileRequired') : undefined}
          />
        ) : (
          <>
            <Field label={<ProtectedLabel label={t('partner.file')} />}>
              <div>
                <ProtectedState field={account.credentials} />
              </div>
            </Field>
            <ProtectedLock right={`credentials.${fileAction}`} />
          </>
        )}
        <ProblemBar error={problem} />
      </form>
      {guard}
    </StepFrame>
  )
}
