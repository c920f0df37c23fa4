import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Text,
} from '@fluentui/react-components'
import type { Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../../shared/format.ts'
import { TextLink } from '../../../shared/ui/button-link.tsx'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { LoadingState } from '../../../shared/ui/states.tsx'
import { useWorkstreamMutations, workstreamImpactQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

/** Deletes a workstream after showing what that touches, or says which channels must go first and leads there. */
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
  const format = useFormat()
  const navigate = useNavigate()
  const { remove } = useWorkstreamMutations()
  const { id, name } = workstream
  const impact = useQuery(workstreamImpactQuery(id))
  if (!impact.data || impact.data.channels.length > 0)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('page.deleteTitle', { name })}</DialogTitle>
            <DialogContent>
              {impact.data ? (
                <>
                  <Text>{t('life.channelsFirst', { count: impact.data.channels.length })}</Text>
                  <ul>
                    {impact.data.channels.map((channel) => (
                      <li key={channel.id}>
                        <TextLink to={`/workstreams/${id}/channels/${channel.id}/delete`}>
                          {channel.isDraining
                            ? t('life.channelDraining', { name: channel.name })
                            : channel.name}
                        </TextLink>
                      </li>
                    ))}
                  </ul>
                </>
              ) : impact.error ? (
                <ProblemBar error={impact.error} onRetry={() => void impact.refetch()} />
              ) : (
                <LoadingState shape="line" />
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('page.close')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    )
  const { keptConversations, openConversations, goneAt } = impact.data
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('page.deleteTitle', { name })}
      confirmLabel={t('page.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await remove.mutateAsync(id)
        onDeleted()
        undoable({ id, name, title: t('page.deleted', { name }) })
        void navigate('/workstreams', { replace: true })
      }}
    >
      <Text>
        {t('life.kept', { count: keptConversations })}{' '}
        {openConversations > 0 && t('life.open', { count: openConversations })}
      </Text>
      <Text>{t('life.undo', { date: format.date(goneAt) })}</Text>
    </ConfirmDialog>
  )
}
