import { Button, Field, Input, Select, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { OperatingHours } from '@parley/contracts/operating-hours'
import { useRef, useState, type FormEvent } from 'react'
import { isProblem } from '../../shared/api.ts'
import { useFieldErrorText } from '../../shared/problem-text.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { useGuardedNavigation } from '../../shared/use-guarded-navigation.tsx'
import { DaysEditor } from './days-editor.tsx'
import { definitionOf, draftOf, type DaysDraft } from './hours-draft.ts'
import { HoursState } from './hours-state.tsx'
import { useHoursMutations } from './queries.ts'
import { useHoursText } from './text.ts'
import { WeekGrid } from './week-grid.tsx'

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL },
  head: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  foot: { display: 'flex', gap: tokens.spacingHorizontalS },
})

/** Name, zone, week, holidays and other hours, with what they mean at this moment. `model` is what a copy begins with. */
export function HoursForm({
  edited,
  model,
}: {
  edited: OperatingHours | null
  model: OperatingHours | null
}) {
  const t = useHoursText()
  const styles = useStyles()
  const toasts = useToasts()
  const fieldErrorText = useFieldErrorText()
  const { create, update } = useHoursMutations()
  const nameField = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(() =>
    draftOf(edited?.name ?? (model ? t('copyOf', { name: model.name }) : ''), edited ?? model),
  )
  const [first] = useState(draft)
  // Later versions come by live hints; the one that was shown is the one that is saved.
  const [version] = useState(edited?.version)
  const [isChecked, setIsChecked] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const { guard, go } = useGuardedNavigation(draft !== first)
  const definition = definitionOf(draft)
  const isNameTaken = isProblem(problem, 'hours/name-taken')
  const zones = [...new Set([draft.timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort()
  const setDays = (kind: 'holiday' | 'exception') => (days: readonly DaysDraft[]) =>
    setDraft({
      ...draft,
      days: [...draft.days.filter((one) => (one.intervals === null) !== (kind === 'holiday')), ...days],
    })

  async function save(event: FormEvent) {
    event.preventDefault()
    setIsChecked(true)
    setProblem(null)
    const name = draft.name.trim()
    if (name === '') return nameField.current?.focus()
    if (!definition) return
    try {
      const body = { name, ...definition }
      if (edited && version !== undefined)
        await update.mutateAsync({ params: { operatingHoursId: edited.id }, body: { ...body, version } })
      else await create.mutateAsync({ body })
      toasts.success(t(edited ? 'saved' : 'created', { name }))
      go('/operating-hours')
    } catch (error) {
      setProblem(error)
      if (isProblem(error, 'hours/name-taken')) nameField.current?.focus()
    }
  }

  return (
    <form className={styles.form} noValidate onSubmit={(event) => void save(event)}>
      <Section
        title={t('generalTitle')}
        actions={definition ? <HoursState hours={definition} /> : <Text>{t('previewFault')}</Text>}
      >
        <div className={styles.head}>
          <Field
            label={t('name')}
            required
            hint={t('nameHint')}
            {...(isNameTaken
              ? { validationMessage: t('nameTaken') }
              : isChecked && draft.name.trim() === ''
                ? { validationMessage: fieldErrorText('required') }
                : {})}
          >
            <Input
              input={{ ref: nameField }}
              value={draft.name}
              maxLength={100}
              autoComplete="off"
              onChange={(_, data) => setDraft({ ...draft, name: data.value })}
            />
          </Field>
          <Field label={t('timeZone')} required hint={t('zoneHint')}>
            <Select
              value={draft.timeZone}
              onChange={(_, data) => setDraft({ ...draft, timeZone: data.value })}
            >
              {zones.map((zone) => (
                <option key={zone} value={zone}>
                  {zone.replaceAll('_', ' ')}
                </option>
              ))}
            </Select>
          </Field>
        </div>
      </Section>
      <Section title={t('weekTitle')} text={t('weekText')}>
        <WeekGrid value={draft.weekly} onChange={(weekly) => setDraft({ ...draft, weekly })} />
      </Section>
      <Section title={t('holidaysTitle')} text={t('holidaysText')}>
        <DaysEditor
          kind="holiday"
          isChecked={isChecked}
          value={draft.days.filter((one) => one.intervals === null)}
          onChange={setDays('holiday')}
        />
      </Section>
      <Section title={t('exceptionsTitle')} text={t('exceptionsText')}>
        <DaysEditor
          kind="exception"
          isChecked={isChecked}
          value={draft.days.filter((one) => one.intervals !== null)}
          onChange={setDays('exception')}
        />
      </Section>
      <ProblemBar error={isNameTaken ? null : problem} />
      <div className={styles.foot}>
        <Button type="submit" appearance="primary" disabledFocusable={create.isPending || update.isPending}>
          {t(edited ? 'save' : 'create')}
        </Button>
        <ButtonLink to="/operating-hours">{t('cancel')}</ButtonLink>
      </div>
      {guard}
    </form>
  )
}
