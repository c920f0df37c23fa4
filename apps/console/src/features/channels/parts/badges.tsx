import type { Account } from '@parley/contracts/accounts'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { useChannelsText } from '../text.ts'

/** Draft or active. */
export function AccountBadge({ state }: { state: Account['state'] }) {
  const t = useChannelsText()
  return <StateBadge tone={state === 'active' ? 'success' : 'neutral'}>{t(`accounts.${state}`)}</StateBadge>
}

const tones = { waiting: 'info', verified: 'success', refused: 'danger' } as const

/** Whether Google has verified the webhook. */
export function WebhookBadge({ state }: { state: Account['webhook']['state'] }) {
  const t = useChannelsText()
  return <StateBadge tone={tones[state]}>{t(`accounts.webhook.${state}`)}</StateBadge>
}
