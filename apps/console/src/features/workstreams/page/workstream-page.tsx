import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular, CopyAddRegular, DeleteRegular, EditRegular, PauseRegular } from '@fluentui/react-icons'
import type { Workstream } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { useFormat } from '../../../shared/format.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { workstreamQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import { ChannelCard } from './channel-card.tsx'
import { CopyWorkstream } from './copy-workstream.tsx'
import { DeleteWorkstream } from './delete-workstream.tsx'
import { EditChannel } from './edit-channel.tsx'
import { EditWorkstream } from './edit-workstream.tsx'
import { DeactivateWorkstream, useTurnWorkstream } from './turn-workstream.tsx'

const useStyles = makeStyles({
  hero: {
    backgroundImage: `linear-gradient(135deg, ${tokens.colorBrandBackground2}, ${tokens.colorNeutralBackground1})`,
    borderRadius: tokens.borderRadiusXLarge,
  },
  channels: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  row: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
})

/** One workstream: its channels, how work is distributed, where unassigned work goes. `?channel=<id>` edits one. */
export function Component() {
  const { workstreamId = '' } = useParams()
  const [isGone, setIsGone] = useState(false)
  // Once it is deleted there is nothing to read; the page stays for the moment until the next one is there.
  const workstream = useQuery({ ...workstreamQuery(workstreamId), enabled: !isGone })
  if (workstream.data)
    return <WorkstreamView workstream={workstream.data} onDeleted={() => setIsGone(true)} />
  return (
    <Page>
      <Surface>
        {workstream.error ? (
          <ErrorState error={workstream.error} onRetry={() => void workstream.refetch()} headingLevel={1} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Page>
  )
}

function WorkstreamView({ workstream, onDeleted }: { workstream: Workstream; onDeleted: () => void }) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const format = useFormat()
  const [search, setSearch] = useSearchParams()
  const [open, setOpen] = useState<'name' | 'queue' | 'copy' | 'deactivate' | 'delete' | null>(null)
  const toasts = useToasts()
  const turn = useTurnWorkstream(workstream)
  const edited = workstream.channels.find((channel) => channel.id === search.get('channel'))
  const wizard = `/workstreams/${workstream.id}/channels/new`
  const hasChannels = workstream.channels.length > 0
  return (
    <Page>
      <PageHeader
        title={workstream.name}
        breadcrumbs={[{ label: t('list.title'), to: '/workstreams' }]}
        badge={!workstream.isActive && <StateBadge tone="warning">{t('life.inactive')}</StateBadge>}
        actions={
          <>
            <Button icon={<EditRegular />} onClick={() => setOpen('name')}>
              {t('page.rename')}
            </Button>
            <Button icon={<CopyAddRegular />} onClick={() => setOpen('copy')}>
              {t('life.copy')}
            </Button>
            {workstream.isActive && (
              <Button icon={<PauseRegular />} onClick={() => setOpen('deactivate')}>
                {t('life.deactivate')}
              </Button>
            )}
            <Button icon={<DeleteRegular />} onClick={() => setOpen('delete')}>
              {t('page.delete')}
            </Button>
          </>
        }
      />
      {!workstream.isActive && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>{t('life.inactiveTitle')}</MessageBarTitle> {t('life.inactiveText')}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={() => void turn().catch(toasts.error)}>{t('life.activate')}</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {!hasChannels && (
        <div className={styles.hero}>
          <Section
            title={t('page.setUpTitle')}
            text={t('page.setUpText')}
            actions={
              <ButtonLink to={wizard} appearance="primary" size="large" icon={<AddRegular />}>
                {t('page.setUp')}
              </ButtonLink>
            }
          />
        </div>
      )}
      <Section title={t('page.facts')}>
        <Facts
          items={[
            { id: 'type', label: t('page.type'), value: t('kind.messaging') },
            { id: 'channel', label: t('page.channel'), value: t('kind.gbm') },
            {
              id: 'mode',
              label: t('page.mode'),
              value: (
                <span className={styles.row}>
                  {t(`mode.${workstream.distributionMode}`)}
                  <StateBadge tone="neutral" icon={null}>
                    {t('page.modeFixed')}
                  </StateBadge>
                </span>
              ),
            },
            {
              id: 'queue',
              label: t('page.queue'),
              value: workstream.fallbackQueue.name,
              action: (
                <Button size="small" aria-label={t('page.changeQueueTitle')} onClick={() => setOpen('queue')}>
                  {t('page.changeQueue')}
                </Button>
              ),
            },
            { id: 'created', label: t('page.created'), value: format.date(workstream.createdAt) },
          ]}
        />
      </Section>
      {hasChannels && (
        <Section
          title={t('page.channels')}
          actions={
            <ButtonLink to={wizard} icon={<AddRegular />}>
              {t('page.setUp')}
            </ButtonLink>
          }
        >
          <div className={styles.channels}>
            {workstream.channels.map((channel) => (
              <ChannelCard
                key={channel.id}
                channel={channel}
                onEdit={() => setSearch({ channel: channel.id })}
              />
            ))}
          </div>
        </Section>
      )}
      {edited && <EditChannel key={edited.id} channel={edited} onClose={() => setSearch({})} />}
      {(open === 'name' || open === 'queue') && (
        <EditWorkstream workstream={workstream} field={open} onClose={() => setOpen(null)} />
      )}
      {open === 'copy' && <CopyWorkstream workstream={workstream} onClose={() => setOpen(null)} />}
      {open === 'deactivate' && (
        <DeactivateWorkstream workstream={workstream} onClose={() => setOpen(null)} />
      )}
      {open === 'delete' && (
        <DeleteWorkstream workstream={workstream} onDeleted={onDeleted} onClose={() => setOpen(null)} />
      )}
    </Page>
  )
}
