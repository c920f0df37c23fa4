import { Avatar, mergeClasses } from '@fluentui/react-components'
import { ClockRegular, PersonRegular, PersonSupportFilled } from '@fluentui/react-icons'
import type { ConversationSummary, InboxView } from '@parley/contracts/conversations'
import { memo, type Ref } from 'react'
import { Link } from 'react-router'
import { useFormat } from '../../../shared/format.ts'
import { useCustomerName, useDuration, usePreview } from '../conversation-words.ts'
import { useInboxText } from '../messages/index.ts'
import { StateLabel } from '../state-label.tsx'
import { inboxPath } from '../use-inbox-route.ts'
import { useRowStyles } from './row-styles.ts'

/** From here on a waiting time is worth a colour. */
const longWaitMs = 60 * 60_000

/** One conversation of the list: who, what last, when, and what stands out about it. A link to the thread. */
export const ConversationRow = memo(function ConversationRow({
  conversation,
  view,
  isOpen,
  isActive,
  now,
  onFocus,
  ref,
}: {
  conversation: ConversationSummary
  view: InboxView
  /** Shown in the thread. */
  isOpen: boolean
  /** The one row of the list that the Tab key reaches. */
  isActive: boolean
  now: Date
  onFocus: (id: string) => void
  ref: Ref<HTMLAnchorElement> | undefined
}) {
  const styles = useRowStyles()
  const t = useInboxText()
  const format = useFormat()
  const name = useCustomerName()(conversation)
  const preview = usePreview()(conversation.preview)
  const duration = useDuration()
  const { unreadCount, waitingSince, lastMessageAt, assignee } = conversation
  const isUnread = unreadCount > 0
  const isLong = waitingSince !== null && now.getTime() - waitingSince.getTime() > longWaitMs
  const showsAssignee = view === 'all' || view === 'closed'
  return (
    <Link
      ref={ref}
      to={inboxPath(view, conversation.id)}
      className={mergeClasses(styles.row, isOpen && styles.open)}
      aria-current={isOpen ? 'true' : undefined}
      tabIndex={isActive ? 0 : -1}
      onFocus={() => onFocus(conversation.id)}
    >
      <Avatar
        size={36}
        color="colorful"
        idForColor={conversation.id}
        aria-hidden
        {...(conversation.customerName ? { name } : { icon: <PersonRegular /> })}
      />
      <span className={styles.body}>
        <span className={styles.line}>
          <span className={mergeClasses(styles.name, isUnread && styles.strong)}>{name}</span>
          {conversation.isLiveAgentRequested && (
            <span className={styles.liveAgent} title={t('list.liveAgent')}>
              <PersonSupportFilled role="img" aria-label={t('list.liveAgent')} />
            </span>
          )}
          <time
            className={mergeClasses(styles.time, isUnread && styles.timeUnread)}
            dateTime={lastMessageAt.toISOString()}
            title={format.dateTime(lastMessageAt)}
          >
            {format.shortWhen(lastMessageAt, now)}
          </time>
        </span>
        <span className={styles.line}>
          <span className={mergeClasses(styles.preview, isUnread && styles.previewUnread)}>{preview}</span>
          {isUnread && (
            <span className={styles.badge}>
              <span aria-hidden>{unreadCount > 99 ? '99+' : unreadCount}</span>
              <span className={styles.hidden}>{t('list.unread', { count: unreadCount })}</span>
            </span>
          )}
        </span>
        <span className={mergeClasses(styles.line, styles.meta)}>
          <StateLabel state={conversation.state} />
          {waitingSince && (
            <span
              className={mergeClasses(styles.waiting, isLong && styles.waitingLong)}
              title={t('list.waitingSince', { at: format.dateTime(waitingSince) })}
            >
              <ClockRegular aria-hidden />
              {t('list.waiting', { duration: duration(waitingSince, now) })}
            </span>
          )}
          {showsAssignee && (
            <span className={styles.assignee}>
              <span className={styles.hidden}>
                {assignee ? t('list.assignedTo', { name: assignee.name }) : t('list.unassigned')}
              </span>
              <span aria-hidden>{assignee?.name ?? t('list.unassigned')}</span>
            </span>
          )}
        </span>
      </span>
    </Link>
  )
})
