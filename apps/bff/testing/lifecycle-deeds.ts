import type { Account } from '@parley/contracts/accounts'
import type { Queue } from '@parley/contracts/queues'
import type { Workstream } from '@parley/contracts/workstreams'
import { aChannel, aPayload, deliver } from './factories.ts'
import type { TestServer } from './server.ts'
import type { Deed, Send } from './settings-deeds.ts'
import { waitFor } from './wait-for.ts'

interface Makers {
  readonly aQueue: () => Promise<{ id: string }>
  readonly aWorkstream: () => Promise<Workstream>
  readonly aReadyAccount: () => Promise<{ id: string }>
}

/** Deeds that end things, bring them back, or stop them for a while. */
export function lifecycleDeeds(
  server: () => TestServer,
  send: Send,
  { aQueue, aWorkstream, aReadyAccount }: Makers,
): Record<string, Deed> {
  const defaultQueue = async () => {
    const { items } = await send<{ items: Queue[] }>('GET', '/queues')
    return items.find((one) => one.isDefault)?.id
  }
  const removeQueue = async () => {
    const { id } = await aQueue()
    await send('POST', `/queues/${id}/deletion`, { version: 1, toQueueId: await defaultQueue() })
    return id
  }
  const removeWorkstream = async () => {
    const { id } = await aWorkstream()
    await send('DELETE', `/workstreams/${id}`)
    return id
  }
  const removeAccount = async () => {
    const { id } = await aReadyAccount()
    await send('DELETE', `/accounts/${id}`)
    return id
  }
  const removeChannel = async () => {
    const channel = await aChannel(server())
    await send('POST', `/workstreams/${channel.workstreamId}/channels/${channel.channelId}/deletion`, {
      version: 1,
      conversations: { manner: 'close', text: null },
    })
    return channel.channelId
  }
  const removeAll = async () => [
    await removeQueue(),
    await removeWorkstream(),
    await removeAccount(),
    await removeChannel(),
  ]
  return {
    deleteQueue: async () => {
      await removeQueue()
      return ['queue.created', 'queue.deleted']
    },
    copyQueue: async () => {
      const { id } = await aQueue()
      await send('POST', `/queues/${id}/copy`, { name: `Copy of ${id}` })
      return ['queue.created', 'queue.copied']
    },
    deactivateQueue: async () => {
      const { id } = await aQueue()
      const heirs = { version: 1, toQueueId: await defaultQueue() }
      await send('POST', `/queues/${id}/deactivation`, heirs)
      return ['queue.created', 'queue.deactivated']
    },
    activateQueue: async () => {
      const { id } = await aQueue()
      const heirs = { version: 1, toQueueId: await defaultQueue() }
      await send('POST', `/queues/${id}/deactivation`, heirs)
      await send('POST', `/queues/${id}/activation`)
      return ['queue.created', 'queue.deactivated', 'queue.activated']
    },
    deleteWorkstream: async () => {
      await removeWorkstream()
      return ['queue.created', 'workstream.created', 'workstream.deleted']
    },
    copyWorkstream: async () => {
      const { id } = await aWorkstream()
      await send('POST', `/workstreams/${id}/copy`, { name: `Copy of ${id}`, distributionMode: 'push' })
      return ['queue.created', 'workstream.created', 'workstream.copied']
    },
    updateWorkstream: async () => {
      const { id, version } = await aWorkstream()
      const path = `/workstreams/${id}`
      const changed = await send<Workstream>('PATCH', path, { fallbackQueueId: (await aQueue()).id, version })
      const off = await send<Workstream>('PATCH', path, { isActive: false, version: changed.version })
      await send('PATCH', path, { isActive: true, name: `Renamed ${id}`, version: off.version })
      return [
        'queue.created',
        'workstream.created',
        'queue.created',
        'workstream.updated',
        'workstream.deactivated',
        'workstream.updated',
        'workstream.activated',
      ]
    },
    updateAccount: async () => {
      const path = `/accounts/${(await aChannel(server())).accountId}`
      const { version } = await send<Account>('GET', path)
      const renamed = await send<Account>('PATCH', path, { name: 'Other', version })
      const off = await send<Account>('PATCH', path, { isActive: false, version: renamed.version })
      await send('PATCH', path, { isActive: true, version: off.version })
      return ['account.updated', 'account.deactivated', 'account.activated']
    },
    deleteAccount: async () => {
      await removeAccount()
      return [...ready, 'account.deleted']
    },
    deleteChannel: async () => {
      const channel = await aChannel(server())
      const path = `/workstreams/${channel.workstreamId}/channels/${channel.channelId}`
      await deliver(server(), channel, aPayload(channel))
      await waitFor('the conversation', () =>
        server()
          .ctx.database.db.selectFrom('conversations')
          .where('account_id', '=', channel.accountId)
          .select('id')
          .executeTakeFirst(),
      )
      const remove = async (manner: object) => {
        const { channels } = await send<Workstream>('GET', `/workstreams/${channel.workstreamId}`)
        await send('POST', `${path}/deletion`, { version: channels[0]?.version, conversations: manner })
      }
      await remove({ manner: 'drain' })
      await send('POST', `${path}/keep`)
      await remove({ manner: 'close', text: 'Goodbye' })
      return ['channel.drained', 'channel.kept', 'channel.deleted']
    },
    restoreDeletion: async () => {
      for (const id of await removeAll()) await send('POST', `/deletions/${id}/restore`)
      return [...removedAll, 'queue.restored', 'workstream.restored', 'account.restored', 'channel.restored']
    },
    purgeDeletion: async () => {
      for (const id of await removeAll()) await send('DELETE', `/deletions/${id}`)
      return [...removedAll, 'queue.purged', 'workstream.purged', 'account.purged', 'channel.purged']
    },
  }
}
const ready = [
  'account.created',
  'account.updated',
  'account.clientTokenSet',
  'account.credentialsSet',
] as const
const removedAll = [
  'queue.created',
  'queue.deleted',
  'queue.created',
  'workstream.created',
  'workstream.deleted',
  ...ready,
  'account.deleted',
  'channel.deleted',
] as const
