/** A word that begins with `/`, under the caret: where it stands, end exclusive, and what follows the slash. */
export interface SlashWord {
  readonly start: number
  readonly end: number
  readonly search: string
}

/** Longer than any short code or word that is searched for; what is longer is an address or a path. */
const searchMax = 40

/**
 * The slash word that ends at the caret: `/` at the beginning of the text or after white space, then anything but white
 * space and further slashes. Null: there is none, so `and/or`, `https://…` and `/a/path` ask for nothing.
 */
export function slashWordAt(text: string, caret: number): SlashWord | null {
  const match = /(?:^|\s)\/([^\s/]*)$/u.exec(text.slice(Math.max(0, caret - searchMax - 2), caret))
  const search = match?.[1]
  if (search === undefined || search.length > searchMax) return null
  const start = caret - search.length - 1
  // The window may have begun in the middle of a word.
  if (start > 0 && !/\s/u.test(text[start - 1] ?? '')) return null
  // A slash further on makes it a path, wherever the caret is.
  if (/^[^\s/]*\//u.test(text.slice(caret))) return null
  return { start, end: caret, search }
}
