/**
 * Reads JSON as forgivingly as Google's front end does: besides standard JSON it takes trailing commas and
 * single-quoted strings, both of which honest clients send.
 * @throws SyntaxError naming the position; the caller turns it into INVALID_ARGUMENT.
 */
export function parseTolerantJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Not standard JSON: the slower reader below decides, and its error names the position.
    return new TolerantReader(text).document()
  }
}

/**
 * Compact JSON as Google's sender writes it. With `isEscaped` the characters = & < > ' inside strings become
 * \uXXXX, so a receiver that re-serialises before checking the signature fails here as it would in earnest.
 */
export function compactJson(value: unknown, { isEscaped }: { isEscaped: boolean }): string {
  const plain = JSON.stringify(value)
  if (!isEscaped) return plain
  // These characters cannot occur in JSON outside strings, so replacing them everywhere is safe.
  return plain.replace(/[=&<>']/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`)
}

/** A plain JSON object, not an array and not null. */
export type JsonObject = Record<string, unknown>

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const escapes: Readonly<Record<string, string>> = { b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }
const depthMax = 100

class TolerantReader {
  readonly #text: string
  #at = 0
  #depth = 0

  constructor(text: string) {
    this.#text = text
  }

  document(): unknown {
    const value = this.#value()
    this.#skipSpace()
    if (this.#at < this.#text.length) this.#fail()
    return value
  }

  #fail(): never {
    throw new SyntaxError(`Unexpected token at position ${this.#at}`)
  }

  #skipSpace(): void {
    while (/\s/.test(this.#text[this.#at] ?? '')) this.#at += 1
  }

  #take(char: string): boolean {
    this.#skipSpace()
    if (this.#text[this.#at] !== char) return false
    this.#at += 1
    return true
  }

  #value(): unknown {
    this.#skipSpace()
    const char = this.#text[this.#at]
    if (char === '{') return this.#nested(() => this.#object())
    if (char === '[') return this.#nested(() => this.#array())
    if (char === '"' || char === "'") return this.#string(char)
    const word = /^(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)/.exec(this.#text.slice(this.#at))?.[0]
    if (word === undefined) this.#fail()
    this.#at += word.length
    return JSON.parse(word)
  }

  #nested<T>(read: () => T): T {
    this.#depth += 1
    if (this.#depth > depthMax) this.#fail()
    this.#at += 1
    const value = read()
    this.#depth -= 1
    return value
  }

  #object(): JsonObject {
    const entries: [string, unknown][] = []
    while (!this.#take('}')) {
      this.#skipSpace()
      const quote = this.#text[this.#at]
      if (quote !== '"' && quote !== "'") this.#fail()
      const key = this.#string(quote)
      if (!this.#take(':')) this.#fail()
      entries.push([key, this.#value()])
      if (!this.#take(',') && this.#peek() !== '}') this.#fail()
    }
    return Object.fromEntries(entries)
  }

  #array(): unknown[] {
    const items: unknown[] = []
    while (!this.#take(']')) {
      items.push(this.#value())
      if (!this.#take(',') && this.#peek() !== ']') this.#fail()
    }
    return items
  }

  #peek(): string | undefined {
    this.#skipSpace()
    return this.#text[this.#at]
  }

  #string(quote: string): string {
    this.#at += 1
    let value = ''
    for (;;) {
      const char = this.#text[this.#at]
      if (char === undefined || char === '\n') this.#fail()
      this.#at += 1
      if (char === quote) return value
      value += char === '\\' ? this.#escape() : char
    }
  }

  #escape(): string {
    const char = this.#text[this.#at] ?? this.#fail()
    this.#at += 1
    if (char !== 'u') return escapes[char] ?? char
    const hex = this.#text.slice(this.#at, this.#at + 4)
    if (!/^[0-9a-fA-F]{4}$/.test(hex)) this.#fail()
    this.#at += 4
    return String.fromCharCode(Number.parseInt(hex, 16))
  }
}
