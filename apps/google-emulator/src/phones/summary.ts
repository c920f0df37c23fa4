import type { CardContent } from '../business-messages/shapes.ts'
import type { ChatItem } from './items.ts'

/** All cards of a message, be it one or a carousel. */
export function cardsOf(item: ChatItem & { kind: 'agent' }): CardContent[] {
  const { standaloneCard, carouselCard } = item.message.richCard ?? {}
  return standaloneCard === undefined ? (carouselCard?.cardContents ?? []) : [standaloneCard.cardContent]
}

/** The words of a line for the list of phones; null when it has none. */
export function summarise(item: ChatItem): string | null {
  if (item.kind === 'user-text' || item.kind === 'user-suggestion') return item.text
  if (item.kind !== 'agent') return null
  const { text, image, fallback } = item.message
  return text ?? image?.contentInfo.altText ?? fallback ?? cardsOf(item)[0]?.title ?? null
}
