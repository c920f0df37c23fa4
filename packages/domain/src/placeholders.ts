/** Where a placeholder stands: UTF-16 units from the beginning of the text, end exclusive. */
export interface PlaceholderAt {
  readonly name: string
  /** What stands in for a value that is not known; null: nothing was given. */
  readonly fallback: string | null
  readonly start: number
  readonly end: number
}

/** A text taken apart: literal pieces and placeholders in their order. */
export type TextPart<Name extends string> =
  | { readonly kind: 'text'; readonly text: string }
  | ({ readonly kind: 'placeholder'; readonly name: Name } & Omit<PlaceholderAt, 'name'>)

/** `{Name}`, or `{Name|what to say without it}`. A brace that is never closed on its line is an ordinary character. */
const pattern = /\{([^{}\n|]*)(?:\|([^{}\n]*))?\}/g

/**
 * Takes a text apart. `unknown` are those in braces whose name is none of `names`: a text with one must not be sent, for
 * a typing error would reach the customer as it stands. Names are compared exactly.
 */
export function parsePlaceholders<Name extends string>(
  text: string,
  names: readonly Name[],
): { parts: TextPart<Name>[]; unknown: PlaceholderAt[] } {
  const parts: TextPart<Name>[] = []
  const unknown: PlaceholderAt[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, name = '', fallback] = match
    const at = { fallback: fallback ?? null, start: match.index, end: match.index + whole.length }
    const known = names.find((one) => one === name)
    if (known === undefined) {
      unknown.push({ name, ...at })
      continue
    }
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push({ kind: 'placeholder', name: known, ...at })
    from = at.end
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return { parts, unknown }
}

/**
 * Fills a text in. A value that is missing, null or only spaces gives way to the fallback; where there is none, `blank`
 * says what to put there, and `unfilled` tells where that stands in the result, for a person to complete. What is filled
 * in is never read as a placeholder itself.
 */
export function renderPlaceholders<Name extends string>(
  text: string,
  values: Readonly<Partial<Record<Name, string | null>>>,
  { names, blank }: { names: readonly Name[]; blank: (name: Name) => string },
): { text: string; unfilled: { name: Name; start: number; end: number }[] } {
  let filled = ''
  const unfilled: { name: Name; start: number; end: number }[] = []
  for (const part of parsePlaceholders(text, names).parts) {
    if (part.kind === 'text') {
      filled += part.text
      continue
    }
    const value = values[part.name]
    const known = value?.trim() ? value : part.fallback
    const start = filled.length
    filled += known ?? blank(part.name)
    if (known === null) unfilled.push({ name: part.name, start, end: filled.length })
  }
  return { text: filled, unfilled }
}
