import { conversationState, type ConversationState } from '@parley/contracts/conversations'
import { describe, expect, test } from 'vitest'
import {
  deletionOutcome,
  goneAt,
  mayDeleteAccount,
  mayReceive,
  mayVacateQueue,
  mayDeleteWorkstream,
  mayHandOver,
  mayTurnAccount,
  refusalOf,
  restoring,
  whileInactive,
  type RestoreFacts,
} from './lifecycle.ts'

test('a deletion can be undone for 30 days', () => {
  expect(goneAt(new Date('2026-11-24T12:00:00Z'))).toEqual(new Date('2026-12-24T12:00:00Z'))
})

describe('deleting a channel', () => {
  test.each([
    ['drain', 0, 'deleted'],
    ['drain', 1, 'draining'],
    ['close', 3, 'deleted'],
    ['handOver', 3, 'deleted'],
  ] as const)('%s with %i conversations left → %s', (manner, left, outcome) => {
    expect(deletionOutcome(manner, left)).toBe(outcome)
  })

  const begins = (state: ConversationState | 'new') => state === 'new' || state === 'closed'
  test.each(
    [...conversationState.options, 'new' as const].flatMap((state) => [
      [state, false, true, null] as const,
      [state, true, true, begins(state) ? 'channelDraining' : null] as const,
      [state, false, false, begins(state) ? 'workstreamInactive' : null] as const,
      [state, true, false, begins(state) ? 'channelDraining' : null] as const,
    ]),
  )(
    'a message for %s, draining %s, workstream active %s → %s',
    (state, isDraining, isWorkstreamActive, to) => {
      expect(refusalOf({ isDraining, isWorkstreamActive }, state)).toBe(to)
    },
  )

  const side = (more = {}) => ({
    id: 'a',
    kind: 'google-business-messages',
    isDraining: false,
    isWorkstreamActive: true,
    ...more,
  })
  test.each([
    ['another channel that stays', side({ id: 'b' }), true],
    ['itself', side(), false],
    ['one that drains', side({ id: 'b', isDraining: true }), false],
    ['one of an inactive workstream', side({ id: 'b', isWorkstreamActive: false }), false],
    ['one of another kind', side({ id: 'b', kind: 'other' }), false],
  ])('hand over to %s', (_name, to, allowed) => {
    expect(mayHandOver(side(), to).allowed).toBe(allowed)
    // One that drains already may still decide otherwise.
    expect(mayHandOver(side({ isDraining: true }), to).allowed).toBe(allowed)
  })
})

describe('what must go first', () => {
  test.each([
    ['a workstream without channels', mayDeleteWorkstream({ channels: 0 }), true],
    ['a workstream with one', mayDeleteWorkstream({ channels: 1 }), false],
    ['a queue', mayVacateQueue({ isDefault: false }), true],
    ['the default queue', mayVacateQueue({ isDefault: true }), false],
    ['an account without channels', mayDeleteAccount({ hasChannels: false }), true],
    ['an account with one', mayDeleteAccount({ hasChannels: true }), false],
  ])('%s', (_name, decision, allowed) => {
    expect(decision.allowed).toBe(allowed)
  })
})

describe('bringing back', () => {
  const channel = (more = {}): RestoreFacts => ({
    kind: 'channel',
    agentBoundIn: null,
    isAgentRemoved: false,
    deletedAccount: null,
    deletedWorkstream: null,
    isWorkstreamGone: false,
    ...more,
  })
  test.each<[string, RestoreFacts, string[], string[]]>([
    ['a channel', channel(), [], []],
    ['its agent is used again', channel({ agentBoundIn: 'Sales' }), ['agentBound Sales'], []],
    ['its agent was removed', channel({ isAgentRemoved: true }), ['agentRemoved'], []],
    [
      'its account was deleted, and the agent with it',
      channel({ isAgentRemoved: true, deletedAccount: 'Harbour' }),
      ['accountDeleted Harbour'],
      [],
    ],
    ['its workstream was deleted', channel({ deletedWorkstream: 'Sales' }), ['workstreamDeleted Sales'], []],
    ['its workstream is gone', channel({ isWorkstreamGone: true }), ['workstreamGone'], []],
    ['a workstream', { kind: 'workstream', deletedQueue: null, isNameTaken: false }, [], []],
    [
      'a workstream without its queue and name',
      { kind: 'workstream', deletedQueue: 'Evening', isNameTaken: true },
      ['queueDeleted Evening', 'nameTaken'],
      [],
    ],
    ['a queue', { kind: 'queue', isNameTaken: false }, [], []],
    ['a queue whose name is taken', { kind: 'queue', isNameTaken: true }, ['nameTaken'], []],
    ['an account', { kind: 'account', agentsTaken: 0 }, [], ['secrets']],
    [
      'an account whose agents went elsewhere',
      { kind: 'account', agentsTaken: 2 },
      [],
      ['secrets', 'googleAgents'],
    ],
  ])('%s', (_name, facts, blockers, losses) => {
    const found = restoring(facts)
    expect(found.blockers.map(({ code, name }) => (name === null ? code : `${code} ${name}`))).toEqual(
      blockers,
    )
    expect(found.losses).toEqual(losses)
  })
})

describe('an inactive account', () => {
  test.each([
    ['message', 'parked'],
    ['receipts', 'parked'],
    ['typing', 'ignored'],
  ] as const)('%s → %s', (event, outcome) => {
    expect(whileInactive(event)).toBe(outcome)
  })
  test('a draft cannot be turned', () => {
    expect(mayTurnAccount({ isDraft: true }).allowed).toBe(false)
    expect(mayTurnAccount({ isDraft: false }).allowed).toBe(true)
  })
})

test.each([
  ['an active queue from another', { id: 'b', isActive: true }, { id: 'a' }, true],
  ['a queue from itself', { id: 'a', isActive: true }, { id: 'a' }, false],
  ['an inactive queue', { id: 'b', isActive: false }, { id: 'a' }, false],
  ['an active queue as a fallback', { id: 'b', isActive: true }, null, true],
  ['an inactive queue as a fallback', { id: 'b', isActive: false }, null, false],
])('receiving: %s', (_name, queue, from, expected) => {
  expect(mayReceive(queue, from)).toBe(expected)
})
