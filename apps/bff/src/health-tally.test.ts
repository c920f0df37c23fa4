import { expect, test } from 'vitest'
import { createHealthTally } from './health-tally.ts'

const at = new Date('2026-11-24T12:34:56Z')
const hour = new Date('2026-11-24T12:00:00Z')
const scope = { accountId: 'account', googleAgentId: 'agent' }

test('what concerns a Google agent is counted for it and its account, many times in one row', () => {
  const tally = createHealthTally(() => at)
  tally.received(scope, 2)
  tally.received(scope, 3)
  const { counts, marks } = tally.take()
  expect(counts).toEqual(
    ['account', 'agent'].map((scopeId) => ({ scopeId, hour, kind: 'received', code: '', n: 5 })),
  )
  expect(marks.map((one) => [one.scopeId, one.kind, one.at])).toEqual([
    ['account', 'received', at],
    ['agent', 'received', at],
  ])
  expect(tally.take()).toEqual({ counts: [], marks: [] })
})

test('a call without an answer has no duration, and a refusal by content is no failure of the interface', () => {
  const tally = createHealthTally(() => at)
  const account = { accountId: 'account', googleAgentId: null }
  tally.called(account, 'messages', { code: 'timeout', ms: null })
  tally.called(account, 'messages', { code: 'rejected', ms: 42 })
  const { counts, marks } = tally.take()
  expect(counts.map((one) => `${one.kind} ${one.code} ${one.n}`)).toEqual([
    'messages timeout 1',
    'messages rejected 1',
    'messagesMs 50 1',
  ])
  expect(marks.map((one) => `${one.kind} ${one.code}`)).toEqual([
    'messagesFailed timeout',
    'messagesOk rejected',
  ])
})

test('what could not be written is added to what came since, and never replaces what is newer', () => {
  let now = at
  const tally = createHealthTally(() => now)
  tally.replied(scope, 'refused')
  const lost = tally.take()
  now = new Date(at.getTime() + 1_000)
  tally.replied(scope, 'deadline')
  tally.replied(scope, 'refused')
  tally.putBack(lost)
  const { counts, marks } = tally.take()
  expect(counts.filter((one) => one.scopeId === 'agent').map((one) => `${one.code} ${one.n}`)).toEqual([
    'deadline 1',
    'refused 2',
  ])
  expect(marks.find((one) => one.scopeId === 'agent')?.at).toEqual(now)
})
