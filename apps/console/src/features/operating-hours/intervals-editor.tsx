import { Button, Checkbox, Input, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, DismissRegular } from '@fluentui/react-icons'
import { endsNextDay, intervalsFault, isAllDay, newInterval, type IntervalDraft } from './hours-draft.ts'
import { useHoursText } from './text.ts'

const useStyles = makeStyles({
  root: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    minWidth: 0,
  },
  intervals: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '32px',
  },
  time: { width: '132px', minWidth: 0 },
  muted: { color: tokens.colorNeutralForeground3 },
  fault: { flexBasis: '100%', color: tokens.colorPaletteRedForeground1 },
})

/** The hours of one day: any number of intervals, or all day. `day` names it for those who do not see the grid. */
export function IntervalsEditor({
  day,
  value,
  onChange,
}: {
  day: string
  value: readonly IntervalDraft[]
  onChange: (value: readonly IntervalDraft[]) => void
}) {
  const t = useHoursText()
  const styles = useStyles()
  const isWhole = value.length === 1 && value[0] !== undefined && isAllDay(value[0])
  const fault = intervalsFault(value)
  const set = (key: string, to: Partial<IntervalDraft>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...to } : one)))
  return (
    <div role="group" aria-label={t('day', { day })} className={styles.root}>
      {!isWhole && value.length > 0 && (
        <div className={styles.intervals}>
          {value.map((one) => (
            <div key={one.key} className={styles.line}>
              <Input
                type="time"
                className={styles.time}
                aria-label={t('fromOf', { day })}
                aria-invalid={fault !== null}
                value={one.from}
                onChange={(_, data) => set(one.key, { from: data.value })}
              />
              <span aria-hidden>–</span>
              <Input
                type="time"
                className={styles.time}
                aria-label={t('toOf', { day })}
                aria-invalid={fault !== null}
                value={one.to}
                onChange={(_, data) => set(one.key, { to: data.value })}
              />
              {endsNextDay(one) && (
                <Text size={200} className={styles.muted}>
                  {t('nextDay')}
                </Text>
              )}
              <Button
                appearance="subtle"
                size="small"
                icon={<DismissRegular />}
                aria-label={t('removeInterval', { day, from: one.from, to: one.to })}
                onClick={() => onChange(value.filter((other) => other.key !== one.key))}
              />
            </div>
          ))}
        </div>
      )}
      <div className={styles.line}>
        {value.length === 0 && <Text className={styles.muted}>{t('isClosed')}</Text>}
        {!isWhole && (
          <Button
            appearance="subtle"
            size="small"
            icon={<AddRegular />}
            aria-label={t('addIntervalOf', { day })}
            onClick={() => onChange([...value, value.length > 0 ? newInterval('', '') : newInterval()])}
          >
            {t('addInterval')}
          </Button>
        )}
        <Checkbox
          label={{ children: t('allDay'), 'aria-hidden': true }}
          aria-label={t('allDayOf', { day })}
          checked={isWhole}
          onChange={(_, data) => onChange(data.checked === true ? [newInterval('00:00', '00:00')] : [])}
        />
      </div>
      {fault && (
        <Text role="alert" size={200} className={styles.fault}>
          {t(fault)}
        </Text>
      )}
    </div>
  )
}
