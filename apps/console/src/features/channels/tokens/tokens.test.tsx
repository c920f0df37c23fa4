import { getAccount, type Account, type TokenRotation } from '@parley/contracts/accounts'
import { addAgentWebhook, beginTokenRotation, endTokenRotation } from '@parley/contracts/client-tokens'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { fakeServer } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { accountId, aDraftWithKey, aGoogleAgent } from '../testing.ts'

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const aRotation = (changes: Partial<TokenRotation> = {}): TokenRotation => ({
  begunAt: ago(120),
  begunBy: 'Anna Berg',
  acceptedUntil: ago(-60 * 24),
  old: { deliveries: 3, lastUsedAt: ago(60) },
  new: { deliveries: 9, lastUsedAt: ago(1) },
  ...changes,
})
function anAccount(rotation: TokenRotation | null = null, changes: Partial<Account> = {}): Account {
  const account = aDraftWithKey({ state: 'active', ...changes })
  return { ...account, webhook: { ...account.webhook, rotation } }
}
const open = (account: Account) => {
  const server = fakeServer()
  server.on(getAccount, () => account)
  return { server, ...renderRoute(`/channels/accounts/${accountId}?tab=webhook`) }
}

it('a rotation begins with the new token and the chosen time, and the meter is there', async () => {
  const { server, user } = open(anAccount())
  server.on(beginTokenRotation, () =>
    anAccount(
      aRotation({ new: { deliveries: 0, lastUsedAt: null }, old: { deliveries: 0, lastUsedAt: null } }),
    ),
  )
  await user.click(await screen.findByRole('button', { name: 'Rotate client token' }))
  await user.type(screen.getByLabelText(/^New client token/), 'NEXTTOKEN')
  await user.selectOptions(screen.getByLabelText('Accept the old token for'), '7')
  await user.click(screen.getByRole('button', { name: 'Begin rotation' }))
  const meter = await screen.findByRole('list', { name: /Deliveries since the rotation began/ })
  expect(within(meter).getAllByText('No delivery')).toHaveLength(2)
  expect(screen.getByText(/Nothing is refused meanwhile/)).toBeDefined()
  expect(server.callsOf(beginTokenRotation)[0]?.body).toEqual({
    googleAgentId: null,
    clientToken: 'NEXTTOKEN',
    days: 7,
    version: 1,
  })
})

it('an idle old token is retired with a plain question', async () => {
  const { server, user } = open(anAccount(aRotation()))
  server.on(endTokenRotation, () => anAccount())
  expect(await screen.findByText('9 deliveries')).toBeDefined()
  await user.click(screen.getByRole('button', { name: 'Retire old token' }))
  const dialog = screen.getByRole('alertdialog')
  expect(within(dialog).queryByText(/will be refused/)).toBeNull()
  await user.click(within(dialog).getByRole('button', { name: 'Retire' }))
  expect(await screen.findByRole('button', { name: 'Rotate client token' })).toBeDefined()
  expect(server.callsOf(endTokenRotation)[0]?.body).toEqual({ googleAgentId: null, keep: 'new', version: 1 })
})

it('one that Google still uses is retired only after it was said what would be refused', async () => {
  const { user } = open(anAccount(aRotation({ old: { deliveries: 3, lastUsedAt: ago(2) } })))
  await user.click(await screen.findByRole('button', { name: 'Retire old token' }))
  expect(within(screen.getByRole('alertdialog')).getByText(/3 deliveries were signed with it/)).toBeDefined()
})

it('one whose time is over can be retired, but not gone back to', async () => {
  open(anAccount(aRotation({ acceptedUntil: ago(1) })))
  expect(await screen.findByText(/The time of the old token ended/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Retire old token' })).toBeDefined()
  expect(screen.queryByRole('button', { name: 'Go back to the old token' })).toBeNull()
})

it('a Google agent gets an address of its own, and traffic at the partner’s is explained', async () => {
  const agent = aGoogleAgent()
  const { server, user } = open(anAccount(null, { googleAgents: [agent] }))
  const webhook = {
    url: 'https://parley.example/webhooks/2',
    state: 'verified' as const,
    verifiedAt: ago(30),
    lastAttempt: null,
    lastInboundAt: null,
    rotation: null,
    clientToken: { isSet: false, setAt: null, setBy: null },
    atPartner: { deliveries: 4, lastAt: ago(5) },
  }
  server.on(addAgentWebhook, () => anAccount(null, { googleAgents: [{ ...agent, webhook }] }))
  await user.click(await screen.findByRole('button', { name: `Add own address for ${agent.displayName}` }))
  const own = await screen.findByRole('region', { name: `Own webhook of ${agent.displayName}` })
  expect(within(own).getByDisplayValue(webhook.url)).toBeDefined()
  expect(within(own).getByText(/4 deliveries since its own address was verified/)).toBeDefined()
})
