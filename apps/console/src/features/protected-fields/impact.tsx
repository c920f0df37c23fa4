import { MessageBar, MessageBarBody, MessageBarTitle, Text, makeStyles } from '@fluentui/react-components'
import type { FieldProfile, FieldRights } from '@parley/contracts/field-rights'
import { fieldRight, type FieldRight } from '@parley/contracts/protected-fields'
import { holdersOf, lossesBetween, rightsConcerned, rightsOutOfReach } from '@parley/domain/field-rights'
import { useFormat } from '../../shared/format.ts'
import { useSession } from '../../shared/session.ts'
import { useFieldsText } from './text.ts'

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } })

type Content = Pick<FieldProfile, 'rights' | 'roles'> & { readonly memberIds: readonly string[] }

/** Rights that the change needs and the person who is signed in lacks; empty when it is allowed. */
export function useOutOfReach(
  state: FieldRights,
  before: Content | null,
  after: Content | null,
): FieldRight[] {
  const { me } = useSession()
  return rightsOutOfReach(rightsConcerned(before, after), me.fieldRights, state)
}

/** What a change takes from whom, or why it is not allowed; `after` null: the profile goes away. */
export function Impact({
  state,
  before,
  after,
}: {
  state: FieldRights
  before: FieldProfile | null
  after: Content | null
}) {
  const t = useFieldsText()
  const styles = useStyles()
  const format = useFormat()
  const missing = useOutOfReach(state, before, after)
  const wordsOf = (rights: readonly FieldRight[]) => format.list(rights.map((one) => t(`right.${one}`)))
  if (missing.length > 0) {
    const holders = missing.flatMap((right) => holdersOf(state.profiles, state.people, right))
    const names = format.list([...new Set(holders.map(({ name }) => name))])
    return (
      <MessageBar intent="error" layout="multiline">
        <MessageBarBody>
          <MessageBarTitle>{t('reach.title')}</MessageBarTitle>{' '}
          {t('reach.body', { rights: wordsOf(missing), names })}
        </MessageBarBody>
      </MessageBar>
    )
  }
  const others = state.profiles.filter(({ id }) => id !== before?.id)
  const left = after ? [...others, after] : others
  const losses = lossesBetween(state.profiles, left, state.people)
  if (losses.length === 0) return after ? null : <Text>{t('impact.none')}</Text>
  const orphaned = fieldRight.options.filter(
    (right) =>
      holdersOf(state.profiles, state.people, right).length > 0 &&
      holdersOf(left, state.people, right).length === 0,
  )
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('impact.title')}</MessageBarTitle>
        <ul className={styles.list}>
          {losses.map(({ person, rights }) => (
            <li key={person.id}>{t('impact.line', { name: person.name, rights: wordsOf(rights) })}</li>
          ))}
        </ul>
        {orphaned.length > 0 && t('impact.nobody', { rights: wordsOf(orphaned) })}
      </MessageBarBody>
    </MessageBar>
  )
}
