import type { ChannelImpact, PresentConversations } from '@parley/contracts/workstreams'
import { closingTexts } from './closing-texts.ts'

/** What an administrator has chosen so far; what another manner needs is kept while they look around. */
export interface Choice {
  readonly manner: PresentConversations['manner']
  readonly isSaid: boolean
  readonly text: string
  readonly targetId: string
  /** Empty: the fallback queue of the workstream that takes over. */
  readonly queueId: string
}

export type Fault = 'textRequired' | 'textTooLong' | 'targetRequired'
const textCharsMax = 3072

/** The beginning: nothing is torn off, and a text in the channel's language is at hand. */
export function choiceOf({ language }: ChannelImpact): Choice {
  return { manner: 'drain', isSaid: true, text: closingTexts[language], targetId: '', queueId: '' }
}

/** Conversations that are not closed. */
export function openCount({ conversations: { open, active, waiting, wrapUp } }: ChannelImpact): number {
  return open + active + waiting + wrapUp
}

/** What is missing; nothing where no conversation is concerned. */
export function faultOf(choice: Choice, impact: ChannelImpact): Fault | null {
  if (openCount(impact) === 0) return null
  if (choice.manner === 'close' && choice.isSaid) {
    if (choice.text.trim() === '') return 'textRequired'
    if (choice.text.length > textCharsMax) return 'textTooLong'
  }
  const hasTarget = impact.targets.some((one) => one.id === choice.targetId)
  return choice.manner === 'handOver' && !hasTarget ? 'targetRequired' : null
}

/** The choice as it is sent. */
export function presentOf(choice: Choice, impact: ChannelImpact) {
  if (openCount(impact) === 0 || choice.manner === 'drain') return { manner: 'drain' as const }
  if (choice.manner === 'close')
    return { manner: 'close' as const, text: choice.isSaid ? choice.text.trim() : null }
  return {
    manner: 'handOver' as const,
    channelId: choice.targetId,
    ...(choice.queueId === '' ? {} : { queueId: choice.queueId }),
  }
}
