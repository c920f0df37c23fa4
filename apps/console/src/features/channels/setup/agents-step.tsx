import { Link, MessageBar, MessageBarBody, makeStyles, tokens } from '@fluentui/react-components'
import { OpenRegular } from '@fluentui/react-icons'
import type { Account } from '@parley/contracts/accounts'
import { useState } from 'react'
import { useSession } from '../../../shared/session.ts'
import { useGuardedNavigation } from '../../../shared/use-guarded-navigation.tsx'
import { AgentForm, useAgentForm } from '../parts/agent-form.tsx'
import { AgentList } from '../parts/agent-list.tsx'
import { useChannelsText } from '../text.ts'
import { StepFrame } from './step-frame.tsx'
import { setupPath } from './steps.ts'

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, maxWidth: '760px' },
  link: { display: 'inline-flex', alignItems: 'center', gap: '4px', width: 'fit-content' },
})

/** Step 4: the Google agents of the account. Next adds what is still typed. */
export function AgentsStep({ account }: { account: Account }) {
  const t = useChannelsText()
  const styles = useStyles()
  const { emulatorUrl } = useSession()
  const given = useAgentForm(account)
  const [isMissing, setIsMissing] = useState(false)
  const { guard, go } = useGuardedNavigation(given.isTyped)

  async function next() {
    if (given.isTyped) {
      if (await given.submit()) go(setupPath(account.id, 'privacy'))
    } else if (account.googleAgents.length === 0) setIsMissing(true)
    else go(setupPath(account.id, 'privacy'))
  }

  return (
    <StepFrame
      account={account}
      step="agents"
      next={{ onClick: () => void next(), isBusy: given.form.formState.isSubmitting }}
    >
      <div className={styles.body}>
        {emulatorUrl && (
          <Link
            href={`${emulatorUrl}/brands`}
            target="_blank"
            rel="noopener noreferrer"
            className={styles.link}
          >
            {t('agents.openBrands')} <OpenRegular aria-hidden />
          </Link>
        )}
        <AgentForm account={account} given={given} />
        <AgentList account={account} />
        {isMissing && account.googleAgents.length === 0 && (
          <MessageBar intent="error" layout="multiline" politeness="assertive">
            <MessageBarBody>{t('agents.required')}</MessageBarBody>
          </MessageBar>
        )}
      </div>
      {guard}
    </StepFrame>
  )
}
