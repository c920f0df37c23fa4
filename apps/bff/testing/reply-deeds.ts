import type { QuickReply } from '@parley/contracts/quick-replies'
import type { Deed, Send } from './settings-deeds.ts'

/** Deeds with the quick replies that all share. */
export function replyDeeds(send: Send): Record<string, Deed> {
  const draft = () => {
    const shortCode = `code-${Math.floor(Math.random() * 1e9)}`
    return {
      title: `Reply ${shortCode}`,
      shortCode,
      tags: ['Shipping'],
      texts: [{ language: 'en-US', text: 'It is on its way.' }],
      limits: null,
    }
  }
  const created = () => send<QuickReply>('POST', '/quick-replies', draft())
  const removed = async () => {
    const { id } = await created()
    await send('DELETE', `/quick-replies/${id}`)
    return id
  }
  return {
    createSharedReply: async () => {
      await created()
      return ['quickReply.created']
    },
    updateSharedReply: async () => {
      const { id, version } = await created()
      await send('PUT', `/quick-replies/${id}`, { ...draft(), version })
      return ['quickReply.created', 'quickReply.updated']
    },
    deleteSharedReply: async () => {
      await removed()
      return ['quickReply.created', 'quickReply.deleted']
    },
    restoreSharedReply: async () => {
      await send('POST', `/quick-replies/${await removed()}/restore`)
      return ['quickReply.created', 'quickReply.deleted', 'quickReply.restored']
    },
  }
}
