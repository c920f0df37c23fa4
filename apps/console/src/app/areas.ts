import { auditArea } from '../features/audit/routes.tsx'
import { automatedMessagesArea } from '../features/automated-messages/routes.tsx'
import { channelsArea } from '../features/channels/routes.tsx'
import { inboxArea } from '../features/inbox/routes.tsx'
import { operatingHoursArea } from '../features/operating-hours/routes.tsx'
import { privacyArea } from '../features/privacy/routes.tsx'
import { protectedFieldsArea } from '../features/protected-fields/routes.tsx'
import { queuesArea } from '../features/queues/routes.tsx'
import { quickRepliesArea } from '../features/quick-replies/routes.tsx'
import { teamArea } from '../features/team/routes.tsx'
import { workstreamsArea } from '../features/workstreams/routes.tsx'
import type { Area } from '../shared/area.ts'

/** Everything the console can do; the router is made from it. The menu is in `navigation.ts`. */
export const areas: readonly Area[] = [
  inboxArea,
  channelsArea,
  workstreamsArea,
  queuesArea,
  operatingHoursArea,
  automatedMessagesArea,
  quickRepliesArea,
  privacyArea,
  teamArea,
  protectedFieldsArea,
  auditArea,
]
