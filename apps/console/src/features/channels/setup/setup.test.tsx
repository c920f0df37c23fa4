import {
  addGoogleAgent,
  createAccount,
  getAccount,
  saveAccount,
  setClientToken,
  setCredentials,
  updateAccount,
} from '@parley/contracts/accounts'
import { readFieldRights } from '@parley/contracts/field-rights'
import { proveAccount, type ProofLine } from '@parley/contracts/proofs'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { FakeEventSource } from '../../../testing/fake-event-source.ts'
import { aMe, aSession, fakeServer, FakeProblem } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { accountId, aDraft, aDraftWithKey, aGoogleAgent } from '../testing.ts'
import { setupPath } from './steps.ts'

const line = (outcome: ProofLine['outcome'], code: string, params: ProofLine['params'] = {}): ProofLine => ({
  step: code.startsWith('token') ? 'token' : 'agent',
  outcome,
  code,
  params,
})
const aKeyFile = () => new File(['{"type":"service_account"}'], 'key.json', { type: 'application/json' })
const fileInput = () =>
  document.querySelector<HTMLInputElement>('input[type=file]') ?? expect.fail('no file input')

describe('setting up a messaging account', () => {
  it('the name creates the draft and leads to the partner page', async () => {
    const server = fakeServer()
    server.on(createAccount, () => aDraft())
    server.on(getAccount, () => aDraft())
    const { user, router } = renderRoute('/channels/accounts/new/name')
    await user.type(await screen.findByLabelText(/^Name/), '  Harbour Lane ')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByRole('heading', { name: /partner account/ })
    expect(server.callsOf(createAccount)[0]?.body).toEqual({
      name: 'Harbour Lane',
      channel: 'google-business-messages',
    })
    expect(router.state.location.pathname).toBe(setupPath(accountId, 'partner'))
  })

  it('everything missing on the partner page is named at once', async () => {
    const server = fakeServer()
    server.on(getAccount, () => aDraft())
    const { user } = renderRoute(setupPath(accountId, 'partner'))
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    await screen.findByText('Enter the partner ID.')
    expect(screen.getByText('Enter the client token.')).toBeDefined()
    expect(screen.getByText('Upload the credentials file.')).toBeDefined()
  })

  it('spaces around a client token are cut off, and said; inside they are refused', async () => {
    const server = fakeServer()
    server.on(getAccount, () => aDraftWithKey({ clientToken: aDraft().clientToken }))
    server.on(setClientToken, () => aDraftWithKey())
    const { user } = renderRoute(setupPath(accountId, 'partner'))
    const field = await screen.findByLabelText<HTMLInputElement>(/^Client token/)
    await user.type(field, ' AB CD')
    await screen.findByText(/Spaces around the client token were cut off/)
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText(/has a space, a line break or an invisible character inside/)
    expect(server.callsOf(setClientToken)).toEqual([])
    await user.clear(field)
    await user.type(field, 'ABCD ')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await waitFor(() => expect(server.callsOf(setClientToken)[0]?.body).toEqual({ clientToken: 'ABCD' }))
  })

  it('a refused file is explained finding by finding', async () => {
    const server = fakeServer()
    server.on(getAccount, () => aDraft())
    server.on(setCredentials, () => {
      throw new FakeProblem('account/credentials-invalid', {
        errors: [{ pointer: '/body/content', code: 'shape.missing', params: { field: 'private_key' } }],
      })
    })
    const { user } = renderRoute(setupPath(accountId, 'partner'))
    await screen.findByLabelText(/^Partner ID/)
    await user.upload(fileInput(), aKeyFile())
    await screen.findByText('The field “private_key” is missing in the file')
    expect(screen.getByText(/Create a new key at Google/)).toBeDefined()
    expect(server.callsOf(proveAccount)).toEqual([])
  })

  it('a good file is proved at once, with the partner ID that is typed already', async () => {
    const server = fakeServer()
    let stored = aDraft()
    server.on(getAccount, () => stored)
    server.on(
      updateAccount,
      ({ body }) => (stored = { ...stored, partnerId: body.partnerId ?? null, version: 2 }),
    )
    server.on(setCredentials, () => (stored = aDraftWithKey({ version: 3 })))
    server.on(proveAccount, () => [
      line('running', 'token'),
      line('failed', 'token.clockSkew', { seconds: '900' }),
      line('warning', 'partner.fromTheFuture'),
    ])
    const { user } = renderRoute(setupPath(accountId, 'partner'))
    await user.type(await screen.findByLabelText(/^Partner ID/), 'qs-1')
    await user.upload(fileInput(), aKeyFile())
    const list = await screen.findByRole('list', { name: 'Results of the check' })
    await within(list).findByText('The clock of this server is off by 900 seconds')
    expect(within(list).getByText(/partner\.fromTheFuture/)).toBeDefined()
    expect(within(list).getAllByRole('listitem')).toHaveLength(2)
    expect(server.callsOf(updateAccount)[0]?.body).toEqual({ partnerId: 'qs-1', version: 1 })
  })

  it('without the right, protected fields are locked and Next saves the partner ID alone', async () => {
    const server = fakeServer(aSession({ me: aMe({ fieldRights: [] }) }))
    server.on(readFieldRights, () => ({ profiles: [], people: [] }))
    let stored = aDraft()
    server.on(getAccount, () => stored)
    server.on(
      updateAccount,
      ({ body }) => (stored = { ...stored, partnerId: body.partnerId ?? null, version: 2 }),
    )
    const { user, router } = renderRoute(setupPath(accountId, 'partner'))
    await screen.findByText('You may not set the client token')
    await screen.findByText('You may not set the credentials')
    expect(document.querySelector('input[type=file]')).toBeNull()
    await user.type(screen.getByLabelText(/^Partner ID/), 'qs-1')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await waitFor(() => expect(router.state.location.pathname).toBe(setupPath(accountId, 'webhook')))
    expect(server.callsOf(setClientToken)).toEqual([])
  })

  it('a name changed by somebody else is shown and the own text stays', async () => {
    const server = fakeServer()
    let stored = aDraft()
    server.on(getAccount, () => stored)
    server.on(updateAccount, () => {
      stored = { ...stored, name: 'Theirs', version: 2 }
      throw new FakeProblem('request/conflict')
    })
    const { user } = renderRoute(setupPath(accountId, 'name'))
    const name = await screen.findByLabelText<HTMLInputElement>(/^Name/)
    await user.clear(name)
    await user.type(name, 'Mine')
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText(/It now reads “Theirs”/)
    expect(name.value).toBe('Mine')
  })

  it('the webhook page turns green by itself when Google verifies', async () => {
    const server = fakeServer()
    let stored = aDraft()
    server.on(getAccount, () => stored)
    renderRoute(setupPath(accountId, 'webhook'))
    await screen.findByText('Waiting for Google to verify the URL')
    stored = { ...stored, webhook: { ...stored.webhook, state: 'verified', verifiedAt: new Date() } }
    FakeEventSource.emit('hint', { topics: [`account:${accountId}`] })
    expect(await screen.findByText(/Google verified the URL on/)).toBeDefined()
  })

  it('a pasted full name is taken apart, proved, then added', async () => {
    const server = fakeServer()
    let stored = aDraftWithKey()
    server.on(getAccount, () => stored)
    server.on(proveAccount, () => [line('passed', 'agent.ok', { displayName: 'Harbour Lane Bakery' })])
    server.on(addGoogleAgent, () => (stored = { ...stored, googleAgents: [aGoogleAgent()] }))
    const { user } = renderRoute(setupPath(accountId, 'agents'))
    await user.click(await screen.findByLabelText(/^Agent ID/))
    await user.paste('brands/brand-1/agents/agent-1')
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await screen.findByRole('list', { name: 'Added Google agents' })
    const pair = { brandId: 'brand-1', agentId: 'agent-1' }
    expect(server.callsOf(proveAccount)[0]?.body).toEqual({ googleAgent: pair })
    expect(server.callsOf(addGoogleAgent)[0]?.body).toEqual(pair)
  })

  it('an agent whose proof fails is not added', async () => {
    const server = fakeServer()
    server.on(getAccount, () => aDraftWithKey())
    server.on(proveAccount, () => [line('failed', 'agent.taken', { account: 'Other' })])
    const { user } = renderRoute(setupPath(accountId, 'agents'))
    await user.type(await screen.findByLabelText(/^Brand ID/), 'brand-1')
    await user.type(screen.getByLabelText(/^Agent ID/), 'agent-1')
    await user.click(screen.getByRole('button', { name: 'Add' }))
    await screen.findByText('This Google agent is part of the account “Other” already')
    expect(server.callsOf(addGoogleAgent)).toEqual([])
  })

  it('Save with gaps names each, linked to its step, and sends nothing', async () => {
    const server = fakeServer()
    server.on(getAccount, () => aDraftWithKey())
    const { user } = renderRoute(setupPath(accountId, 'save'))
    await screen.findByText('3 things are still missing')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    expect(server.callsOf(saveAccount)).toEqual([])
    const link = screen.getByRole('link', { name: 'Accept the privacy notice' })
    expect(link.getAttribute('href')).toBe(setupPath(accountId, 'privacy'))
  })
})
