import * as accounts from './accounts.ts'
import * as audit from './audit.ts'
import * as automatedMessages from './automated-messages.ts'
import * as clientTokens from './client-tokens.ts'
import * as conversations from './conversations.ts'
import * as credentialsRotation from './credentials-rotation.ts'
import * as deliveries from './deliveries.ts'
import * as deletions from './deletions.ts'
import type { Endpoint } from './endpoint.ts'
import * as health from './health.ts'
import * as fieldRights from './field-rights.ts'
import * as operatingHours from './operating-hours.ts'
import * as proofs from './proofs.ts'
import * as queues from './queues.ts'
import * as quickReplies from './quick-replies.ts'
import * as recordingNotice from './recording-notice.ts'
import * as roundTrips from './round-trips.ts'
import * as session from './session.ts'
import * as team from './team.ts'
import * as workstreams from './workstreams.ts'

const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === 'object' && value !== null && 'method' in value && 'path' in value && 'access' in value

/** Every endpoint of the API, in the order of the areas; the OpenAPI document and the route table are made from it. */
export const allEndpoints: readonly Endpoint[] = [
  session,
  team,
  fieldRights,
  queues,
  accounts,
  clientTokens,
  proofs,
  credentialsRotation,
  roundTrips,
  deliveries,
  workstreams,
  deletions,
  conversations,
  recordingNotice,
  operatingHours,
  health,
  automatedMessages,
  quickReplies,
  audit,
]
  .flatMap((area) => Object.values(area as Record<string, unknown>))
  .filter(isEndpoint)
