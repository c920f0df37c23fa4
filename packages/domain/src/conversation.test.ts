import {
  conversationAction,
  conversationState,
  type ConversationState,
} from '@parley/contracts/conversations'
import { describe, expect, test } from 'vitest'
import {
  allowedActions,
  lifetimeOf,
  mayAct,
  mayReply,
  maySee,
  transitionFor,
  type ConversationFacts,
  type ConversationTrigger,
} from './conversation.ts'
import type { Actor } from './permissions.ts'

const now = new Date('2026-11-23T12:00:00Z')
const facts = (more: Partial<ConversationFacts> = {}): ConversationFacts => ({
  state: 'active',
  assigneeId: 'ada',
  queueId: 'bread',
  replyWindowEndsAt: new Date('2026-12-20T12:00:00Z'),
  canSend: true,
  ...more,
})
const person = (id: string, more: Partial<Actor> = {}): Actor => ({
  id,
  role: 'agent',
  fieldRights: [],
  queueIds: ['bread'],
  ...more,
})
const ada = person('ada')
const ben = person('ben')
const supervisor = person('sue', { role: 'supervisor', queueIds: [] })

describe('transitions', () => {
  const triggers: ConversationTrigger[] = [
    ...conversationAction.options,
    'customerMessage',
    'inactivity',
    'wrapUpElapsed',
  ]
  const expected: Record<ConversationState, Partial<Record<ConversationTrigger, ConversationState>>> = {
    open: { take: 'active', close: 'closed', customerMessage: 'open', inactivity: 'closed' },
    active: {
      take: 'active',
      release: 'open',
      end: 'wrapUp',
      wait: 'waiting',
      close: 'closed',
      customerMessage: 'active',
      inactivity: 'closed',
    },
    waiting: {
      take: 'active',
      release: 'open',
      end: 'wrapUp',
      reopen: 'active',
      close: 'closed',
      customerMessage: 'active',
      inactivity: 'closed',
    },
    wrapUp: {
      take: 'active',
      reopen: 'active',
      close: 'closed',
      customerMessage: 'active',
      wrapUpElapsed: 'closed',
    },
    closed: { reopen: 'active', customerMessage: 'open' },
  }
  const cases = conversationState.options.flatMap((state) =>
    triggers.map((trigger) => [state, trigger, expected[state][trigger] ?? 'refused'] as const),
  )
  test.each(cases)('%s · %s → %s', (state, trigger, to) => {
    expect(transitionFor(state, trigger)?.to ?? 'refused').toBe(to)
  })
  test('nobody is ever left in active without an assignee', () => {
    for (const state of conversationState.options)
      for (const trigger of triggers) {
        const transition = transitionFor(state, trigger)
        if (transition?.to === 'active') expect(transition.assignee).not.toBe('nobody')
        if (transition?.to === 'open' && state !== 'open') expect(transition.assignee).toBe('nobody')
      }
  })
  test('every state that lasts has a way out by time', () => {
    for (const state of conversationState.options) {
      const lifetime = lifetimeOf(state)
      if (lifetime) expect(transitionFor(state, lifetime.trigger)?.to).toBe('closed')
      else expect(state).toBe('closed')
    }
  })
})

describe('who may see', () => {
  test.each([
    ['the assignee, in whichever queue', person('ada', { queueIds: [] }), facts(), true],
    ['a colleague of the queue', ben, facts(), true],
    ['an agent of another queue', person('ben', { queueIds: ['cake'] }), facts(), false],
    ['a supervisor', supervisor, facts(), true],
    ['an agent, when it lies in no queue', ben, facts({ queueId: null }), false],
  ])('%s', (_name, actor, conversation, sees) => {
    expect(maySee(actor, conversation)).toBe(sees)
  })
})

describe('who may act', () => {
  test.each([
    ['anybody takes what is open', ben, facts({ state: 'open', assigneeId: null }), 'take', true],
    ['nobody takes a colleague’s', ben, facts(), 'take', false],
    ['a supervisor does', supervisor, facts(), 'take', true],
    ['nobody takes twice', ada, facts(), 'take', false],
    ['the assignee ends', ada, facts(), 'end', true],
    ['a colleague does not end', ben, facts(), 'end', false],
    ['a closed one cannot be ended', ada, facts({ state: 'closed' }), 'end', false],
    ['a closed one is reopened by whoever needs it', ben, facts({ state: 'closed' }), 'reopen', true],
    [
      'an open one is not closed by an agent',
      ben,
      facts({ state: 'open', assigneeId: null }),
      'close',
      false,
    ],
  ] as const)('%s', (_name, actor, conversation, action, allowed) => {
    expect(mayAct(actor, conversation, action).allowed).toBe(allowed)
  })
  test('what is offered is exactly what is allowed', () => {
    expect(allowedActions(ada, facts())).toEqual(['release', 'end', 'wait', 'close'])
    expect(allowedActions(ben, facts())).toEqual([])
    expect(allowedActions(ben, facts({ state: 'open', assigneeId: null }))).toEqual(['take'])
  })
})

describe('who may answer', () => {
  test.each([
    ['the assignee', ada, facts(), null],
    ['the assignee while waiting', ada, facts({ state: 'waiting' }), null],
    ['the assignee in wrap-up', ada, facts({ state: 'wrapUp' }), null],
    ['not a colleague', ben, facts(), 'conversation/not-yours'],
    ['not a supervisor who did not take it', supervisor, facts(), 'conversation/not-yours'],
    ['not when closed', ada, facts({ state: 'closed' }), 'conversation/wrong-state'],
    ['not without a channel', ada, facts({ canSend: false }), 'conversation/no-channel'],
    ['not after the window', ada, facts({ replyWindowEndsAt: now }), 'conversation/window-closed'],
  ])('%s', (_name, actor, conversation, because) => {
    const decision = mayReply(actor, conversation, now)
    expect(decision.allowed ? null : decision.because).toBe(because)
  })
})
