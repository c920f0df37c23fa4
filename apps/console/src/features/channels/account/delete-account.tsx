import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  MessageBar,
  MessageBarBody,
  Text,
} from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { useFormat } from '../../../shared/format.ts'
import { TextLink } from '../../../shared/ui/button-link.tsx'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { LoadingState } from '../../../shared/ui/states.tsx'
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
  if (!impact.data || impact.data.channels.length > 0)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('account.deleteTitle', { name })}</DialogTitle>
            <DialogContent>
              {impact.data ? (
                <>
                  <Text>{t('life.channelsFirst', { count: impact.data.channels.length })}</Text>
                  <ul>
                    {impact.data.channels.map((channel) => (
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
              ) : impact.error ? (
                <ProblemBar error={impact.error} onRetry={() => void impact.refetch()} />
              ) : (
                <LoadingState shape="line" />
              )}
            </DialogContent>
            <DialogActions>
              <Button appearance="primary" onClick={onClose}>
                {t('account.close')}
              </Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    )
  const { openConversations, undeliveredReplies, keptConversations } = impact.data
  const date = format.date(impact.data.goneAt)
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('account.deleteTitle', { name })}
      confirmLabel={t('account.delete')}
      onClose={onClose}
      onConfirm={async () => {
        try {
          await remove.mutateAsync(id)
        } catch (error) {
          // A channel was made meanwhile: the newest impact names it.
          void impact.refetch()
          throw error
        }
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
    </ConfirmDialog>
  )
}
