import { Field, Select } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { hoursChoicesQuery } from './queries.ts'
import { useQueuesText } from './text.ts'

/** When somebody of the queue is there: operating hours by name, or always. */
export function HoursChoice({
  chosen,
  onChange,
}: {
  chosen: string | null
  onChange: (id: string | null) => void
}) {
  const t = useQueuesText()
  const hours = useQuery(hoursChoicesQuery)
  return (
    <Field
      label={t('hours')}
      hint={t('hoursHint')}
      {...(hours.error ? { validationMessage: t('hoursFailed') } : {})}
    >
      <Select
        value={hours.data ? (chosen ?? '') : ''}
        disabled={!hours.data}
        onChange={(_, data) => onChange(data.value === '' ? null : data.value)}
      >
        <option value="">{t('hoursAlways')}</option>
        {hours.data?.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  )
}
