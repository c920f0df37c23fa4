import type { Logger } from 'pino'

export interface InboundPump {
  /** There may be new deliveries. */
  wake(): void
  close(): Promise<void>
}

/** Shards processed at once in this process; each uses one connection. */
const shardsAtOnceMax = 4
/**
 * During a burst Google's requests go first: processing takes a sixteenth of one worker's time until it is over, but
 * never waits longer than half a second between two batches, so that screens go on filling however long it lasts.
 */
const pausePerWork = 15
const pauseMsMax = 500
/** Deliveries of another, killed instance are found after this long at most. */
const idleMs = 1_000

/** Keeps processing shards that have new deliveries, and sleeps while there are none. */
export function createInboundPump(
  log: Logger,
  work: { busyShards(): Promise<number[]>; processShard(shard: number): Promise<number>; isBurst(): boolean },
): InboundPump {
  let isClosed = false
  let wakeUp: (() => void) | null = null
  let isWoken = false

  const sleep = async () => {
    if (isWoken || isClosed) return
    await new Promise<void>((done) => {
      const timer = setTimeout(done, idleMs)
      wakeUp = () => {
        clearTimeout(timer)
        done()
      }
    })
    wakeUp = null
  }

  const pause = (ms: number) => new Promise<void>((done) => setTimeout(done, Math.min(ms, pauseMsMax)))

  /** Works until no shard had anything for us; shards taken by others are theirs. */
  const round = async () => {
    const shards = await work.busyShards()
    let settled = 0
    const worker = async () => {
      for (let shard = shards.pop(); shard !== undefined && !isClosed; shard = shards.pop()) {
        const begin = performance.now()
        settled += await work.processShard(shard)
        if (work.isBurst()) await pause(pausePerWork * (performance.now() - begin))
      }
    }
    const workers = work.isBurst() ? 1 : shardsAtOnceMax
    await Promise.all(Array.from({ length: Math.min(workers, shards.length) }, worker))
    return settled
  }

  const loop = async () => {
    while (!isClosed) {
      isWoken = false
      try {
        if ((await round()) > 0) continue
      } catch (error) {
        log.warn({ err: error }, 'deliveries could not be processed; trying again')
        isWoken = false
      }
      await sleep()
    }
  }
  const running = loop()
  return {
    wake() {
      isWoken = true
      wakeUp?.()
    },
    async close() {
      isClosed = true
      wakeUp?.()
      await running
    },
  }
}
