import { googleApi, type HealthDay } from '@parley/contracts/health'
import { isOk } from '@parley/domain/api-facts'

const dayMs = 24 * 60 * 60_000
const daysShown = 30
const isApi = (kind: string) => googleApi.options.some((one) => one === kind)

/** The 30 days up to today in UTC, oldest first, also those on which nothing happened. */
export function toDays(
  rows: readonly { day: string; kind: string; code: string; n: number }[],
  now: Date,
): HealthDay[] {
  const byDay = Map.groupBy(rows, (row) => row.day)
  return Array.from({ length: daysShown }, (_, index) => {
    const day = new Date(now.getTime() - (daysShown - 1 - index) * dayMs).toISOString().slice(0, 10)
    const ofDay = byDay.get(day) ?? []
    const sum = (counts: (row: (typeof ofDay)[number]) => boolean) =>
      ofDay.reduce((total, row) => total + (counts(row) ? row.n : 0), 0)
    return {
      day,
      received: sum((row) => row.kind === 'received'),
      refused: sum((row) => row.kind === 'refused'),
      sent: sum((row) => row.kind === 'sent'),
      failed: sum((row) => row.kind === 'failed'),
      calls: sum((row) => isApi(row.kind)),
      callsFailed: sum((row) => isApi(row.kind) && !isOk(row.code)),
    }
  })
}
