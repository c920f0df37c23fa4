import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, ClockRegular, CopyRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import type { OperatingHours } from '@parley/contracts/operating-hours'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { DeleteHours } from './delete-hours.tsx'
import { HoursState } from './hours-state.tsx'
import { hoursQuery } from './queries.ts'
import { useHoursText } from './text.ts'

const useStyles = makeStyles({
  title: { fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground3 },
  actions: {
    display: 'inline-flex',
    gap: tokens.spacingHorizontalXS,
    '@media (max-width: 720px)': { justifyContent: 'start' },
  },
})

/** All operating hours: open now or not, and which queues use them. */
export function Component() {
  const t = useHoursText()
  const hours = useQuery(hoursQuery)
  const [leaving, setLeaving] = useState<OperatingHours | null>(null)
  const newHours = (
    <ButtonLink appearance="primary" icon={<AddRegular />} to="/operating-hours/new">
      {t('new')}
    </ButtonLink>
  )
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        {...(hours.data && hours.data.length > 0 ? { actions: newHours } : {})}
      />
      <Surface flush>
        {hours.data ? (
          hours.data.length > 0 ? (
            <HoursTable all={hours.data} onDelete={setLeaving} />
          ) : (
            <EmptyState
              icon={<ClockRegular />}
              title={t('emptyTitle')}
              body={t('emptyText')}
              actions={newHours}
            />
          )
        ) : hours.error ? (
          <ErrorState error={hours.error} onRetry={() => void hours.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Surface>
      {leaving && <DeleteHours hours={leaving} onClose={() => setLeaving(null)} />}
    </Page>
  )
}

function HoursTable({
  all,
  onDelete,
}: {
  all: readonly OperatingHours[]
  onDelete: (hours: OperatingHours) => void
}) {
  const t = useHoursText()
  const styles = useStyles()
  const navigate = useNavigate()
  return (
    <RecordTable
      label={t('list')}
      rows={all}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'name',
          label: t('name'),
          render: ({ id, name }) => (
            <TextLink className={styles.title} to={`/operating-hours/${id}`}>
              {name}
            </TextLink>
          ),
        },
        { id: 'now', label: t('now'), render: (hours) => <HoursState hours={hours} /> },
        { id: 'zone', label: t('timeZone'), render: ({ timeZone }) => timeZone.replaceAll('_', ' ') },
        {
          id: 'usedBy',
          label: t('usedBy'),
          render: ({ usedBy }) =>
            usedBy.length > 0 ? (
              usedBy.map(({ name }) => name).join(', ')
            ) : (
              <Text className={styles.muted}>{t('unused')}</Text>
            ),
        },
        {
          id: 'actions',
          label: t('actions'),
          isLabelHidden: true,
          align: 'end',
          render: (hours) => (
            <span className={styles.actions}>
              {(
                [
                  ['edit', <EditRegular key="edit" />, () => void navigate(`/operating-hours/${hours.id}`)],
                  [
                    'copy',
                    <CopyRegular key="copy" />,
                    () => void navigate(`/operating-hours/new?from=${hours.id}`),
                  ],
                  ['delete', <DeleteRegular key="delete" />, () => onDelete(hours)],
                ] as const
              ).map(([action, icon, onClick]) => (
                <Button
                  key={action}
                  appearance="subtle"
                  icon={icon}
                  aria-label={t(action, { name: hours.name })}
                  onClick={onClick}
                />
              ))}
            </span>
          ),
        },
      ]}
    />
  )
}
