import { Switch, Text, makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { CheckmarkCircleFilled, CircleHintRegular, PeopleRegular, PersonRegular } from '@fluentui/react-icons'
import type { FieldProfile, FieldRights, FieldRightsPerson } from '@parley/contracts/field-rights'
import { fieldAction, fieldRight, protectedField, type FieldRight } from '@parley/contracts/protected-fields'
import { role as roles, type Role } from '@parley/contracts/session'
import { reachOf, sourcesOf, takesEffect } from '@parley/domain/field-rights'
import { useState } from 'react'
import { useFormat } from '../../shared/format.ts'
import { useSession } from '../../shared/session.ts'
import { Section } from '../../shared/ui/section.tsx'
import { useMatrixStyles } from './matrix-styles.ts'
import { useFieldsText } from './text.ts'

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
})

/** A line of the matrix: a role as a whole, or a person. */
interface Line {
  readonly id: string
  readonly name: string
  readonly isRole: boolean
  readonly note: string
  readonly isEffective: boolean
  readonly sources: (right: FieldRight) => FieldProfile[]
}

/** Who may do what: a line for each role and person, a column for each right, and through which profile. */
export function Matrix({ state }: { state: FieldRights }) {
  const t = useFieldsText()
  const styles = useStyles()
  const table = useMatrixStyles()
  const [isEverybody, setIsEverybody] = useState(false)
  const lines = useLines(state, isEverybody)
  const isDormantShown = lines.some(
    (line) => !line.isEffective && fieldRight.options.some((right) => line.sources(right).length > 0),
  )
  return (
    <Section
      title={t('matrix.title')}
      text={t('matrix.lead')}
      actions={
        <Switch
          label={t('matrix.everybody')}
          checked={isEverybody}
          onChange={(_, { checked }) => setIsEverybody(checked)}
        />
      }
    >
      <table className={table.table} aria-label={t('matrix.title')}>
        <thead className={table.head}>
          <tr>
            <th scope="col" rowSpan={2} className={mergeClasses(table.heading, table.first)}>
              {t('matrix.who')}
            </th>
            {protectedField.options.map((field) => (
              <th
                key={field}
                scope="colgroup"
                colSpan={3}
                className={mergeClasses(table.heading, table.group)}
              >
                {t(`field.${field}`)}
              </th>
            ))}
          </tr>
          <tr>
            {protectedField.options.flatMap((field) =>
              fieldAction.options.map((action) => (
                <th key={`${field}.${action}`} scope="col" className={table.heading}>
                  {t(`action.${action}`)}
                </th>
              )),
            )}
          </tr>
        </thead>
        <tbody className={table.body}>
          {lines.map((line) => (
            <tr key={line.id} className={table.row}>
              <th scope="row" className={mergeClasses(table.cell, table.who)}>
                <span className={table.name}>
                  {line.isRole ? <PeopleRegular aria-hidden /> : <PersonRegular aria-hidden />}
                  <span>
                    <Text weight="semibold">{line.name}</Text>
                    {line.note && (
                      <Text block size={200} className={styles.quiet}>
                        {line.note}
                      </Text>
                    )}
                  </span>
                </span>
              </th>
              {fieldRight.options.map((right) => (
                <td key={right} className={table.cell}>
                  <span aria-hidden className={table.label}>
                    {t(`right.${right}`)}
                  </span>
                  <Cell line={line} right={right} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {isDormantShown && (
        <Text size={200} className={styles.quiet}>
          {t('matrix.dormantHint')}
        </Text>
      )}
    </Section>
  )
}

function Cell({ line, right }: { line: Line; right: FieldRight }) {
  const t = useFieldsText()
  const format = useFormat()
  const table = useMatrixStyles()
  const sources = line.sources(right)
  if (sources.length === 0)
    return (
      <span className={table.none} role="img" aria-label={t('matrix.no')}>
        –
      </span>
    )
  return (
    <span className={table.answer}>
      <span className={line.isEffective ? table.yes : table.dormant}>
        {line.isEffective ? <CheckmarkCircleFilled aria-hidden /> : <CircleHintRegular aria-hidden />}
        {line.isEffective ? t('matrix.yes') : t('matrix.dormant')}
      </span>
      <span className={table.through}>
        {t('matrix.through', { profiles: format.list(sources.map(({ name }) => name)) })}
      </span>
    </span>
  )
}

/** Roles that a profile names (administrators always), then administrators and whoever a profile names, or everybody. */
function useLines({ profiles, people }: FieldRights, isEverybody: boolean): Line[] {
  const t = useFieldsText()
  const { me } = useSession()
  const ofRole = (role: Role): Line => ({
    id: role,
    name: t(`role.${role}`),
    isRole: true,
    note: '',
    isEffective: takesEffect(role),
    sources: (right) => profiles.filter((one) => one.roles.includes(role) && one.rights.includes(right)),
  })
  const ofPerson = (person: FieldRightsPerson): Line => ({
    id: person.id,
    name: person.id === me.id ? `${person.name} ${t('matrix.you')}` : person.name,
    isRole: false,
    note: person.isDisabled ? t('matrix.disabled') : t(`roleName.${person.role}`),
    isEffective: takesEffect(person.role) && !person.isDisabled,
    sources: (right) => sourcesOf(profiles, person, right),
  })
  const isNamed = (person: FieldRightsPerson) => profiles.some((one) => reachOf(one, person) === 'person')
  return [
    ...roles.options
      .filter((role) => takesEffect(role) || profiles.some((one) => one.roles.includes(role)))
      .map(ofRole),
    ...people
      .filter((one) => isEverybody || isNamed(one) || (takesEffect(one.role) && !one.isDisabled))
      .map(ofPerson),
  ]
}
