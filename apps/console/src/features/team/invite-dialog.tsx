import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { createInvitation, defaultCapacity } from '@parley/contracts/team'
import { isProblem } from '../../shared/api.ts'
import { useFormat } from '../../shared/format.ts'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { useSharedText } from '../../shared/shared-text.ts'
import { DialogFooter } from '../../shared/ui/dialog-footer.tsx'
import { CopyField } from '../../shared/ui/copy.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { CapacityInput } from './capacity-input.tsx'
import { useInvite } from './queries.ts'
import { QueueChoice } from './queue-choice.tsx'
import { RoleChoice } from './role-choice.tsx'
import { useTeamText } from './team-text.ts'

const useStyles = makeStyles({
  surface: { maxWidth: '520px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** Invites a person: address and role, then the one-time link, which is shown only there. */
export function InviteDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const styles = useStyles()
  const invite = useInvite()
  const close = () => {
    onClose()
    invite.reset()
  }
  return (
    // Once the link is there, a click beside the dialog must not lose it.
    <Dialog
      open={open}
      modalType={invite.data ? 'alert' : 'modal'}
      onOpenChange={(_, data) => !data.open && close()}
    >
      <DialogSurface className={styles.surface}>
        {invite.data ? (
          <LinkStep
            email={invite.data.invitation.email}
            link={invite.data.link}
            expiresAt={invite.data.invitation.expiresAt}
            onAnother={invite.reset}
            onClose={close}
          />
        ) : (
          open && <InviteForm invite={invite} onClose={close} />
        )}
      </DialogSurface>
    </Dialog>
  )
}

function InviteForm({ invite, onClose }: { invite: ReturnType<typeof useInvite>; onClose: () => void }) {
  const styles = useStyles()
  const t = useTeamText()
  const shared = useSharedText()
  const form = useZodForm(createInvitation.body, {
    defaultValues: { email: '', role: 'agent', queueIds: [], capacity: defaultCapacity },
  })
  const onSubmit = form.handleSubmit((body) =>
    invite.mutate(body, {
      onError: (error) => {
        if (isProblem(error, 'user/email-taken')) form.setFocus('email', { shouldSelect: true })
        else showFieldErrors(form, error)
      },
    }),
  )
  return (
    <form noValidate onSubmit={onSubmit}>
      <DialogBody>
        <DialogTitle>{t('invite.title')}</DialogTitle>
        <DialogContent className={styles.content}>
          <FormField
            control={form.control}
            name="email"
            label={t('invite.email')}
            hint={t('invite.emailHint')}
            isRequired
          >
            {(field) => <Input {...field} type="email" inputMode="email" autoComplete="off" />}
          </FormField>
          <RoleChoice
            label={t('invite.role')}
            value={form.watch('role')}
            onChange={(role) => form.setValue('role', role)}
          />
          <QueueChoice
            chosen={form.watch('queueIds') ?? []}
            onChange={(ids) => form.setValue('queueIds', ids)}
          />
          <FormField
            control={form.control}
            name="capacity"
            label={t('capacity.label')}
            hint={t('capacity.inviteHint')}
            counts="value"
          >
            {({ ref, value, ...field }) => (
              <CapacityInput {...field} value={value ?? defaultCapacity} inputRef={ref} />
            )}
          </FormField>
          <ProblemBar error={invite.error} />
        </DialogContent>
        <DialogFooter>
          <Button onClick={onClose}>{shared('dialog.cancel')}</Button>
          <Button type="submit" appearance="primary" disabledFocusable={invite.isPending}>
            {t('invite.submit')}
          </Button>
        </DialogFooter>
      </DialogBody>
    </form>
  )
}

function LinkStep({
  email,
  link,
  expiresAt,
  onAnother,
  onClose,
}: {
  email: string
  link: string
  expiresAt: Date
  onAnother: () => void
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useTeamText()
  const format = useFormat()
  return (
    <DialogBody>
      <DialogTitle>{t('invite.link.title')}</DialogTitle>
      <DialogContent className={styles.content}>
        <Text>{t('invite.link.body', { email, until: format.dateTime(expiresAt) })}</Text>
        <CopyField label={t('invite.link.label')} value={link} />
      </DialogContent>
      <DialogFooter>
        <Button onClick={onAnother}>{t('invite.another')}</Button>
        <Button appearance="primary" onClick={onClose}>
          {t('invite.done')}
        </Button>
      </DialogFooter>
    </DialogBody>
  )
}
