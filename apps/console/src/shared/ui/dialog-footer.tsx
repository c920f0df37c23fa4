import { DialogActions, makeStyles, tokens } from '@fluentui/react-components'
import type { ReactNode } from 'react'

const useStyles = makeStyles({
  root: {
    paddingTop: tokens.spacingVerticalS,
    // The kit gives the buttons half of the width, in which German words break.
    '@media (min-width: 481px)': { gridColumnStart: 1, whiteSpace: 'nowrap' },
  },
})

/** The buttons of a dialog: cancel first, what the dialog is for last. */
export function DialogFooter({ children }: { children: ReactNode }) {
  return <DialogActions className={useStyles().root}>{children}</DialogActions>
}
