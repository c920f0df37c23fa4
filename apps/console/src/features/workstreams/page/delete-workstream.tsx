import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components'
import type { Workstream } from '@parley/contracts/workstreams'
import { useNavigate } from 'react-router'
import { useGoneDate } from '../../../shared/deletions/use-gone-date.ts'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

/** Deletes a workstream without channels, or says that its channels must go first. */
export function DeleteWorkstream({
  workstream,
  onDeleted,
  onClose,
}: {
  workstream: Workstream
  onDeleted: () => void
  onClose: () => void
}) {
  const t = useWorkstreamsText()
  const undoable = useUndoToast()
  const date = useGoneDate()
  const navigate = useNavigate()
  const { remove } = useWorkstreamMutations()
  const count = workstream.channels.length
  if (count > 0)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('page.deleteTitle', { name: workstream.name })}</DialogTitle>
            <DialogContent>{t('page.deleteUsed', { count })}</DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('page.close')}
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
      title={t('page.deleteTitle', { name: workstream.name })}
      confirmLabel={t('page.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(workstream.id)
        onDeleted()
        const { id, name } = workstream
        undoable({ id, name, title: t('page.deleted', { name }) })
        void navigate('/workstreams', { replace: true })
      }}
    >
      {t('page.deleteText', { date })}
    </ConfirmDialog>
  )
}
