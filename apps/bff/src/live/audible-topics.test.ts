import type { Role } from '@parley/contracts/session'
import { expect, test } from 'vitest'
import { audibleTopics } from './hub.ts'

const person = (id: string, role: Role) => ({ id, role, fieldRights: [], queueIds: [] })
const row = (ownerId: string | null) => ({
  seq: 1,
  verb: 'quickReply.created',
  topics: ['replies'] as const,
  audience: ownerId === null ? null : { queueIds: [], userIds: [ownerId] },
})

test.each([
  ['a shared quick reply', null, person('ada', 'agent'), ['replies']],
  ['one’s own', 'ada', person('ada', 'agent'), ['replies']],
  ['another agent’s', 'bo', person('ada', 'agent'), []],
] as const)('%s: who hears that it changed', (_name, owner, listener, topics) => {
  expect(audibleTopics(row(owner), listener)).toEqual(topics)
})
