import type { Suggestion } from '../../src/business-messages/shapes.ts'

/** Where a tapped chip sits, as the control API names it. */
export type TapPlace = { messageId?: string; cardIndex?: number; index: number }
export type OnTap = (suggestion: Suggestion, place: TapPlace) => void
