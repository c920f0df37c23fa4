import {
  dryRunDelivery,
  getDelivery,
  getRetention,
  getRetry,
  listDeliveries,
  listParked,
  retryDeliveries,
  setRetention,
} from '@parley/contracts/deliveries'
import { bind } from '../../http/call.ts'
import { dryRunDeliveryVerb } from './dry-run.ts'
import { getDeliveryVerb, listDeliveriesVerb } from './inspect.ts'
import { getRetentionVerb, setRetentionVerb } from './retention.ts'
import { getRetryVerb, listParkedVerb, retryDeliveriesVerb } from './retry.ts'

/** Paths with a word come before the one that takes an id. */
export const deliveryRoutes = [
  bind(listDeliveries, listDeliveriesVerb),
  bind(listParked, listParkedVerb),
  bind(getRetention, getRetentionVerb),
  bind(setRetention, setRetentionVerb),
  bind(retryDeliveries, retryDeliveriesVerb),
  bind(getRetry, getRetryVerb),
  bind(getDelivery, getDeliveryVerb),
  bind(dryRunDelivery, dryRunDeliveryVerb),
]
