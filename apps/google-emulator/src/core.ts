import { createAccounts } from './accounts.ts'
import { createBusinessCommunications, type ForeignRefusal } from './business-communications/api.ts'
import { createResources } from './business-communications/resources.ts'
import { createBusinessMessages, type WindowRefusal } from './business-messages/api.ts'
import { createClock } from './clock.ts'
import { createFaults } from './faults.ts'
import { createLiveHub } from './live.ts'
import { createMedia } from './media.ts'
import { createChats } from './phones/chats.ts'
import { createPhones } from './phones/phones.ts'
import { seed, seedIds } from './seed.ts'
import { openStore } from './store.ts'
import { createDeliveries, type RetryPlan } from './webhook/deliveries.ts'
import { createWebhooks } from './webhook/webhooks.ts'

export type Core = ReturnType<typeof createCore>

/**
 * Opens the store and wires all parts of the emulator that do not speak HTTP.
 * @param publicUrl asked late, because a port of 0 is known only after listening
 * @param now milliseconds since 1970
 */
export function createCore(options: {
  dataDir: string
  publicUrl: () => string
  plan: RetryPlan
  now: () => number
}) {
  const { publicUrl, plan } = options
  const store = openStore(options.dataDir)
  const clock = createClock(store, options.now)
  const live = createLiveHub()
  const faults = createFaults(store, plan.timeoutMs)
  const resources = createResources(store)
  const accounts = createAccounts(store, clock, publicUrl)
  const webhooks = createWebhooks(store, clock, faults, live)
  const media = createMedia(store, clock)
  const partnerOf = (agent: string): string =>
    `partners/${resources.get(agent)?.partnerId ?? seedIds.partner}`
  const deliveries = createDeliveries({ store, clock, faults, live, webhooks, partnerOf, plan })
  const chats = createChats({ store, clock, faults, live, resources, deliveries })
  const phones = createPhones({ store, clock, live, resources, chats, media, accounts, publicUrl })
  const windowRefusal = (): WindowRefusal => store.meta<WindowRefusal>('windowRefusal', 'PERMISSION_DENIED')
  const messages = createBusinessMessages({ accounts, chats, clock, resources, windowRefusal })
  const communications = createBusinessCommunications({
    accounts,
    resources,
    webhooks,
    publicUrl,
    foreignRefusal: () => store.meta<ForeignRefusal>('foreignRefusal', 'NOT_FOUND'),
    onChange: () => live.notify('agents', 'settings'),
  })
  const parts = { store, resources, accounts }
  seed(parts)
  return {
    ...parts,
    publicUrl,
    clock,
    live,
    faults,
    webhooks,
    media,
    deliveries,
    phones,
    messages,
    communications,
    windowRefusal,
    /** Forgets everything and starts again with the seed. */
    reset(): void {
      store.transaction(() => {
        store.clear()
        seed(parts)
      })
      faults.setApi({ seed: 1, faults: [] })
      live.notify('settings', 'agents', 'deliveries', 'phones')
    },
    /** Stops sending, ends open streams and closes the store. */
    async close(): Promise<void> {
      live.closeAll()
      await deliveries.close()
      store.close()
    },
  }
}
