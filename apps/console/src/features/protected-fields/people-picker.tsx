import { Checkbox, SearchBox, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { FieldRightsPerson } from '@parley/contracts/field-rights'
import { useState } from 'react'
import { useFieldsText } from './text.ts'

const useStyles = makeStyles({
  root: {
    border: 'none',
    margin: 0,
    padding: 0,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
  },
  legend: { padding: 0 },
  hint: { color: tokens.colorNeutralForeground3 },
  search: { maxWidth: '100%' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '4px 0',
    maxHeight: '220px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  words: { display: 'flex', flexDirection: 'column', overflowWrap: 'anywhere' },
})

/** The people a profile names, among everybody with an account. */
export function PeoplePicker<Id extends string>({
  people,
  chosen,
  onChange,
}: {
  people: readonly (FieldRightsPerson & { readonly id: Id })[]
  chosen: readonly Id[]
  onChange: (ids: Id[]) => void
}) {
  const t = useFieldsText()
  const styles = useStyles()
  const [wanted, setWanted] = useState('')
  const needle = wanted.trim().toLocaleLowerCase()
  const shown = people.filter(({ name }) => name.toLocaleLowerCase().includes(needle))
  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>{t('members')}</legend>
      <Text size={200} className={styles.hint}>
        {t('members.hint')}
      </Text>
      <SearchBox
        className={styles.search}
        aria-label={t('search')}
        placeholder={t('search')}
        value={wanted}
        onChange={(_, { value }) => setWanted(value)}
      />
      {shown.length === 0 ? (
        <Text className={styles.hint}>{t('members.none')}</Text>
      ) : (
        <ul className={styles.list}>
          {shown.map(({ id, name, role, isDisabled }) => (
            <li key={id}>
              <Checkbox
                checked={chosen.includes(id)}
                onChange={(_, { checked }) =>
                  onChange(checked === true ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
                label={
                  <span className={styles.words}>
                    {name}
                    <Text size={200} className={styles.hint}>
                      {isDisabled ? t('matrix.disabled') : t(`roleName.${role}`)}
                    </Text>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
      <Text size={200} role="status" className={styles.hint}>
        {t('members.chosen', { count: chosen.length })}
      </Text>
    </fieldset>
  )
}
