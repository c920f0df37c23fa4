import type { Account } from '@parley/contracts/accounts'
import { isProblem } from '../../../shared/api.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { useAccountMutations, useReloadAccount } from '../queries.ts'
import { useChannelsText } from '../text.ts'

/** Deactivates or activates an account; rests on what is shown, and reads it anew when somebody changed it meanwhile. */
export function useTurnAccount(account: Account): () => Promise<void> {
  const t = useChannelsText()
  const toasts = useToasts()
  const reload = useReloadAccount()
  const { update } = useAccountMutations()
  return async () => {
    try {
      const { name, state } = await update.mutateAsync({
        params: { accountId: account.id },
        body: { version: account.version, isActive: account.state === 'inactive' },
      })
      toasts.success(t(state === 'inactive' ? 'life.deactivated' : 'life.activated', { name }))
    } catch (error) {
      if (isProblem(error, 'request/conflict')) await reload(account.id)
      throw error
    }
  }
}

/** Asks before an account is deactivated, and says what that means. */
export function DeactivateAccount({ account, onClose }: { account: Account; onClose: () => void }) {
  const t = useChannelsText()
  const turn = useTurnAccount(account)
  return (
    <ConfirmDialog
      open
      title={t('life.deactivateTitle', { name: account.name })}
      confirmLabel={t('life.deactivate')}
      onClose={onClose}
      onConfirm={turn}
    >
      {t('life.deactivateText')}
    </ConfirmDialog>
  )
}
