/** A piece of text: plain, or a link to an address that is safe to open. */
export interface TextPart {
  /** Where it begins in the whole text. */
  readonly at: number
  readonly text: string
  readonly href?: string
}

const candidates =
  /\b(?:https?:\/\/|mailto:|tel:)[^\s<>"]+|(?<![\w@./])[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w/.])\+\d[\d ()/-]{6,18}\d(?!\w)/giu
const safeProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:'])

/** Punctuation at the end belongs to the sentence, a closing bracket only when it was not opened inside. */
function trimEnd(text: string): string {
  let end = text
  for (;;) {
    const last = end.at(-1) ?? ''
    const isUnopened = last === ')' && !end.includes('(')
    if (!isUnopened && !'.,;:!?\'"”’«»…]}'.includes(last)) return end
    if (last === '') return end
    end = end.slice(0, -1)
  }
}

function toHref(text: string): string | null {
  const address = /^(?:https?|mailto|tel):/i.test(text)
    ? text
    : text.startsWith('+')
      ? `tel:${text.replaceAll(/[^\d+]/g, '')}`
      : `mailto:${text}`
  const url = URL.parse(address)
  // Credentials in an address only serve to make it look like another one.
  if (!url || !safeProtocols.has(url.protocol) || url.username || url.password) return null
  return url.href
}

/**
 * Splits text into plain parts and links. Links are http, https, mailto and tel addresses, bare e-mail addresses and
 * international telephone numbers; everything else stays text. The parts joined are the text.
 */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(candidates)) {
    const shown = trimEnd(match[0])
    const href = toHref(shown)
    if (!href) continue
    if (match.index > from) parts.push({ at: from, text: text.slice(from, match.index) })
    parts.push({ at: match.index, text: shown, href })
    from = match.index + shown.length
  }
  if (from < text.length) parts.push({ at: from, text: text.slice(from) })
  return parts
}
