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
import { useNavigate } from 'react-router'
import { isProblem } from '../../../shared/api.ts'
import { useGoneDate } from '../../../shared/deletions/use-gone-date.ts'
import { useUndoToast } from '../../../shared/deletions/use-undo-toast.ts'
import { TextLink } from '../../../shared/ui/button-link.tsx'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'

/** Deletes an account, or says which workstreams use it and must let go first. */
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
  const date = useGoneDate()
  const navigate = useNavigate()
  const { remove } = useAccountMutations()
  const reload = useReloadAccount()
  const users = [
    ...new Map(
      account.googleAgents.flatMap(({ workstream }) => (workstream ? [[workstream.id, workstream]] : [])),
    ).values(),
  ]

  if (users.length > 0)
    return (
      <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('account.deleteTitle', { name: account.name })}</DialogTitle>
            <DialogContent>
              <Text>{t('account.deleteUsed')}</Text>
              <ul>
                {users.map((workstream) => (
                  <li key={workstream.id}>
                    <TextLink to={`/workstreams/${workstream.id}`}>{workstream.name}</TextLink>
                  </li>
                ))}
              </ul>
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
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('account.deleteTitle', { name: account.name })}
      confirmLabel={t('account.delete')}
      onClose={onClose}
      onConfirm={async () => {
        try {
          await remove.mutateAsync(account.id)
        } catch (error) {
          // A channel was made meanwhile: the newest state names its workstream.
          if (isProblem(error, 'account/in-use')) await reload(account.id)
          throw error
        }
        onDeleted?.()
        undoable({ id: account.id, name: account.name, title: t('account.deleted', { name: account.name }) })
        void navigate('/channels/accounts', { replace: true })
      }}
    >
      {(account.clientToken.isSet || account.credentials.isSet) && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('account.deleteSecrets')}</MessageBarBody>
        </MessageBar>
      )}
      <Text>{t(account.state === 'draft' ? 'account.deleteDraftText' : 'account.deleteText', { date })}</Text>
      {account.googleAgents.length > 0 && (
        <Text>{t('account.deleteDepends', { count: account.googleAgents.length })}</Text>
      )}
    </ConfirmDialog>
  )
}
