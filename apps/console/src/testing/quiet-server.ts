import { listAccounts } from '@parley/contracts/accounts'
import { countConversations, listConversations } from '@parley/contracts/conversations'
import { listDeletions } from '@parley/contracts/deletions'
import { listQueues } from '@parley/contracts/queues'
import { getRecordingNotice, listConsents } from '@parley/contracts/recording-notice'
import { listOperatingHours } from '@parley/contracts/operating-hours'
import { listColleagues, listInvitations, listUsers } from '@parley/contracts/team'
import { listWorkstreams } from '@parley/contracts/workstreams'
import type { FakeServer } from './fake-server.ts'

/** Empty answers for every list, so that a test names only what it is about. */
export function answerEverything(server: FakeServer): void {
  server.on(listUsers, () => ({ items: [] }))
  server.on(listInvitations, () => ({ items: [] }))
  server.on(listColleagues, () => ({ items: [] }))
  server.on(listQueues, () => ({ items: [] }))
  server.on(listAccounts, () => ({ items: [] }))
  server.on(listDeletions, () => ({ items: [] }))
  server.on(listOperatingHours, () => ({ items: [] }))
  server.on(listConsents, () => ({ items: [] }))
  server.on(getRecordingNotice, () => ({ isOn: true, texts: [], choices: [], liveLanguages: [], version: 1 }))
  server.on(listWorkstreams, () => ({ items: [] }))
  server.on(listConversations, () => ({ items: [], nextCursor: null }))
  server.on(countConversations, () => ({ mine: 0, unassigned: 0, all: 0 }))
}
