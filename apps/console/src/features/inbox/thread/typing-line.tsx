import { makeStyles, tokens } from '@fluentui/react-components'
import type { Conversation } from '@parley/contracts/conversations'
import { useEffect } from 'react'
import { noteTyping, useLiveTyping } from '../../../shared/live.ts'
import { useThreadText } from '../messages/index.ts'

const useStyles = makeStyles({
  root: {
    position: 'sticky',
    bottom: 0,
    // Over the thread instead of in it: somebody who types must not move what one reads.
    height: 0,
  },
  pill: {
    position: 'absolute',
    bottom: '6px',
    left: tokens.spacingHorizontalXXL,
    display: 'inline-flex',
    alignItems: 'center',
    gap: '8px',
    padding: '4px 12px',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow4,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    '@media (max-width: 720px)': { left: tokens.spacingHorizontalM },
  },
  dots: { display: 'inline-flex', gap: '3px' },
  dot: {
    width: '5px',
    height: '5px',
    borderRadius: '50%',
    backgroundColor: tokens.colorBrandForeground1,
    animationName: { '0%, 60%, 100%': { opacity: 0.25 }, '30%': { opacity: 1 } },
    animationDuration: '1.2s',
    animationIterationCount: 'infinite',
    ':nth-child(2)': { animationDelay: '0.15s' },
    ':nth-child(3)': { animationDelay: '0.3s' },
  },
})

/** Says that the customer is typing, for as long as the live feed says so. */
export function TypingLine({
  conversation: { id, isCustomerTyping },
  customerName,
}: {
  conversation: Pick<Conversation, 'id' | 'isCustomerTyping'>
  customerName: string
}) {
  const styles = useStyles()
  const t = useThreadText()
  const isTyping = useLiveTyping(id)
  useEffect(() => {
    // The feed tells of changes only; whoever was typing before this page listened is known from the read.
    if (isCustomerTyping) noteTyping(id, true)
  }, [id, isCustomerTyping])
  return (
    <div className={styles.root} role="status">
      {isTyping && (
        <span className={styles.pill}>
          <span className={styles.dots} aria-hidden>
            <span className={styles.dot} />
            <span className={styles.dot} />
            <span className={styles.dot} />
          </span>
          {t('thread.typing', { name: customerName })}
        </span>
      )}
    </div>
  )
}
