import { Divider, mergeClasses } from '@fluentui/react-components'
import type { Conversation } from '@parley/contracts/conversations'
import { memo } from 'react'
import { useFormat } from '../../../shared/format.ts'
import type { OutboxEntry } from '../composer/outbox.ts'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'
import { Delivery } from './delivery.tsx'
import { EventLine } from './event-line.tsx'
import { InboundBubble } from './inbound-content.tsx'
import { EntryBubble, OutboundBubble } from './outbound-bubble.tsx'
import { OutboxStatus } from './outbox-status.tsx'
import { ReplyFailure } from './reply-failure.tsx'
import type { ThreadRow as Row } from './thread-items.ts'

/** What the rows can ask for. `onReuse` puts a text into the composer. */
export interface RowActions {
  retryReply: (messageId: string) => void
  retryEntry: (entry: OutboxEntry) => void
  removeEntry: (id: string) => void
  reuse: (text: string) => void
}

/** One row of the thread with what stands above it: the day, the line before unread messages, the author. */
export const ThreadRow = memo(function ThreadRow({
  row,
  conversation,
  customerName,
  myId,
  retryingId,
  actions,
}: {
  row: Row
  conversation: Pick<Conversation, 'id' | 'allowed'>
  customerName: string
  myId: string
  /** Reply that is being put back into the queue right now. */
  retryingId: string | null
  actions: RowActions
}) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  const format = useFormat()
  const isMine = row.kind === 'outbox' || row.message.direction === 'outbound'
  const author = authorOf(row, myId, customerName, t)
  return (
    <div
      className={mergeClasses(
        styles.row,
        isMine && styles.mine,
        row.isFirst && author !== null && styles.first,
      )}
    >
      {row.startsDay && <Divider className={styles.divider}>{format.day(row.at)}</Divider>}
      {row.startsUnread && (
        <Divider className={styles.divider} appearance="brand">
          {t('thread.unread')}
        </Divider>
      )}
      {author !== null &&
        (row.isFirst ? (
          <div className={styles.head}>
            <span className={styles.author}>{author}</span>
            <time dateTime={row.at.toISOString()} title={format.dateTime(row.at)}>
              {format.time(row.at)}
            </time>
          </div>
        ) : (
          <span className={styles.hidden}>
            {t('author.said', { name: author, time: format.time(row.at) })}
          </span>
        ))}
      <RowBody {...{ row, conversation, customerName, retryingId, actions }} />
    </div>
  )
})

function RowBody({
  row,
  conversation,
  customerName,
  retryingId,
  actions,
}: {
  row: Row
  conversation: Pick<Conversation, 'id' | 'allowed'>
  customerName: string
  retryingId: string | null
  actions: RowActions
}) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  const format = useFormat()
  const outbound = mergeClasses(
    styles.bubble,
    styles.outbound,
    !row.isFirst && styles.outboundJoined,
    !row.isLast && styles.outboundOpen,
  )
  if (row.kind === 'outbox')
    return (
      <>
        <EntryBubble entry={row.entry} className={outbound} />
        <OutboxStatus
          entry={row.entry}
          onRetry={() => actions.retryEntry(row.entry)}
          onEdit={() => {
            actions.removeEntry(row.entry.id)
            if (!row.entry.picture) actions.reuse(row.entry.text)
          }}
        />
      </>
    )
  const { message } = row
  switch (message.direction) {
    case 'event':
      return <EventLine message={message} />
    case 'inbound':
      return (
        <InboundBubble
          conversationId={conversation.id}
          content={message.content}
          pictureAlt={t('picture.alt', { name: customerName, time: format.dateTime(message.at) })}
          className={mergeClasses(
            styles.bubble,
            styles.inbound,
            !row.isFirst && styles.inboundJoined,
            !row.isLast && styles.inboundOpen,
          )}
        />
      )
    case 'outbound': {
      const isUnsent = message.state === 'failed' || message.state === 'expired'
      // Within a group the last bubble speaks for all, unless one has something of its own to say.
      const showsState = row.isLast || isUnsent || message.state === 'queued'
      return (
        <>
          <OutboundBubble conversationId={conversation.id} reply={message} className={outbound} />
          {showsState ? (
            <Delivery reply={message} />
          ) : (
            <span className={styles.hidden}>{t('reply.label', { state: t(`reply.${message.state}`) })}</span>
          )}
          {isUnsent && (
            <ReplyFailure
              reply={message}
              isRetrying={retryingId === message.id}
              onRetry={conversation.allowed.reply ? () => actions.retryReply(message.id) : null}
              onReuse={conversation.allowed.reply ? actions.reuse : null}
            />
          )}
        </>
      )
    }
  }
}

function authorOf(
  row: Row,
  myId: string,
  customerName: string,
  t: ReturnType<typeof useThreadText>,
): string | null {
  if (row.kind === 'outbox') return t('author.you')
  switch (row.message.direction) {
    case 'event':
      return null
    case 'inbound':
      return customerName
    case 'outbound':
      if (row.message.isRecordingNotice) return t('author.notice')
      if (row.message.author.kind === 'automated') return t('author.automated')
      return row.message.author.id === myId ? t('author.you') : row.message.author.name
  }
}
