import type { Workstream } from '@parley/contracts/workstreams'
import { useQueryClient } from '@tanstack/react-query'
import { isProblem } from '../../../shared/api.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { useWorkstreamMutations, workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

/** Deactivates or activates a workstream; rests on what is shown, and reads it anew when somebody changed it meanwhile. */
export function useTurnWorkstream(workstream: Workstream): () => Promise<void> {
  const t = useWorkstreamsText()
  const toasts = useToasts()
  const client = useQueryClient()
  const { update } = useWorkstreamMutations()
  return async () => {
    try {
      const { name, isActive } = await update.mutateAsync({
        params: { workstreamId: workstream.id },
        body: { version: workstream.version, isActive: !workstream.isActive },
      })
      toasts.success(t(isActive ? 'life.activated' : 'life.deactivated', { name }))
    } catch (error) {
      if (isProblem(error, 'request/conflict'))
        await client.invalidateQueries({ queryKey: workstreamQuery(workstream.id).queryKey })
      throw error
    }
  }
}

/** Asks before a workstream is deactivated, and says what that means. */
export function DeactivateWorkstream({
  workstream,
  onClose,
}: {
  workstream: Workstream
  onClose: () => void
}) {
  const t = useWorkstreamsText()
  const turn = useTurnWorkstream(workstream)
  return (
    <ConfirmDialog
      open
      title={t('life.deactivateTitle', { name: workstream.name })}
      confirmLabel={t('life.deactivate')}
      onClose={onClose}
      onConfirm={turn}
    >
      {t('life.deactivateText')}
    </ConfirmDialog>
  )
}
