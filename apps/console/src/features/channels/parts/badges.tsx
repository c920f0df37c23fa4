import type { Account } from '@parley/contracts/accounts'
import { StateBadge } from '../../../shared/ui/state-badge.tsx'
import { useChannelsText } from '../text.ts'

const accountTones = { draft: 'neutral', active: 'success', inactive: 'warning' } as const

/** Draft, active or inactive. */
export function AccountBadge({ state }: { state: Account['state'] }) {
  const t = useChannelsText()
  return <StateBadge tone={accountTones[state]}>{t(`accounts.${state}`)}</StateBadge>
}

const tones = { waiting: 'info', verified: 'success', refused: 'danger' } as const

/** Whether Google has verified the webhook. */
export function WebhookBadge({ state }: { state: Account['webhook']['state'] }) {
  const t = useChannelsText()
  return <StateBadge tone={tones[state]}>{t(`accounts.webhook.${state}`)}</StateBadge>
}
