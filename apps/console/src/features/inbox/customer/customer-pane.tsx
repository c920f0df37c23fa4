import { Avatar, Button, Tooltip, makeStyles, tokens } from '@fluentui/react-components'
import { DismissRegular, PersonRegular } from '@fluentui/react-icons'
import type { Conversation } from '@parley/contracts/conversations'
import { useFormat } from '../../../shared/format.ts'
import { useCustomerName } from '../conversation-words.ts'
import { useInboxText } from '../messages/index.ts'
import { StateLabel } from '../state-label.tsx'
import { Fact, FactGroup } from './fact.tsx'
import { GoogleContextFacts } from './google-context-facts.tsx'

const useStyles = makeStyles({
  root: { padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL} ${tokens.spacingVerticalXXXL}` },
  bar: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', minHeight: '32px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  who: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'center',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalXL}`,
    textAlign: 'center',
  },
  name: { fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
})

/** Who the customer is as far as Google tells, and how the conversation stands. */
export function CustomerPane({ conversation, onClose }: { conversation: Conversation; onClose: () => void }) {
  const styles = useStyles()
  const t = useInboxText()
  const format = useFormat()
  const name = useCustomerName()(conversation)
  const { customer, queue, workstream, assignee, closedAt, hours } = conversation
  return (
    <div className={styles.root}>
      <div className={styles.bar}>
        <h2 className={styles.title}>{t('customer.title')}</h2>
        <Tooltip content={t('customer.close')} relationship="label">
          <Button appearance="subtle" icon={<DismissRegular />} onClick={onClose} />
        </Tooltip>
      </div>
      <div className={styles.who}>
        <Avatar
          size={64}
          color="colorful"
          idForColor={conversation.id}
          aria-hidden
          {...(conversation.customerName ? { name } : { icon: <PersonRegular /> })}
        />
        <span className={styles.name}>{name}</span>
        <StateLabel state={conversation.state} isExplained />
      </div>
      <FactGroup title={t('customer.about')}>
        <Fact label={t('customer.assignee')}>{assignee?.name ?? t('customer.nobody')}</Fact>
        <Fact label={t('customer.queue')}>{queue?.name ?? t('customer.none')}</Fact>
        {hours && (
          <Fact label={t('hours.title')}>
            {hours.isOpen
              ? hours.changesAt
                ? t('hours.openUntil', { when: format.dateTime(hours.changesAt) })
                : t('hours.open')
              : hours.changesAt
                ? t('hours.opens', { when: format.dateTime(hours.changesAt) })
                : t('hours.outside')}
          </Fact>
        )}
        <Fact label={t('customer.workstream')}>{workstream?.name ?? t('customer.none')}</Fact>
        <Fact label={t('customer.googleAgent')}>{conversation.googleAgentName}</Fact>
        <Fact label={t('customer.opened')}>{format.dateTime(conversation.openedAt)}</Fact>
        {closedAt && <Fact label={t('customer.closed')}>{format.dateTime(closedAt)}</Fact>}
        <Fact label={t('customer.replyUntil')}>{format.dateTime(conversation.replyWindowEndsAt)}</Fact>
        <Fact label={t('customer.firstSeen')}>{format.dateTime(customer.firstSeenAt)}</Fact>
        <Fact label={t('customer.conversations')}>{format.number(customer.conversationCount)}</Fact>
      </FactGroup>
      <GoogleContextFacts context={conversation.context} />
      <FactGroup title={t('customer.ids')}>
        <Fact label={t('customer.conversationId')} copyable>
          {conversation.id}
        </Fact>
        <Fact label={t('customer.customerId')} copyable>
          {customer.id}
        </Fact>
      </FactGroup>
    </div>
  )
}
