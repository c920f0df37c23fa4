import type { ConversationState } from '@parley/contracts/conversations'
import type { RestoreBlocker, RestoreLoss } from '@parley/contracts/deletions'
import type { PresentConversations } from '@parley/contracts/workstreams'
import type { Decision } from './conversation.ts'

const dayMs = 24 * 60 * 60 * 1000
/** How long a deletion can be undone: 30 days, as long as Google lets a business answer. */
export const graceMs = 30 * dayMs

/** When something that is deleted now goes for good. */
export function goneAt(deletedAt: Date): Date {
  return new Date(deletedAt.getTime() + graceMs)
}

/** Deleting a channel ends at once, or when its last conversation is closed. */
export function deletionOutcome(
  manner: PresentConversations['manner'],
  conversationsLeft: number,
): 'deleted' | 'draining' {
  return manner === 'drain' && conversationsLeft > 0 ? 'draining' : 'deleted'
}

/**
 * Why a customer's message waits instead of going through this channel; null: it goes. A channel that drains and an
 * inactive workstream go on with what they have; a conversation that is new, or would have to be opened again, is not
 * begun.
 */
export function refusalOf(
  channel: { readonly isDraining: boolean; readonly isWorkstreamActive: boolean },
  conversation: ConversationState | 'new',
): 'channelDraining' | 'workstreamInactive' | null {
  if (conversation !== 'new' && conversation !== 'closed') return null
  if (channel.isDraining) return 'channelDraining'
  return channel.isWorkstreamActive ? null : 'workstreamInactive'
}

/** A channel that is to take conversations over, or the one that gives them. */
export interface HandOverSide {
  readonly id: string
  readonly kind: string
  readonly isDraining: boolean
  readonly isWorkstreamActive: boolean
}

/**
 * May the conversations of one channel go on in another? It must speak the same protocol, stay, and begin
 * conversations at all. Whose Google agent
 * it has does not matter: replies go on through the agent the customer writes to.
 */
export function mayHandOver(from: HandOverSide, to: HandOverSide): Decision<'channel/target-unfit'> {
  const isFit = from.id !== to.id && from.kind === to.kind && !to.isDraining && to.isWorkstreamActive
  return isFit ? { allowed: true } : { allowed: false, because: 'channel/target-unfit' }
}

/** A workstream goes only after its channels: what they receive would lie nowhere. */
export function mayDeleteWorkstream(facts: { readonly channels: number }): Decision<'workstream/in-use'> {
  return facts.channels === 0 ? { allowed: true } : { allowed: false, because: 'workstream/in-use' }
}

/** The default queue stays in service; others may go, and what depends on them goes to other queues. */
export function mayVacateQueue(facts: { readonly isDefault: boolean }): Decision<'queue/in-use'> {
  return facts.isDefault ? { allowed: false, because: 'queue/in-use' } : { allowed: true }
}

/** May this queue take over what another one has, or be chosen as a fallback? */
export function mayReceive(
  queue: { readonly id: string; readonly isActive: boolean },
  from: { readonly id: string } | null = null,
): boolean {
  return queue.isActive && queue.id !== from?.id
}

/** An account goes only after its channels, also those that drain. */
export function mayDeleteAccount(facts: { readonly hasChannels: boolean }): Decision<'account/in-use'> {
  return facts.hasChannels ? { allowed: false, because: 'account/in-use' } : { allowed: true }
}

/** What decides whether something deleted can be brought back. Names are of the things in the way; null: nothing is. */
export type RestoreFacts =
  | {
      readonly kind: 'channel'
      /** The workstream of the channel that uses its Google agent by now. */
      readonly agentBoundIn: string | null
      readonly isAgentRemoved: boolean
      readonly deletedAccount: string | null
      readonly deletedWorkstream: string | null
      readonly isWorkstreamGone: boolean
    }
  | { readonly kind: 'workstream'; readonly deletedQueue: string | null; readonly isNameTaken: boolean }
  | { readonly kind: 'queue'; readonly isNameTaken: boolean }
  | { readonly kind: 'account'; readonly agentsTaken: number }

/** What is in the way of bringing it back, and what does not come back with it. */
export function restoring(facts: RestoreFacts): {
  blockers: RestoreBlocker[]
  losses: RestoreLoss[]
} {
  switch (facts.kind) {
    case 'channel':
      return { blockers: channelBlockers(facts), losses: [] }
    case 'workstream':
      return {
        blockers: [
          ...(facts.deletedQueue === null ? [] : [blocker('queueDeleted', facts.deletedQueue)]),
          ...(facts.isNameTaken ? [blocker('nameTaken')] : []),
        ],
        losses: [],
      }
    case 'queue':
      return { blockers: facts.isNameTaken ? [blocker('nameTaken')] : [], losses: [] }
    case 'account':
      return { blockers: [], losses: facts.agentsTaken > 0 ? ['secrets', 'googleAgents'] : ['secrets'] }
  }
}

function channelBlockers(facts: Extract<RestoreFacts, { kind: 'channel' }>): RestoreBlocker[] {
  const { agentBoundIn, deletedAccount, deletedWorkstream } = facts
  // The agents of a deleted account come back with it: that its agent is away is then no news.
  const account = deletedAccount === null ? [] : [blocker('accountDeleted', deletedAccount)]
  const agent = deletedAccount === null && facts.isAgentRemoved ? [blocker('agentRemoved')] : []
  return [
    ...(agentBoundIn === null ? [] : [blocker('agentBound', agentBoundIn)]),
    ...account,
    ...agent,
    ...(deletedWorkstream === null ? [] : [blocker('workstreamDeleted', deletedWorkstream)]),
    ...(facts.isWorkstreamGone ? [blocker('workstreamGone')] : []),
  ]
}

const blocker = (code: RestoreBlocker['code'], name: string | null = null): RestoreBlocker => ({ code, name })

/** A draft cannot be turned: it does nothing yet. Others may, also into the state they have. */
export function mayTurnAccount(facts: { readonly isDraft: boolean }): Decision<'account/incomplete'> {
  return facts.isDraft ? { allowed: false, because: 'account/incomplete' } : { allowed: true }
}

/** What an inactive account does with what Google sends: signs of typing are forgotten, everything else is kept. */
export function whileInactive(event: 'message' | 'receipts' | 'typing'): 'parked' | 'ignored' {
  return event === 'typing' ? 'ignored' : 'parked'
}
