import { Text } from '@fluentui/react-components'
import type { CredentialsRotation } from '@parley/contracts/credentials-rotation'
import { ConfirmDialog } from '../../../../shared/ui/confirm-dialog.tsx'
import { useToasts } from '../../../../shared/ui/toasts.tsx'
import { useChannelsText } from '../../text.ts'
import { useRotationMutations, type RotationDeed } from './rotation-queries.ts'

/** Asks before keys change places or are wiped, and says what hangs on them. */
export function RotationDialog({
  accountId,
  rotation,
  deed,
  onClose,
}: {
  accountId: string
  rotation: CredentialsRotation
  deed: RotationDeed
  onClose: () => void
}) {
  const t = useChannelsText()
  const toasts = useToasts()
  const { act } = useRotationMutations(accountId)
  const current = rotation.current.facts?.keyIdTail ?? '–'
  const next = rotation.next?.facts.keyIdTail ?? '–'
  const previous = rotation.previous?.facts.keyIdTail ?? '–'
  const words = {
    discard: {
      title: t('rotation.discardTitle', { tail: next }),
      text: t('rotation.discardText'),
      confirm: t('rotation.discard'),
      done: t('rotation.discarded'),
    },
    promote: {
      title: t('rotation.promoteTitle', { tail: next }),
      text: t('rotation.promoteConfirm', { tail: next, old: current }),
      confirm: t('rotation.promoteNow'),
      done: t('rotation.promoted', { tail: next }),
    },
    back: {
      title: t('rotation.backTitle', { tail: previous }),
      text: t('rotation.backText', { tail: previous, current }),
      confirm: t('rotation.back'),
      done: t('rotation.wentBack', { tail: previous }),
    },
    wipe: {
      title: t('rotation.wipeTitle', { tail: previous }),
      text: t('rotation.wipeText'),
      confirm: t('rotation.wipe'),
      done: t('rotation.wiped'),
    },
  }[deed]
  return (
    <ConfirmDialog
      open
      title={words.title}
      confirmLabel={words.confirm}
      tone={deed === 'promote' ? 'default' : 'danger'}
      onClose={onClose}
      onConfirm={async () => {
        await act.mutateAsync({ deed, version: rotation.version })
        toasts.success(words.done)
      }}
    >
      <Text>{words.text}</Text>
      {deed === 'promote' && rotation.previous && <Text>{t('rotation.promoteWipes', { previous })}</Text>}
    </ConfirmDialog>
  )
}
