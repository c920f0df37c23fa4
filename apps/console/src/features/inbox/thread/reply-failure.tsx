import { Button, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular, EditRegular } from '@fluentui/react-icons'
import type { ReactNode } from 'react'
import { useThreadText } from '../messages/index.ts'
import type { Reply } from './delivery.tsx'

const useStyles = makeStyles({
  root: {
    maxWidth: 'min(80%, 62ch)',
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: '6px',
    padding: '4px 4px 0',
    textAlign: 'right',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground2,
  },
  reason: {
    display: 'block',
    color: tokens.colorPaletteRedForeground1,
    fontWeight: tokens.fontWeightSemibold,
  },
  actions: { display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: tokens.spacingHorizontalS },
})

/** Reasons after which the same message could pass another time. */
const canPassLater: ReadonlySet<string> = new Set([
  'credentials',
  'notAllowed',
  'deadline',
  'refused',
  'notTold',
])

/** Where what helps a text does not help a picture. */
const pictureRemedies = {
  refused: 'failure.refusedPictureRemedy',
  unsupportedByDevice: 'failure.unsupportedPictureRemedy',
} as const

/** Why a reply was not sent and what can be done: once more under the same id, or its text taken into a new one. */
export function ReplyFailure({
  reply,
  isRetrying,
  onRetry,
  onReuse,
}: {
  reply: Reply
  isRetrying: boolean
  /** Null where the person may not send. */
  onRetry: (() => void) | null
  onReuse: ((text: string) => void) | null
}) {
  const t = useThreadText()
  const code = reply.failure?.code ?? (reply.state === 'expired' ? 'deadline' : 'unknown')
  const isPicture = reply.content.kind === 'image'
  const text = reply.content.kind === 'text' ? reply.content.text : null
  const canRetry = code === 'unknown' || canPassLater.has(code)
  return (
    <FailureFrame
      reason={t(`failure.${code}`)}
      remedy={t(
        isPicture && code in pictureRemedies ? pictureRemedies[code as 'refused'] : `failure.${code}Remedy`,
      )}
      detail={reply.failure?.googleStatus ? t('reply.details', { status: reply.failure.googleStatus }) : null}
    >
      {canRetry && onRetry && (
        <Button size="small" icon={<ArrowClockwiseRegular />} disabled={isRetrying} onClick={onRetry}>
          {t('reply.tryAgain')}
        </Button>
      )}
      {onReuse && text !== null && (
        <Button size="small" appearance="subtle" icon={<EditRegular />} onClick={() => onReuse(text)}>
          {t('reply.copy')}
        </Button>
      )}
    </FailureFrame>
  )
}

/** Reason, remedy and buttons below a bubble that did not reach the customer. */
export function FailureFrame({
  reason,
  remedy,
  detail,
  role,
  children,
}: {
  reason: string
  remedy: string | undefined
  detail?: string | null
  role?: 'alert'
  children: ReactNode
}) {
  const styles = useStyles()
  return (
    <div className={styles.root} {...(role ? { role } : {})}>
      <span>
        <span className={styles.reason}>{reason}</span> {remedy} {detail}
      </span>
      <span className={styles.actions}>{children}</span>
    </div>
  )
}
