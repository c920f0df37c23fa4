import { Spinner, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleRegular, DismissCircleFilled } from '@fluentui/react-icons'
import { useFormat } from '../format.ts'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { hops, type Hop, type Times } from './hops.ts'
import { useRoundTripText } from './text.ts'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  item: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto 84px',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    minHeight: '34px',
    ':nth-child(4)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
    '@media (max-width: 480px)': { gridTemplateColumns: '24px minmax(0, 1fr) auto' },
  },
  icon: { fontSize: '20px', lineHeight: 0, display: 'grid', placeItems: 'center' },
  reached: { color: tokens.colorStatusSuccessForeground1 },
  missed: { color: tokens.colorStatusDangerForeground1 },
  ahead: { color: tokens.colorNeutralForeground3 },
  time: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  gap: {
    fontVariantNumeric: 'tabular-nums',
    color: tokens.colorNeutralForeground3,
    textAlign: 'end',
    '@media (max-width: 480px)': { gridColumn: '3', marginTop: '-6px' },
  },
})

/** The stations with the time of each and the time since the one before. `end`: how the station that is awaited stands. */
export function HopList({ times, end }: { times: Times; end: 'running' | 'paused' | 'missed' }) {
  const styles = useStyles()
  const t = useRoundTripText()
  const format = useFormat()
  const current = hops.findIndex((hop, index) => !times[hop] && hops.slice(index).every((one) => !times[one]))
  return (
    <ol className={styles.list} aria-label={t('trip.list')}>
      {hops.map((hop, index) => {
        const at = times[hop]
        const isAwaited = index === current && end !== 'paused'
        return (
          <li key={hop} className={styles.item}>
            <span
              aria-hidden
              className={mergeClasses(
                styles.icon,
                at ? styles.reached : isAwaited && end === 'missed' ? styles.missed : styles.ahead,
              )}
            >
              {at ? (
                <CheckmarkCircleFilled />
              ) : isAwaited && end === 'running' ? (
                <Spinner size="extra-tiny" />
              ) : isAwaited ? (
                <DismissCircleFilled />
              ) : (
                <CircleRegular />
              )}
            </span>
            <Text className={mergeClasses(!at && !isAwaited && styles.ahead)}>
              {t(`trip.hop.${hop}`)}
              <VisuallyHidden>{`: ${t(at ? 'trip.reached' : isAwaited ? 'trip.current' : 'trip.ahead')}`}</VisuallyHidden>
            </Text>
            <Text className={styles.time}>{at ? format.clock(at) : ''}</Text>
            <Text size={200} className={styles.gap}>
              <Gap times={times} hop={hop} />
            </Text>
          </li>
        )
      })}
    </ol>
  )
}

/** Clocks of three machines are compared, so a step may seem to go back by a moment; then nothing is said. */
function Gap({ times, hop }: { times: Times; hop: Hop }) {
  const t = useRoundTripText()
  const format = useFormat()
  const before = hops.slice(0, hops.indexOf(hop)).findLast((one) => times[one])
  const [from, to] = [before && times[before], times[hop]]
  if (!from || !to) return null
  const ms = to.getTime() - from.getTime()
  if (ms < 0) return null
  return ms < 10_000
    ? t('trip.after', { ms: format.number(ms) })
    : t('trip.afterSeconds', { seconds: format.number(Math.round(ms / 1000)) })
}
