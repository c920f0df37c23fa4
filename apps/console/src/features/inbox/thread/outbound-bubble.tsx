import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useFormat } from '../../../shared/format.ts'
import type { OutboxEntry } from '../composer/outbox.ts'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'
import type { Reply } from './delivery.tsx'
import { Picture, fit } from './picture.tsx'
import { SafeText } from './safe-text.tsx'

const useStyles = makeStyles({
  frame: {
    position: 'relative',
    overflow: 'hidden',
    borderRadius: '18px',
    maxWidth: '80%',
    lineHeight: 0,
    backgroundColor: tokens.colorNeutralBackground4,
  },
  image: { display: 'block', maxWidth: '100%', objectFit: 'cover' },
  progress: {
    position: 'absolute',
    left: 0,
    bottom: 0,
    width: '100%',
    height: '4px',
    accentColor: tokens.colorBrandBackground,
  },
  unsent: { boxShadow: `0 0 0 2px ${tokens.colorPaletteRedBorder1}` },
})

/** What this browser has not got through to the server yet. */
export function EntryBubble({ entry, className }: { entry: OutboxEntry; className: string }) {
  const styles = useStyles()
  const bubble = useBubbleStyles()
  const t = useThreadText()
  const isSending = entry.state === 'sending'
  const { picture } = entry
  if (!picture)
    return (
      <div className={mergeClasses(className, isSending ? bubble.sending : bubble.unsent)} dir="auto">
        <SafeText text={entry.text} />
      </div>
    )
  return (
    <div className={mergeClasses(styles.frame, !isSending && styles.unsent)}>
      <img
        src={picture.preview}
        alt={picture.altText || t('picture.chosen', { name: picture.file.name })}
        className={mergeClasses(styles.image, isSending && bubble.sending)}
        // The place it will have when it is stored: nothing moves then, and nothing when its bytes are drawn.
        {...fit(picture.size ?? { width: null, height: null })}
      />
      {isSending && (
        <progress
          className={styles.progress}
          aria-label={t('reply.sending')}
          // Without a number it moves by itself: nothing is known while the server works.
          {...(entry.progress !== undefined && entry.progress < 1 ? { value: entry.progress } : {})}
        />
      )}
    </div>
  )
}

/** What we sent: a text, or a picture that opens large. `className` is the bubble's look in its group. */
export function OutboundBubble({
  conversationId,
  reply,
  className,
}: {
  conversationId: string
  reply: Reply
  className: string
}) {
  const styles = useStyles()
  const bubble = useBubbleStyles()
  const t = useThreadText()
  const format = useFormat()
  const isUnsent = reply.state === 'failed' || reply.state === 'expired'
  const { content } = reply
  switch (content.kind) {
    case 'image':
      return (
        <Picture
          conversationId={conversationId}
          attachment={content.attachment}
          alt={content.altText || t('picture.sent', { time: format.dateTime(reply.at) })}
          className={isUnsent ? styles.unsent : undefined}
        />
      )
    case 'text':
      return (
        <div
          dir="auto"
          className={mergeClasses(
            className,
            reply.author.kind === 'automated' && bubble.automated,
            isUnsent && bubble.unsent,
          )}
        >
          <SafeText text={content.text} />
        </div>
      )
  }
}
