import { listAccounts } from '@parley/contracts/accounts'
import { listQueues, queue } from '@parley/contracts/queues'
import {
  channel,
  createChannel,
  createWorkstream,
  deleteWorkstream,
  copyWorkstream,
  getWorkstream,
  getWorkstreamImpact,
  updateWorkstream,
  workstream,
  type Workstream,
} from '@parley/contracts/workstreams'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'
import { aDraftWithKey, aGoogleAgent } from '../channels/testing.ts'

const workstreamId = '00000000-0000-4000-8000-000000000020'
const queueId = '00000000-0000-4000-8000-000000000040'
const at = '2026-11-01T10:00:00Z'

const everybody = z.decode(queue, {
  id: queueId,
  name: 'Everybody',
  priority: 1,
  isDefault: true,
  isActive: true,
  version: 1,
  memberIds: [],
  waitingCount: 0,
  usedBy: [],
  createdAt: at,
})

const aChannel = (agent = aGoogleAgent()) =>
  z.decode(channel, {
    id: '00000000-0000-4000-8000-000000000030',
    workstreamId,
    kind: 'google-business-messages',
    googleAgent: {
      id: agent.id,
      displayName: agent.displayName,
      brandName: 'Harbour Lane',
      testUrls: agent.testUrls,
    },
    language: 'de-DE',
    automatedMessages: [],
    customerAttachments: true,
    agentAttachments: false,
    draining: null,
    createdAt: at,
    version: 1,
  })

function aWorkstream(changes: Partial<Workstream> = {}): Workstream {
  const made = z.decode(workstream, {
    id: workstreamId,
    name: 'Service',
    type: 'messaging',
    channel: 'google-business-messages',
    distributionMode: 'push',
    fallbackQueue: { id: queueId, name: 'Everybody' },
    channels: [],
    isActive: true,
    createdAt: at,
    version: 1,
  })
  return { ...made, ...changes }
}

describe('workstreams', () => {
  it('a workstream can be created together with its fallback queue', async () => {
    const server = fakeServer()
    server.on(listQueues, () => ({ items: [everybody] }))
    server.on(createWorkstream, () => aWorkstream())
    server.on(getWorkstream, () => aWorkstream())
    const { user } = renderRoute('/workstreams/new')
    await user.type(await screen.findByLabelText(/^Name/), 'Service')
    await user.click(screen.getByRole('radio', { name: /^Pick/ }))
    await user.click(screen.getByRole('radio', { name: 'Create new' }))
    await user.type(screen.getByLabelText(/^Name of the new queue/), 'Orders')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await screen.findByRole('link', { name: 'Set up Google’s Business Messages' })
    expect(server.callsOf(createWorkstream)[0]?.body).toEqual({
      name: 'Service',
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'pick',
      fallbackQueue: { kind: 'new', name: 'Orders' },
    })
  })

  it('a name that is taken is said at the name', async () => {
    const server = fakeServer()
    server.on(listQueues, () => ({ items: [everybody] }))
    server.on(createWorkstream, () => {
      throw new FakeProblem('workstream/name-taken')
    })
    const { user } = renderRoute('/workstreams/new')
    const name = await screen.findByLabelText(/^Name/)
    await user.type(name, 'Service')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await screen.findByText('Another workstream has this name already.')
    expect(document.activeElement).toBe(name)
  })

  it('a rename that met a newer version without a newer name goes through', async () => {
    const server = fakeServer()
    let version = 1
    server.on(getWorkstream, () => aWorkstream({ version }))
    server.on(updateWorkstream, ({ body }) => {
      if (body.version === 1) {
        version = 2
        throw new FakeProblem('request/conflict')
      }
      return aWorkstream({ name: body.name ?? '', version: 3 })
    })
    const { user } = renderRoute(`/workstreams/${workstreamId}`)
    await user.click(await screen.findByRole('button', { name: 'Rename' }))
    const dialog = await screen.findByRole('dialog')
    const name = within(dialog).getByLabelText(/^Name/)
    await user.clear(name)
    await user.type(name, 'Helpdesk')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await screen.findByText('The workstream is now called “Helpdesk”.')
    expect(server.callsOf(updateWorkstream).map(({ body }) => body.version)).toEqual([1, 2])
  })

  it('a workstream with channels is not deleted and says what to do first', async () => {
    const server = fakeServer()
    server.on(getWorkstream, () => aWorkstream({ channels: [aChannel()] }))
    const { user } = renderRoute(`/workstreams/${workstreamId}`)
    server.on(getWorkstreamImpact, () => ({
      channels: [{ id: aChannel().id, name: 'Bakery', isDraining: false }],
      openConversations: 1,
      keptConversations: 1,
      goneAt: new Date('2026-12-01T10:00:00Z'),
    }))
    await user.click(await screen.findByRole('button', { name: 'Delete workstream' }))
    await screen.findByText(/Delete the channel first/)
    const way = screen.getByRole('link', { name: 'Bakery', hidden: true })
    expect(way.getAttribute('href')).toMatch(/\/channels\/[\w-]+\/delete$/)
    expect(server.callsOf(deleteWorkstream)).toEqual([])
  })
})

describe('a workstream’s life', () => {
  it('a copy proposes a name and takes another mode', async () => {
    const server = fakeServer()
    server.on(getWorkstream, () => aWorkstream())
    server.on(copyWorkstream, ({ body }) => aWorkstream({ name: body.name }))
    const { user } = renderRoute(`/workstreams/${workstreamId}`)
    await user.click(await screen.findByRole('button', { name: 'Copy' }))
    await user.click(await screen.findByRole('radio', { name: 'Pick', hidden: true }))
    await user.click(screen.getByRole('button', { name: 'Create', hidden: true }))
    await screen.findByText('The workstream “Copy of Service” was created.')
    expect(server.callsOf(copyWorkstream)[0]?.body).toEqual({
      name: 'Copy of Service',
      distributionMode: 'pick',
    })
  })

  it('is deactivated after an explanation, shows it, and is activated again', async () => {
    const server = fakeServer()
    let stored = aWorkstream()
    server.on(getWorkstream, () => stored)
    server.on(updateWorkstream, ({ body }) => {
      stored = aWorkstream({ isActive: body.isActive ?? true, version: stored.version + 1 })
      return stored
    })
    const { user } = renderRoute(`/workstreams/${workstreamId}`)
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }))
    const question = await screen.findByRole('alertdialog', { hidden: true })
    within(question).getByText(/No new conversation begins/)
    await user.click(within(question).getByRole('button', { name: 'Deactivate', hidden: true }))
    await screen.findByText('Inactive: no new conversation begins')
    await user.click(screen.getByRole('button', { name: 'Activate' }))
    await screen.findByText(/is active. What was parked meanwhile comes in now/)
    expect(server.callsOf(updateWorkstream).map(({ body }) => body)).toEqual([
      { version: 1, isActive: false },
      { version: 2, isActive: true },
    ])
  })
})

describe('setting up a channel', () => {
  it('offers only free agents of saved accounts, and creates the channel from all steps', async () => {
    const server = fakeServer()
    const free = aGoogleAgent()
    let stored = aWorkstream()
    server.on(getWorkstream, () => stored)
    server.on(listAccounts, () => ({
      items: [
        aDraftWithKey({ state: 'active', googleAgents: [free] }),
        aDraftWithKey({ googleAgents: [free] }),
      ],
    }))
    server.on(createChannel, () => {
      stored = aWorkstream({ channels: [aChannel()] })
      return aChannel()
    })
    const { user } = renderRoute(`/workstreams/${workstreamId}/channels/new`)
    const choices = await screen.findByRole('radiogroup', { name: 'Google agents' })
    expect(within(choices).getAllByRole('radio')).toHaveLength(1)
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText('Choose a Google agent.')
    await user.click(within(choices).getByRole('radio'))
    await user.click(screen.getByRole('button', { name: 'Next' }))

    await user.type(await screen.findByRole('searchbox', { name: 'Search languages' }), 'deutsch')
    await user.click(screen.getByRole('radio', { name: /German/ }))
    await user.click(screen.getByRole('button', { name: 'Next' }))

    await user.click(await screen.findByRole('switch', { name: 'Greeting' }))
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await screen.findByText('Write a text or switch the message off.')
    await user.click(screen.getByLabelText('Text of “Greeting”'))
    await user.paste('Willkommen bei {QueueName}')
    const filled = await screen.findByText('Everybody', { selector: 'mark' })
    expect(filled.parentElement?.textContent).toBe('Willkommen bei Everybody')
    await user.click(screen.getByRole('button', { name: 'Next' }))

    await user.click(await screen.findByRole('switch', { name: 'Customers may send pictures' }))
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await user.click(await screen.findByRole('button', { name: 'Create channel' }))

    const test = await screen.findByRole('link', { name: 'Test: Android' })
    expect(test.getAttribute('href')).toBe('https://test.example/android')
    expect(server.callsOf(createChannel)[0]?.body).toEqual({
      googleAgentId: free.id,
      language: 'de-DE',
      automatedMessages: [{ trigger: 'greeting', text: 'Willkommen bei {QueueName}' }],
      customerAttachments: true,
      agentAttachments: false,
    })
  })
})
