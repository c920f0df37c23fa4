import { Checkbox, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ProblemBar } from '../../shared/ui/problem-bar.tsx'
import { LoadingState } from '../../shared/ui/states.tsx'
import { queueChoicesQuery } from './queries.ts'
import { useTeamText } from './team-text.ts'

/** A search field pays from here on. */
const searchFrom = 8

const useStyles = makeStyles({
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXS },
  hint: { color: tokens.colorNeutralForeground3 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 0',
    maxHeight: '200px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflowWrap: 'anywhere',
  },
})

/** The queues a person is listed in, beside the default queue, which contains everybody. */
export function QueueChoice({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}) {
  const t = useTeamText()
  const styles = useStyles()
  const queues = useQuery(queueChoicesQuery)
  const [wanted, setWanted] = useState('')
  const needle = wanted.trim().toLocaleLowerCase()
  const shown = (queues.data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(needle))
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('queues.label')}</legend>
      <Text size={200} className={styles.hint}>
        {t(queues.data?.length === 0 ? 'queues.none' : 'queues.hint')}
      </Text>
      {queues.isPending && <LoadingState shape="line" />}
      <ProblemBar error={queues.error} onRetry={() => void queues.refetch()} />
      {queues.data && queues.data.length >= searchFrom && (
        <SearchBox
          aria-label={t('queues.search')}
          placeholder={t('queues.search')}
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
        />
      )}
      {shown.length > 0 && (
        <ul className={styles.list}>
          {shown.map(({ id, name, isActive }) => (
            <li key={id}>
              <Checkbox
                checked={chosen.includes(id)}
                label={isActive ? name : t('queues.inactive', { name })}
                onChange={(_, { checked }) =>
                  onChange(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
            </li>
          ))}
        </ul>
      )}
      {needle !== '' && shown.length === 0 && (
        <Text role="status" className={styles.hint}>
          {t('queues.notFound', { text: wanted.trim() })}
        </Text>
      )}
    </fieldset>
  )
}
