import type { AgentMessage, Representative, Suggestion } from '../business-messages/shapes.ts'
import type { TextSpan } from '../business-messages/rich-text.ts'
import type { SurveyQuestion } from './survey.ts'

/** Where a chat was opened from; the complete list of the protocol reference §4.2. */
export const entryPoints = [
  'PREVIEW',
  'PLACESHEET',
  'MAPS',
  'FEATURED_SNIPPETS',
  'SITELINKS',
  'WEB_WIDGET',
  'URL',
  'LOCAL_PACK',
  'ENTRY_POINT_UNSPECIFIED',
] as const
export const surfaces = ['SURFACE_ANDROID_WEB', 'SURFACE_ANDROID_MAPS', 'SURFACE_IOS_MAPS'] as const

/** How and by whom a chat was opened. Locales are BCP 47. */
export type PhoneOptions = {
  surface: (typeof surfaces)[number]
  locale: string
  resolvedLocale: string
  entryPoint: (typeof entryPoints)[number]
  displayName?: string | undefined
  placeId?: string | undefined
  nearPlaceId?: string | undefined
  customContext?: string | undefined
  widget?: { url?: string | undefined; widgetContext?: string | undefined } | undefined
}

/** What is stored of one line of a chat. */
export type StoredItem =
  | { kind: 'user-text'; text: string }
  | { kind: 'user-image'; url: string }
  | { kind: 'user-suggestion'; text: string }
  | { kind: 'user-live-agent' }
  | { kind: 'agent'; message: AgentMessage; isFallback: boolean; richText?: TextSpan[] }
  | {
      kind: 'event'
      eventType: 'REPRESENTATIVE_JOINED' | 'REPRESENTATIVE_LEFT'
      representative: Representative
    }
  | { kind: 'survey'; questions: SurveyQuestion[]; answers: Record<number, string> }
  | { kind: 'authentication'; outcome: 'success' | 'denied' }

/**
 * One line of a chat. `at` is RFC 3339; `deliveredAt` and `readAt` are milliseconds since 1970. For the
 * person's own messages `readAt` is the partner's read receipt; for agent messages both are the phone's.
 */
export type ChatItem = StoredItem & {
  seq: number
  id: string | null
  at: string
  deliveredAt: number | null
  readAt: number | null
}

/** Everything the phone page draws. */
export type PhoneState = {
  id: string
  agentName: string
  agent: { displayName: string; logoUrl: string | null; isVerified: boolean }
  conversationId: string
  options: PhoneOptions
  isOldDevice: boolean
  welcome: { text: string; privacyUrl: string | null; starters: Suggestion[]; offline: string | null }
  items: ChatItem[]
  typing: { representative: Representative; until: number } | null
  createdAt: number
}

/** A phone in the list of phones. */
export type PhoneSummary = {
  id: string
  agentName: string
  agentDisplayName: string
  displayName: string | null
  entryPoint: string
  surface: string
  conversationId: string
  createdAt: number
  itemCount: number
  lastText: string | null
  unreadCount: number
}
