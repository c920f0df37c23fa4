import { Button, Text } from '@fluentui/react-components'
import type { Account, Delivery } from '@parley/contracts/accounts'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useFormat } from '../../../shared/format.ts'
import { Facts } from '../../../shared/ui/facts.tsx'
import { RecordTable } from '../../../shared/ui/record-table.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { WebhookCheck } from '../parts/webhook-check.tsx'
import { WebhookPanel } from '../parts/webhook-panel.tsx'
import { parkedDeliveriesQuery, useAccountMutations } from '../queries.ts'
import { useChannelsText } from '../text.ts'

/** Why the server parks deliveries; others are shown as they come. */
const knownReasons = [
  'unknownAgent',
  'noChannel',
  'channelDraining',
  'workstreamInactive',
  'accountInactive',
  'notJson',
  'noConversation',
  'failed',
] as const
const isKnownReason = (reason: string): reason is (typeof knownReasons)[number] =>
  (knownReasons as readonly string[]).includes(reason)

/** URL and health of the webhook, and deliveries that wait for an administrator. */
export function WebhookTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const format = useFormat()
  const { webhook } = account
  return (
    <>
      <Section title={t('account.tab.webhook')}>
        <WebhookPanel account={account} showSteps={webhook.state !== 'verified'} />
      </Section>
      <Section title={t('webhook.check')} text={t('webhook.checkText')}>
        <WebhookCheck accountId={account.id} />
      </Section>
      <Section title={t('account.health')}>
        <Facts
          items={[
            {
              id: 'lastInbound',
              label: t('webhookTab.lastInbound'),
              value: webhook.lastInboundAt ? format.dateTime(webhook.lastInboundAt) : t('accounts.never'),
            },
            {
              id: 'refused',
              label: t('webhookTab.refusedSignatures'),
              value: (
                <>
                  <Text block>{format.number(webhook.refusedSignatures)}</Text>
                  <Text size={200}>{t('webhookTab.refusedSignaturesHint')}</Text>
                </>
              ),
            },
          ]}
        />
      </Section>
      <Section title={t('webhookTab.parked')} text={t('webhookTab.parkedText')}>
        <ParkedDeliveries account={account} />
      </Section>
    </>
  )
}

function ParkedDeliveries({ account }: { account: Account }) {
  const t = useChannelsText()
  const deliveries = useInfiniteQuery(parkedDeliveriesQuery(account.id))
  if (!deliveries.data)
    return deliveries.error ? (
      <ErrorState error={deliveries.error} onRetry={() => void deliveries.refetch()} headingLevel={3} />
    ) : (
      <LoadingState rows={2} />
    )
  const rows = deliveries.data.pages.flatMap((page) => page.items)
  if (rows.length === 0) return <Text>{t('webhookTab.parkedNone')}</Text>
  return (
    <>
      <DeliveryTable account={account} rows={rows} />
      {deliveries.hasNextPage && (
        <div>
          <Button
            disabledFocusable={deliveries.isFetchingNextPage}
            onClick={() => void deliveries.fetchNextPage()}
          >
            {t('webhookTab.more')}
          </Button>
        </div>
      )}
    </>
  )
}

function DeliveryTable({ account, rows }: { account: Account; rows: readonly Delivery[] }) {
  const t = useChannelsText()
  const format = useFormat()
  const toasts = useToasts()
  const { retryDelivery } = useAccountMutations()
  const reasonWords = (reason: string | null) =>
    reason === null
      ? t('webhookTab.noReason')
      : isKnownReason(reason)
        ? t(`webhookTab.reason.${reason}`)
        : reason
  const retry = (delivery: Delivery) =>
    retryDelivery.mutate(
      { params: { accountId: account.id, deliveryId: delivery.id } },
      { onSuccess: () => toasts.success(t('webhookTab.retried')), onError: (error) => toasts.error(error) },
    )
  return (
    <RecordTable
      label={t('webhookTab.parked')}
      rows={rows}
      rowKey={(delivery) => delivery.id}
      isInSection
      columns={[
        { id: 'received', label: t('webhookTab.received'), render: (one) => format.dateTime(one.receivedAt) },
        { id: 'kind', label: t('webhookTab.kind'), render: (one) => one.kind },
        {
          id: 'reason',
          label: t('webhookTab.reason'),
          render: (one) => reasonWords(one.reason),
        },
        { id: 'size', label: t('webhookTab.size'), render: (one) => format.fileSize(one.sizeBytes) },
        {
          id: 'action',
          label: t('webhookTab.action'),
          isLabelHidden: true,
          align: 'end',
          render: (one) => (
            <Button
              size="small"
              aria-label={t('webhookTab.retryOne', { when: format.dateTime(one.receivedAt) })}
              disabledFocusable={retryDelivery.isPending}
              onClick={() => retry(one)}
            >
              {t('webhookTab.retry')}
            </Button>
          ),
        },
      ]}
    />
  )
}
