import {
  Avatar,
  Button,
  Checkbox,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  SearchBox,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { LoadingState } from '../../shared/ui/states.tsx'
import { colleaguesQuery } from './queries.ts'
import { useQueuesText } from './text.ts'

const useStyles = makeStyles({
  group: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  legend: { padding: 0, marginBottom: tokens.spacingVerticalXS },
  hint: { color: tokens.colorNeutralForeground3 },
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  search: { flexGrow: 1, maxWidth: '100%' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 0',
    maxHeight: '260px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  item: { display: 'flex', alignItems: 'center', paddingInlineEnd: tokens.spacingHorizontalM },
  label: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM, overflowWrap: 'anywhere' },
  words: { display: 'flex', flexDirection: 'column' },
  none: { padding: tokens.spacingHorizontalM, color: tokens.colorNeutralForeground3 },
})

/** Chooses the members of a queue among all colleagues, with search. */
export function MemberPicker({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (ids: readonly string[]) => void
}) {
  const t = useQueuesText()
  const styles = useStyles()
  const colleagues = useQuery(colleaguesQuery)
  const [wanted, setWanted] = useState('')
  const needle = wanted.trim().toLocaleLowerCase()
  const shown = (colleagues.data ?? []).filter(({ name }) => name.toLocaleLowerCase().includes(needle))
  const set = new Set<string>(chosen)

  if (colleagues.isPending) return <LoadingState rows={2} />
  if (colleagues.isError)
    return (
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('membersFailed')}</MessageBarBody>
        <MessageBarActions>
          <Button size="small" onClick={() => void colleagues.refetch()}>
            {t('retry')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    )
  return (
    <fieldset className={styles.group}>
      <legend className={styles.legend}>{t('members')}</legend>
      <Text size={200} className={styles.hint}>
        {t('membersHint')}
      </Text>
      <div className={styles.bar}>
        <SearchBox
          className={styles.search}
          aria-label={t('search')}
          placeholder={t('search')}
          value={wanted}
          onChange={(_, { value }) => setWanted(value)}
        />
        <Button
          size="small"
          appearance="subtle"
          onClick={() => onChange([...new Set<string>([...chosen, ...shown.map(({ id }) => id)])])}
        >
          {t('selectAll')}
        </Button>
        <Button size="small" appearance="subtle" onClick={() => onChange([])}>
          {t('clear')}
        </Button>
      </div>
      {shown.length === 0 ? (
        <Text className={styles.none}>{t('searchResult', { count: 0 })}</Text>
      ) : (
        <ul className={styles.list}>
          {shown.map(({ id, name, role }) => (
            <li key={id} className={styles.item}>
              <Checkbox
                checked={set.has(id)}
                onChange={(_, data) =>
                  onChange(data.checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
                label={
                  <span className={styles.label}>
                    <Avatar aria-hidden name={name} size={28} color="colorful" />
                    <span className={styles.words}>
                      {name}
                      <Text size={200} className={styles.hint}>
                        {t(`role.${role}`)}
                      </Text>
                    </span>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <Text size={200} role="status" className={styles.hint}>
        {chosen.length === 0 ? t('nobody') : t('selected', { count: chosen.length })}
      </Text>
    </fieldset>
  )
}
