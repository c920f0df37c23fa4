import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import type { ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { ProblemBar } from './problem-bar.tsx'
import { LoadingState } from './states.tsx'

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
})

/** What a deletion depends on, as a query gives it; a page that knows it already leaves it out. */
interface Impact {
  readonly isPending: boolean
  readonly error: unknown
  readonly refetch: () => unknown
}

/**
 * Asks before something is deleted or taken out of service: shows what that touches (`children`), or what is in the way
 * (`obstacle`), with nothing to confirm then. It waits for `impact`, and reads that anew when the deletion was refused,
 * for something may have changed meanwhile. `onConfirm` and `onClose` as for `ConfirmDialog`.
 */
export function DeleteDialog({
  title,
  confirmLabel,
  obstacle = null,
  impact,
  tone = 'danger',
  children,
  onConfirm,
  onClose,
}: {
  title: string
  confirmLabel: string
  obstacle?: ReactNode
  impact?: Impact
  tone?: 'default' | 'danger'
  children?: ReactNode
  onConfirm: () => Promise<unknown>
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useSharedText()
  const isUnread = impact !== undefined && (impact.isPending || impact.error !== null)
  if (!isUnread && obstacle === null)
    return (
      <ConfirmDialog
        open
        tone={tone}
        title={title}
        confirmLabel={confirmLabel}
        onClose={onClose}
        onConfirm={async () => {
          try {
            await onConfirm()
          } catch (error) {
            void impact?.refetch()
            throw error
          }
        }}
      >
        {children}
      </ConfirmDialog>
    )
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {!isUnread ? (
              obstacle
            ) : impact.error === null ? (
              <LoadingState shape="line" />
            ) : (
              <ProblemBar error={impact.error} onRetry={() => void impact.refetch()} />
            )}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onClose}>
              {t('dialog.close')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
