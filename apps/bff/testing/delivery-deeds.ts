import { aChannel, aPayload, deliver } from './factories.ts'
import type { TestServer } from './server.ts'
import type { Deed, Send } from './settings-deeds.ts'
import { waitFor } from './wait-for.ts'

/** Deeds with what came to the webhooks. */
export function deliveryDeeds(send: Send, server: () => TestServer): Record<string, Deed> {
  const parked = async (count: number) => {
    const channel = await aChannel(server())
    for (let index = 0; index < count; index++)
      await deliver(server(), channel, aPayload(channel, { agent: 'brands/none/agents/none' }))
    const ids = await waitFor('the parked deliveries', async () => {
      const rows = await server()
        .ctx.database.db.selectFrom('raw_events')
        .where('account_id', '=', channel.accountId)
        .where('state', '=', 'parked')
        .select('id')
        .execute()
      return rows.length === count ? rows.map(({ id }) => String(id)) : null
    })
    return { accountId: channel.accountId, ids }
  }
  return {
    retryDeliveries: async () => {
      const one = await parked(1)
      await send('POST', '/deliveries/retries', { ids: one.ids })
      const { accountId } = await parked(2)
      await send('POST', '/deliveries/retries', { accountId, reason: 'unknownAgent' })
      return ['delivery.retried', 'deliveries.retried']
    },
    setRetention: async () => {
      await send('PUT', '/deliveries/retention', { bodyDays: 14 })
      return ['deliveries.retentionSet']
    },
  }
}
