import { MessageBar, MessageBarBody, Text } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../../shared/format.ts'
import { DeleteDialog } from '../../../shared/ui/delete-dialog.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { accountImpactQuery, useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'

/** Deletes an account after showing what that touches, or says which channels must go first and leads there. */
export function DeleteAccount({
  account,
  onDeleted,
  onClose,
}: {
  account: Account
  onDeleted?: () => void
  onClose: () => void
}) {
  const t = useChannelsText()
  const undoable = useUndoToast()
  const format = useFormat()
  const navigate = useNavigate()
  const { remove } = useAccountMutations()
  const { id, name } = account
  const impact = useQuery(accountImpactQuery(id))
  const {
    channels = [],
    openConversations = 0,
    undeliveredReplies = 0,
    keptConversations = 0,
  } = impact.data ?? {}
  const date = impact.data ? format.date(impact.data.goneAt) : ''
  return (
    <DeleteDialog
      title={t('account.deleteTitle', { name })}
      confirmLabel={t('account.delete')}
      impact={impact}
      obstacle={
        channels.length > 0 ? (
          <>
            <Text>{t('life.channelsFirst', { count: channels.length })}</Text>
            <ul>
              {channels.map((channel) => (
                <li key={channel.id}>
                  <TextLink to={`/workstreams/${channel.workstream.id}/channels/${channel.id}/delete`}>
                    {t(channel.isDraining ? 'life.channelDraining' : 'life.channel', {
                      workstream: channel.workstream.name,
                      name: channel.name,
                    })}
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
        onDeleted?.()
        undoable({ id, name, title: t('account.deleted', { name }) })
        void navigate('/channels/accounts', { replace: true })
      }}
    >
      {(account.clientToken.isSet || account.credentials.isSet) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('account.deleteSecrets')}</MessageBarBody>
        </MessageBar>
      )}
      {account.state !== 'draft' && (
        <Text>
          {t('life.kept', { count: keptConversations })}{' '}
          {openConversations > 0 && t('life.open', { count: openConversations })}{' '}
          {undeliveredReplies > 0 && t('life.undelivered', { count: undeliveredReplies })}
        </Text>
      )}
      <Text>{t(account.state === 'draft' ? 'account.deleteDraftText' : 'account.deleteText', { date })}</Text>
      {account.googleAgents.length > 0 && (
        <Text>{t('account.deleteDepends', { count: account.googleAgents.length })}</Text>
      )}
    </DeleteDialog>
  )
}
