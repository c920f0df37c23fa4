import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { Queue } from '@parley/contracts/queues'
import { useGoneDate } from '../../shared/deletions/use-gone-date.ts'
import { useUndoToast } from '../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../shared/format.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { useQueueMutations } from './queries.ts'
import { useQueuesText } from './text.ts'

/** Deletes a queue after asking, or says why it must stay and what to do first. */
export function DeleteQueue({ queue, onClose }: { queue: Queue; onClose: () => void }) {
  const t = useQueuesText()
  const undoable = useUndoToast()
  const date = useGoneDate()
  const format = useFormat()
  const { remove } = useQueueMutations()
  const reason = queue.isDefault
    ? t('deleteDefault')
    : queue.usedBy.length > 0
      ? t('deleteUsed', { workstreams: format.list(queue.usedBy.map(({ workstream }) => workstream)) })
      : queue.waitingCount > 0
        ? t('deleteWaiting', { count: queue.waitingCount })
        : null
  if (reason !== null)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('deleteTitle', { name: queue.name })}</DialogTitle>
            <DialogContent>{reason}</DialogContent>
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
      title={t('deleteTitle', { name: queue.name })}
      confirmLabel={t('deleteConfirm')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(queue.id)
        undoable({ id: queue.id, name: queue.name, title: t('deleted', { name: queue.name }) })
      }}
    >
      {t('deleteText', { date })}
    </ConfirmDialog>
  )
}
