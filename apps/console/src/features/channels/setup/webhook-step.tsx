import { Text, makeStyles, tokens } from '@fluentui/react-components'
import type { Account } from '@parley/contracts/accounts'
import { useNavigate } from 'react-router'
import { TextLink } from '../../../shared/ui/text-link.tsx'
import { WebhookCheck } from '../parts/webhook-check.tsx'
import { WebhookPanel } from '../parts/webhook-panel.tsx'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

const useStyles = makeStyles({
  check: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    maxWidth: '860px',
    paddingTop: tokens.spacingVerticalL,
    borderTop: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  heading: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  text: { color: tokens.colorNeutralForeground2, maxWidth: '68ch' },
})

/** Step 3: the URL for Google's console; turns green by itself when Google verifies it. */
export function WebhookStep({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
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
      <section aria-labelledby="webhook-check" className={styles.check}>
        <h3 id="webhook-check" className={styles.heading}>
          {t('webhook.check')}
        </h3>
        <Text className={styles.text}>{t('webhook.checkText')}</Text>
        <WebhookCheck accountId={account.id} />
      </section>
      {account.webhook.state !== 'verified' && <Text size={200}>{t('webhook.later')}</Text>}
    </StepFrame>
  )
}
