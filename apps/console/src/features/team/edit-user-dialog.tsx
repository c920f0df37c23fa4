import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  MessageBar,
  MessageBarBody,
  Select,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { role } from '@parley/contracts/session'
import { capacity, type User } from '@parley/contracts/team'
import { name, queueId, uiLocale } from '@parley/contracts/values'
import { useState } from 'react'
import { z } from 'zod'
import { showFieldErrors, useZodForm } from '../../shared/forms.ts'
import { useSession } from '../../shared/session.ts'
import { useSharedText } from '../../shared/shared-text.ts'
import { DialogFooter } from '../../shared/ui/dialog-footer.tsx'
import { FormField } from '../../shared/ui/form-field.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { AccessSection } from './access-section.tsx'
import { CapacityInput } from './capacity-input.tsx'
import { useUpdateUser } from './queries.ts'
import { QueueChoice } from './queue-choice.tsx'
import { RoleChoice } from './role-choice.tsx'
import { useTeamText } from './team-text.ts'

const shape = z.object({
  name,
  role,
  capacity,
  queueIds: z.array(queueId),
  locale: uiLocale.nullable(),
})

const useStyles = makeStyles({
  surface: { maxWidth: '560px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
})

/** Changes what a person may do. One's own role cannot be changed here: nobody locks themselves out by accident. */
export function EditUserDialog({ user, onClose }: { user: User; onClose: () => void }) {
  const styles = useStyles()
  const t = useTeamText()
  const shared = useSharedText()
  const toasts = useToasts()
  const { me } = useSession()
  const update = useUpdateUser(user.id)
  const [isAsking, setIsAsking] = useState(false)
  const isSelf = user.id === me.id
  const form = useZodForm(shape, {
    defaultValues: {
      name: user.name,
      role: user.role,
      capacity: user.capacity,
      queueIds: user.queueIds,
      locale: user.locale,
    },
  })
  const chosenRole = form.watch('role')
  const onSubmit = form.handleSubmit(({ locale, queueIds, ...values }) => {
    update.mutate(
      {
        ...values,
        ...(locale === null ? {} : { locale }),
        // A list that was not touched is left as it is by now.
        ...(form.formState.dirtyFields.queueIds ? { queueIds } : {}),
        version: user.version,
      },
      {
        onSuccess: () => {
          toasts.success(t('edit.saved'))
          onClose()
        },
        onError: (error) => showFieldErrors(form, error),
      },
    )
  })
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && !isAsking && onClose()}>
      <DialogSurface className={styles.surface}>
        <form noValidate onSubmit={onSubmit}>
          <DialogBody>
            <DialogTitle>{t('edit.title', { name: user.name })}</DialogTitle>
            <DialogContent className={styles.content}>
              <FormField control={form.control} name="name" label={t('edit.name')} isRequired>
                {(field) => <Input {...field} autoComplete="off" />}
              </FormField>
              <RoleChoice
                label={t('edit.role')}
                value={chosenRole}
                isDisabled={isSelf}
                onChange={(value) => form.setValue('role', value, { shouldDirty: true })}
              />
              <Text size={200}>
                {t('edit.protected')} <TextLink to="/protected-fields">{t('edit.protected.link')}</TextLink>
              </Text>
              <QueueChoice
                chosen={form.watch('queueIds')}
                onChange={(ids) => form.setValue('queueIds', ids, { shouldDirty: true })}
              />
              <FormField
                control={form.control}
                name="capacity"
                label={t('capacity.label')}
                hint={t('capacity.hint', { held: user.heldCount })}
                counts="value"
              >
                {({ ref, ...field }) => <CapacityInput {...field} inputRef={ref} />}
              </FormField>
              <Field label={t('edit.locale')} hint={t('edit.localeHint')}>
                <Select
                  value={form.watch('locale') ?? ''}
                  onChange={(_, { value }) =>
                    form.setValue('locale', uiLocale.safeParse(value).data ?? null, { shouldDirty: true })
                  }
                >
                  {user.locale === null && <option value="">{t('edit.localeBrowser')}</option>}
                  <option value="en" lang="en">
                    English
                  </option>
                  <option value="de" lang="de">
                    Deutsch
                  </option>
                </Select>
              </Field>
              {isSelf ? (
                <MessageBar intent="info" layout="multiline">
                  <MessageBarBody>{t('edit.self')}</MessageBarBody>
                </MessageBar>
              ) : (
                <AccessSection user={user} isAsking={isAsking} onAsk={setIsAsking} onDone={onClose} />
              )}
              <ProblemBar error={update.error} />
            </DialogContent>
            <DialogFooter>
              <Button onClick={onClose}>{shared('dialog.cancel')}</Button>
              <Button type="submit" appearance="primary" disabledFocusable={update.isPending}>
                {t('edit.save')}
              </Button>
            </DialogFooter>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
