import { Text } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useFormat } from '../../../shared/format.ts'
import { ButtonLink } from '../../../shared/ui/button-link.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { WebhookCheck } from '../parts/webhook-check.tsx'
import { WebhookPanel } from '../parts/webhook-panel.tsx'
import { useChannelsText } from '../text.ts'
import { partnerLevel } from '../tokens/level.ts'
import { OwnWebhooks } from '../tokens/own-webhooks.tsx'
import { useMeter } from '../tokens/queries.ts'
import { useTokensText } from '../tokens/text.ts'
import { TokenPanel } from '../tokens/token-panel.tsx'

/** URL, client token and health of the webhook, and Google agents that have one of their own. */
export function WebhookTab({ account }: { account: Account }) {
  const t = useChannelsText()
  const tokenText = useTokensText()
  const now = useMeter(account)
  const format = useFormat()
  const { webhook } = account
  return (
    <>
      <Section title={t('account.tab.webhook')}>
        <WebhookPanel account={account} showSteps={webhook.state !== 'verified'} />
      </Section>
      <Section title={tokenText('title')} text={tokenText('lead')}>
        <TokenPanel level={partnerLevel(account)} now={now} />
      </Section>
      <Section title={t('webhook.check')} text={t('webhook.checkText')}>
        <WebhookCheck accountId={account.id} />
      </Section>
      <OwnWebhooks account={account} now={now} />
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
      <Section
        title={t('webhookTab.deliveries')}
        text={t('webhookTab.parked', { count: webhook.parkedDeliveries })}
        actions={
          <ButtonLink to={`/channels/accounts/${account.id}?tab=deliveries`}>
            {t('webhookTab.toDeliveries')}
          </ButtonLink>
        }
      />
    </>
  )
}
