import {
  Button,
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  Text,
  makeStyles,
  tokens,
} from '@fluentui/react-components'
import { AddRegular, DeleteRegular } from '@fluentui/react-icons'
import type { Account, AgentWebhook, GoogleAgent } from '@parley/contracts/accounts'
import { useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { useMayField } from '../../../shared/session.ts'
import { ConfirmDialog } from '../../../shared/ui/confirm-dialog.tsx'
import { CopyField } from '../../../shared/ui/copy.tsx'
import { Facts } from '../../../shared/ui/facts.tsx'
import { Section } from '../../../shared/ui/section.tsx'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { useToasts } from '../../../shared/ui/toasts.tsx'
import { WebhookCheck } from '../parts/webhook-check.tsx'
import { WebhookNews } from '../parts/webhook-panel.tsx'
import { useChannelsText } from '../text.ts'
import { agentLevel } from './level.ts'
import { useTokenMutations } from './queries.ts'
import { useTokensText } from './text.ts'
import { TokenPanel } from './token-panel.tsx'

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  agent: {
    paddingBlock: tokens.spacingVerticalL,
    ':not(:last-child)': { borderBottom: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    justifyContent: 'space-between',
  },
  name: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    alignItems: 'center',
    overflowWrap: 'anywhere',
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  own: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
    marginTop: tokens.spacingVerticalL,
    maxWidth: '860px',
  },
  muted: { color: tokens.colorNeutralForeground2 },
})

/** Which Google agents have a webhook of their own, which goes first, and what comes to the wrong level. */
export function OwnWebhooks({ account, now }: { account: Account; now: Date }) {
  const t = useTokensText()
  const styles = useStyles()
  const { googleAgents } = account
  return (
    <Section title={t('own.title')} text={t('own.lead')}>
      {googleAgents.length === 0 ? (
        <Text className={styles.muted}>{t('own.none')}</Text>
      ) : (
        <ul className={styles.list} aria-label={t('own.list')}>
          {googleAgents.map((agent) => (
            <li key={agent.id} className={styles.agent}>
              <Agent account={account} agent={agent} now={now} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function Agent({ account, agent, now }: { account: Account; agent: GoogleAgent; now: Date }) {
  const t = useTokensText()
  const styles = useStyles()
  const toasts = useToasts()
  const mayAdd = useMayField('clientToken', 'set')
  const mayRemove = useMayField('clientToken', 'replace')
  const { addAddress } = useTokenMutations(account)
  const [isLeaving, setIsLeaving] = useState(false)
  const { webhook, displayName: name } = agent
  return (
    <>
      <div className={styles.head}>
        <div className={styles.name}>
          <h3 className={styles.heading}>{name}</h3>
          {webhook ? (
            <StateBadge tone="info" icon={null}>
              {t('own.has')}
            </StateBadge>
          ) : (
            <Text className={styles.muted}>{t('own.usesPartner')}</Text>
          )}
        </div>
        {(webhook ? mayRemove : mayAdd) &&
          (webhook ? (
            <Button icon={<DeleteRegular />} onClick={() => setIsLeaving(true)}>
              {t('own.remove')}
            </Button>
          ) : (
            <Button
              icon={<AddRegular />}
              aria-label={t('own.addTo', { name })}
              disabledFocusable={addAddress.isPending}
              onClick={() =>
                addAddress.mutate(agent.id, {
                  onSuccess: () => toasts.success(t('own.added', { name })),
                  onError: toasts.error,
                })
              }
            >
              {t('own.add')}
            </Button>
          ))}
      </div>
      {webhook && <OwnWebhook account={account} agent={agent} webhook={webhook} now={now} />}
      {webhook && isLeaving && (
        <RemoveDialog
          account={account}
          agent={agent}
          webhook={webhook}
          now={now}
          onClose={() => setIsLeaving(false)}
        />
      )}
    </>
  )
}

interface Own {
  readonly account: Account
  readonly agent: GoogleAgent
  readonly webhook: AgentWebhook
  readonly now: Date
}

function OwnWebhook({ account, agent, webhook, now }: Own) {
  const t = useTokensText()
  const channels = useChannelsText()
  const styles = useStyles()
  const format = useFormat()
  const { displayName: name } = agent
  return (
    <section className={styles.own} aria-label={t('own.open', { name })}>
      <AtPartner name={name} webhook={webhook} now={now} />
      {webhook.verifiedAt === null && <Text>{t('own.steps')}</Text>}
      <CopyField label={t('own.url', { name })} value={webhook.url} />
      <WebhookNews webhook={webhook} isDraft={false} />
      <TokenPanel level={agentLevel(account, agent, webhook)} now={now} />
      <Facts
        items={[
          {
            id: 'last',
            label: t('own.last'),
            value: webhook.lastInboundAt
              ? format.dateTime(webhook.lastInboundAt)
              : channels('accounts.never'),
          },
        ]}
      />
      <WebhookCheck accountId={account.id} googleAgentId={agent.id} />
    </section>
  )
}

/** Traffic at the level that should be silent: expected until Google verified the agent's address, a warning afterwards. */
function AtPartner({ name, webhook, now }: { name: string; webhook: AgentWebhook; now: Date }) {
  const t = useTokensText()
  const format = useFormat()
  const { deliveries, lastAt } = webhook.atPartner
  if (lastAt === null) return null
  const when = format.relative(lastAt, now)
  return webhook.verifiedAt === null ? (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t('own.notYet', { when })}</MessageBarBody>
    </MessageBar>
  ) : (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        <MessageBarTitle>{t('own.silentTitle', { name })}</MessageBarTitle>{' '}
        {t('own.silent', { count: deliveries, when })}
      </MessageBarBody>
    </MessageBar>
  )
}

function RemoveDialog({ account, agent, webhook, now, onClose }: Own & { onClose: () => void }) {
  const t = useTokensText()
  const format = useFormat()
  const toasts = useToasts()
  const { removeAddress } = useTokenMutations(account)
  const { displayName: name } = agent
  return (
    <ConfirmDialog
      open
      tone="danger"
      title={t('own.removeTitle', { name })}
      confirmLabel={t('own.removeConfirm')}
      onConfirm={async () => {
        await removeAddress.mutateAsync(agent.id)
        toasts.success(t('own.removed', { name }))
      }}
      onClose={onClose}
    >
      <p>{t('own.removeText')}</p>
      {webhook.lastInboundAt && (
        <p>{t('own.removeUsed', { when: format.relative(webhook.lastInboundAt, now) })}</p>
      )}
    </ConfirmDialog>
  )
}
