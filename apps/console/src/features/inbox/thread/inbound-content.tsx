import { Tooltip, mergeClasses } from '@fluentui/react-components'
import {
  PersonSupportRegular,
  ShieldCheckmarkRegular,
  ShieldDismissRegular,
  StarFilled,
  StarRegular,
} from '@fluentui/react-icons'
import type { InboundContent } from '@parley/contracts/conversations'
import { useThreadText } from '../messages/index.ts'
import { useBubbleStyles } from './bubble-styles.ts'
import { Picture } from './picture.tsx'
import { SafeText } from './safe-text.tsx'

type Survey = Extract<InboundContent, { kind: 'survey' }>
const starsMax = [1, 2, 3, 4, 5] as const

/** What a customer sent, each kind in its own shape. `pictureAlt` describes a picture for those who do not see it. */
export function InboundBubble({
  conversationId,
  content,
  pictureAlt,
  className,
}: {
  conversationId: string
  content: InboundContent
  pictureAlt: string
  /** The bubble's look in its group. */
  className: string
}) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  switch (content.kind) {
    case 'text':
      return (
        <div className={className} dir="auto">
          <SafeText text={content.text} />
        </div>
      )
    case 'image':
      return <Picture conversationId={conversationId} attachment={content.attachment} alt={pictureAlt} />
    case 'suggestion':
      return (
        <Tooltip content={t('content.postback', { data: content.postbackData })} relationship="description">
          <button type="button" className={styles.chip}>
            <span className={styles.hidden}>
              {t(content.suggestionType === 'action' ? 'content.action' : 'content.suggestion')}:{' '}
            </span>
            {content.text}
          </button>
        </Tooltip>
      )
    case 'liveAgentRequest':
      return (
        <div className={styles.notice}>
          <PersonSupportRegular aria-hidden fontSize={20} />
          {t('content.liveAgent')}
        </div>
      )
    case 'authentication':
      return (
        <div className={mergeClasses(className, styles.card)}>
          <span className={styles.cardHead}>
            {content.outcome === 'granted' ? (
              <ShieldCheckmarkRegular aria-hidden fontSize={18} />
            ) : (
              <ShieldDismissRegular aria-hidden fontSize={18} />
            )}
            {t(content.outcome === 'granted' ? 'content.authGranted' : 'content.authRefused')}
          </span>
          {content.error && (
            <span className={styles.quiet}>{t('content.authError', { error: content.error })}</span>
          )}
        </div>
      )
    case 'survey':
      return <SurveyAnswer survey={content} className={className} />
    case 'unsupported':
      return (
        <div className={className}>
          {t('content.unsupported')}
          <details>
            <summary className={mergeClasses(styles.quiet, styles.summary)}>
              {t('content.showPayload')}
            </summary>
            {/* Focusable, for a keyboard must be able to scroll it. */}
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
            <pre className={styles.payload} tabIndex={0}>
              {content.payload}
            </pre>
          </details>
        </div>
      )
  }
}

function SurveyAnswer({ survey, className }: { survey: Survey; className: string }) {
  const styles = useBubbleStyles()
  const t = useThreadText()
  const { question, answer, rating, index, total } = survey
  return (
    <div className={mergeClasses(className, styles.card)}>
      <span className={styles.cardHead}>
        {index !== null && total !== null && total > 1
          ? t('content.surveyOf', { index, total })
          : t('content.survey')}
      </span>
      {question && <span className={styles.quiet}>{question}</span>}
      {rating !== null && (
        <span className={styles.stars} role="img" aria-label={t('content.rating', { rating })}>
          {starsMax.map((star) => (star <= rating ? <StarFilled key={star} /> : <StarRegular key={star} />))}
        </span>
      )}
      {rating !== null && <span className={styles.quiet}>{t('content.rating', { rating })}</span>}
      {answer && <span>{answer}</span>}
    </div>
  )
}
