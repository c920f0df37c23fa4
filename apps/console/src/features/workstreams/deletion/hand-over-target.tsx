import { Field, Select, makeStyles, tokens } from '@fluentui/react-components'
import type { ChannelImpact } from '@parley/contracts/workstreams'
import { useQuery } from '@tanstack/react-query'
import { ProblemBar } from '../../../shared/ui/problem-bar.tsx'
import { fallbackQueuesQuery } from '../queries.ts'
import { useWorkstreamsText } from '../text.ts'
import type { Choice, Fault } from './deletion-choice.ts'

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    maxWidth: '80ch',
    '@media (max-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
})

/** Which channel goes on with the conversations, and in which queue they wait there. */
export function HandOverTarget({
  impact,
  choice,
  onChange,
  fault,
}: {
  impact: ChannelImpact
  choice: Choice
  onChange: (choice: Choice) => void
  fault: Fault | null
}) {
  const t = useWorkstreamsText()
  const styles = useStyles()
  const queues = useQuery(fallbackQueuesQuery)
  const target = impact.targets.find((one) => one.id === choice.targetId)
  return (
    <>
      <div className={styles.root}>
        <Field
          label={t('present.target')}
          {...(fault === 'targetRequired' ? { validationMessage: t('present.targetRequired') } : {})}
        >
          <Select
            value={choice.targetId}
            onChange={(_, { value }) => onChange({ ...choice, targetId: value, queueId: '' })}
          >
            <option value="">{t('present.targetPlaceholder')}</option>
            {impact.targets.map(({ id, name, workstream }) => (
              <option key={id} value={id}>
                {t('present.targetOption', { workstream: workstream.name, channel: name })}
              </option>
            ))}
          </Select>
        </Field>
        {target && (
          <Field label={t('present.queue')} hint={t('present.queueHint')}>
            <Select
              value={choice.queueId}
              onChange={(_, { value }) => onChange({ ...choice, queueId: value })}
            >
              <option value="">{t('present.queueFallback', { name: target.queue.name })}</option>
              {(queues.data ?? [])
                .filter(({ id }) => id !== target.queue.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </Select>
          </Field>
        )}
      </div>
      <ProblemBar error={queues.error} onRetry={() => void queues.refetch()} />
    </>
  )
}
