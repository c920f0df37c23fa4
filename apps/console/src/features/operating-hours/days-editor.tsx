import { Button, Checkbox, Field, Input, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, DeleteRegular } from '@fluentui/react-icons'
import { isDaysFault, newInterval, newKey, type DaysDraft } from './hours-draft.ts'
import { IntervalsEditor } from './intervals-editor.tsx'
import { useHoursText } from './text.ts'

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  entry: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
  name: { flexGrow: 1, flexBasis: '200px', minWidth: 0 },
  date: { width: '160px' },
  fault: { color: tokens.colorPaletteRedForeground1 },
})

/** Holidays (`kind` holiday) or days with other hours: name, first and last day, every year, and for the latter the hours. */
export function DaysEditor({
  kind,
  value,
  onChange,
  isChecked,
}: {
  kind: 'holiday' | 'exception'
  value: readonly DaysDraft[]
  onChange: (value: readonly DaysDraft[]) => void
  /** Somebody tried to save: what is missing is said. */
  isChecked: boolean
}) {
  const t = useHoursText()
  const styles = useStyles()
  const set = (key: string, to: Partial<DaysDraft>) =>
    onChange(value.map((one) => (one.key === key ? { ...one, ...to } : one)))
  const add = () =>
    onChange([
      ...value,
      {
        key: newKey(),
        name: '',
        from: '',
        to: '',
        isYearly: false,
        intervals: kind === 'exception' ? [newInterval()] : null,
      },
    ])
  return (
    <div className={styles.root}>
      {value.map((one) => (
        <div key={one.key} role="group" aria-label={one.name || t('thisDay')} className={styles.entry}>
          <div className={styles.line}>
            <Field label={t('what')} className={styles.name}>
              <Input
                value={one.name}
                maxLength={100}
                onChange={(_, data) => set(one.key, { name: data.value })}
              />
            </Field>
            <Field label={t('firstDay')} className={styles.date}>
              <Input
                type="date"
                value={one.from}
                onChange={(_, { value: from }) =>
                  set(one.key, { from, to: one.to === '' || one.to < from ? from : one.to })
                }
              />
            </Field>
            <Field label={t('lastDay')} className={styles.date}>
              <Input
                type="date"
                value={one.to}
                min={one.from}
                onChange={(_, data) => set(one.key, { to: data.value })}
              />
            </Field>
            <Checkbox
              label={t('yearly')}
              checked={one.isYearly}
              onChange={(_, data) => set(one.key, { isYearly: data.checked === true })}
            />
            <Button
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={t('removeHoliday', { name: one.name || t('thisDay') })}
              onClick={() => onChange(value.filter((other) => other.key !== one.key))}
            />
          </div>
          {one.intervals && (
            <IntervalsEditor
              day={one.name || t('thisDay')}
              value={one.intervals}
              onChange={(intervals) => set(one.key, { intervals })}
            />
          )}
          {isChecked && isDaysFault(one) && (
            <Text role="alert" size={200} className={styles.fault}>
              {t('badDays')}
            </Text>
          )}
        </div>
      ))}
      <div>
        <Button icon={<AddRegular />} onClick={add}>
          {t(kind === 'holiday' ? 'addHoliday' : 'addException')}
        </Button>
      </div>
    </div>
  )
}
