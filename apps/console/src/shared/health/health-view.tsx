import { makeStyles, tokens } from '@fluentui/react-components'
import type { ConnectionHealth, HealthState } from '@parley/contracts/health'
import type { UseQueryResult } from '@tanstack/react-query'
import { useFormat } from '../format.ts'
import { Surface } from '../ui/page.tsx'
import { ProblemBar } from '../ui/problem-bar.tsx'
import { Section } from '../ui/section.tsx'
import { ErrorState, LoadingState } from '../ui/states.tsx'
import { CapabilityCard } from './capability-card.tsx'
import { DaysSection } from './days-section.tsx'
import { ApisSection, FiguresSection } from './figures.tsx'
import { HealthBadge } from './health-badge.tsx'
import { useHealthText } from './text.ts'

const useStyles = makeStyles({
  cards: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
    gap: tokens.spacingHorizontalXL,
  },
})

/** The health of an account or a channel, kept up to date: the whole, each capability, figures, 30 days. */
export function HealthView({ query }: { query: UseQueryResult<ConnectionHealth> }) {
  const styles = useStyles()
  const health = query.data
  if (!health)
    return (
      <Surface>
        {query.error ? (
          <ErrorState error={query.error} onRetry={() => void query.refetch()} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    )
  return (
    <>
      {/* What is shown is as old as the last reading that worked. */}
      <ProblemBar error={query.error} onRetry={() => void query.refetch()} />
      <Overall health={health} />
      <div className={styles.cards}>
        {health.capabilities.map((one) => (
          <CapabilityCard key={one.capability} health={health} of={one} />
        ))}
      </div>
      <FiguresSection figures={health.figures} now={new Date(query.dataUpdatedAt)} />
      <ApisSection health={health} />
      <DaysSection days={health.days} />
    </>
  )
}

function Overall({ health: { state, capabilities } }: { health: ConnectionHealth }) {
  const t = useHealthText()
  const format = useFormat()
  const namesIn = (wanted: HealthState) =>
    capabilities.filter((one) => one.state === wanted).map((one) => t(`capability.${one.capability}`))
  const sentences =
    state === 'healthy' || state === 'unknown'
      ? [t(`overall.${state}`)]
      : [
          ...(['blocked', 'degraded'] as const).flatMap((bad) => {
            const names = namesIn(bad)
            return names.length > 0 ? [t(`overall.${bad}`, { capabilities: format.list(names) })] : []
          }),
          ...(namesIn('healthy').length + namesIn('unknown').length > 0 ? [t('overall.rest')] : []),
        ]
  return (
    <Section
      title={t('overall.title')}
      text={[...sentences, t('overall.fresh')].join(' ')}
      actions={<HealthBadge state={state} />}
    />
  )
}
