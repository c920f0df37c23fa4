import { aChannel } from './factories.ts'
import type { TestServer } from './server.ts'
import type { Deed, Send } from './settings-deeds.ts'

/** Deeds with what Parley says by itself. */
export function automatedMessageDeeds(send: Send, server: () => TestServer): Record<string, Deed> {
  return {
    setOrganisationMessage: async () => {
      const path = '/automated-messages/timedOut/fi-FI'
      await send('PUT', path, { isOn: true, text: 'Suljettu', version: 0 })
      await send('PUT', path, { isOn: false, text: null, version: 1 })
      return ['automatedMessage.changed', 'automatedMessage.changed']
    },
    setChannelMessage: async () => {
      const { channelId } = await aChannel(server())
      const path = `/automated-messages/channels/${channelId}/greeting/en-US`
      await send('PUT', path, { choice: { kind: 'own', text: 'Welcome' }, version: 1 })
      await send('PUT', path, { choice: { kind: 'inherited' }, version: 2 })
      return ['channel.messageChanged', 'channel.messageChanged']
    },
  }
}
