import type { Message } from '@parley/contracts/conversations'
import { useState } from 'react'
import { useFormat } from '../../../shared/format.ts'
import { usePreview } from '../conversation-words.ts'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'
import { newestSeq } from './thread-items.ts'

/** Reads out what the customer writes while the thread is open; what was there before is not repeated. */
export function LatestForReaders({
  messages,
  customerName,
}: {
  messages: readonly Message[]
  customerName: string
}) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  const format = useFormat()
  const preview = usePreview()
  const [openedAtSeq] = useState(() => newestSeq(messages))
  const latest = messages.findLast((one) => one.direction === 'inbound')
  const isNew = latest !== undefined && latest.seq > openedAtSeq
  return (
    <div className={styles.hidden} aria-live="polite">
      {isNew && latest.direction === 'inbound' && (
        <p key={latest.id}>
          {t('author.said', { name: customerName, time: format.time(latest.at) })}{' '}
          {preview({
            direction: 'inbound',
            kind: latest.content.kind,
            text: 'text' in latest.content ? latest.content.text : '',
          })}
        </p>
      )}
    </div>
  )
}
