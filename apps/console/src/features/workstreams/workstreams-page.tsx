import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, BranchForkRegular } from '@fluentui/react-icons'
import type { Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { RecentlyDeleted } from '../../shared/deletions/recently-deleted.tsx'
import { HealthLink } from '../../shared/health/health-badge.tsx'
import { healthListQuery } from '../../shared/health/queries.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { workstreamsQuery } from './queries.ts'
import { useWorkstreamsText } from './text.ts'

const useStyles = makeStyles({
  name: { display: 'flex', flexDirection: 'column', gap: '2px' },
  channels: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  channel: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalS,
    rowGap: '2px',
  },
  title: { fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground3 },
})

/** "All workstreams". */
export function Component() {
  const t = useWorkstreamsText()
  const workstreams = useQuery(workstreamsQuery)
  const newWorkstream = (
    <ButtonLink to="/workstreams/new" appearance="primary" icon={<AddRegular />}>
      {t('list.new')}
    </ButtonLink>
  )
  return (
    <Page>
      <PageHeader
        title={t('list.title')}
        description={t('list.lead')}
        {...(workstreams.data && workstreams.data.length > 0 ? { actions: newWorkstream } : {})}
      />
      <Surface flush>
        {workstreams.data ? (
          workstreams.data.length > 0 ? (
            <WorkstreamTable workstreams={workstreams.data} />
          ) : (
            <EmptyState
              icon={<BranchForkRegular />}
              title={t('list.emptyTitle')}
              body={t('list.emptyText')}
              actions={newWorkstream}
            />
          )
        ) : workstreams.error ? (
          <ErrorState error={workstreams.error} onRetry={() => void workstreams.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Surface>
      <RecentlyDeleted kinds={['workstream', 'channel']} topic="workstreams" />
    </Page>
  )
}

function WorkstreamTable({ workstreams }: { workstreams: readonly Workstream[] }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const healths = useQuery(healthListQuery).data?.channels
  return (
    <RecordTable
      label={t('list.label')}
      rows={workstreams}
      rowKey={(workstream) => workstream.id}
      columns={[
        {
          id: 'name',
          label: t('list.name'),
          render: (workstream) => (
            <span className={styles.name}>
              <TextLink className={styles.title} to={`/workstreams/${workstream.id}`}>
                {workstream.name}
              </TextLink>
              <Text size={200} className={styles.muted}>
                {t('kind.gbm')}
              </Text>
              {!workstream.isActive && (
                <span>
                  <StateBadge tone="warning">{t('life.inactive')}</StateBadge>
                </span>
              )}
            </span>
          ),
        },
        {
          id: 'channels',
          label: t('list.channels'),
          render: ({ channels }) =>
            channels.length === 0 ? (
              <StateBadge tone="warning">{t('list.noChannel')}</StateBadge>
            ) : (
              <ul className={styles.channels}>
                {channels.map((channel) => {
                  const summary = healths?.find((one) => one.id === channel.id)
                  return (
                    <li key={channel.id} className={styles.channel}>
                      {channel.googleAgent.displayName}
                      {summary && (
                        <HealthLink
                          summary={summary}
                          to={`/workstreams/${channel.workstreamId}/channels/${channel.id}/health`}
                        />
                      )}
                    </li>
                  )
                })}
              </ul>
            ),
        },
        {
          id: 'mode',
          label: t('list.mode'),
          render: ({ distributionMode }) => t(`mode.${distributionMode}`),
        },
        { id: 'queue', label: t('list.queue'), render: ({ fallbackQueue }) => fallbackQueue.name },
      ]}
    />
  )
}
