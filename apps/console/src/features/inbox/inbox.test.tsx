import {
  actOnConversation,
  getConversation,
  listConversations,
  saveDraft,
  sendReply,
} from '@parley/contracts/conversations'
import { listAccounts } from '@parley/contracts/accounts'
import { userId } from '@parley/contracts/values'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'
import { aConversation, aReply, anInbound, fakeInbox, type InboxState } from './test-support.ts'

const path = `/inbox/mine/${aConversation().id}`
const ben = { id: userId.parse('00000000-0000-4000-8000-000000000002'), name: 'Ben Okafor' }
let state: InboxState

beforeEach(() => {
  sessionStorage.clear()
  state = { conversation: aConversation(), messages: [anInbound(1, 'Is it open?')] }
})

describe('the list', () => {
  it('shows who wrote what, and leads to the thread', async () => {
    fakeInbox(state)
    const { user, router } = renderRoute('/inbox')
    const list = await screen.findByRole('list', { name: 'Conversations: Mine' })
    await user.click(await within(list).findByRole('link', { name: /Marta Kowalska/ }))
    await waitFor(() => expect(router.state.location.pathname).toBe(path))
  })

  it('leads an administrator of an empty house to the set-up', async () => {
    const server = fakeInbox(state)
    server.on(listConversations, () => ({ items: [], nextCursor: null }))
    server.on(listAccounts, () => ({ items: [] }))
    renderRoute('/inbox')
    expect(await screen.findByRole('link', { name: 'Set up a channel' })).toHaveProperty(
      'pathname',
      '/channels',
    )
  })
})

describe('a reply', () => {
  it('keeps its id and its text over a failure and the next attempt', async () => {
    const server = fakeInbox(state)
    let isRefusing = true
    server.on(sendReply, ({ body }) => {
      if (isRefusing) throw new FakeProblem('conversation/no-channel')
      const reply = aReply(body.id, body.text)
      state.messages = [...state.messages, reply]
      return reply
    })
    const { user } = renderRoute(path)
    await user.type(
      await screen.findByRole('textbox', { name: 'Answer to Marta Kowalska' }),
      'Until six.{Enter}',
    )
    const again = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByText('Until six.')).toBeDefined()
    isRefusing = false
    await user.click(again)
    await screen.findByRole('button', { name: /Delivery: Queued/ })
    const ids = server.callsOf(sendReply).map((call) => call.body.id)
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
    expect(screen.getAllByText('Until six.')).toHaveLength(1)
  })

  it('is a new line with Shift and Enter, and kept as a draft', async () => {
    const server = fakeInbox(state)
    const { user } = renderRoute(path)
    const box = await screen.findByRole('textbox', { name: 'Answer to Marta Kowalska' })
    await user.type(box, 'One{Shift>}{Enter}{/Shift}two')
    expect(box).toHaveProperty('value', 'One\ntwo')
    await user.tab()
    await waitFor(() => expect(server.callsOf(saveDraft).at(-1)?.body.text).toBe('One\ntwo'))
    expect(server.callsOf(sendReply)).toHaveLength(0)
  })
})

describe('an action', () => {
  it('names the colleague who was faster', async () => {
    state.conversation = aConversation({
      state: 'open',
      assignee: null,
      allowed: { actions: ['take'], reply: false },
    })
    const server = fakeInbox(state)
    server.on(actOnConversation, () => {
      state.conversation = aConversation({ assignee: ben, allowed: { actions: [], reply: false } })
      throw new FakeProblem('conversation/not-yours')
    })
    const { user } = renderRoute(path)
    const [take] = await screen.findAllByRole('button', { name: 'Take it' })
    if (!take) throw new Error('no button to take it')
    await user.click(take)
    expect(await screen.findByText('Ben Okafor took it a moment ago.')).toBeDefined()
    expect(await screen.findByText('Ben Okafor is answering this customer')).toBeDefined()
  })

  it('can be undone when it only sets the conversation aside', async () => {
    const server = fakeInbox(state)
    server.on(actOnConversation, ({ body }) => {
      state.conversation = aConversation(
        body.action === 'wait'
          ? { state: 'waiting', allowed: { actions: ['reopen', 'end'], reply: true } }
          : { state: 'active' },
      )
      return state.conversation
    })
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Wait for customer' }))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(server.callsOf(actOnConversation).map((call) => call.body.action)).toEqual(['wait', 'reopen']),
    )
  })
})

it('says the same of a conversation that is not there and one that is not mine', async () => {
  const server = fakeInbox(state)
  server.on(getConversation, () => {
    throw new FakeProblem('request/not-found')
  })
  renderRoute(path)
  expect(await screen.findByRole('heading', { name: 'This conversation is not there' })).toBeDefined()
})
