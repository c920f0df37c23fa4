import type { Logger } from 'pino'
import type { Db } from '../store/db.ts'
import { claim, release, untilNextMs, type LaneKind, type Lease } from '../store/lanes.ts'

/**
 * How a lane's turn ended: nothing left, try again after `afterMs`, or the lease was lost to another instance.
 * `failures` in a row, where the turn got further before it failed; without it one more than before.
 */
export type LaneOutcome =
  { next: 'idle' } | { next: 'retry'; afterMs: number; failures?: number } | { next: 'lost' }
export type LaneHandler = (lease: Lease) => Promise<LaneOutcome>

export interface LaneRunner {
  /** Look now; called when a commit may have made a lane due. */
  wake(): void
  /** No new work is started; resolves when what runs has ended. */
  close(): Promise<void>
}

const lanesAtOnceMax = 16
/** A lost notice delays work by this much at most. */
const idleMsMax = 1_000

/** Runs due lanes, each by one holder in the whole installation, up to 16 at once in this process. */
export function createLaneRunner(db: Db, log: Logger, handlers: Record<LaneKind, LaneHandler>): LaneRunner {
  const running = new Set<Promise<void>>()
  let timer: NodeJS.Timeout | null = null
  let isLooking = false
  let looking: Promise<void> = Promise.resolve()
  let lookAgain = false
  let isClosed = false

  const run = async (lease: Lease) => {
    let outcome: LaneOutcome
    try {
      outcome = await handlers[lease.kind](lease)
    } catch (error) {
      log.error({ err: error, lane: lease.kind, key: lease.key }, 'a lane failed and will be tried again')
      outcome = { next: 'retry', afterMs: backoffMs(lease.attempts) }
    }
    if (outcome.next === 'lost') return
    await release(
      db,
      lease,
      outcome.next === 'retry'
        ? { retryMs: outcome.afterMs, attempts: outcome.failures ?? lease.attempts + 1 }
        : null,
    )
  }

  const look = () => {
    if (isClosed) return
    if (isLooking) lookAgain = true
    else looking = lookOnce()
  }

  const lookOnce = async () => {
    isLooking = true
    let waitMs = idleMsMax
    try {
      do {
        lookAgain = false
        const free = lanesAtOnceMax - running.size
        const leases = free > 0 ? await claim(db, free) : []
        for (const lease of leases) {
          const work: Promise<void> = run(lease)
            .catch((error: unknown) =>
              log.error({ err: error, lane: lease.kind }, 'a lane could not be given back'),
            )
            .finally(() => {
              running.delete(work)
              look()
            })
          running.add(work)
        }
        if (leases.length === free && free > 0) lookAgain = true
      } while (lookAgain && running.size < lanesAtOnceMax && !isClosed)
      waitMs = Math.min(idleMsMax, Math.max(5, (await untilNextMs(db)) ?? idleMsMax))
    } catch (error) {
      log.warn({ err: error }, 'lanes could not be read; trying again')
    } finally {
      isLooking = false
    }
    schedule(running.size >= lanesAtOnceMax ? idleMsMax : waitMs)
  }

  const schedule = (ms: number) => {
    if (timer) clearTimeout(timer)
    timer = isClosed ? null : setTimeout(look, ms)
  }
  look()
  return {
    wake: look,
    async close() {
      isClosed = true
      if (timer) clearTimeout(timer)
      // What it is just claiming is ours, and begins yet.
      await looking
      await Promise.all(running)
    },
  }
}

/** Waiting time after the n-th failure in a row: doubles from 1 s to 5 minutes, with a quarter of jitter. */
export function backoffMs(attempts: number, random = Math.random()): number {
  const ms = Math.min(1_000 * 2 ** Math.min(attempts, 20), 300_000)
  return Math.round(ms * (0.75 + 0.5 * random))
}
