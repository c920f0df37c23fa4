import { z } from 'zod'
import { instant } from '@parley/contracts/values'

/** A picture that was chosen. `preview` is an address of this browser's own and must be revoked in the end. */
export interface ChosenPicture {
  readonly id: string
  readonly file: File
  readonly preview: string
  readonly altText: string
  /** In pixels, once the browser has drawn it. */
  readonly size?: { readonly width: number; readonly height: number }
}

/**
 * A reply that this browser has written and the server has not confirmed. `id` stays the same over all attempts, so
 * that an attempt whose answer was lost cannot reach the customer twice.
 * `failed` carries the problem's code; `interrupted` was left behind by a page that was closed or reloaded; `held` waits
 * because something failed that was to stand before it.
 */
export interface OutboxEntry {
  readonly id: string
  readonly text: string
  /** Instead of a text. Lost with the page, for files cannot be kept in the tab's storage. */
  readonly picture?: ChosenPicture
  /** What was sent together shares this. */
  readonly batch?: string
  /** Part of the picture that is on its way, 0 to 1. */
  readonly progress?: number
  readonly at: Date
  readonly state: 'sending' | 'failed' | 'interrupted' | 'held'
  readonly error: unknown
}

const stored = z.array(z.object({ id: z.uuid(), text: z.string(), at: instant }))
const keyOf = (conversationId: string) => `parley.outbox.${conversationId}`
const draftKeyOf = (conversationId: string) => `parley.draft.${conversationId}`

/** What was still unconfirmed when the page went away; nobody is sending it any more. */
export function restoreOutbox(conversationId: string): OutboxEntry[] {
  const text = readItem(keyOf(conversationId))
  if (text === null) return []
  const parsed = stored.safeDecode(parseJson(text) as never)
  if (!parsed.success) return []
  return parsed.data.map(({ id, text, at }) => ({ id, text, at, state: 'interrupted', error: null }))
}

/** Keeps the unconfirmed replies over a reload of the tab. */
export function storeOutbox(conversationId: string, entries: readonly OutboxEntry[]): void {
  const plain = entries.filter((one) => !one.picture).map(({ id, text, at }) => ({ id, text, at }))
  writeItem(keyOf(conversationId), plain.length === 0 ? null : JSON.stringify(stored.encode(plain)))
}

/** Text that the server has not confirmed as draft yet, or null. */
export const restoreDraft = (conversationId: string): string | null => readItem(draftKeyOf(conversationId))
/** Keeps the unconfirmed draft over a reload; null forgets it. */
export const storeDraft = (conversationId: string, text: string | null): void =>
  writeItem(draftKeyOf(conversationId), text)

function readItem(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch (error) {
    // Storage may be forbidden or full: then only the safety net is missing, the server's copy stays.
    console.debug('session storage cannot be read', error)
    return null
  }
}

function writeItem(key: string, value: string | null): void {
  try {
    if (value === null) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch (error) {
    console.debug('session storage cannot be written', error)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    console.debug('stored outbox is not JSON', error)
    return null
  }
}
