import type { ConversationState, ConversationSummary } from '@parley/contracts/conversations'
import { useCallback } from 'react'
import { useInboxText } from './messages/index.ts'

const shortIdLength = 6

/** How a customer is called on the screen: the name Google gave, else "Visitor" and the end of the id. */
export function useCustomerName(): (
  conversation: Pick<ConversationSummary, 'id' | 'customerName'>,
) => string {
  const t = useInboxText()
  return useCallback(
    ({ id, customerName }) =>
      customerName?.trim() ? customerName : t('list.visitor', { id: id.slice(-shortIdLength).toUpperCase() }),
    [t],
  )
}

/** One line about the last message. Its kind decides where there is no text worth showing. */
export function usePreview(): (preview: ConversationSummary['preview']) => string {
  const t = useInboxText()
  return useCallback(
    (preview) => {
      if (!preview) return t('preview.none')
      if (preview.direction === 'outbound')
        return t('list.you', { text: preview.kind === 'image' ? t('preview.image') : preview.text })
      switch (preview.kind) {
        case 'image':
          return t('preview.image')
        case 'suggestion':
          return t('preview.suggestion', { text: preview.text })
        case 'liveAgentRequest':
          return t('preview.liveAgentRequest')
        case 'authentication':
          return t('preview.authentication')
        case 'survey':
          return t('preview.survey')
        case 'unsupported':
          return t('preview.unsupported')
        default:
          return preview.text
      }
    },
    [t],
  )
}

/** How long a customer waits, in the one unit that matters. */
export function useDuration(): (since: Date, now: Date) => string {
  const t = useInboxText()
  return useCallback(
    (since, now) => {
      const minutes = Math.max(1, Math.floor((now.getTime() - since.getTime()) / 60_000))
      if (minutes < 60) return t('list.minutes', { count: minutes })
      const hours = Math.floor(minutes / 60)
      return hours < 24
        ? t('list.hours', { count: hours })
        : t('list.days', { count: Math.floor(hours / 24) })
    },
    [t],
  )
}

/** Word for a state and what it means. */
export function useStateWords(): (state: ConversationState) => { word: string; hint: string } {
  const t = useInboxText()
  return useCallback((state) => ({ word: t(`state.${state}`), hint: t(`state.${state}Hint`) }), [t])
}
