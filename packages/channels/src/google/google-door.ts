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

/**
 * Why Google refused with 403, as far as it says (google.rpc.ErrorInfo in `details`): the API is switched off in the
 * key's Cloud project, the token lacks the scope, or neither.
 */
export function denialOf(body: Buffer): 'disabled' | 'scope' | 'other' {
  const details = (readObject(body)?.['error'] as { details?: unknown } | undefined)?.details
  const reasons = new Set(
    (Array.isArray(details) ? details : []).map((one) => (one as { reason?: unknown } | null)?.reason),
  )
  if (reasons.has('SERVICE_DISABLED')) return 'disabled'
  return reasons.has('ACCESS_TOKEN_SCOPE_INSUFFICIENT') ? 'scope' : 'other'
}

/** Foreign text for a sentence: printable, one line, at most 200 characters. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
    .slice(0, 200)
}
