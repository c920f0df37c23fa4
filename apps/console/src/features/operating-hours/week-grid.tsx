import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { useLocale } from '../../shared/i18n/index.ts'
import { newInterval, type HoursDraft } from './hours-draft.ts'
import { IntervalsEditor } from './intervals-editor.tsx'
import { useHoursText } from './text.ts'

const useStyles = makeStyles({
  day: {
    display: 'grid',
    gridTemplateColumns: '128px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  copy: { marginTop: tokens.spacingVerticalM },
  name: { fontWeight: tokens.fontWeightSemibold, lineHeight: '32px' },
})

/** The seven days of the week with their hours. */
export function WeekGrid({
  value,
  onChange,
}: {
  value: HoursDraft['weekly']
  onChange: (value: HoursDraft['weekly']) => void
}) {
  const t = useHoursText()
  const styles = useStyles()
  const locale = useLocale()
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return (
    <div>
      {value.map((intervals, index) => {
        // 2024 began on a Monday.
        const day = weekday.format(Date.UTC(2024, 0, 1 + index))
        return (
          <div key={day} className={styles.day}>
            <span aria-hidden className={styles.name}>
              {day}
            </span>
            <IntervalsEditor
              day={day}
              value={intervals}
              onChange={(next) => onChange(value.map((one, other) => (other === index ? next : one)))}
            />
          </div>
        )
      })}
      <Button
        size="small"
        className={styles.copy}
        onClick={() =>
          onChange(
            value.map((one, index) =>
              index > 0 && index < 5 ? (value[0] ?? []).map(({ from, to }) => newInterval(from, to)) : one,
            ),
          )
        }
      >
        {t('copyToAll')}
      </Button>
    </div>
  )
}
