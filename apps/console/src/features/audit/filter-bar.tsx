import { Button, Field, Input, SearchBox, Select, makeStyles, tokens } from '@fluentui/react-components'
import { FilterDismissRegular } from '@fluentui/react-icons'
import { auditGroup } from '@parley/contracts/audit'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { periods, useWanted, type Period } from './filters.ts'
import { actorsQuery } from './queries.ts'
import { useAuditText } from './text.ts'

/** The address follows what is typed when the typing pauses. */
const settleMs = 300

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 720px)': {
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
      padding: tokens.spacingHorizontalL,
    },
  },
  choice: { width: '184px', minWidth: 0, '@media (max-width: 720px)': { width: 'auto' } },
  // The longest option must not decide how wide the field is.
  select: { minWidth: 0, width: '100%' },
  range: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    '@media (max-width: 720px)': {
      gridColumn: '1 / -1',
      display: 'grid',
      gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    },
  },
  date: { minWidth: 0, width: '100%' },
  text: {
    flexGrow: 1,
    flexBasis: '220px',
    maxWidth: '360px',
    '@media (max-width: 720px)': { gridColumn: '1 / -1', maxWidth: 'none' },
  },
  search: { maxWidth: 'none' },
})

/** Who, what, when and about what: all of it stands in the address, so a view can be handed on. */
export function FilterBar() {
  const styles = useStyles()
  const t = useAuditText()
  const { wanted, isNarrowed, set } = useWanted()
  const actors = useQuery(actorsQuery).data ?? []
  return (
    <div role="search" className={styles.bar} aria-label={t('filter.label')}>
      <Field className={styles.text} label={t('filter.text')}>
        <TextFilter text={wanted.text} onText={(text) => set({ text })} />
      </Field>
      <Field className={styles.choice} label={t('filter.person')}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={wanted.who}
          onChange={(_, { value }) => set({ who: value })}
        >
          <option value="">{t('filter.person.any')}</option>
          {actors.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.choice} label={t('filter.group')}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={wanted.what}
          onChange={(_, { value }) => set({ what: value })}
        >
          <option value="">{t('filter.group.any')}</option>
          {auditGroup.options.map((group) => (
            <option key={group} value={group}>
              {t(`group.${group}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field className={styles.choice} label={t('filter.period')}>
        <Select
          className={styles.select}
          select={{ className: styles.select }}
          value={wanted.period}
          onChange={(_, { value }) => set({ period: value as Period | '', from: '', to: '' })}
        >
          <option value="">{t('filter.period.any')}</option>
          {periods.map((period) => (
            <option key={period} value={period}>
              {t(`filter.period.${period}`)}
            </option>
          ))}
        </Select>
      </Field>
      {wanted.period === 'range' && (
        <div className={styles.range}>
          <Field className={styles.choice} label={t('filter.from')}>
            <Input
              className={styles.date}
              type="date"
              value={wanted.from}
              onChange={(_, { value }) => set({ from: value })}
            />
          </Field>
          <Field className={styles.choice} label={t('filter.to')}>
            <Input
              className={styles.date}
              type="date"
              value={wanted.to}
              onChange={(_, { value }) => set({ to: value })}
            />
          </Field>
        </div>
      )}
      {isNarrowed && (
        <Button
          appearance="subtle"
          icon={<FilterDismissRegular />}
          onClick={() => set({ who: '', what: '', text: '', period: '', from: '', to: '' })}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  )
}

function TextFilter({ text, onText, ...field }: { text: string; onText: (text: string) => void }) {
  const styles = useStyles()
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  // What else changes the address takes the filter away; the field itself stays, and with it the focus.
  if (text !== known) {
    setKnown(text)
    if (text === '') setTyped('')
  }
  useEffect(() => {
    if (typed === text) return undefined
    const timer = setTimeout(() => onText(typed), settleMs)
    return () => clearTimeout(timer)
  }, [typed, text, onText])
  return (
    <SearchBox
      {...field}
      className={styles.search}
      value={typed}
      onChange={(_, { value }) => setTyped(value)}
    />
  )
}
