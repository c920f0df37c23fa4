import { Text } from '@fluentui/react-components'
import type { Channel } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { channelImpactQuery, useWorkstreamMutations } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'

/** Deletes a channel after showing what that touches. */
export function DeleteChannel({ channel, onClose }: { channel: Channel; onClose: () => void }) {
  const t = useWorkstreamsText()
  const toasts = useToasts()
  const impact = useQuery(channelImpactQuery(channel.workstreamId, channel.id))
  const { removeChannel } = useWorkstreamMutations()
  const name = channel.googleAgent.displayName
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('card.deleteTitle', { name })}
      confirmLabel={t('card.delete')}
      onClose={onClose}
      onConfirm={async () => {
        await removeChannel.mutateAsync({
          params: { workstreamId: channel.workstreamId, channelId: channel.id },
        })
        toasts.success(t('card.deleted', { name }))
      }}
    >
      <Text>{t('card.deleteText')}</Text>
      <div role="status">
        {impact.data ? (
          <ul>
            <li>{t('card.impactOpen', { count: impact.data.openConversations })}</li>
            <li>{t('card.impactQueued', { count: impact.data.queuedMessages })}</li>
          </ul>
        ) : (
          <Text>{t(impact.error ? 'card.impactFailed' : 'card.impactLoading')}</Text>
        )}
      </div>
    </ConfirmDialog>
  )
}
