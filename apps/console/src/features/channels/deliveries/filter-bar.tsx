import { Button, Field, Input, Select, makeStyles, tokens } from '@fluentui/react-components'
import { SearchRegular } from '@fluentui/react-icons'
import { deliveryVerdict } from '@parley/contracts/deliveries'
import { useQuery } from '@tanstack/react-query'
import { useState, type FormEvent, type ReactElement } from 'react'
import { accountsQuery } from '../queries.ts'
import { toLocalInput, type Filter, type useFilter } from './filter.ts'
import { useDeliveriesText } from './text.ts'
import { kinds, reasons, useWords } from './words.ts'

const useStyles = makeStyles({
  form: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(140px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'end',
  },
  search: { gridColumn: '1 / -1', display: 'flex', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  q: { flexGrow: 1, minWidth: 0 },
  input: { width: '100%', minWidth: 0 },
  // The longest reason must not decide how wide its list is.
  field: { minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  // A date with its time is cut off in half a phone's width.
  time: { '@media (max-width: 640px)': { gridColumn: '1 / -1' } },
})

/** Search and filters; everything that is chosen stands in the address. */
export function FilterBar({
  state: { filter, change, clear, isNarrow },
  withAccount,
}: {
  state: ReturnType<typeof useFilter>
  withAccount: boolean
}) {
  const t = useDeliveriesText()
  const words = useWords()
  const styles = useStyles()
  const [q, setQ] = useState(filter.q ?? '')
  const select = (name: keyof Filter, label: string, options: readonly (readonly [string, string])[]) => (
    <Field label={label} className={styles.field}>
      <Select value={filter[name] ?? ''} onChange={(_, { value }) => change({ [name]: value || undefined })}>
        <option value="">{t('filter.all')}</option>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </Select>
    </Field>
  )
  const time = (name: 'from' | 'to') => (
    <Field label={t(`filter.${name}`)} className={styles.time}>
      <Input
        type="datetime-local"
        className={styles.input}
        value={toLocalInput(filter[name])}
        onChange={(_, { value }) => change({ [name]: value ? new Date(value).toISOString() : undefined })}
      />
    </Field>
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    change({ q: q.trim() || undefined })
  }
  return (
    <form role="search" aria-label={t('filter.label')} className={styles.form} onSubmit={submit}>
      <div className={styles.search}>
        <Field label={t('filter.q')} hint={t('filter.qHint')} className={styles.q}>
          {(field) => (
            <div className={styles.search}>
              <Input
                {...field}
                type="search"
                className={styles.q}
                contentBefore={<SearchRegular />}
                maxLength={200}
                value={q}
                onChange={(_, { value }) => setQ(value)}
              />
              <Button type="submit">{t('filter.submit')}</Button>
            </div>
          )}
        </Field>
      </div>
      {select(
        'verdict',
        t('filter.verdict'),
        deliveryVerdict.options.map((one) => [one, t(`verdict.${one}`)] as const),
      )}
      {select(
        'kind',
        t('filter.kind'),
        kinds.map((one) => [one, words.kind(one)] as const),
      )}
      {select(
        'reason',
        t('filter.reason'),
        reasons.map((one) => [one, words.reason(one)] as const),
      )}
      {withAccount && <AccountSelect select={select} />}
      {time('from')}
      {time('to')}
      {isNarrow && (
        <Button
          appearance="subtle"
          onClick={() => {
            setQ('')
            clear()
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </form>
  )
}

function AccountSelect({
  select,
}: {
  select: (name: keyof Filter, label: string, options: readonly (readonly [string, string])[]) => ReactElement
}) {
  const t = useDeliveriesText()
  const accounts = useQuery(accountsQuery)
  return select(
    'accountId',
    t('filter.account'),
    (accounts.data ?? []).map((one) => [one.id, one.name] as const),
  )
}
