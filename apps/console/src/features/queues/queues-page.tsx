import { Button, Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, PeopleQueueRegular } from '@fluentui/react-icons'
import type { Queue } from '@parley/contracts/queues'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { RecentlyDeleted } from '../../shared/deletions/recently-deleted.tsx'
import { useFormat } from '../../shared/format.ts'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { StateBadge } from '../../shared/ui/state-badge.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { useToasts } from '../../shared/ui/toasts.tsx'
import { CopyQueue } from './copy-queue.tsx'
import { LeaveQueue } from './leave-queue.tsx'
import { queuesQuery, useQueueMutations } from './queries.ts'
import { QueueActions, type QueueAction } from './queue-actions.tsx'
import { QueueDialog } from './queue-dialog.tsx'
import { useQueuesText } from './text.ts'

const useStyles = makeStyles({
  name: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  title: { fontWeight: tokens.fontWeightSemibold },
  muted: { color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground1 },
  actions: {
    display: 'flex',
    justifyContent: 'flex-end',
    '@media (max-width: 720px)': { justifyContent: 'start' },
  },
})

/** All queues; `?new` opens the dialog for a new one, `?queue=<id>` edits one, so that both can be linked to. */
export function Component() {
  const t = useQueuesText()
  const queues = useQuery(queuesQuery)
  const [search, setSearch] = useSearchParams()
  const toasts = useToasts()
  const { activate } = useQueueMutations()
  const [asked, setAsked] = useState<{ queue: Queue; action: QueueAction } | null>(null)
  const edited = queues.data?.find((queue) => queue.id === search.get('queue'))
  const close = () => setSearch({})
  const act = (queue: Queue, action: QueueAction) => {
    if (action === 'edit') setSearch({ queue: queue.id })
    else if (action === 'activate')
      activate.mutate(queue.id, {
        onSuccess: ({ name }) => toasts.success(t('activated', { name })),
        onError: (error) => toasts.error(error),
      })
    else setAsked({ queue, action })
  }
  const newQueue = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setSearch({ new: '' })}>
      {t('new')}
    </Button>
  )
  return (
    <Page>
      <PageHeader
        title={t('title')}
        description={t('lead')}
        {...(queues.data && queues.data.length > 0 ? { actions: newQueue } : {})}
      />
      <Surface flush>
        {queues.data ? (
          queues.data.length > 0 ? (
            <QueueTable queues={queues.data} onAct={act} />
          ) : (
            <EmptyState
              icon={<PeopleQueueRegular />}
              title={t('emptyTitle')}
              body={t('emptyText')}
              actions={newQueue}
            />
          )
        ) : queues.error ? (
          <ErrorState error={queues.error} onRetry={() => void queues.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Surface>
      <RecentlyDeleted kinds={['queue']} topic="queues" />
      {queues.data && search.has('new') && <QueueDialog queue={null} onClose={close} />}
      {edited && <QueueDialog key={edited.id} queue={edited} onClose={close} />}
      {asked?.action === 'copy' && <CopyQueue queue={asked.queue} onClose={() => setAsked(null)} />}
      {(asked?.action === 'delete' || asked?.action === 'deactivate') && (
        <LeaveQueue queue={asked.queue} manner={asked.action} onClose={() => setAsked(null)} />
      )}
    </Page>
  )
}

function QueueTable({
  queues,
  onAct,
}: {
  queues: readonly Queue[]
  onAct: (queue: Queue, action: QueueAction) => void
}) {
  const t = useQueuesText()
  const styles = useStyles()
  const format = useFormat()
  const sorted = [...queues].sort((a, b) => a.priority - b.priority || a.name.localeCompare(b.name))
  return (
    <RecordTable
      label={t('list')}
      rows={sorted}
      rowKey={(queue) => queue.id}
      columns={[
        {
          id: 'name',
          label: t('name'),
          render: (queue) => (
            <span className={styles.name}>
              <TextLink className={styles.title} to={`/queues?queue=${queue.id}`}>
                {queue.name}
              </TextLink>
              {queue.isDefault && (
                <StateBadge tone="neutral" icon={null}>
                  {t('default')}
                </StateBadge>
              )}
              {!queue.isActive && <StateBadge tone="neutral">{t('inactive')}</StateBadge>}
            </span>
          ),
        },
        { id: 'priority', label: t('priority'), render: ({ priority }) => format.number(priority) },
        {
          id: 'members',
          label: t('members'),
          render: (queue) =>
            queue.isDefault ? (
              t('everybody')
            ) : (
              <Text {...(queue.memberIds.length === 0 ? { className: styles.warning } : {})}>
                {t('memberCount', { count: queue.memberIds.length })}
              </Text>
            ),
        },
        { id: 'waiting', label: t('waiting'), render: ({ waitingCount }) => format.number(waitingCount) },
        {
          id: 'usedBy',
          label: t('usedBy'),
          render: ({ usedBy }) =>
            usedBy.length > 0 ? (
              usedBy.map(({ workstream }) => workstream).join(', ')
            ) : (
              <Text className={styles.muted}>{t('unused')}</Text>
            ),
        },
        {
          id: 'actions',
          label: t('actions'),
          isLabelHidden: true,
          align: 'end',
          render: (queue) => (
            <span className={styles.actions}>
              <QueueActions queue={queue} onAct={(action) => onAct(queue, action)} />
            </span>
          ),
        },
      ]}
    />
  )
}
