import { makeStyles, tokens } from '@fluentui/react-components'
import { ClockRegular } from '@fluentui/react-icons'
import type { Conversation } from '@parley/contracts/conversations'
import { useInboxText } from '../messages/index.ts'

const useStyles = makeStyles({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    whiteSpace: 'nowrap',
    color: tokens.colorPaletteDarkOrangeForeground1,
  },
})

/** Says that the customer's queue is closed now; nothing while it is open. */
export function HoursFact({ hours }: { hours: Conversation['hours'] }) {
  const styles = useStyles()
  const t = useInboxText()
  if (!hours || hours.isOpen) return null
  return (
    <span className={styles.root}>
      <ClockRegular aria-hidden />
      {hours.holiday === null ? t('hours.outside') : t('hours.holiday', { name: hours.holiday })}
    </span>
  )
}
