import { Button, Input, makeStyles, tokens } from '@fluentui/react-components'
import { isProblem } from '../../shared/api.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { FormField } from '../../shared/ui/form-field.tsx'
import { PasswordInput } from '../../shared/ui/password-input.tsx'
import { PasswordRules } from '../../shared/ui/password-rules.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { email, newPassword } from '@parley/contracts/session'
import { name } from '@parley/contracts/values'
import { useEffect } from 'react'
import { z } from 'zod'

const accountShape = z.object({ name, email, password: newPassword })
/** What a person chooses for their own account. */
export type AccountValues = z.infer<typeof accountShape>

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  submit: { marginTop: tokens.spacingVerticalS },
})

/**
 * Name, e-mail address (fixed for invitations) and password of a new account. `error` is the last answer's problem:
 * what concerns a field is shown there.
 */
export function AccountForm({
  labels,
  fixedEmail,
  isBusy,
  error,
  onSubmit,
}: {
  labels: {
    name: string
    nameHint?: string
    email?: string
    emailHint?: string
    password: string
    submit: string
  }
  fixedEmail?: string
  isBusy: boolean
  error: unknown
  onSubmit: (values: AccountValues) => void
}) {
  const styles = useStyles()
  const form = useZodForm(accountShape, {
    defaultValues: { name: '', email: fixedEmail ?? '', password: '' },
  })
  const { setFocus } = form
  useEffect(() => setFocus('name'), [setFocus])
  useEffect(() => {
    if (isProblem(error, 'user/weak-password') && !showFieldErrors(form, error))
      form.setError('password', { type: 'server', message: 'tooCommon' }, { shouldFocus: true })
    else if (isProblem(error, 'request/invalid')) showFieldErrors(form, error)
    // Only a new problem changes fields; the form object is stable.
  }, [error, form])
  return (
    <form className={styles.form} noValidate onSubmit={form.handleSubmit(onSubmit)}>
      {/* Password managers store the password under this name. */}
      {fixedEmail !== undefined && (
        <input type="hidden" name="username" autoComplete="username" value={fixedEmail} />
      )}
      <FormField control={form.control} name="name" label={labels.name} hint={labels.nameHint}>
        {(field) => <Input {...field} size="large" autoComplete="name" />}
      </FormField>
      {fixedEmail === undefined && (
        <FormField control={form.control} name="email" label={labels.email ?? ''} hint={labels.emailHint}>
          {(field) => (
            <Input {...field} type="email" size="large" autoComplete="username" inputMode="email" />
          )}
        </FormField>
      )}
      <div>
        <FormField control={form.control} name="password" label={labels.password}>
          {(field) => <PasswordInput {...field} size="large" autoComplete="new-password" />}
        </FormField>
        <PasswordRules password={form.watch('password')} email={form.watch('email')} />
      </div>
      {!isProblem(error, 'user/weak-password') && <ProblemBar error={error} />}
      <Button
        type="submit"
        appearance="primary"
        size="large"
        className={styles.submit}
        disabledFocusable={isBusy}
      >
        {labels.submit}
      </Button>
    </form>
  )
}
