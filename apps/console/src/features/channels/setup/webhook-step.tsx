import { Text } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useNavigate } from 'react-router'
import { TextLink } from '../../../shared/ui/button-link.tsx'
import { WebhookPanel } from '../parts/webhook-panel.tsx'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

/** Step 3: the URL for Google's console; turns green by itself when Google verifies it. */
export function WebhookStep({ account }: { account: Account }) {
  const t = useChannelsText()
  const navigate = useNavigate()
  return (
    <StepFrame
      account={account}
      step="webhook"
      next={{ onClick: () => void navigate(setupPath(account.id, 'agents')) }}
    >
      <WebhookPanel
        account={account}
        refusalAction={<TextLink to={setupPath(account.id, 'partner')}>{t('webhook.toPartner')}</TextLink>}
      />
      {account.webhook.state !== 'verified' && <Text size={200}>{t('webhook.later')}</Text>}
    </StepFrame>
  )
}
