import type { Core } from '../core.ts'
import { compactJson, isJsonObject } from '../json.ts'
import { seedIds } from '../seed.ts'
import { created, Problem, type On } from './door.ts'
import * as requests from './requests.ts'

/** Webhook deliveries, raw payloads and both sets of fault switches. */
export function deliveryRoutes(on: On, core: Core): void {
  const { deliveries, faults, live } = core

  on('get', '/delivery-faults', () => faults.delivery())
  on('put', '/delivery-faults', async ({ body }) => {
    // JSON drops members that are undefined, which must not overwrite the ones set before.
    const patch = JSON.parse(JSON.stringify(await body(requests.deliveryFaultsPatch))) as object
    faults.setDelivery({ ...faults.delivery(), ...patch })
    live.notify('settings')
    return faults.delivery()
  })
  on('delete', '/delivery-faults', () => {
    faults.setDelivery({})
    live.notify('settings')
  })
  on('get', '/api-faults', () => faults.api())
  on('put', '/api-faults', async ({ body }) => {
    faults.setApi(await body(requests.apiFaults))
    live.notify('settings')
    return faults.api()
  })

  on('get', '/deliveries', ({ req }) => ({
    counts: deliveries.counts(),
    deliveries: deliveries.list(requests.deliveryQuery.parse(req.query)),
  }))
  on('delete', '/deliveries', () => deliveries.clear())
  on('get', '/deliveries/:id', ({ params }) => {
    const delivery = deliveries.read(params['id'] ?? '')
    if (delivery === undefined) throw new Problem(404, 'There is no such delivery.')
    return { ...delivery, body: delivery.body.toString('utf8'), attempts: deliveries.attempts(delivery.id) }
  })
  on('post', '/deliveries/:id/retry', ({ params }) => {
    if (!deliveries.retryNow(params['id'] ?? '')) throw new Problem(404, 'There is no such delivery.')
  })
  on('post', '/raw', async ({ body }) => {
    const raw = await body(requests.rawPayload)
    const named = isJsonObject(raw.payload) ? raw.payload['agent'] : undefined
    const delivery = deliveries.enqueue({
      agent: raw.agent ?? (typeof named === 'string' ? named : seedIds.agent),
      kind: 'raw',
      conversationId: raw.conversationId ?? null,
      body: raw.body ?? compactJson(raw.payload, { isEscaped: faults.delivery().isEscaped }),
    })
    return created(delivery)
  })
}
