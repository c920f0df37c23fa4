import { Button } from '@fluentui/react-components'
import type { DryRun } from '@parley/contracts/deliveries'
import { useFormat } from '../../../shared/format.ts'
import { Facts, type Fact } from '../../../shared/ui/facts.tsx'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { useDeliveryMutations } from './queries.ts'
import { useDeliveriesText } from './text.ts'
import { useWords } from './words.ts'

/** What would happen now, on demand. */
export function DryRunSection({ deliveryId }: { deliveryId: string }) {
  const t = useDeliveriesText()
  const { dryRun } = useDeliveryMutations()
  return (
    <Section
      title={t('dry.title')}
      text={t('dry.text')}
      actions={
        <Button disabledFocusable={dryRun.isPending} onClick={() => dryRun.mutate(deliveryId)}>
          {dryRun.data ? t('dry.again') : t('dry.run')}
        </Button>
      }
    >
      <ProblemBar error={dryRun.error} />
      <div role="status">{dryRun.data && <Outcome run={dryRun.data} />}</div>
    </Section>
  )
}

function Outcome({ run }: { run: DryRun }) {
  const t = useDeliveriesText()
  const words = useWords()
  const format = useFormat()
  const { outcome, reason, googleAgent, conversation, message, receipts } = run
  const items: Fact[] = [
    {
      id: 'outcome',
      label: t('dry.outcome'),
      value: `${t(`dry.outcome.${outcome}`)}${reason ? `: ${words.reason(reason)}` : ''}`,
    },
    { id: 'account', label: t('dry.account'), value: run.accountName },
  ]
  if (googleAgent)
    items.push({
      id: 'agent',
      label: t('dry.agent'),
      value:
        googleAgent.displayName ??
        t('dry.agentUnknown', { agent: `brands/${googleAgent.brandId}/agents/${googleAgent.agentId}` }),
    })
  if (conversation) {
    const name = conversation.customerName ?? t('detail.noName')
    const after = t(`dry.state.${conversation.stateAfter}`)
    const before = conversation.stateBefore && t(`dry.state.${conversation.stateBefore}`)
    items.push(
      {
        id: 'conversation',
        label: t('dry.conversation'),
        value: conversation.id ? (
          <TextLink to={`/inbox/all/${conversation.id}`}>{t('dry.conversationKnown', { name })}</TextLink>
        ) : (
          t('dry.conversationNew', { name })
        ),
      },
      {
        id: 'state',
        label: t('dry.state'),
        value:
          before === null
            ? t('dry.stateNew', { after })
            : before === after
              ? t('dry.stateStays', { state: after })
              : t('dry.stateMoves', { before, after }),
      },
      { id: 'queue', label: t('dry.queue'), value: conversation.queueName ?? '–' },
    )
  }
  if (message)
    items.push({
      id: 'message',
      label: t('dry.message'),
      value: t(message.isAnswered ? 'dry.messageAnswered' : 'dry.messageNew', {
        kind: words.content(message.kind),
      }),
    })
  if (receipts > 0) items.push({ id: 'receipts', label: t('dry.receipts'), value: format.number(receipts) })
  return <Facts items={items} />
}
