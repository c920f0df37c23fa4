import type { Conversation, ConversationAction } from '@parley/contracts/conversations'
import { useInboxText } from '../messages/index.ts'

/** Key of each action, pressed while nothing is being written. Close takes Shift, for it is final-looking. */
export const actionKeys = {
  take: 't',
  release: 'l',
  end: 'e',
  wait: 'w',
  reopen: 'o',
  close: 'C',
} as const satisfies Record<ConversationAction, string>

/** How a key is shown to people. */
export const shownKey = (key: string): string => (/^[A-Z]$/.test(key) ? `Shift + ${key}` : key.toUpperCase())

/** Label and explanation of an action; taking a colleague's conversation is called otherwise. */
export function useActionWords(): (
  action: ConversationAction,
  assignee: Conversation['assignee'],
) => { label: string; hint: string } {
  const t = useInboxText()
  return (action, assignee) => {
    if (action === 'take' && assignee)
      return { label: t('action.takeOver'), hint: t('action.takeOverHint', { name: assignee.name }) }
    return { label: t(`action.${action}`), hint: t(`action.${action}Hint`) }
  }
}
