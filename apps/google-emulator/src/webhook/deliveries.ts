import { createHmac, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { defaultDeliveryFaults, type Faults } from '../faults.ts'
import type { LiveHub } from '../live.ts'
import type { Store } from '../store.ts'
import {
  isAccepted,
  toDelivery,
  type Attempt,
  type Delivery,
  type DeliveryKind,
  type DeliveryState,
} from './delivery.ts'
import { post, signBody } from './post.ts'
import type { Webhook, Webhooks } from './webhooks.ts'

/** Waits between tries: `baseMs`, twice that, and so on up to `maxMs`. */
export type RetryPlan = { baseMs: number; maxMs: number; timeoutMs: number }
export const googleRetryPlan: RetryPlan = {
  baseMs: 1000,
  maxMs: 600_000,
  timeoutMs: defaultDeliveryFaults.timeoutMs,
}

const keptForMs = 7 * 24 * 3_600_000
const reorderHoldMs = 2000

export type Deliveries = ReturnType<typeof createDeliveries>

/**
 * The webhook sender (protocol reference §3). A payload is stored first and sent at once; each is on its own,
 * so none waits for another, not even within a conversation. What is unfinished at a stop goes on at the next start.
 */
export function createDeliveries(options: {
  store: Store
  clock: Clock
  faults: Faults
  live: LiveHub
  webhooks: Webhooks
  partnerOf: (agent: string) => string
  plan: RetryPlan
}) {
  const { store, clock, faults, live, webhooks, partnerOf, plan } = options
  const stop = new AbortController()
  const inFlight = new Map<string, Promise<void>>()
  let timer: NodeJS.Timeout | undefined
  let isPumpDue = false
  let heldId: string | undefined

  const read = (id: string): (Delivery & { body: Buffer }) | undefined => {
    const row = store.get('select * from deliveries where id = ?', id)
    return row === undefined
      ? undefined
      : { ...toDelivery(row), body: Buffer.from(row['body'] as Uint8Array) }
  }

  const pump = (): void => {
    if (stop.signal.aborted) return
    const now = clock.realNow()
    for (const row of store.all(
      `select id from deliveries where state = 'pending' and next_at <= ? order by seq`,
      now,
    )) {
      const id = String(row['id'])
      if (inFlight.has(id)) continue
      inFlight.set(
        id,
        send(id).finally(() => {
          inFlight.delete(id)
          pumpSoon()
        }),
      )
    }
    clearTimeout(timer)
    const next = store.get(
      `select min(next_at) as at from deliveries where state = 'pending' and next_at > ?`,
      now,
    )
    if (typeof next?.['at'] !== 'number') return
    timer = setTimeout(pump, Math.min(Math.max(next['at'] - now, 1), 3_600_000))
    timer.unref()
  }

  /** Many payloads and answers of one turn are served by one look at the table. */
  const pumpSoon = (): void => {
    if (isPumpDue) return
    isPumpDue = true
    setImmediate(() => {
      isPumpDue = false
      pump()
    })
  }

  const requestHeaders = (webhook: Webhook, body: Buffer): Record<string, string> => {
    const { signature } = faults.delivery()
    const right = signBody(webhook.clientToken, body)
    const sent =
      signature === 'wrong'
        ? createHmac('sha512', 'not the client token').update(body).digest('base64')
        : right
    return {
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'APIs-Google; (+https://developers.google.com/webmasters/APIs-Google.html)',
      ...(signature !== 'none' && { 'X-Goog-Signature': sent }),
    }
  }

  const tryOnce = async (
    webhook: Webhook,
    body: Buffer,
  ): Promise<Omit<Attempt, 'nextAt' | 'isDuplicate'>> => {
    const headers = requestHeaders(webhook, body)
    const at = clock.realNow()
    const url = webhook.url ?? ''
    const result = await post(url, {
      headers,
      body,
      timeoutMs: faults.delivery().timeoutMs,
      signal: stop.signal,
    })
    return { at, url, level: webhook.level, requestHeaders: headers, result }
  }

  const record = (id: string, attempt: Attempt): void => {
    store.run('insert into attempts (delivery, json) values (?, ?)', id, JSON.stringify(attempt))
  }

  const send = async (id: string): Promise<void> => {
    const delivery = read(id)
    if (delivery === undefined) return
    const webhook = webhooks.forAgent(delivery.agent, partnerOf(delivery.agent))
    if (webhook === undefined) {
      store.run(`update deliveries set state = 'waiting', next_at = null where id = ?`, id)
      live.notify('deliveries')
      return
    }
    const attempt = await tryOnce(webhook, delivery.body)
    // A try that our own stop cut off says nothing; it is made again at the next start.
    if (stop.signal.aborted) return
    const count = delivery.attemptCount + 1
    const isSuccess = isAccepted(attempt.result)
    const nextAt = isSuccess ? null : nextTryAt(delivery, count)
    const state: DeliveryState = isSuccess ? 'delivered' : nextAt === null ? 'failed' : 'pending'
    store.transaction(() => {
      record(id, { ...attempt, isDuplicate: false, nextAt })
      store.run(
        'update deliveries set state = ?, attempt_count = ?, level = ?, next_at = ?, finished_at = ? where id = ?',
        state,
        count,
        webhook.level,
        nextAt,
        state === 'pending' ? null : clock.realNow(),
        id,
      )
    })
    live.notify('deliveries')
    if (isSuccess) await repeat(id, webhook, delivery.body)
  }

  const repeat = async (id: string, webhook: Webhook, body: Buffer): Promise<void> => {
    const { duplicates } = faults.delivery()
    for (let copy = 0; copy < duplicates && !stop.signal.aborted; copy += 1) {
      const attempt = await tryOnce(webhook, body)
      if (stop.signal.aborted) return
      record(id, { ...attempt, isDuplicate: true, nextAt: null })
      live.notify('deliveries')
    }
  }

  /** When to try again, or null when the seven days are over. */
  const nextTryAt = (delivery: Delivery, count: number): number | null => {
    const { speedUp } = faults.delivery()
    const growing = plan.baseMs * 2 ** Math.min(count - 1, 30) * (1 + faults.random() * 0.25)
    const at = clock.realNow() + Math.max(1, Math.min(growing, plan.maxMs) / speedUp)
    return at > delivery.createdAt + keptForMs / speedUp ? null : Math.round(at)
  }

  const firstTryAt = (id: string): number => {
    const { delayMs, isReordered } = faults.delivery()
    const now = clock.realNow() + delayMs
    if (!isReordered) return now
    if (heldId === undefined) {
      heldId = id
      return now + reorderHoldMs
    }
    // The newcomer overtakes the one that was held back, which follows right behind it.
    store.run(`update deliveries set next_at = ? where id = ? and state = 'pending'`, now + 150, heldId)
    heldId = undefined
    return now
  }

  return {
    /** Stores a payload and sends it. `body` is what goes over the wire, byte for byte. */
    enqueue(payload: {
      agent: string
      kind: DeliveryKind
      conversationId: string | null
      body: string
    }): Delivery {
      const id = randomUUID()
      store.run(
        `insert into deliveries (id, agent, kind, conversation, body, state, created_at, next_at)
         values (?, ?, ?, ?, ?, 'pending', ?, ?)`,
        id,
        payload.agent,
        payload.kind,
        payload.conversationId,
        Buffer.from(payload.body, 'utf8'),
        clock.realNow(),
        firstTryAt(id),
      )
      live.notify('deliveries')
      pumpSoon()
      return toDelivery(store.get('select * from deliveries where id = ?', id) ?? {})
    },
    read,
    attempts: (id: string): Attempt[] =>
      store
        .all('select json from attempts where delivery = ? order by seq', id)
        .map((row) => JSON.parse(String(row['json'])) as Attempt),
    /** Newest first. @param before a `seq`; only older ones are returned */
    list({
      state,
      before,
      limit,
    }: {
      state?: DeliveryState | undefined
      before?: number | undefined
      limit: number
    }) {
      return store
        .all(
          `select seq, id, agent, kind, conversation, state, attempt_count, created_at, next_at, finished_at
           from deliveries where (?1 is null or state = ?1) and (?2 is null or seq < ?2) order by seq desc limit ?3`,
          state ?? null,
          before ?? null,
          limit,
        )
        .map(toDelivery)
    },
    counts: (): Record<DeliveryState, number> => {
      const rows = store.all('select state, count(*) as n from deliveries group by state')
      const count = (state: DeliveryState): number =>
        Number(rows.find((row) => row['state'] === state)?.['n'] ?? 0)
      return {
        pending: count('pending'),
        waiting: count('waiting'),
        delivered: count('delivered'),
        failed: count('failed'),
      }
    },
    /** Sends again now, whatever the state. @returns whether the delivery exists */
    retryNow(id: string): boolean {
      const isKnown =
        store.run(
          `update deliveries set state = 'pending', next_at = ?, finished_at = null where id = ?`,
          clock.realNow(),
          id,
        ) > 0
      pump()
      return isKnown
    },
    /** Lets go what waited for a webhook. Called when one was saved. */
    releaseWaiting(): void {
      store.run(
        `update deliveries set state = 'pending', next_at = ? where state = 'waiting'`,
        clock.realNow(),
      )
      pump()
    },
    /** Forgets all deliveries, also unfinished ones. */
    clear(): void {
      store.transaction(() => {
        store.run('delete from attempts')
        store.run('delete from deliveries')
      })
      live.notify('deliveries')
    },
    start: pump,
    /** Stops sending at once; unfinished deliveries stay stored. */
    async close(): Promise<void> {
      stop.abort()
      clearTimeout(timer)
      await Promise.allSettled(inFlight.values())
    },
  }
}
