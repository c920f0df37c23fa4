import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components'
import { useFormat } from '../../../shared/format.ts'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'
import type { Reply } from './delivery.tsx'
import { Picture } from './picture.tsx'
import { SafeText } from './safe-text.tsx'

const useStyles = makeStyles({
  picture: { display: 'flex', justifyContent: 'flex-end', maxWidth: '100%', borderRadius: '18px' },
  unsent: { boxShadow: `0 0 0 2px ${tokens.colorPaletteRedBorder1}` },
})

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
        <div className={mergeClasses(styles.picture, isUnsent && styles.unsent)}>
          <Picture
            conversationId={conversationId}
            attachment={content.attachment}
            alt={content.altText || t('picture.sent', { time: format.dateTime(reply.at) })}
          />
        </div>
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
