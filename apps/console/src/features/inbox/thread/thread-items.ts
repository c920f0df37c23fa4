import type { Message } from '@parley/contracts/conversations'
import type { OutboxEntry } from '../composer/outbox.ts'

/** Messages by the same author within this time stand together under one name. */
const groupMsMax = 5 * 60_000

/** One row of the thread: a message, or a reply that this browser has not got through to the server yet. */
export type ThreadRow = {
  readonly key: string
  readonly at: Date
  /** A line naming the day stands above. It belongs to the row, so that loading older rows moves no row of its own. */
  readonly startsDay: boolean
  /** The line before the first unread message stands above. */
  readonly startsUnread: boolean
  /** First and last of the bubbles that stand together under one name. */
  readonly isFirst: boolean
  readonly isLast: boolean
} & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'outbox'; readonly entry: OutboxEntry }
)

type Spoken = { readonly at: Date; readonly key: string } & (
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'outbox'; readonly entry: OutboxEntry }
)

/**
 * The rows of a thread in order: the server's messages, then what is still on its way to the server. What both know is
 * shown once. `unreadFromId` is the first unread message, `myId` who writes in this browser.
 */
export function threadRows(given: {
  messages: readonly Message[]
  outbox: readonly OutboxEntry[]
  unreadFromId: string | null
  myId: string
}): ThreadRow[] {
  const known = new Set<string>(given.messages.map((message) => message.id))
  const spoken: Spoken[] = [
    ...given.messages.map((message) => ({
      kind: 'message' as const,
      message,
      at: message.at,
      key: message.id,
    })),
    ...given.outbox
      .filter((entry) => !known.has(entry.id))
      .map((entry) => ({ kind: 'outbox' as const, entry, at: entry.at, key: entry.id })),
  ]
  const rows: ThreadRow[] = []
  for (const [index, one] of spoken.entries()) {
    const before = spoken[index - 1]
    const after = spoken[index + 1]
    rows.push({
      ...one,
      startsDay: !before || !isSameDay(before.at, one.at),
      startsUnread: one.key === given.unreadFromId,
      isFirst: !before || one.key === given.unreadFromId || !areTogether(before, one, given.myId),
      isLast: !after || after.key === given.unreadFromId || !areTogether(one, after, given.myId),
    })
  }
  return rows
}

/**
 * The first message the agent has not read: the `unreadCount`-th newest of the customer's, or null when there is none
 * or it lies further back than what is loaded.
 */
export function firstUnreadId(messages: readonly Message[], unreadCount: number): string | null {
  if (unreadCount <= 0) return null
  const inbound = messages.filter((message) => message.direction === 'inbound')
  return inbound.at(-unreadCount)?.id ?? null
}

/** Seq of the newest message, 0 in an empty thread. */
export const newestSeq = (messages: readonly Message[]): number => messages.at(-1)?.seq ?? 0

const isSameDay = (a: Date, b: Date) => a.toDateString() === b.toDateString()

function authorOf(one: Spoken, myId: string): string | null {
  if (one.kind === 'outbox') return myId
  switch (one.message.direction) {
    case 'inbound':
      return 'customer'
    case 'outbound':
      if (one.message.isRecordingNotice) return 'notice'
      return one.message.author.id ?? `automated:${one.message.author.name}`
    case 'event':
      return null
  }
}

function areTogether(a: Spoken, b: Spoken, myId: string): boolean {
  const author = authorOf(a, myId)
  return (
    author !== null &&
    author === authorOf(b, myId) &&
    isSameDay(a.at, b.at) &&
    b.at.getTime() - a.at.getTime() <= groupMsMax
  )
}
