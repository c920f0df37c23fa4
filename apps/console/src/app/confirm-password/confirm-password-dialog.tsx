import { Text } from '@fluentui/react-components'
import { confirmPassword } from '@parley/contracts/session'
import { useMutation } from '@tanstack/react-query'
import { call, isProblem } from '../../shared/api.ts'
import { useZodForm } from '../../shared/forms.ts'
import { useSession } from '../../shared/session.ts'
import { FormDialog } from '../../shared/ui/form-dialog.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { PasswordInput } from '../../shared/ui/password-input.tsx'
import { useConfirmText } from './text.ts'

/** The question for one's password. Answers once: true when the server took it, false when it was called off. */
export function ConfirmPasswordDialog({ onAnswer }: { onAnswer: (isConfirmed: boolean) => void }) {
  const t = useConfirmText()
  const { me } = useSession()
  const form = useZodForm(confirmPassword.body, { defaultValues: { password: '' } })
  const confirm = useMutation({
    mutationFn: (body: { password: string }) => call(confirmPassword, { body }),
    onSuccess: () => onAnswer(true),
    onError: (error) => {
      if (isProblem(error, 'session/wrong-credentials'))
        form.setError('password', { message: 'wrongPassword' }, { shouldFocus: true })
    },
  })
  return (
    <FormDialog
      title={t('title')}
      submitLabel={t('confirm')}
      isBusy={confirm.isPending}
      error={isProblem(confirm.error, 'session/wrong-credentials') ? null : confirm.error}
      onSubmit={(event) => void form.handleSubmit((body) => confirm.mutate(body))(event)}
      onClose={() => onAnswer(false)}
    >
      <Text>{t('why')}</Text>
      {/* Password managers look for the name beside the password. */}
      <input type="text" name="username" autoComplete="username" value={me.email} readOnly hidden />
      <FormField
        control={form.control}
        name="password"
        label={t('password', { email: me.email })}
        errorText={(code) => (code === 'wrongPassword' ? t('wrong') : undefined)}
        isRequired
      >
        {(field) => <PasswordInput {...field} autoComplete="current-password" autoFocus />}
      </FormField>
    </FormDialog>
  )
}
