import { makeStyles, tokens } from '@fluentui/react-components'
import { ClockAlarmRegular } from '@fluentui/react-icons'
import { useFormat } from '../../../shared/format.ts'
import { useThreadText } from '../messages/index.ts'
import { useNow } from '../use-now.ts'

const minuteMs = 60_000
/** From here on the end of the reply window is worth saying. */
const shownBeforeMs = 3 * 24 * 60 * minuteMs

const useStyles = makeStyles({
  root: {
    display: 'flex',
    alignItems: 'center',
    gap: '6px',
    margin: 0,
    padding: '0 4px 6px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorPaletteDarkOrangeForeground1,
  },
  icon: { fontSize: '16px', flexShrink: 0 },
})

/** Until when Google lets us answer, in the last days of that time. */
export function WindowNotice({ endsAt }: { endsAt: Date }) {
  const styles = useStyles()
  const t = useThreadText()
  const format = useFormat()
  const now = useNow(minuteMs)
  const leftMs = endsAt.getTime() - now.getTime()
  if (leftMs <= 0 || leftMs > shownBeforeMs) return null
  return (
    <p className={styles.root}>
      <ClockAlarmRegular aria-hidden className={styles.icon} />
      {t('composer.window', { at: format.dateTime(endsAt), relative: format.relative(endsAt, now) })}
    </p>
  )
}
