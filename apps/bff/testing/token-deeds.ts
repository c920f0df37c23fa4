import type { Account } from '@parley/contracts/accounts'
import { aChannel } from './factories.ts'
import type { TestServer } from './server.ts'
import type { Deed, Send } from './settings-deeds.ts'

/** Deeds with client tokens and with Google agents' own webhooks. */
export function tokenDeeds(send: Send, server: () => TestServer): Record<string, Deed> {
  const anAccount = async () => {
    const { accountId } = await aChannel(server())
    return send<Account>('GET', `/accounts/${accountId}`)
  }
  const partner = { googleAgentId: null }
  const begin = async () => {
    const { id, version } = await anAccount()
    return send<Account>('POST', `/accounts/${id}/token-rotation`, {
      ...partner,
      clientToken: 'NEXT',
      days: 2,
      version,
    })
  }
  const addressOf = (account: Account) =>
    `/accounts/${account.id}/google-agents/${account.googleAgents[0]?.id}/webhook`
  const addAddress = async () => {
    const account = await anAccount()
    return send<Account>('POST', addressOf(account), { version: account.version })
  }
  return {
    beginTokenRotation: async () => {
      await begin()
      return ['clientToken.rotationBegun']
    },
    changeTokenRotation: async () => {
      const { id, version } = await begin()
      await send('PATCH', `/accounts/${id}/token-rotation`, { ...partner, days: 7, version })
      return ['clientToken.rotationBegun', 'clientToken.rotationChanged']
    },
    endTokenRotation: async () => {
      const one = await begin()
      await send('POST', `/accounts/${one.id}/token-rotation/end`, {
        ...partner,
        keep: 'new',
        version: one.version,
      })
      const other = await begin()
      await send('POST', `/accounts/${other.id}/token-rotation/end`, {
        ...partner,
        keep: 'old',
        version: other.version,
      })
      return [
        'clientToken.rotationBegun',
        'clientToken.retired',
        'clientToken.rotationBegun',
        'clientToken.rotationUndone',
      ]
    },
    addAgentWebhook: async () => {
      await addAddress()
      return ['agentWebhook.added']
    },
    setAgentClientToken: async () => {
      const account = await addAddress()
      const { version } = account
      await send('PUT', `${addressOf(account)}/client-token`, { clientToken: 'OWN', version })
      return ['agentWebhook.added', 'clientToken.set']
    },
    removeAgentWebhook: async () => {
      const account = await addAddress()
      await send('DELETE', `${addressOf(account)}?version=${account.version}`)
      return ['agentWebhook.added', 'agentWebhook.removed']
    },
  }
}
