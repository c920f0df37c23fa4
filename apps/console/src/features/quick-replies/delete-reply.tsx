import type { QuickReply } from '@parley/contracts/quick-replies'
import { useUndoToast } from '../../shared/deletions/use-undo-toast.ts'
import { ConfirmDialog } from '../../shared/ui/confirm-dialog.tsx'
import { useReplyMutations } from './queries.ts'
import { useRepliesText } from './text.ts'

/** Deletes a quick reply after asking, and offers Undo. */
export function DeleteReply({ reply, onClose }: { reply: QuickReply; onClose: () => void }) {
  const t = useRepliesText()
  const undoable = useUndoToast()
  const { remove, restore } = useReplyMutations()
  const { id, title, scope } = reply
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('deleteTitle', { name: title })}
      confirmLabel={t('deleteConfirm')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(reply)
        undoable({
          id,
          name: title,
          title: t('deleted', { name: title }),
          undo: () => restore.mutateAsync(reply),
        })
      }}
    >
      {t(scope === 'shared' ? 'deleteShared' : 'deletePersonal')}
    </ConfirmDialog>
  )
}
