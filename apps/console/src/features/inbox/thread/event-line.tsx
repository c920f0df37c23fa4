import type { Message } from '@parley/contracts/conversations'
import { useFormat } from '../../../shared/format.ts'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'

/** Something that happened to the conversation, as a quiet line between the bubbles. */
export function EventLine({ message }: { message: Extract<Message, { direction: 'event' }> }) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  const format = useFormat()
  return (
    <div className={styles.event}>
      <span>{sentenceOf(message, t)}</span>
      <time dateTime={message.at.toISOString()} title={format.dateTime(message.at)}>
        {format.time(message.at)}
      </time>
    </div>
  )
}

function sentenceOf(
  { event, actor }: Extract<Message, { direction: 'event' }>,
  t: ReturnType<typeof useThreadText>,
): string {
  switch (event) {
    case 'opened':
    case 'autoClosed':
    case 'customerReturned':
    case 'channelRemoved':
    case 'channelRestored':
      return t(`event.${event}`)
    case 'taken':
    case 'released':
    case 'ended':
    case 'waiting':
    case 'reopened':
    case 'closed':
    case 'handedOver':
    case 'queueChanged':
      return t(`event.${event}`, { actor: actor === null ? 'none' : 'someone', name: actor ?? '' })
  }
}
