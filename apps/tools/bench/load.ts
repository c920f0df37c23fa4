import { randomUUID } from 'node:crypto'
import { Client } from 'undici'
import { sign } from '@parley/bff/testing/factories'

/** What a run of load measured. Times in ms. */
export interface LoadResult {
  readonly perSecond: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly refused: number
}

/**
 * Posts signed, distinct deliveries over `connections` connections for `seconds`, each waiting for its answer before
 * the next. Bodies are made and signed beforehand, so that the client costs the same for every server.
 */
export async function postFor(
  target: { origin: string; path: string; clientToken: string; agent: string },
  connections: number,
  seconds: number,
): Promise<LoadResult> {
  const bodies = Array.from({ length: Math.ceil(seconds * 9_000) }, () => makeBody(target))
  const clients = Array.from({ length: connections }, () => new Client(target.origin))
  const timesMs: number[] = []
  let refused = 0
  let next = 0
  const begin = performance.now()
  const until = begin + seconds * 1_000
  await Promise.all(
    clients.map(async (client) => {
      for (let body = bodies[next++]; body && performance.now() < until; body = bodies[next++]) {
        const sentAt = performance.now()
        const answer = await client.request({
          path: target.path,
          method: 'POST',
          headers: { 'content-type': 'application/json', 'x-goog-signature': body.signature },
          body: body.bytes,
        })
        await answer.body.dump()
        if (answer.statusCode === 200) timesMs.push(performance.now() - sentAt)
        else refused++
      }
    }),
  )
  const elapsedSeconds = (performance.now() - begin) / 1_000
  await Promise.all(clients.map((client) => client.close()))
  timesMs.sort((a, b) => a - b)
  return {
    perSecond: timesMs.length / elapsedSeconds,
    p50Ms: percentile(timesMs, 0.5),
    p99Ms: percentile(timesMs, 0.99),
    refused,
  }
}

/** The value below which a share of the sorted values lies; NaN when there are none. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}

/** A delivery of about 700 bytes, as a customer's text is. Conversations repeat: ten messages each. */
let made = 0
let conversationId = randomUUID()
function makeBody({ agent, clientToken }: { agent: string; clientToken: string }): {
  bytes: Buffer
  signature: string
} {
  if (made++ % 10 === 0) conversationId = randomUUID()
  const messageId = randomUUID()
  const now = new Date().toISOString()
  const bytes = Buffer.from(
    JSON.stringify({
      message: {
        name: `conversations/${conversationId}/messages/${messageId}`,
        text: 'Do you still have the seeded sourdough today?',
        createTime: now,
        messageId,
      },
      context: {
        placeId: 'ChIJ7fVVZ6VbwokRk2p5yQ1nS0E',
        entryPoint: 'PLACESHEET',
        userInfo: { displayName: 'Mara Oduya', userDeviceLocale: 'en-GB' },
        resolvedLocale: 'en',
      },
      sendTime: now,
      conversationId,
      customAgentId: 'harbour-lane-main',
      requestId: messageId,
      agent,
    }),
  )
  return { bytes, signature: sign(bytes, clientToken) }
}
