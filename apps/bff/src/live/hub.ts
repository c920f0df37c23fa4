import type { LiveHint, LiveTopic, LiveTyping } from '@parley/contracts/live'
import { may, type Actor } from '@parley/domain/permissions'
import type { Logger } from 'pino'
import type { Audience } from '../flows/audience.ts'
import type { FeedRow } from '../store/activity-feed.ts'
import type { TypingNotice } from '../store/notices.ts'

/** One browser that listens. Its methods return false when it cannot keep up and must go. */
export interface Subscriber {
  readonly tokenHash: Buffer
  actor: Actor
  hint(seq: number, hint: LiveHint): boolean
  typing(typing: LiveTyping): boolean
  /** Ends the stream; the browser comes back with the last number it saw. */
  bye(reason: 'stopping' | 'sessionEnded' | 'tooSlow'): void
}

export interface Hub {
  /** Adds a browser; it hears every row after `after`, none twice, or is told to read all again when it is too far behind. */
  join(subscriber: Subscriber, after: number | null): Promise<'joined' | 'reset'>
  leave(subscriber: Subscriber): void
  /** There may be new rows in the log. */
  wake(): void
  typing(notice: TypingNotice): void
  close(): Promise<void>
}

/** A browser that missed more than this reads everything again. */
const catchUpMax = 500
const readAtOnce = 500
/** How often sessions are checked again: a revoked one hears nothing after this long. */
const sessionCheckMs = 3_000

/** Which topics of a row this person may hear. */
export function audibleTopics(row: FeedRow, actor: Actor): LiveTopic[] {
  return row.topics.filter((topic) => {
    if (topic === 'queues') return true
    if (row.audience) return mayHear(actor, row.audience)
    if (topic === 'inbox' || topic === 'replies') return true
    return may(actor, 'administer')
  })
}

function mayHear(actor: Actor, audience: Audience): boolean {
  if (may(actor, 'superviseConversations')) return true
  return audience.userIds.includes(actor.id) || audience.queueIds.some((id) => actor.queueIds.includes(id))
}

/** Follows the activity log and tells browsers what changed. One per process; keeps nothing that another would need. */
export function createHub(
  log: Logger,
  read: {
    newestSeq(): Promise<number>
    after(seq: number, limit: number): Promise<FeedRow[]>
    /** Actors of sessions that still hold, in the order asked; null for ended ones. */
    actors(tokenHashes: readonly Buffer[]): Promise<(Actor | null)[]>
  },
): Hub {
  /** Rows that came while a subscriber still catches up wait here; null once it has. */
  const subscribers = new Map<Subscriber, FeedRow[] | null>()
  let position: number | null = null
  let following: Promise<void> | null = null
  let isWoken = false

  const drop = (subscriber: Subscriber, reason: 'stopping' | 'sessionEnded' | 'tooSlow') => {
    if (subscribers.delete(subscriber)) subscriber.bye(reason)
  }
  const tell = (subscriber: Subscriber, row: FeedRow) => {
    const topics = audibleTopics(row, subscriber.actor)
    if (topics.length > 0 && !subscriber.hint(row.seq, { topics })) drop(subscriber, 'tooSlow')
  }

  const follow = async () => {
    position ??= await read.newestSeq()
    do {
      isWoken = false
      const rows = await read.after(position, readAtOnce)
      for (const row of rows) {
        for (const [subscriber, waiting] of subscribers)
          if (waiting) waiting.push(row)
          else tell(subscriber, row)
        position = row.seq
      }
      if (rows.length === readAtOnce) isWoken = true
    } while (isWoken)
  }
  const wake = () => {
    isWoken = true
    following ??= follow()
      .catch((error: unknown) =>
        log.warn({ err: error }, 'the activity log could not be read; trying at the next notice'),
      )
      .finally(() => {
        following = null
      })
  }

  const checkSessions = async () => {
    const all = [...subscribers.keys()]
    if (all.length === 0) return
    const actors = await read.actors(all.map((one) => one.tokenHash))
    for (const [index, subscriber] of all.entries()) {
      const actor = actors[index]
      if (actor) subscriber.actor = actor
      else drop(subscriber, 'sessionEnded')
    }
  }
  const timer = setInterval(() => {
    checkSessions().catch((error: unknown) =>
      log.warn({ err: error }, 'sessions of live streams could not be checked'),
    )
    // A lost notice delays a hint by this much at most.
    wake()
  }, sessionCheckMs)

  return {
    async join(subscriber, after) {
      while (position === null) {
        wake()
        await following
      }
      // Rows up to here are read now; later ones come by `follow` and wait until these are told.
      const upTo = position
      const waiting: FeedRow[] = []
      subscribers.set(subscriber, waiting)
      const missed = after === null || after >= upTo ? [] : await read.after(after, catchUpMax + 1)
      if (!subscribers.has(subscriber)) return 'joined'
      const isTooFar = missed.length > catchUpMax
      if (!isTooFar) for (const row of missed) if (row.seq <= upTo) tell(subscriber, row)
      for (const row of waiting) tell(subscriber, row)
      if (subscribers.has(subscriber)) subscribers.set(subscriber, null)
      return isTooFar ? 'reset' : 'joined'
    },
    leave: (subscriber) => void subscribers.delete(subscriber),
    wake,
    typing({ conversationId, isTyping, audience }) {
      for (const subscriber of subscribers.keys())
        if (mayHear(subscriber.actor, audience) && !subscriber.typing({ conversationId, isTyping }))
          drop(subscriber, 'tooSlow')
    },
    async close() {
      clearInterval(timer)
      await following
      for (const subscriber of subscribers.keys()) drop(subscriber, 'stopping')
    },
  }
}
