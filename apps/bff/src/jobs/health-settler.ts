import type { Logger } from 'pino'
import type { HealthNews, HealthTally } from '../health-tally.ts'

/** What was counted is written this much later at most. */
const roundMs = 1_000

/** Writes what was counted of connections to Google, once a second while there is something; `close` writes the rest. */
export function createHealthSettler(
  log: Logger,
  tally: HealthTally,
  write: (news: HealthNews) => Promise<void>,
): { close(): Promise<void> } {
  let running: Promise<void> | null = null

  const settle = async () => {
    const news = tally.take()
    if (news.counts.length === 0 && news.marks.length === 0) return
    try {
      await write(news)
    } catch (error) {
      tally.putBack(news)
      log.warn({ err: error }, 'figures of channel health could not be written; trying again')
    }
  }
  const timer = setInterval(() => {
    running ??= settle().finally(() => {
      running = null
    })
  }, roundMs)
  return {
    async close() {
      clearInterval(timer)
      await running
      await settle()
    },
  }
}
