import { Tooltip, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import type { ConversationState } from '@parley/contracts/conversations'
import { useStateWords } from './conversation-words.ts'

const useStyles = makeStyles({
  root: { display: 'inline-flex', alignItems: 'center', gap: '6px', whiteSpace: 'nowrap' },
  dot: {
    width: '8px',
    height: '8px',
    borderRadius: '50%',
    boxSizing: 'border-box',
    border: '2px solid currentColor',
    flexShrink: 0,
    forcedColorAdjust: 'auto',
  },
  open: { color: tokens.colorPaletteMarigoldForeground1 },
  active: { color: tokens.colorPaletteGreenForeground1, backgroundColor: 'currentColor' },
  waiting: { color: tokens.colorPaletteBlueForeground2 },
  wrapUp: { color: tokens.colorPaletteBerryForeground1, backgroundColor: 'currentColor' },
  closed: { color: tokens.colorNeutralForeground3, backgroundColor: 'currentColor' },
})

/** A conversation's state as a dot and a word. `isExplained` adds what the state means, on hover. */
export function StateLabel({
  state,
  isExplained = false,
}: {
  state: ConversationState
  isExplained?: boolean
}) {
  const styles = useStyles()
  const { word, hint } = useStateWords()(state)
  const label = (
    <span className={styles.root}>
      <span className={mergeClasses(styles.dot, styles[state])} aria-hidden />
      {word}
    </span>
  )
  return isExplained ? (
    <Tooltip content={hint} relationship="inaccessible">
      {label}
    </Tooltip>
  ) : (
    label
  )
}
