import { Button, Spinner, makeStyles, tokens } from '@fluentui/react-components'
import { ArrowClockwiseRegular, DeleteRegular, EditRegular } from '@fluentui/react-icons'
import { onlineManager } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import { ApiProblem } from '../../../shared/api.ts'
import { useProblemText } from '../../../shared/problem-text.ts'
import type { OutboxEntry } from '../composer/outbox.ts'
import { useThreadText } from '../messages/index.ts'
import { FailureFrame } from './reply-failure.tsx'

const useStyles = makeStyles({
  sending: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '6px',
    padding: '2px 4px',
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
})

const subscribe = (listener: () => void) => onlineManager.subscribe(listener)

/**
 * How a reply that is not on the server yet gets on. Editing is offered only when the server has refused it: as long
 * as an answer is missing it may have been stored, and a second text would reach the customer too.
 */
export function OutboxStatus({
  entry,
  onRetry,
  onEdit,
}: {
  entry: OutboxEntry
  onRetry: () => void
  onEdit: () => void
}) {
  const styles = useStyles()
  const t = useThreadText()
  const problemText = useProblemText()
  const isOnline = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  if (entry.state === 'sending')
    return (
      <span className={styles.sending}>
        {isOnline && <Spinner size="extra-tiny" aria-hidden />}
        {isOnline && entry.progress
          ? t('reply.uploading', { percent: Math.round(entry.progress * 100) })
          : t(isOnline ? 'reply.sending' : 'reply.offline')}
      </span>
    )
  if (entry.state === 'held')
    return (
      <FailureFrame reason={t('reply.held')} remedy={t('reply.heldRemedy')}>
        <Button size="small" icon={<ArrowClockwiseRegular />} onClick={onRetry}>
          {t('reply.sendAnyway')}
        </Button>
        <EditOrRemove isPicture={entry.picture !== undefined} onClick={onEdit} />
      </FailureFrame>
    )
  const isRefused = entry.error instanceof ApiProblem && entry.error.status >= 400 && entry.error.status < 500
  // The same bytes will be refused again.
  const isHopeless = entry.error instanceof ApiProblem && entry.error.code.startsWith('picture/')
  const problem = entry.error ? problemText(entry.error) : null
  return (
    <FailureFrame
      role="alert"
      reason={problem?.title ?? t('failure.interrupted')}
      remedy={problem ? problem.remedy : t('failure.interruptedRemedy')}
    >
      {!isHopeless && (
        <Button size="small" icon={<ArrowClockwiseRegular />} onClick={onRetry}>
          {t('reply.tryAgain')}
        </Button>
      )}
      {isRefused && <EditOrRemove isPicture={entry.picture !== undefined} onClick={onEdit} />}
    </FailureFrame>
  )
}

/** A text goes back into the composer; a picture can only be taken out. */
function EditOrRemove({ isPicture, onClick }: { isPicture: boolean; onClick: () => void }) {
  const t = useThreadText()
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={isPicture ? <DeleteRegular /> : <EditRegular />}
      onClick={onClick}
    >
      {t(isPicture ? 'reply.remove' : 'reply.edit')}
    </Button>
  )
}
