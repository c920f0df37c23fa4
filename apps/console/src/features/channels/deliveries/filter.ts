import { deliveryVerdict, type DeliveryVerdict } from '@parley/contracts/deliveries'
import { useSearchParams } from 'react-router'

/** What a list shows; the same as in its address. Times are ISO instants. */
export interface Filter {
  readonly accountId?: string | undefined
  readonly verdict?: DeliveryVerdict | undefined
  readonly reason?: string | undefined
  readonly kind?: string | undefined
  readonly q?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const names = [
  'accountId',
  'verdict',
  'reason',
  'kind',
  'q',
  'from',
  'to',
] as const satisfies (keyof Filter)[]

/** The filter in the address, and how to change it. `accountId` given: the list of that account only. */
export function useFilter(accountId: string | undefined) {
  const [search, setSearch] = useSearchParams()
  const read = (name: (typeof names)[number]) => search.get(name)?.slice(0, 200) || undefined
  const instant = (name: 'from' | 'to') => {
    const text = read(name)
    return text !== undefined && !Number.isNaN(Date.parse(text)) ? new Date(text).toISOString() : undefined
  }
  const filter: Filter = {
    accountId: accountId ?? read('accountId'),
    verdict: deliveryVerdict.safeParse(read('verdict')).data,
    reason: read('reason'),
    kind: read('kind'),
    q: read('q'),
    from: instant('from'),
    to: instant('to'),
  }
  const change = (to: Filter) =>
    setSearch(
      (before) => {
        const after = new URLSearchParams(before)
        for (const [name, value] of Object.entries(to) as [string, string | undefined][])
          if (value) after.set(name, value)
          else after.delete(name)
        return after
      },
      { replace: true },
    )
  const clear = () => change(Object.fromEntries(names.map((name) => [name, undefined])))
  const isNarrow = names.some((name) => name !== 'accountId' && filter[name] !== undefined)
  return { filter, change, clear, isNarrow: isNarrow || (!accountId && filter.accountId !== undefined) }
}

/** An instant as `datetime-local` shows it: in the browser's time zone, to the minute. */
export function toLocalInput(instant: string | undefined): string {
  if (!instant) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
