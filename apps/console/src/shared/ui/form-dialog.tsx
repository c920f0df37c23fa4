import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Spinner,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components'
import type { FormEvent, ReactNode } from 'react'
import { useSharedText } from '../shared-text.ts'
import { ProblemBar } from './problem-bar.tsx'

const useStyles = makeStyles({
  surface: { maxWidth: '560px', '@media (max-width: 640px)': { maxWidth: '100vw' } },
  wide: { maxWidth: '820px' },
  content: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    // Room for focus rings, which a scrolling box would cut off.
    padding: '4px',
    margin: '-4px',
  },
})

/**
 * A small form over the page. Enter submits; a click beside it does not lose the input. The caller closes it after
 * saving (`onClose`) and shows field errors itself; `error` is what concerns the form as a whole.
 */
export function FormDialog({
  title,
  children,
  submitLabel,
  isBusy,
  error,
  width = 'normal',
  onSubmit,
  onClose,
}: {
  title: string
  children: ReactNode
  submitLabel: string
  isBusy: boolean
  error?: unknown
  width?: 'normal' | 'wide'
  onSubmit: (event: FormEvent<HTMLFormElement>) => void
  onClose: () => void
}) {
  const styles = useStyles()
  const t = useSharedText()
  return (
    <Dialog open onOpenChange={(_, data) => data.type !== 'backdropClick' && !isBusy && onClose()}>
      <DialogSurface className={mergeClasses(styles.surface, width === 'wide' && styles.wide)}>
        <form onSubmit={onSubmit} noValidate>
          <DialogBody>
            <DialogTitle>{title}</DialogTitle>
            <DialogContent className={styles.content}>
              {children}
              <ProblemBar error={error} />
            </DialogContent>
            <DialogActions>
              <Button type="button" disabled={isBusy} onClick={onClose}>
                {t('dialog.cancel')}
              </Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={isBusy}
                {...(isBusy ? { icon: <Spinner aria-hidden size="tiny" appearance="inverted" /> } : {})}
              >
                {submitLabel}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
