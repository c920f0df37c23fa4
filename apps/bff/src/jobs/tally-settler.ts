import type { Logger } from 'pino'

/** A minute that is over has its entry this much later at most. */
const roundMs = 5_000

/** Turns what was counted of denials and failed sign-ins into entries of the audit log, minute by minute. */
export function createTallySettler(log: Logger, settle: () => Promise<number>): { close(): Promise<void> } {
  let running: Promise<unknown> = Promise.resolve()
  let isRunning = false
  const timer = setInterval(() => {
    if (isRunning) return
    isRunning = true
    running = settle()
      .catch((error: unknown) => log.warn({ err: error }, 'tallies could not be written; trying again'))
      .finally(() => {
        isRunning = false
      })
  }, roundMs)
  return {
    async close() {
      clearInterval(timer)
      await running
    },
  }
}
