import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { DeleteRegular, EditRegular, ShieldKeyholeRegular } from '@fluentui/react-icons'
import type { FieldProfile, FieldRights } from '@parley/contracts/field-rights'
import { fieldAction, protectedField } from '@parley/contracts/protected-fields'
import type { ReactNode } from 'react'
import { useFormat } from '../../shared/format.ts'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { Section } from '../../shared/ui/section.tsx'
import { EmptyState } from '../../shared/ui/states.tsx'
import { useFieldsText } from './text.ts'

const useStyles = makeStyles({
  muted: { color: tokens.colorNeutralForeground3 },
  lines: { display: 'flex', flexDirection: 'column' },
  actions: { display: 'inline-flex', gap: tokens.spacingHorizontalXS },
})

/** The profiles with their rights and people. */
export function ProfileList({
  state: { profiles, people },
  newProfile,
  onEdit,
  onDelete,
}: {
  state: FieldRights
  newProfile: ReactNode
  onEdit: (profile: FieldProfile) => void
  onDelete: (profile: FieldProfile) => void
}) {
  const t = useFieldsText()
  const styles = useStyles()
  const format = useFormat()
  const rightsOf = ({ rights }: FieldProfile) =>
    protectedField.options.flatMap((field) => {
      const actions = fieldAction.options.filter((action) => rights.includes(`${field}.${action}`))
      if (actions.length === 0) return []
      const list = format.list(actions.map((action) => t(`action.${action}`)))
      return [t('profiles.rightsOf', { field: t(`field.${field}`), actions: list })]
    })
  const namesOf = ({ roles, memberIds }: FieldProfile) => [
    ...roles.map((role) => t(`role.${role}`)),
    ...memberIds.flatMap((id) => people.find((one) => one.id === id)?.name ?? []),
  ]
  const orQuiet = (lines: string[], none: string) =>
    lines.length > 0 ? (
      lines.map((line) => <span key={line}>{line}</span>)
    ) : (
      <Text className={styles.muted}>{none}</Text>
    )
  return (
    <Section title={t('profiles.title')} text={t('profiles.lead')}>
      {profiles.length === 0 ? (
        <EmptyState
          icon={<ShieldKeyholeRegular />}
          title={t('profiles.empty.title')}
          body={t('profiles.empty.body')}
          actions={newProfile}
          headingLevel={3}
        />
      ) : (
        <RecordTable
          isInSection
          label={t('profiles.title')}
          rows={profiles}
          rowKey={({ id }) => id}
          columns={[
            {
              id: 'name',
              label: t('column.name'),
              render: ({ name, description }) => (
                <span className={styles.lines}>
                  <Text weight="semibold">{name}</Text>
                  <Text size={200} className={styles.muted}>
                    {description}
                  </Text>
                </span>
              ),
            },
            {
              id: 'rights',
              label: t('column.rights'),
              render: (profile) => (
                <span className={styles.lines}>{orQuiet(rightsOf(profile), t('profiles.noRights'))}</span>
              ),
            },
            {
              id: 'who',
              label: t('column.who'),
              render: (profile) => {
                const names = namesOf(profile)
                return orQuiet(names.length > 0 ? [format.list(names)] : [], t('profiles.nobody'))
              },
            },
            {
              id: 'actions',
              label: t('column.actions'),
              isLabelHidden: true,
              align: 'end',
              render: (profile) => (
                <span className={styles.actions}>
                  <Button
                    appearance="subtle"
                    icon={<EditRegular />}
                    aria-label={t('edit', { name: profile.name })}
                    onClick={() => onEdit(profile)}
                  />
                  <Button
                    appearance="subtle"
                    icon={<DeleteRegular />}
                    aria-label={t('delete', { name: profile.name })}
                    onClick={() => onDelete(profile)}
                  />
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  )
}
