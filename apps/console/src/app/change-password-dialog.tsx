import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { changePassword } from '@parley/contracts/session'
import { useMutation } from '@tanstack/react-query'
import { call, isProblem } from '../shared/api.ts'
import { showFieldErrors, useZodForm } from '../shared/forms.ts'
import { useSession } from '../shared/session.ts'
import { useSharedText } from '../shared/shared-text.ts'
import { DialogFooter } from '../shared/ui/dialog-footer.tsx'
import { FormField } from '../shared/ui/form-field.tsx'
import { PasswordInput } from '../shared/ui/password-input.tsx'
import { PasswordRules } from '../shared/ui/password-rules.tsx'
import { ProblemBar } from '../shared/ui/problem-bar.tsx'
import { useToasts } from '../shared/ui/toasts.tsx'
import { useAppText } from './app-text.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** Changes one's own password; the current one must be known. */
export function ChangePasswordDialog({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface className={styles.surface}>
        <PasswordForm onClose={onClose} />
      </DialogSurface>
    </Dialog>
  )
}

function PasswordForm({ onClose }: { onClose: () => void }) {
  const styles = useStyles()
  const t = useAppText()
  const shared = useSharedText()
  const { me } = useSession()
  const toasts = useToasts()
  const form = useZodForm(changePassword.body, { defaultValues: { currentPassword: '', newPassword: '' } })
  const change = useMutation({
    mutationFn: (body: { currentPassword: string; newPassword: string }) => call(changePassword, { body }),
    onSuccess: () => {
      onClose()
      toasts.success(t('password.done'))
    },
    onError: (error) => {
      if (isProblem(error, 'session/wrong-credentials'))
        form.setError('currentPassword', { message: 'wrongPassword' }, { shouldFocus: true })
      else if (isProblem(error, 'user/weak-password') && !showFieldErrors(form, error))
        form.setError('newPassword', { message: 'tooCommon' }, { shouldFocus: true })
    },
  })
  const isShownAtField = isProblem(change.error, 'session/wrong-credentials', 'user/weak-password')
  return (
    <form noValidate onSubmit={form.handleSubmit((body) => change.mutate(body))}>
      <DialogBody>
        <DialogTitle>{t('password.title')}</DialogTitle>
        <DialogContent className={styles.form}>
          <Text>{t('password.intro')}</Text>
          <FormField
            control={form.control}
            name="currentPassword"
            label={t('password.current')}
            isRequired
            errorText={(code) => (code === 'wrongPassword' ? t('password.wrong') : undefined)}
          >
            {(field) => <PasswordInput {...field} autoComplete="current-password" />}
          </FormField>
          <div>
            <FormField control={form.control} name="newPassword" label={t('password.new')} isRequired>
              {(field) => <PasswordInput {...field} autoComplete="new-password" />}
            </FormField>
            <PasswordRules password={form.watch('newPassword')} email={me.email} />
          </div>
          {!isShownAtField && <ProblemBar error={change.error} />}
        </DialogContent>
        <DialogFooter>
          <Button onClick={onClose}>{shared('dialog.cancel')}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={change.isPending}>
            {t('password.save')}
          </Button>
        </DialogFooter>
      </DialogBody>
    </form>
  )
}
