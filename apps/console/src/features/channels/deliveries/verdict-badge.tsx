import type { Delivery } from '@parley/contracts/deliveries'
import { StateBadge, type StateTone } from '../../../shared/ui/state-badge.tsx'
import { useDeliveriesText } from './text.ts'

const tones = {
  accepted: 'success',
  parked: 'warning',
  duplicate: 'neutral',
  refused: 'danger',
  verified: 'success',
} as const satisfies Record<Delivery['verdict'], StateTone>

/** How a call ended, in a word. */
export function VerdictBadge({ delivery: { verdict, state } }: { delivery: Delivery }) {
  const t = useDeliveriesText()
  return state === 'new' ? (
    <StateBadge tone="info">{t('verdict.new')}</StateBadge>
  ) : (
    <StateBadge tone={tones[verdict]}>{t(`verdict.${verdict}`)}</StateBadge>
  )
}
