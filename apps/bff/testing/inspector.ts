import type { Delivery, DeliveryDetail } from '@parley/contracts/deliveries'
import { call } from './api.ts'
import { aPayload, deliver, type TestChannel, type TestPerson } from './factories.ts'
import type { TestServer } from './server.ts'
import { waitFor } from './wait-for.ts'

/** The answer of the list of deliveries. */
export interface ListedDeliveries {
  readonly items: readonly Delivery[]
  readonly nextBefore: string | null
  readonly newest: string
}

/** What a test asks of the delivery inspector, as this administrator. */
export function inspectorOf(server: TestServer, admin: TestPerson) {
  const ask = <T>(method: string, path: string, body?: unknown) =>
    call<T>(server, admin, method, `/api/deliveries${path}`, body)
  const list = async (channel: TestChannel, query = '') =>
    (await ask<ListedDeliveries>('GET', `?accountId=${channel.accountId}${query}`)).body
  return {
    ask,
    list,
    detail: async (id: string) => (await ask<DeliveryDetail>('GET', `/${id}`)).body,
    /** Posts as anybody might: unsigned unless the headers say otherwise. */
    post: (channel: TestChannel, body: string, headers: Record<string, string> = {}) =>
      fetch(`${server.url}${channel.webhookPath}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', ...headers },
        body,
      }),
    /** Sends what cannot be assigned yet, and waits until all of it is parked. */
    async parkedIn(channel: TestChannel, count: number, more: Record<string, unknown> = {}) {
      for (let index = 0; index < count; index++)
        await deliver(server, channel, aPayload(channel, { agent: 'brands/none/agents/none', ...more }))
      return waitFor('parked deliveries', async () => {
        const { items } = await list(channel, '&verdict=parked')
        return items.length >= count ? items : null
      })
    },
    settled: (channel: TestChannel) =>
      waitFor('deliveries to be settled', async () => {
        const { items } = await list(channel)
        return items.every((one) => one.state !== 'new') ? items : null
      }),
  }
}
