import { auditNav } from '../features/audit/nav.ts'
import { automatedMessagesNav } from '../features/automated-messages/nav.ts'
import { channelsNav } from '../features/channels/nav.ts'
import { inboxNav } from '../features/inbox/nav.ts'
import { operatingHoursNav } from '../features/operating-hours/nav.ts'
import { privacyNav } from '../features/privacy/nav.ts'
import { protectedFieldsNav } from '../features/protected-fields/nav.ts'
import { queuesNav } from '../features/queues/nav.ts'
import { quickRepliesNav } from '../features/quick-replies/nav.ts'
import { teamNav } from '../features/team/nav.ts'
import { workstreamsNav } from '../features/workstreams/nav.ts'
import type { NavEntry } from '../shared/area.ts'

/** The entries of the menu. A module of its own: the sign-in page needs the routes, but neither words nor icons of the menu. */
export const navigation: readonly NavEntry[] = [
  auditNav,
  automatedMessagesNav,
  channelsNav,
  inboxNav,
  operatingHoursNav,
  privacyNav,
  protectedFieldsNav,
  queuesNav,
  quickRepliesNav,
  teamNav,
  workstreamsNav,
]
