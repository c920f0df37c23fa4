/** A request that this folder wants made; the caller owns the door to the outside and its allow-list. */
export interface GoogleRequest {
  readonly method?: 'GET' | 'POST'
  readonly headers?: Record<string, string>
  readonly body?: string
  /** Covers everything up to the end of the body. */
  readonly timeoutMs: number
  readonly maxBytes: number
}

/** What came back. Everything but `answered` means that no complete answer arrived. */
export type GoogleAnswer =
  | { outcome: 'answered'; status: number; headers: Headers; body: Buffer }
  | { outcome: 'notAllowed' }
  | { outcome: 'tooLarge' }
  | { outcome: 'failed'; because: string; detail: string }

/** Makes one request; never throws, never follows redirects. */
export type GoogleDoor = (url: string, request: GoogleRequest) => Promise<GoogleAnswer>

/** One result of a check, as a proof line carries it. Params are short, printable and never secret. */
export interface Finding {
  readonly code: string
  readonly params: Readonly<Record<string, string>>
}

/** The JSON object in an answer's body, or null. */
export function readObject(body: Buffer): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body.toString('utf8'))
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null
  } catch {
    // A proxy's page or half an answer: the status alone has to do.
    return null
  }
}

/** Foreign text for a sentence: printable, one line, at most 200 characters. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
