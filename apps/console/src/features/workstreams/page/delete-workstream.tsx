import { Text } from '@fluentui/react-components'
import type { Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../../shared/format.ts'
import { DeleteDialog } from '../../../shared/ui/delete-dialog.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
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
  const { channels = [], keptConversations = 0, openConversations = 0, goneAt } = impact.data ?? {}
  return (
    <DeleteDialog
      title={t('page.deleteTitle', { name })}
      confirmLabel={t('page.delete')}
      impact={impact}
      obstacle={
        channels.length > 0 ? (
          <>
            <Text>{t('life.channelsFirst', { count: channels.length })}</Text>
            <ul>
              {channels.map((channel) => (
                <li key={channel.id}>
                  <TextLink to={`/workstreams/${id}/channels/${channel.id}/delete`}>
                    {channel.isDraining ? t('life.channelDraining', { name: channel.name }) : channel.name}
                  </TextLink>
                </li>
              ))}
            </ul>
          </>
        ) : null
      }
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
      {goneAt && <Text>{t('life.undo', { date: format.date(goneAt) })}</Text>}
    </DeleteDialog>
  )
}
