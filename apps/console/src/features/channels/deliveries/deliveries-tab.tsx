import type { Account } from '@parley/contracts/accounts'
import { DeliveryList } from './delivery-list.tsx'

/** The deliveries of one account. */
export function DeliveriesTab({ account }: { account: Account }) {
  return <DeliveryList accountId={account.id} />
}
