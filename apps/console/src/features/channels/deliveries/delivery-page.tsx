import { Button } from '@fluentui/react-components'
import type { DeliveryDetail } from '@parley/contracts/deliveries'
import { useQuery } from '@tanstack/react-query'
import { useParams } from 'react-router'
import { useFormat } from '../../../shared/format.ts'
import { Facts, type Fact } from '../../../shared/ui/facts.tsx'
import { PageHeader } from '../../../shared/ui/page-header.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useChannelsText } from '../text.ts'
import { BodySection, HeaderSection } from './body-section.tsx'
import { DryRunSection } from './dry-run-section.tsx'
import { deliveryQuery } from './queries.ts'
import { RetryBar, useRetry } from './retry-bar.tsx'
import { useDeliveriesText } from './text.ts'
import { VerdictBadge } from './verdict-badge.tsx'
import { useWords } from './words.ts'

/** One delivery whole. */
export function Component() {
  const { deliveryId = '' } = useParams()
  const delivery = useQuery(deliveryQuery(deliveryId))
  if (delivery.data) return <Detail key={deliveryId} delivery={delivery.data} />
  return (
    <Page>
      <Surface>
        {delivery.error ? (
          <ErrorState error={delivery.error} onRetry={() => void delivery.refetch()} headingLevel={1} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Page>
  )
}

function Detail({ delivery }: { delivery: DeliveryDetail }) {
  const t = useDeliveriesText()
  const channels = useChannelsText()
  const words = useWords()
  const format = useFormat()
  const retry = useRetry()
  const isStored = delivery.state !== null
  const facts: (Fact | false | null)[] = [
    { id: 'id', label: t('detail.id'), value: delivery.id },
    { id: 'kind', label: t('column.kind'), value: words.kind(delivery.kind) },
    delivery.way && {
      id: 'way',
      label: t('detail.way'),
      value: delivery.way.agent
        ? t('detail.way.agent', { name: delivery.way.agent.name })
        : t('detail.way.partner'),
    },
    delivery.way && {
      id: 'token',
      label: t('detail.way.token'),
      value: delivery.way.isOldToken ? t('detail.way.old') : t('detail.way.current'),
    },
    { id: 'size', label: t('detail.size'), value: format.fileSize(delivery.sizeBytes) },
    !isStored &&
      delivery.verdict !== 'duplicate' && {
        id: 'source',
        label: t('detail.source'),
        value: delivery.source ?? t('detail.sourceMany'),
      },
    isStored
      ? {
          id: 'repeats',
          label: t('detail.repeats'),
          value: t('detail.repeatsCount', { count: delivery.repeats }),
        }
      : delivery.calls > 1 && { id: 'calls', label: t('detail.calls'), value: format.number(delivery.calls) },
  ]
  return (
    <Page>
      <PageHeader
        title={t('detail.title', { id: delivery.id })}
        badge={<VerdictBadge delivery={delivery} />}
        description={format.dateTimeSeconds(delivery.receivedAt)}
        breadcrumbs={[
          { label: channels('channels.title'), to: '/channels' },
          { label: t('title'), to: '/channels/deliveries' },
          {
            label: delivery.accountName,
            to: `/channels/accounts/${delivery.accountId}?tab=deliveries`,
          },
        ]}
        actions={
          delivery.state === 'parked' && (
            <Button
              appearance="primary"
              disabledFocusable={retry.isRunning}
              onClick={() => retry.start({ ids: [delivery.id] })}
            >
              {t('retry')}
            </Button>
          )
        }
      />
      <RetryBar retry={retry} />
      {delivery.reason && (
        <Section title={words.reason(delivery.reason)} text={words.remedy(delivery.reason)} />
      )}
      <Section title={t('detail.facts')}>
        <Facts items={facts.filter((one) => typeof one === 'object' && one !== null)} />
      </Section>
      <Became delivery={delivery} />
      {isStored && <Timings delivery={delivery} />}
      {isStored && delivery.body && <DryRunSection deliveryId={delivery.id} />}
      <BodySection delivery={delivery} />
      <HeaderSection delivery={delivery} />
    </Page>
  )
}

function Became({ delivery }: { delivery: DeliveryDetail }) {
  const t = useDeliveriesText()
  const words = useWords()
  const format = useFormat()
  const { conversation, message, duplicateOf, state, isRetried } = delivery
  if (state === null && !duplicateOf) return null
  const thread = conversation && `/inbox/all/${conversation.id}`
  const items: Fact[] = []
  if (duplicateOf)
    items.push({
      id: 'duplicate',
      label: t('detail.duplicateOf'),
      value: (
        <TextLink to={`/channels/deliveries/${duplicateOf}`}>
          {t('detail.title', { id: duplicateOf })}
        </TextLink>
      ),
    })
  if (conversation && thread)
    items.push({
      id: 'conversation',
      label: t('detail.conversation'),
      value: <TextLink to={thread}>{conversation.customerName ?? t('detail.noName')}</TextLink>,
    })
  if (message && thread)
    items.push({
      id: 'message',
      label: t('detail.message'),
      value: (
        <TextLink to={thread}>
          {t('detail.messageAt', {
            kind: words.content(message.kind),
            when: format.dateTimeSeconds(message.at),
          })}
        </TextLink>
      ),
    })
  const notes = {
    new: t('detail.notYet'),
    parked: t('detail.isParked'),
    done: items.length > 0 ? undefined : t('detail.nothing'),
  }
  const note = [state && notes[state], isRetried && t('detail.isRetried')].filter(Boolean).join(' ')
  return (
    <Section title={t('detail.became')} text={note}>
      {items.length > 0 && <Facts items={items} />}
    </Section>
  )
}

function Timings({ delivery }: { delivery: DeliveryDetail }) {
  const t = useDeliveriesText()
  const format = useFormat()
  const { receivedAt, storedAt, processedAt, state } = delivery
  // Two clocks may differ by a little; nothing is stored before it came.
  const after = (at: Date, since: Date) =>
    t('detail.after', {
      when: format.dateTimeSeconds(at),
      ms: Math.max(0, at.getTime() - since.getTime()),
    })
  return (
    <Section title={t('detail.timings')}>
      <Facts
        items={[
          { id: 'received', label: t('detail.received'), value: format.dateTimeSeconds(receivedAt) },
          {
            id: 'stored',
            label: t('detail.stored'),
            value: storedAt ? after(storedAt, receivedAt) : t('detail.never'),
          },
          {
            id: 'processed',
            label: state === 'parked' ? t('detail.parked') : t('detail.processed'),
            value: processedAt && storedAt ? after(processedAt, storedAt) : t('detail.never'),
          },
        ]}
      />
    </Section>
  )
}
