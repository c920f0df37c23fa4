import type { ConversationAction, ConversationState, ThreadEvent } from '@parley/contracts/conversations'
import { may, type Actor } from './permissions.ts'

/** The part of a conversation that decides what may happen to it. `canSend`: its channel still exists. */
export interface ConversationFacts {
  readonly state: ConversationState
  readonly assigneeId: string | null
  readonly queueId: string | null
  readonly replyWindowEndsAt: Date
  readonly canSend: boolean
}

/** What happens to a conversation: a person's action, a customer's message, or time. */
export type ConversationTrigger = ConversationAction | 'customerMessage' | 'inactivity' | 'wrapUpElapsed'

/** Where a trigger leads. `assignee`: kept, given to the actor, or nobody. `event`: the line shown in the thread, if any. */
export interface Transition {
  readonly to: ConversationState
  readonly assignee: 'keep' | 'actor' | 'nobody'
  readonly event: ThreadEvent | null
}

const to = (
  state: ConversationState,
  assignee: Transition['assignee'],
  event: ThreadEvent | null,
): Transition => ({
  to: state,
  assignee,
  event,
})

/**
 * The table of transitions; what is not in it is refused. Differs from the original in two places, on purpose:
 * a closed conversation comes back when the customer writes (one conversation per Google conversation), and
 * a customer who answers while waiting or in wrap-up goes back to the same agent at once.
 */
export const transitions = {
  open: {
    take: to('active', 'actor', 'taken'),
    close: to('closed', 'nobody', 'closed'),
    customerMessage: to('open', 'keep', null),
    inactivity: to('closed', 'nobody', 'autoClosed'),
  },
  active: {
    take: to('active', 'actor', 'taken'),
    release: to('open', 'nobody', 'released'),
    end: to('wrapUp', 'keep', 'ended'),
    wait: to('waiting', 'keep', 'waiting'),
    close: to('closed', 'keep', 'closed'),
    customerMessage: to('active', 'keep', null),
    inactivity: to('closed', 'keep', 'autoClosed'),
  },
  waiting: {
    take: to('active', 'actor', 'taken'),
    release: to('open', 'nobody', 'released'),
    reopen: to('active', 'actor', 'reopened'),
    end: to('wrapUp', 'keep', 'ended'),
    close: to('closed', 'keep', 'closed'),
    customerMessage: to('active', 'keep', null),
    inactivity: to('closed', 'keep', 'autoClosed'),
  },
  wrapUp: {
    take: to('active', 'actor', 'taken'),
    reopen: to('active', 'actor', 'reopened'),
    close: to('closed', 'keep', 'closed'),
    customerMessage: to('active', 'keep', 'customerReturned'),
    wrapUpElapsed: to('closed', 'keep', 'autoClosed'),
  },
  closed: {
    reopen: to('active', 'actor', 'reopened'),
    customerMessage: to('open', 'nobody', 'customerReturned'),
  },
} as const satisfies Record<ConversationState, Partial<Record<ConversationTrigger, Transition>>>

/** The transition for a trigger, or null when the state does not know it. */
export function transitionFor(state: ConversationState, trigger: ConversationTrigger): Transition | null {
  const row: Partial<Record<ConversationTrigger, Transition>> = transitions[state]
  return row[trigger] ?? null
}

/**
 * How long a state lasts when nothing happens, in ms: an open or active conversation 30 days, a waiting one 28 days,
 * wrap-up one day (the original's usual values). Null: for ever.
 */
export function lifetimeOf(
  state: ConversationState,
): { ms: number; trigger: 'inactivity' | 'wrapUpElapsed' } | null {
  const dayMs = 24 * 60 * 60 * 1000
  switch (state) {
    case 'open':
    case 'active':
      return { ms: 30 * dayMs, trigger: 'inactivity' }
    case 'waiting':
      return { ms: 28 * dayMs, trigger: 'inactivity' }
    case 'wrapUp':
      return { ms: dayMs, trigger: 'wrapUpElapsed' }
    case 'closed':
      return null
  }
}

/** May this person see the conversation? Supervisors see all; agents what is theirs and what lies in their queues. */
export function maySee(
  actor: Actor,
  conversation: Pick<ConversationFacts, 'assigneeId' | 'queueId'>,
): boolean {
  if (may(actor, 'superviseConversations')) return true
  if (conversation.assigneeId === actor.id) return true
  return conversation.queueId !== null && actor.queueIds.includes(conversation.queueId)
}

/** A decision with its reason: allowed, or the problem code that says why not. */
export type Decision<Code extends string> = { allowed: true } | { allowed: false; because: Code }
const yes = { allowed: true } as const
const no = <const Code extends string>(because: Code) => ({ allowed: false, because }) as const

/**
 * May this person do that now? Taking a colleague's conversation needs a supervisor; all other actions but closing
 * an open one need to be its assignee or a supervisor. Assumes `maySee`.
 */
export function mayAct(
  actor: Actor,
  conversation: ConversationFacts,
  action: ConversationAction,
): Decision<'conversation/wrong-state' | 'conversation/not-yours'> {
  const transition = transitionFor(conversation.state, action)
  if (!transition) return no('conversation/wrong-state')
  const isMine = conversation.assigneeId === actor.id
  if (action === 'take' && isMine && conversation.state === 'active') return no('conversation/wrong-state')
  if (may(actor, 'superviseConversations') || isMine) return yes
  if (conversation.assigneeId === null)
    return action === 'take' || action === 'reopen' ? yes : no('conversation/not-yours')
  return conversation.state === 'closed' && action === 'reopen' ? yes : no('conversation/not-yours')
}

/** May this person answer now? Only the assignee, in a state in which the agent has the word, within Google's window. */
export function mayReply(
  actor: Actor,
  conversation: ConversationFacts,
  now: Date,
): Decision<
  | 'conversation/not-yours'
  | 'conversation/wrong-state'
  | 'conversation/window-closed'
  | 'conversation/no-channel'
> {
  if (conversation.assigneeId !== actor.id) return no('conversation/not-yours')
  if (conversation.state === 'closed' || conversation.state === 'open') return no('conversation/wrong-state')
  if (!conversation.canSend) return no('conversation/no-channel')
  if (now >= conversation.replyWindowEndsAt) return no('conversation/window-closed')
  return yes
}

/** Whether agents may send pictures: the kind of channel must carry them, and an administrator must have allowed them. */
export type PictureRule = 'allowed' | 'switchedOff' | 'unsupported'

export function pictureRule(channel: { carriesPictures: boolean; isSwitchedOn: boolean }): PictureRule {
  if (!channel.carriesPictures) return 'unsupported'
  return channel.isSwitchedOn ? 'allowed' : 'switchedOff'
}

/** The rule as a decision about one picture. */
export function maySendPictures(
  rule: PictureRule,
): Decision<'conversation/pictures-off' | 'conversation/no-pictures'> {
  switch (rule) {
    case 'allowed':
      return yes
    case 'switchedOff':
      return no('conversation/pictures-off')
    case 'unsupported':
      return no('conversation/no-pictures')
  }
}

/** All actions this person may take now, in the order of the contract. */
export function allowedActions(actor: Actor, conversation: ConversationFacts): ConversationAction[] {
  const all: ConversationAction[] = ['take', 'release', 'end', 'wait', 'reopen', 'close']
  return all.filter((action) => mayAct(actor, conversation, action).allowed)
}

/** Google lets a business answer for 30 days after the customer's last message (third-party source, see the channel's reference). */
export const replyWindowMs = 30 * 24 * 60 * 60 * 1000
