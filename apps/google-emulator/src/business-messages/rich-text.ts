/** A piece of a message text with its formatting; `href` is http(s) only. */
export type TextSpan = { text: string; isBold?: true; isItalic?: true; href?: string }

/**
 * Reads the formatting of Business Messages: `**bold**`, `*italic*`, `[label](https://…)`, a backslash before
 * a marker takes its meaning away. Source: protocol reference §5.2.
 * @returns the spans, or a sentence that says what is unbalanced or not allowed
 */
export function readRichText(text: string): TextSpan[] | string {
  const spans: TextSpan[] = []
  let plain = ''
  let isBold = false
  let isItalic = false
  const flush = (): void => {
    if (plain !== '')
      spans.push({ text: plain, ...(isBold && { isBold: true }), ...(isItalic && { isItalic: true }) })
    plain = ''
  }
  for (let at = 0; at < text.length;) {
    const char = text.charAt(at)
    const next = text.charAt(at + 1)
    if (char === '\\' && /[\\*[\]()]/.test(next)) {
      plain += next
      at += 2
    } else if (char === '*' && next === '*') {
      flush()
      isBold = !isBold
      at += 2
    } else if (char === '*') {
      flush()
      isItalic = !isItalic
      at += 1
    } else if (char === '[') {
      const link = /^\[((?:[^\]\\]|\\.)+)\]\(([^()\s]+)\)/.exec(text.slice(at))
      if (link === null) return 'A link must have the form [label](https://…).'
      const [whole, label = '', href = ''] = link
      if (!/^https?:\/\/[^/]/i.test(href)) return 'A link may only lead to an http or https address.'
      flush()
      spans.push({
        text: label.replace(/\\(.)/g, '$1'),
        href,
        ...(isBold && { isBold: true }),
        ...(isItalic && { isItalic: true }),
      })
      at += whole.length
    } else {
      plain += char
      at += 1
    }
  }
  flush()
  return isBold || isItalic ? 'The markers * and ** must come in pairs; escape a literal one as \\*.' : spans
}

/** What is wrong with a text that claims to be rich text, or nothing. */
export function findRichTextMistake(text: string): string | undefined {
  const result = readRichText(text)
  return typeof result === 'string' ? result : undefined
}
