import type { inboxEn } from '../messages/en.ts'

/** Words for Google's entry points. Source: Business Messages reference, `EntryPoint` (complete list there). */
const words = {
  ENTRY_POINT_UNSPECIFIED: 'entry.unspecified',
  PLACESHEET: 'entry.placesheet',
  MAPS: 'entry.maps',
  FEATURED_SNIPPETS: 'entry.featuredSnippets',
  SITELINKS: 'entry.sitelinks',
  WEB_WIDGET: 'entry.webWidget',
  URL: 'entry.url',
  LOCAL_PACK: 'entry.localPack',
  PREVIEW: 'entry.preview',
} as const satisfies Record<string, keyof typeof inboxEn>

/** Key of the sentence for an entry point, or null for one that Google has invented since. */
export function entryPointKey(entryPoint: string): (typeof words)[keyof typeof words] | null {
  return entryPoint in words ? words[entryPoint as keyof typeof words] : null
}
