import {
  Button,
  Dialog,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useState, type ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { DialogFooter } from './dialog-footer.tsx'
import { ProblemBar } from './problem-bar.tsx'

const useStyles = makeStyles({
  surface: { maxWidth: '480px' },
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground3,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorStatusDangerBackground3Hover },
    ':hover:active': { backgroundColor: tokens.colorStatusDangerBackground3Pressed },
  },
})

/**
 * Asks before something that cannot simply be undone. `onConfirm` may be slow and may fail: the dialog waits, and shows
 * the problem instead of closing. It closes itself (`onClose`) only after success.
 */
export function ConfirmDialog({
  open,
  title,
  children,
  confirmLabel,
  cancelLabel,
  tone = 'default',
  onConfirm,
  onClose,
}: {
  open: boolean
  title: string
  children?: ReactNode
  confirmLabel: string
  cancelLabel?: string
  tone?: 'default' | 'danger'
  onConfirm: () => Promise<unknown> | void
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useSharedText()
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)

  async function confirm() {
    setIsBusy(true)
    setError(null)
    try {
      await onConfirm()
      onClose()
    } catch (caught) {
      setError(caught)
    } finally {
      setIsBusy(false)
    }
  }

  function close() {
    setError(null)
    onClose()
  }

  return (
    <Dialog modalType="alert" open={open} onOpenChange={(_, data) => !data.open && !isBusy && close()}>
      <DialogSurface className={styles.surface}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            {children}
            <ProblemBar error={error} />
          </DialogContent>
          <DialogFooter>
            <Button appearance="secondary" disabled={isBusy} onClick={close}>
              {cancelLabel ?? t('dialog.cancel')}
            </Button>
            <Button
              appearance="primary"
              {...(tone === 'danger' ? { className: styles.danger } : {})}
              disabledFocusable={isBusy}
              {...(isBusy ? { icon: <Spinner aria-hidden size="tiny" appearance="inverted" /> } : {})}
              onClick={() => void confirm()}
            >
              {confirmLabel}
            </Button>
          </DialogFooter>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  )
}
