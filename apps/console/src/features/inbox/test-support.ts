import {
  conversation,
  countConversations,
  getConversation,
  listConversations,
  listMessages,
  markRead,
  message,
  reportTyping,
  saveDraft,
  type Conversation,
  type Message,
  type OutboundContent,
} from '@parley/contracts/conversations'
import { attachmentId } from '@parley/contracts/values'
import { vi } from 'vitest'
import { aMe, fakeServer, type FakeServer } from '../../testing/fake-server.ts'

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`
const plain = {
  id: uuid(100),
  state: 'active',
  channel: 'google-business-messages',
  customerName: 'Marta Kowalska',
  googleAgentName: 'Alpenrad Support',
  queue: { id: uuid(50), name: 'Sales' },
  assignee: { id: aMe().id, name: aMe().name },
  preview: { direction: 'inbound', kind: 'text', text: 'Is it open?' },
  unreadCount: 0,
  lastMessageAt: '2026-11-23T10:00:00Z',
  waitingSince: null,
  isLiveAgentRequested: false,
  version: 1,
  workstream: { id: uuid(60), name: 'Shop' },
  context: { entryPoint: 'MAPS', userDeviceLocale: 'de-AT' },
  customer: { id: uuid(70), firstSeenAt: '2026-11-01T10:00:00Z', conversationCount: 1 },
  openedAt: '2026-11-23T09:00:00Z',
  closedAt: null,
  replyWindowEndsAt: '2096-12-20T10:00:00Z',
  isCustomerTyping: false,
  draft: '',
  pictures: 'allowed',
  allowed: { actions: ['release', 'end', 'wait', 'close'], reply: true },
} as const

/** A conversation that is mine; tests change what they need. */
export const aConversation = (changes: Partial<Conversation> = {}): Conversation => ({
  ...conversation.decode(structuredClone(plain) as never),
  ...changes,
})

/** A text of the customer. */
export const anInbound = (seq: number, text: string): Message =>
  message.decode({
    id: uuid(1000 + seq),
    seq,
    at: '2026-11-23T10:00:00Z',
    direction: 'inbound',
    content: { kind: 'text', text },
  } as never)

/** A reply of mine, queued unless told otherwise. */
export const aReply = (
  id: string,
  text: string,
  changes: Partial<Extract<Message, { direction: 'outbound' }>> = {},
): Message => ({
  ...(message.decode({
    id,
    seq: 900,
    at: '2026-11-23T10:05:00Z',
    direction: 'outbound',
    content: { kind: 'text', text },
    author: { kind: 'agent', id: aMe().id, name: aMe().name },
    state: 'queued',
    acceptedAt: null,
    deliveredAt: null,
    readAt: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
  } as never) as Extract<Message, { direction: 'outbound' }>),
  ...changes,
})

/** A picture of mine, as the server answers when it has stored it. */
export const aPictureReply = (id: string, altText: string): Message => {
  const content: OutboundContent = {
    kind: 'image',
    altText,
    attachment: {
      id: attachmentId.parse(id),
      state: 'stored',
      contentType: 'image/png',
      width: 40,
      height: 30,
      sizeBytes: 100,
    },
  }
  return aReply(id, '', { content })
}

/** What a test changes to change what the server says. */
export interface InboxState {
  conversation: Conversation
  messages: Message[]
}

/**
 * A fake server with one conversation and its thread, and an element size: jsdom has no layout, and a virtual list
 * without height shows nothing.
 */
export function fakeInbox(state: InboxState): FakeServer {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(800)
  vi.spyOn(HTMLElement.prototype, 'offsetHeight', 'get').mockReturnValue(60)
  vi.stubGlobal('matchMedia', (query: string) => {
    const list = Object.assign(new EventTarget(), { media: query, onchange: null })
    return Object.assign(list, { matches: query === '(min-width: 1240px)' })
  })
  const server = fakeServer()
  server.on(listConversations, () => ({ items: [state.conversation], nextCursor: null }))
  server.on(countConversations, () => ({ mine: 1, unassigned: 0, all: 1 }))
  server.on(getConversation, () => state.conversation)
  server.on(listMessages, () => ({ items: state.messages, nextBefore: null }))
  server.on(markRead, () => undefined)
  server.on(reportTyping, () => undefined)
  server.on(saveDraft, () => undefined)
  return server
}
