import { auditFilters, auditGroup, type AuditFilters } from '@parley/contracts/audit'
import { useState } from 'react'
import { useSearchParams } from 'react-router'

const day = /^\d{4}-\d\d-\d\d$/

/** Periods to choose from, in days; `range` has two dates of its own. */
export const periods = ['1', '7', '30', 'range'] as const
export type Period = (typeof periods)[number]

/** What the address says is wanted. Days are days of the reader. */
export interface Wanted {
  readonly who: string
  readonly what: string
  readonly text: string
  readonly period: Period | ''
  readonly from: string
  readonly to: string
}

/** The filters as the address carries them; `set` changes some, an empty text takes one away. */
export function useWanted(): {
  wanted: Wanted
  filters: AuditFilters
  isNarrowed: boolean
  set: (changes: Partial<Wanted>) => void
} {
  const [search, setSearch] = useSearchParams()
  const [now] = useState(() => new Date())
  const get = (name: keyof Wanted) => search.get(name) ?? ''
  const period = periods.find((one) => one === search.get('period')) ?? ('' as const)
  const wanted: Wanted = {
    who: get('who'),
    what: get('what'),
    text: get('text'),
    period,
    from: get('from'),
    to: get('to'),
  }
  const filters = toFilters(wanted, now)
  return {
    wanted,
    filters,
    isNarrowed: Object.keys(filters).length > 0,
    set: (changes) =>
      setSearch(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes))
            if (value === '') after.delete(name)
            else after.set(name, value)
          return after
        },
        { replace: true },
      ),
  }
}

/** What to ask the server; what the address says wrongly is left out. */
export function toFilters({ who, what, text, period, from, to }: Wanted, now: Date): AuditFilters {
  const actor = auditFilters.shape.actorId.safeParse(who || undefined)
  const group = auditGroup.safeParse(what)
  const begin =
    period === 'range' ? startOf(from, 0) : period === '' ? null : daysBefore(now, Number(period) - 1)
  const end = period === 'range' ? startOf(to, 1) : null
  return {
    ...(actor.data ? { actorId: actor.data } : {}),
    ...(group.success ? { group: group.data } : {}),
    ...(text.trim() ? { text: text.trim().slice(0, 200) } : {}),
    ...(begin ? { from: begin.toISOString() } : {}),
    ...(end ? { to: end.toISOString() } : {}),
  }
}

/** The first moment of a day, `after` days later, in the reader's time zone; null when the text is none. */
function startOf(text: string, after: number): Date | null {
  if (!day.test(text)) return null
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number)
  const start = new Date(year, month - 1, date + after)
  return Number.isNaN(start.getTime()) ? null : start
}

const daysBefore = (now: Date, days: number) =>
  new Date(now.getFullYear(), now.getMonth(), now.getDate() - days)

/** The same as a query, for links to exports. */
export function toQuery(filters: AuditFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
  return query.size > 0 ? `?${query.toString()}` : ''
}
