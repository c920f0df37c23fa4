import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { ConnectionHealth } from '@parley/contracts/health'
import { summaryOf } from '@parley/domain/channel-health'
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
  muted: { color: tokens.colorNeutralForeground3 },
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
      <FiguresSection figures={health.figures} />
      <ApisSection health={health} />
      <DaysSection days={health.days} />
    </>
  )
}

function Overall({ health }: { health: ConnectionHealth }) {
  const t = useHealthText()
  const styles = useStyles()
  const format = useFormat()
  const { state, because } = summaryOf(health.capabilities)
  const capabilities = format.list(because.map((one) => t(`capability.${one}`)))
  const text =
    state === 'degraded' || state === 'blocked'
      ? t(`overall.${state}`, { capabilities })
      : t(`overall.${state}`)
  return (
    <Section title={t('overall.title')} text={text} actions={<HealthBadge state={state} />}>
      <Text size={200} className={styles.muted}>
        {t('overall.fresh')}
      </Text>
    </Section>
  )
}
