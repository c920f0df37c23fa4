import { ProgressBar, Text, makeStyles, tokens } from '@fluentui/react-components'
import type { retryDeliveries, RetryProgress } from '@parley/contracts/deliveries'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { BodyOf } from '../../../shared/api.ts'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { retryQuery, useDeliveryMutations, useReadAgain } from './queries.ts'
import { useDeliveriesText } from './text.ts'

/** A retry from its start to its result; one at a time on a page. */
export function useRetry() {
  const { retry } = useDeliveryMutations()
  const [started, setStarted] = useState<RetryProgress | null>(null)
  const progress = useQuery({ ...retryQuery(started?.id ?? ''), enabled: started !== null })
  const readAgain = useReadAgain()
  const now = started && (progress.data ?? started)
  const isRunning = retry.isPending || (now !== null && now.waiting > 0)
  const resultId = now?.waiting === 0 ? now.id : null
  useEffect(() => {
    if (resultId) void readAgain()
    // oxlint-disable-next-line react/exhaustive-deps -- once for each result
  }, [resultId])
  return {
    isRunning,
    progress: now,
    error: retry.error ?? progress.error,
    start: (body: BodyOf<typeof retryDeliveries>) => {
      setStarted(null)
      retry.mutate(body, { onSuccess: setStarted })
    },
  }
}
export type Retry = ReturnType<typeof useRetry>

const useStyles = makeStyles({
  root: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, maxWidth: '420px' },
  numbers: { fontVariantNumeric: 'tabular-nums' },
})

/** How far a retry is and how it ended; nothing while there was none. */
export function RetryBar({ retry: { progress, error } }: { retry: Retry }) {
  const t = useDeliveriesText()
  const styles = useStyles()
  if (error) return <ProblemBar error={error} />
  if (!progress) return null
  const { waiting, done, parked } = progress
  const total = waiting + done + parked
  return (
    <div role="status" className={styles.root}>
      {waiting > 0 ? (
        <>
          <Text className={styles.numbers}>{t('retry.running', { settled: done + parked, total })}</Text>
          <ProgressBar aria-label={t('retry.title')} value={done + parked} max={total} />
        </>
      ) : (
        <Text>{parked > 0 ? t('retry.some', { parked, done }) : t('retry.done', { count: done })}</Text>
      )}
    </div>
  )
}
