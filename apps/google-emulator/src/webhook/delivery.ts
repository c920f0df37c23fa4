import type { Row } from '../store.ts'
import type { PostResult } from './post.ts'

/** What a payload is about, for the list of deliveries. */
export type DeliveryKind =
  | 'message'
  | 'image'
  | 'suggestion'
  | 'receipt'
  | 'typing'
  | 'live-agent'
  | 'survey'
  | 'authentication'
  | 'raw'

export const deliveryStates = ['pending', 'waiting', 'delivered', 'failed'] as const
/** `waiting`: no webhook is configured yet; it goes out as soon as one is saved. */
export type DeliveryState = (typeof deliveryStates)[number]

/** One webhook payload and where it stands. Times are milliseconds since 1970. */
export type Delivery = {
  id: string
  seq: number
  agent: string
  kind: DeliveryKind
  conversationId: string | null
  state: DeliveryState
  attemptCount: number
  createdAt: number
  nextAt: number | null
  finishedAt: number | null
}

/** One try, with everything that went over the wire (the answer's body cut at 2 KB). */
export type Attempt = {
  at: number
  url: string
  level: string
  requestHeaders: Record<string, string>
  result: PostResult
  isDuplicate: boolean
  nextAt: number | null
}

/** Only 2xx counts; a redirect is a failure. */
export function isAccepted(result: PostResult): boolean {
  return result.kind === 'answer' && result.status >= 200 && result.status < 300
}

/** A row of the table `deliveries`. */
export function toDelivery(row: Row): Delivery {
  const time = (value: Row[string] | undefined): number | null => (typeof value === 'number' ? value : null)
  return {
    id: String(row['id']),
    seq: Number(row['seq']),
    agent: String(row['agent']),
    kind: String(row['kind']) as DeliveryKind,
    conversationId: typeof row['conversation'] === 'string' ? row['conversation'] : null,
    state: String(row['state']) as DeliveryState,
    attemptCount: Number(row['attempt_count']),
    createdAt: Number(row['created_at']),
    nextAt: time(row['next_at']),
    finishedAt: time(row['finished_at']),
  }
}
