import type { Account } from '@parley/contracts/accounts'
import { useQuery } from '@tanstack/react-query'
import { HealthView } from '../../../shared/health/health-view.tsx'
import { accountHealthQuery } from '../../../shared/health/queries.ts'

/** How the account does. */
export function HealthTab({ account }: { account: Account }) {
  return <HealthView query={useQuery(accountHealthQuery(account.id))} />
}
