import type { Store } from './store.ts'

/** Groups of API calls that can be disturbed on their own. */
export const apiFamilies = [
  'token',
  'messages',
  'events',
  'receipts',
  'surveys',
  'communications',
  'media',
] as const
export type ApiFamily = (typeof apiFamilies)[number]

export const apiFaultKinds = [
  '429',
  '500',
  '503',
  'timeout-before',
  'timeout-after',
  'reset-before',
  'reset-after',
  'slow',
] as const

/**
 * One disturbance. With `calls` it hits the next so many calls and then ends; otherwise each call with the
 * given `probability` (0–1). `before`/`after` say whether the call takes effect. `ms` is the delay of `slow`.
 */
export type ApiFault = {
  family: ApiFamily
  kind: (typeof apiFaultKinds)[number]
  calls?: number | undefined
  probability?: number | undefined
  ms?: number | undefined
  retryAfterSeconds?: number | undefined
}

/** Disturbances of webhook deliveries; the defaults are Google's behaviour. */
export type DeliveryFaults = {
  /** How often each delivery is sent again after it succeeded, as at-least-once senders may. */
  duplicates: number
  /** Holds a delivery until the next one has overtaken it, at most two seconds. */
  isReordered: boolean
  delayMs: number
  signature: 'right' | 'wrong' | 'none'
  /** Writes = & < > ' as \uXXXX, as Google does. */
  isEscaped: boolean
  /** Also takes a verification answer that merely contains the secret. */
  isVerificationLenient: boolean
  isVerificationSigned: boolean
  timeoutMs: number
  /** Divides every wait between attempts, for trials that cannot wait. */
  speedUp: number
}

export const defaultDeliveryFaults: DeliveryFaults = {
  duplicates: 0,
  isReordered: false,
  delayMs: 0,
  signature: 'right',
  isEscaped: true,
  isVerificationLenient: false,
  isVerificationSigned: false,
  timeoutMs: 10_000,
  speedUp: 1,
}

export type Faults = ReturnType<typeof createFaults>

/** A repeatable stream of numbers in [0, 1) (mulberry32), so that a trial with a seed can be run again. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The fault switches; both sets survive a restart. */
export function createFaults(store: Store, timeoutMs = defaultDeliveryFaults.timeoutMs) {
  let random = seededRandom(store.meta('faultSeed', 1))
  const apiFaults = (): ApiFault[] => store.meta<ApiFault[]>('apiFaults', [])
  return {
    random: (): number => random(),
    delivery: (): DeliveryFaults => ({
      ...defaultDeliveryFaults,
      timeoutMs,
      ...store.meta<Partial<DeliveryFaults>>('deliveryFaults', {}),
    }),
    setDelivery: (faults: Partial<DeliveryFaults>): void => store.setMeta('deliveryFaults', faults),
    api: (): { seed: number; faults: ApiFault[] } => ({
      seed: store.meta('faultSeed', 1),
      faults: apiFaults(),
    }),
    /** Replaces all disturbances of the API and starts the stream of chance again from the seed. */
    setApi({ seed, faults }: { seed: number; faults: ApiFault[] }): void {
      store.setMeta('faultSeed', seed)
      store.setMeta('apiFaults', faults)
      random = seededRandom(seed)
    },
    /** The disturbance that this call meets, if any; counts it down. */
    draw(family: ApiFamily): ApiFault | undefined {
      const faults = apiFaults()
      const hit = faults.find(
        (fault) =>
          fault.family === family &&
          (fault.calls === undefined ? random() < (fault.probability ?? 0) : fault.calls > 0),
      )
      if (hit?.calls !== undefined) {
        const left = { ...hit, calls: hit.calls - 1 }
        store.setMeta(
          'apiFaults',
          faults.flatMap((fault) => (fault !== hit ? [fault] : left.calls > 0 ? [left] : [])),
        )
      }
      return hit
    },
  }
}
