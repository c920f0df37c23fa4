import { getAccount } from '@parley/contracts/accounts'
import {
  actOnConversation,
  conversation as conversationShape,
  getConversation,
  listMessages,
  sendReply,
  type Message,
} from '@parley/contracts/conversations'
import { readRoundTrip } from '@parley/contracts/round-trips'
import { conversationId } from '@parley/contracts/values'
import { screen, within } from '@testing-library/react'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { fakeServer } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { accountId, aDraftWithKey, aGoogleAgent } from '../testing.ts'

const id = conversationId.parse('00000000-0000-4000-8000-000000000077')
const at = '2026-11-20T10:00:00Z'
const workstream = { id: '00000000-0000-4000-8000-000000000088', name: 'Service' }
const bound = () => aDraftWithKey({ state: 'active', googleAgents: [aGoogleAgent({ workstream })] })
const aConversation = () =>
  z.decode(conversationShape, {
    id,
    state: 'open',
    channel: 'google-business-messages',
    customerName: 'Robin',
    googleAgentName: 'Harbour Lane Bakery',
    queue: null,
    assignee: null,
    preview: null,
    unreadCount: 1,
    lastMessageAt: at,
    waitingSince: at,
    isLiveAgentRequested: false,
    version: 1,
    workstream: null,
    context: {},
    customer: { id: 'c', firstSeenAt: at, conversationCount: 1 },
    openedAt: at,
    closedAt: null,
    replyWindowEndsAt: at,
    isCustomerTyping: false,
    draft: '',
    pictures: 'switchedOff',
    allowed: { actions: ['take'], reply: false },
  })
type SentReply = Extract<Message, { direction: 'outbound' }>
const reading = (inbound: object | null) => ({
  now: new Date(at),
  refusedSignatures: 0,
  inbound: inbound as never,
})
const arrived = {
  sentAt: new Date(at),
  receivedAt: new Date('2026-11-20T10:00:00.120Z'),
  storedAt: new Date('2026-11-20T10:00:00.150Z'),
  conversationId: id,
  parkedReason: null,
}

it('a round trip takes the ordinary way: read, take, reply, receipts; every station with its time', async () => {
  const server = fakeServer()
  server.on(getAccount, bound)
  server.on(readRoundTrip, ({ query }) => reading(query.since ? arrived : null))
  server.on(getConversation, aConversation)
  server.on(actOnConversation, aConversation)
  let sent: SentReply | null = null
  server.on(sendReply, ({ body }) => {
    sent = {
      id: body.id,
      seq: 2,
      at: new Date(at),
      direction: 'outbound',
      content: { kind: 'text', text: body.text },
      author: { kind: 'agent', id: null, name: 'Anna Berg' },
      state: 'read',
      acceptedAt: new Date(at),
      deliveredAt: new Date(at),
      readAt: new Date('2026-11-20T10:00:07Z'),
      attempts: 1,
      nextAttemptAt: null,
      failure: null,
    }
    return sent
  })
  server.on(listMessages, () => ({ items: sent ? [sent] : [], nextBefore: null }))
  const { user } = renderRoute(`/channels/accounts/${accountId}`)
  await user.click(await screen.findByRole('button', { name: 'Start' }))
  await user.click(await screen.findByRole('button', { name: 'Send the reply' }))
  await screen.findByText(/There and back in 7 seconds/)
  const list = screen.getByRole('list', { name: 'Stations of the round trip' })
  expect(within(list).getAllByText(/Reached/)).toHaveLength(8)
  expect(within(list).getByText('+120 ms')).toBeDefined()
  expect(server.callsOf(actOnConversation)[0]?.body).toEqual({ action: 'take' })
  expect(server.callsOf(sendReply)[0]?.body.text).toBe('This is a test reply from Parley.')
  const link = screen.getByRole('link', { name: 'Open the conversation' })
  expect(link.getAttribute('href')).toBe(`/inbox/all/${id}`)
})

it('a message that is parked ends the trip with its reason', async () => {
  const server = fakeServer()
  server.on(getAccount, bound)
  server.on(readRoundTrip, ({ query }) =>
    reading(
      query.since ? { ...arrived, storedAt: null, conversationId: null, parkedReason: 'noChannel' } : null,
    ),
  )
  const { user } = renderRoute(`/channels/accounts/${accountId}`)
  await user.click(await screen.findByRole('button', { name: 'Start' }))
  await screen.findByText('The message arrived, but no channel uses this Google agent')
  expect(screen.getByText(/Set up a channel for it/)).toBeDefined()
  expect(screen.getByRole('button', { name: 'Start again' })).toBeDefined()
})

it('before a channel exists the page says what comes first', async () => {
  const server = fakeServer()
  server.on(getAccount, () => aDraftWithKey({ state: 'active', googleAgents: [aGoogleAgent()] }))
  renderRoute(`/channels/accounts/${accountId}`)
  await screen.findByText(/This comes after the channel is created/)
  expect(screen.queryByRole('button', { name: 'Start' })).toBeNull()
})
