import type { OperatingHours } from '@parley/contracts/operating-hours'
import { useFormat } from '../../shared/format.ts'
import { DeleteDialog } from '../../shared/ui/delete-dialog.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useHoursMutations } from './queries.ts'
import { useHoursText } from './text.ts'

/** Deletes operating hours after asking, or says which queues use them. */
export function DeleteHours({ hours, onClose }: { hours: OperatingHours; onClose: () => void }) {
  const t = useHoursText()
  const toasts = useToasts()
  const format = useFormat()
  const { remove } = useHoursMutations()
  const { id, name, usedBy } = hours
  return (
    <DeleteDialog
      title={t('deleteTitle', { name })}
      confirmLabel={t('deleteConfirm')}
      obstacle={
        usedBy.length > 0 ? t('deleteUsed', { queues: format.list(usedBy.map((queue) => queue.name)) }) : null
      }
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(id)
        toasts.success(t('deleted', { name }))
      }}
    >
      {t('deleteText')}
    </DeleteDialog>
  )
}
