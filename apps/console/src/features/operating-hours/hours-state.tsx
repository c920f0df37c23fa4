import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { HoursDefinition } from '@parley/contracts/operating-hours'
import { holidayAt, isOpen, nextChange } from '@parley/domain/operating-hours'
import { useEffect, useState } from 'react'
import { useLocale } from '../../shared/i18n/index.ts'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { useHoursText } from './text.ts'

const minuteMs = 60_000
const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '2px',
  },
})

/** The present minute; what it says is read again when it changes. */
export function useMinute(): Date {
  const [now, setNow] = useState(() => new Date())
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), minuteMs / 2)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** Formats an instant in the zone of the hours, for their readers may sit elsewhere: Tue 24 Nov, 09:00. */
export function useZonedWhen(timeZone: string): (at: Date) => string {
  const tag = useLocale() === 'en' ? 'en-GB' : 'de-DE'
  return (at) =>
    new Intl.DateTimeFormat(tag, {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      hour: '2-digit',
      minute: '2-digit',
    }).format(at)
}

/** Open or closed now, and until when. */
export function HoursState({ hours }: { hours: HoursDefinition }) {
  const t = useHoursText()
  const styles = useStyles()
  const now = useMinute()
  const when = useZonedWhen(hours.timeZone)
  const open = isOpen(hours, now)
  const change = nextChange(hours, now)
  const holiday = holidayAt(hours, now)
  const words = change ? t(open ? 'until' : 'opens', { when: when(change) }) : t(open ? 'always' : 'never')
  return (
    <span className={styles.root}>
      <StateBadge tone={open ? 'success' : 'neutral'}>
        {open ? t('open') : holiday === null ? t('closed') : t('holiday', { name: holiday })}
      </StateBadge>
      <Text size={200}>{words}</Text>
    </span>
  )
}
