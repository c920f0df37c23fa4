import { deletedThing, listDeletions, purgeDeletion, restoreDeletion } from '@parley/contracts/deletions'
import { listQueues } from '@parley/contracts/queues'
import {
  channel,
  channelImpact,
  deleteChannel,
  getChannelImpact,
  getWorkstream,
  keepChannel,
  listWorkstreams,
  workstream,
} from '@parley/contracts/workstreams'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer, FakeProblem, type FakeServer } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'

/** Without layout a dialog's focus trap may count as not entered, which hides it; browsers are asked in apps/e2e. */
const question = () => screen.findByRole('alertdialog', { hidden: true })
const answer = (dialog: HTMLElement, name: string) =>
  within(dialog).getByRole('button', { name, hidden: true })

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const at = '2026-11-01T10:00:00Z'
const path = `/workstreams/${id(20)}/channels/${id(30)}/delete`

const aChannel = (changes: Partial<z.input<typeof channel>> = {}) => ({
  id: id(30),
  workstreamId: id(20),
  kind: 'google-business-messages' as const,
  googleAgent: { id: id(31), displayName: 'Bakery', brandName: 'Harbour Lane', testUrls: [] },
  language: 'de-DE' as const,
  automatedMessages: [],
  customerAttachments: true,
  agentAttachments: false,
  draining: null,
  createdAt: at,
  version: 1,
  ...changes,
})
const aWorkstream = (channels: z.input<typeof channel>[] = [aChannel()]) =>
  z.decode(workstream, {
    id: id(20),
    name: 'Service',
    type: 'messaging',
    channel: 'google-business-messages',
    distributionMode: 'pick',
    fallbackQueue: { id: id(40), name: 'Everybody' },
    channels,
    isActive: true,
    createdAt: at,
    version: 1,
  })
const anImpact = (changes: Partial<z.input<typeof channelImpact>> = {}) =>
  z.decode(channelImpact, {
    version: 1,
    name: 'Bakery',
    language: 'de-DE',
    conversations: { open: 1, active: 2, waiting: 0, wrapUp: 0 },
    people: [{ id: id(2), name: 'Jonas Keller', conversations: 2 }],
    beyondWindow: 1,
    undeliveredReplies: 1,
    keptConversations: 9,
    keptMessages: 42,
    automatedMessages: 0,
    targets: [
      {
        id: id(33),
        name: 'Café',
        workstream: { id: id(23), name: 'Sales' },
        queue: { id: id(43), name: 'Sales queue' },
      },
    ],
    google: {
      brandId: 'brand-7',
      agentId: 'agent-7',
      partnerId: 'partner-7',
      webhookUrl: 'https://parley.example/webhooks/x',
      isLaunched: true,
      testUrls: [],
    },
    account: { id: id(10), name: 'Harbour', otherChannels: 0 },
    goneAt: '2026-12-01T10:00:00Z',
    ...changes,
  })

function prepared(): FakeServer {
  const server = fakeServer()
  server.on(getWorkstream, () => aWorkstream())
  server.on(getChannelImpact, () => anImpact())
  server.on(deleteChannel, ({ body }) =>
    body.conversations.manner === 'drain'
      ? { state: 'draining' as const, goneAt: null }
      : { state: 'deleted' as const, goneAt: new Date('2026-12-01T10:00:00Z') },
  )
  return server
}

describe('deleting a channel', () => {
  it('shows what depends on it, closes with the text in the channel’s language, and says what is left at Google', async () => {
    const server = prepared()
    server.on(restoreDeletion, () => undefined)
    const { user, router } = renderRoute(path)
    await screen.findByText('3 conversations are not closed')
    screen.getByText('Jonas Keller (2)')
    screen.getByText(/9 conversations with 42 messages/)
    await user.click(screen.getByRole('button', { name: 'Next' }))
    await user.click(await screen.findByRole('radio', { name: /^Close them/ }))
    screen.getByText(/One customer wrote more than 30 days ago/)
    const text = screen.getByRole('textbox', { name: 'Message in German (Germany)' })
    expect((text as HTMLTextAreaElement).value).toContain('Vielen Dank')
    await user.clear(text)
    await user.click(text)
    await user.paste('Auf Wiedersehen.')
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    const dialog = await question()
    within(dialog).getByText('Auf Wiedersehen.')
    await user.click(answer(dialog, 'Delete channel'))
    await screen.findByRole('heading', { name: 'At Google' })
    expect(server.callsOf(deleteChannel)[0]?.body).toEqual({
      version: 1,
      conversations: { manner: 'close', text: 'Auf Wiedersehen.' },
    })
    screen.getByRole('button', { name: 'Copy Brand ID' })
    screen.getByRole('button', { name: 'Copy Webhook endpoint URL' })
    const account = screen.getByRole('link', { name: 'Delete the account' })
    expect(account.getAttribute('href')).toBe(`/channels/accounts/${id(10)}?delete`)
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByText('“Bakery” is back.')
    expect(server.callsOf(restoreDeletion)[0]?.params.deletionId).toBe(id(30))
    await waitFor(() => expect(router.state.location.pathname).toBe(`/workstreams/${id(20)}`))
  })

  it('a message that is to be sent must be written, or switched off', async () => {
    const server = prepared()
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    await user.click(await screen.findByRole('radio', { name: /^Close them/ }))
    await user.clear(screen.getByRole('textbox'))
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    await screen.findByText('Write a message, or switch it off.')
    await user.click(screen.getByRole('switch', { name: 'Send a message before' }))
    expect(screen.queryByRole('textbox')).toBeNull()
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    await screen.findByText('3 conversations are closed without a word.')
    expect(server.callsOf(deleteChannel)).toEqual([])
  })

  it('lets conversations go on unless something else is chosen; Undo keeps the channel', async () => {
    const server = prepared()
    server.on(keepChannel, () => z.decode(channel, aChannel()))
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    await user.click(screen.getByRole('button', { name: 'Delete when done' }))
    const dialog = await question()
    await user.click(answer(dialog, 'Delete when done'))
    await screen.findByText(/only after it is gone/)
    expect(screen.queryByRole('link', { name: 'Delete the account' })).toBeNull()
    expect(server.callsOf(deleteChannel)[0]?.body.conversations).toEqual({ manner: 'drain' })
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByText('“Bakery” is back.')
    expect(server.callsOf(keepChannel)).toHaveLength(1)
  })

  it('hands over to a channel that must be chosen, to another queue where that is wanted', async () => {
    const server = prepared()
    server.on(listQueues, () => ({ items: [] }))
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    await user.click(await screen.findByRole('radio', { name: /^Hand them over/ }))
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    await screen.findAllByText('Choose a channel.')
    await user.selectOptions(screen.getByRole('combobox', { name: 'Channel that takes over' }), id(33))
    await screen.findByRole('option', { name: 'Fallback queue: Sales queue' })
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    const dialog = await question()
    within(dialog).getByText('3 conversations go on in “Sales”.')
    await user.click(answer(dialog, 'Delete channel'))
    await screen.findByRole('heading', { name: 'At Google' })
    expect(server.callsOf(deleteChannel)[0]?.body.conversations).toEqual({
      manner: 'handOver',
      channelId: id(33),
    })
  })

  it('when somebody changed the channel meanwhile, says so, reads anew and loses nothing that was written', async () => {
    const server = prepared()
    let version = 1
    server.on(getChannelImpact, () => anImpact({ version }))
    server.on(deleteChannel, ({ body }) => {
      if (body.version !== 2) throw new FakeProblem('request/conflict')
      return { state: 'deleted' as const, goneAt: new Date('2026-12-01T10:00:00Z') }
    })
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Next' }))
    await user.click(await screen.findByRole('radio', { name: /^Close them/ }))
    await user.click(screen.getByRole('textbox'))
    await user.paste(' Bis bald.')
    await user.click(screen.getByRole('button', { name: 'Delete channel' }))
    const dialog = await question()
    version = 2
    await user.click(answer(dialog, 'Delete channel'))
    await within(dialog).findByText('Somebody else changed it in the meantime')
    within(dialog).getByText(/Bis bald\.$/)
    await user.click(answer(dialog, 'Delete channel'))
    await screen.findByRole('heading', { name: 'At Google' })
  })

  it('a channel that drains says how much is left and can be kept', async () => {
    const server = fakeServer()
    const draining = { since: at, openConversations: 2 }
    let stored = aWorkstream([aChannel({ draining })])
    server.on(getWorkstream, () => stored)
    server.on(keepChannel, () => {
      stored = aWorkstream()
      return z.decode(channel, aChannel())
    })
    const { user } = renderRoute(`/workstreams/${id(20)}`)
    await screen.findByText('Being drained: 2 conversations left')
    await user.click(screen.getByRole('button', { name: 'Keep the channel' }))
    await screen.findByText('The channel “Bakery” stays.')
    expect(screen.queryByText(/Being drained/)).toBeNull()
  })
})

describe('recently deleted', () => {
  const aThing = (changes: Partial<z.input<typeof deletedThing>> = {}) =>
    z.decode(deletedThing, {
      id: id(50),
      kind: 'workstream',
      name: 'Christmas',
      deletedAt: at,
      deletedBy: 'Ines',
      goneAt: '2026-12-01T10:00:00Z',
      blockers: [],
      losses: [],
      ...changes,
    })

  it('is restored or deleted for good; what cannot be restored says why; other kinds are shown elsewhere', async () => {
    const server = fakeServer()
    let items = [
      aThing(),
      aThing({
        id: id(51),
        kind: 'channel',
        name: 'Bakery',
        blockers: [{ code: 'agentBound', name: 'Sales' }],
      }),
      aThing({ id: id(52), kind: 'queue', name: 'Evening' }),
    ]
    server.on(listWorkstreams, () => ({ items: [] }))
    server.on(listDeletions, () => ({ items }))
    server.on(restoreDeletion, () => void (items = items.slice(1)))
    server.on(purgeDeletion, () => void (items = []))
    const { user } = renderRoute('/workstreams')
    const list = await screen.findByRole('list', { name: 'Recently deleted' })
    expect(within(list).getAllByRole('listitem')).toHaveLength(2)
    within(list).getByText(/used by a channel of “Sales” now/)
    expect(within(list).queryByRole('button', { name: 'Restore Bakery' })).toBeNull()
    await user.click(within(list).getByRole('button', { name: 'Restore Christmas' }))
    await screen.findByText('“Christmas” is back.')
    await user.click(screen.getByRole('button', { name: 'Delete for good: Bakery' }))
    const dialog = await question()
    await user.click(answer(dialog, 'Delete for good'))
    await screen.findByText('“Bakery” is gone for good.')
    expect(server.callsOf(purgeDeletion)[0]?.params.deletionId).toBe(id(51))
    expect(screen.queryByRole('list', { name: 'Recently deleted' })).toBeNull()
  })

  it('a list that cannot be read says so, beside the page that works', async () => {
    const server = fakeServer()
    server.on(listWorkstreams, () => ({ items: [] }))
    server.on(listDeletions, () => {
      throw new FakeProblem('server/unavailable')
    })
    renderRoute('/workstreams')
    await screen.findByText('The database is not available')
    screen.getByText('No workstream yet')
  })
})
