import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'
import { ErrorState, LoadingState } from '../../../shared/ui/states.tsx'
import { Page, Surface } from '../../../shared/ui/page.tsx'
import { accountQuery } from '../queries.ts'
import { AgentsStep } from './agents-step.tsx'
import { NameStep } from './name-step.tsx'
import { PartnerStep } from './partner-step.tsx'
import { PrerequisitesStep } from './prerequisites-step.tsx'
import { PrivacyStep } from './privacy-step.tsx'
import { SaveStep } from './save-step.tsx'
import { firstOpenStep, isSetupStep, setupPath, type SetupStep } from './steps.ts'
import { WebhookStep } from './webhook-step.tsx'

const pages = {
  prerequisites: PrerequisitesStep,
  name: NameStep,
  partner: PartnerStep,
  webhook: WebhookStep,
  agents: AgentsStep,
  privacy: PrivacyStep,
  save: SaveStep,
} as const satisfies Record<SetupStep, (props: { account: Account }) => unknown>

/** The set-up of a draft, one step a page. A saved account has its own page instead. */
export function Component() {
  const { accountId = '', step } = useParams()
  const account = useQuery(accountQuery(accountId))
  if (account.data) {
    if (account.data.state === 'active') return <Navigate to={`/channels/accounts/${accountId}`} replace />
    if (!isSetupStep(step)) return <Navigate to={setupPath(accountId, firstOpenStep(account.data))} replace />
    const Step = pages[step]
    return <Step key={accountId} account={account.data} />
  }
  return (
    <Page>
      <Surface>
        {account.error ? (
          <ErrorState error={account.error} onRetry={() => void account.refetch()} headingLevel={1} />
        ) : (
          <LoadingState shape="form" />
        )}
      </Surface>
    </Page>
  )
}
