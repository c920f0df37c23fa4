import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { OperatingHours } from '@parley/contracts/operating-hours'
import { useFormat } from '../../shared/format.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
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
  if (usedBy.length > 0)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('deleteTitle', { name })}</DialogTitle>
            <DialogContent>
              {t('deleteUsed', { queues: format.list(usedBy.map((queue) => queue.name)) })}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('close')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    )
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('deleteTitle', { name })}
      confirmLabel={t('deleteConfirm')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(id)
        toasts.success(t('deleted', { name }))
      }}
    >
      {t('deleteText')}
    </ConfirmDialog>
  )
}
