import { getAccountHealth, getChannelHealth, listHealth } from '@parley/contracts/health'
import { bind } from '../../http/call.ts'
import { getAccountHealthVerb, getChannelHealthVerb, listHealthVerb } from './read-health.ts'

export const healthRoutes = [
  bind(listHealth, listHealthVerb),
  bind(getAccountHealth, getAccountHealthVerb),
  bind(getChannelHealth, getChannelHealthVerb),
]
