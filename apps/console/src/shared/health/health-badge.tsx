import type { HealthState, HealthSummary } from '@parley/contracts/health'
import { StateBadge } from '../ui/state-badge.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { VisuallyHidden } from '../ui/visually-hidden.tsx'
import { useHealthText } from './text.ts'

const tones = { healthy: 'success', degraded: 'warning', blocked: 'danger', unknown: 'neutral' } as const

/** A state of health in a word. */
export function HealthBadge({ state }: { state: HealthState }) {
  const t = useHealthText()
  return <StateBadge tone={tones[state]}>{t(`state.${state}`)}</StateBadge>
}

/** The same for a list, leading to `to`: screen readers also hear which capabilities it is about. */
export function HealthLink({ summary, to }: { summary: HealthSummary; to: string }) {
  return (
    <TextLink to={to}>
      <HealthSummaryBadge summary={summary} />
    </TextLink>
  )
}

/** The same where something beside it leads to the page. */
export function HealthSummaryBadge({ summary }: { summary: HealthSummary }) {
  const t = useHealthText()
  const because = summary.because.map((one) => t(`capability.${one}`))
  return (
    <span {...(because.length > 0 ? { title: because.join(', ') } : {})}>
      <HealthBadge state={summary.state} />
      {because.length > 0 && <VisuallyHidden>{`: ${because.join(', ')}`}</VisuallyHidden>}
    </span>
  )
}
