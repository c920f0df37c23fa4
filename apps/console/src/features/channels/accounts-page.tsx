import { Text, makeStyles, tokens } from '@fluentui/react-components'
import { AddRegular, PlugConnectedRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { RecentlyDeleted } from '../../shared/deletions/recently-deleted.tsx'
import { useFormat } from '../../shared/format.ts'
import { HealthLink } from '../../shared/health/health-badge.tsx'
import { healthListQuery } from '../../shared/health/queries.ts'
import { useHealthText } from '../../shared/health/text.ts'
import { useSession } from '../../shared/session.ts'
import { ButtonLink } from '../../shared/ui/button-link.tsx'
import { PageHeader } from '../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../shared/ui/page.tsx'
import { RecordTable } from '../../shared/ui/record-table.tsx'
import { EmptyState, ErrorState, LoadingState } from '../../shared/ui/states.tsx'
import { TextLink } from '../../shared/ui/text-link.tsx'
import { AccountBadge, WebhookBadge } from './parts/badges.tsx'
import { EmulatorNote } from './parts/emulator-note.tsx'
import { accountsQuery } from './queries.ts'
import { useChannelsText } from './text.ts'

const useStyles = makeStyles({
  name: { display: 'flex', flexDirection: 'column', gap: '2px' },
  title: { fontWeight: tokens.fontWeightSemibold },
  warning: { color: tokens.colorStatusWarningForeground1 },
  muted: { color: tokens.colorNeutralForeground3 },
})

/** "Accounts and channels": all messaging accounts, drafts included. */
export function Component() {
  const t = useChannelsText()
  const { emulatorUrl } = useSession()
  const accounts = useQuery(accountsQuery)
  const newAccount = (
    <ButtonLink to="/channels/accounts/new" appearance="primary" icon={<AddRegular />}>
      {t('accounts.new')}
    </ButtonLink>
  )
  return (
    <Page>
      <PageHeader
        title={t('accounts.title')}
        description={t('accounts.lead')}
        breadcrumbs={[{ label: t('channels.title'), to: '/channels' }]}
        {...(accounts.data && accounts.data.length > 0 ? { actions: newAccount } : {})}
      />
      <Surface flush>
        {accounts.data ? (
          accounts.data.length > 0 ? (
            <AccountTable accounts={accounts.data} />
          ) : (
            <EmptyState
              icon={<PlugConnectedRegular />}
              title={t('accounts.emptyTitle')}
              body={t('accounts.emptyText')}
              actions={newAccount}
            />
          )
        ) : accounts.error ? (
          <ErrorState error={accounts.error} onRetry={() => void accounts.refetch()} />
        ) : (
          <LoadingState />
        )}
      </Surface>
      <RecentlyDeleted kinds={['account']} topic="accounts" />
      {emulatorUrl && accounts.data?.length === 0 && <EmulatorNote />}
    </Page>
  )
}

function AccountTable({ accounts }: { accounts: readonly Account[] }) {
  const t = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  const health = useHealthText()
  const healths = useQuery(healthListQuery)
  const summaryOf = (id: string) => healths.data?.accounts.find((one) => one.id === id)
  return (
    <RecordTable
      label={t('accounts.list')}
      rows={accounts}
      rowKey={(account) => account.id}
      columns={[
        {
          id: 'name',
          label: t('accounts.name'),
          render: (account) => (
            <span className={styles.name}>
              <TextLink
                className={styles.title}
                to={`/channels/accounts/${account.id}${account.state === 'draft' ? '/setup' : ''}`}
              >
                {account.name}
              </TextLink>
              {account.state === 'draft' && (
                <Text size={200} className={styles.muted}>
                  {t('accounts.resume')}
                </Text>
              )}
              {account.webhook.parkedDeliveries > 0 && (
                <Text size={200} className={styles.warning}>
                  {t('accounts.parked', { count: account.webhook.parkedDeliveries })}
                </Text>
              )}
            </span>
          ),
        },
        { id: 'channel', label: t('accounts.channel'), render: () => t('name.gbm') },
        { id: 'state', label: t('accounts.state'), render: ({ state }) => <AccountBadge state={state} /> },
        {
          id: 'health',
          label: health('column'),
          render: ({ id, state }) => {
            const summary = summaryOf(id)
            return summary && state !== 'draft' ? (
              <HealthLink summary={summary} to={`/channels/accounts/${id}?tab=health`} />
            ) : (
              '–'
            )
          },
        },
        {
          id: 'webhook',
          label: t('accounts.webhook'),
          render: ({ webhook }) => <WebhookBadge state={webhook.state} />,
        },
        {
          id: 'agents',
          label: t('accounts.agents'),
          render: ({ googleAgents }) =>
            googleAgents.length === 0 ? '–' : googleAgents.map((agent) => agent.displayName).join(', '),
        },
        {
          id: 'lastInbound',
          label: t('accounts.lastInbound'),
          render: ({ webhook }) =>
            webhook.lastInboundAt ? (
              <time
                dateTime={webhook.lastInboundAt.toISOString()}
                title={format.dateTime(webhook.lastInboundAt)}
              >
                {format.relative(webhook.lastInboundAt)}
              </time>
            ) : (
              <Text className={styles.muted}>{t('accounts.never')}</Text>
            ),
        },
      ]}
    />
  )
}
