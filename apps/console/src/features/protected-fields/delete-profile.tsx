import type { FieldProfile, FieldRights } from '@parley/contracts/field-rights'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { Impact } from './impact.tsx'
import { useProfileMutations } from './queries.ts'
import { useFieldsText } from './text.ts'

/** Deletes a profile after saying who loses what by it. */
export function DeleteProfile({
  state,
  profile,
  onClose,
}: {
  state: FieldRights
  profile: FieldProfile
  onClose: () => void
}) {
  const t = useFieldsText()
  const toasts = useToasts()
  const { remove } = useProfileMutations()
  const { name } = profile
  // The newest version is what the person sees; after a conflict a second try is meant for that.
  const newest = state.profiles.find(({ id }) => id === profile.id) ?? profile
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('delete.title', { name })}
      confirmLabel={t('delete.confirm')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync({
          params: { fieldProfileId: newest.id },
          body: { version: newest.version },
        })
        toasts.success(t('deleted', { name }))
      }}
    >
      <Impact state={state} before={newest} after={null} />
    </ConfirmDialog>
  )
}
