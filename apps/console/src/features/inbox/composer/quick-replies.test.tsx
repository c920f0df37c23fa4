import { sendReply } from '@parley/contracts/conversations'
import {
  noteReplyUse,
  offeredReply,
  offerQuickReplies,
  type OfferedReply,
} from '@parley/contracts/quick-replies'
import { screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeProblem, type FakeServer } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { aConversation, aReply, anInbound, fakeInbox } from '../test-support.ts'

const path = `/inbox/mine/${aConversation().id}`
const aReplyTo = (number: number, changes: Partial<OfferedReply>): OfferedReply => ({
  ...offeredReply.parse({
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    scope: 'shared',
    title: 'Where is my parcel?',
    shortCode: 'parcel',
    tags: [],
    language: 'en-US',
    isOtherLanguage: false,
    text: 'Hello {CustomerName}, it is on its way.',
  }),
  ...changes,
})
const all = [
  aReplyTo(1, {}),
  aReplyTo(2, { title: 'Opening hours', shortCode: 'hours', text: 'We are open until six.' }),
  aReplyTo(3, {
    title: 'Danke',
    shortCode: 'danke',
    text: 'Vielen Dank!',
    language: 'de-DE',
    isOtherLanguage: true,
  }),
]
let server: FakeServer
let customerName: string | null

beforeEach(() => {
  sessionStorage.clear()
  // jsdom has no layout to scroll.
  Element.prototype.scrollIntoView = () => undefined
  customerName = 'Marta'
})

async function open() {
  server = fakeInbox({ conversation: aConversation(), messages: [anInbound(1, 'Where is it?')] })
  server.on(offerQuickReplies, ({ query: { search = '' } }) => ({
    items: all.filter(({ title, shortCode }) =>
      `${title} ${shortCode}`.toLowerCase().includes(search.toLowerCase()),
    ),
    hasMore: false,
    values: { CustomerName: customerName, AgentName: 'Anna Berg', BrandName: 'Alpenrad', QueueName: null },
  }))
  server.on(noteReplyUse, () => undefined)
  server.on(sendReply, ({ body }) => aReply(body.id, body.text))
  const { user } = renderRoute(path)
  const box = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Answer to Marta Kowalska' })
  const list = () => screen.findByRole('listbox', { name: 'Quick replies' })
  const active = () => document.getElementById(box.getAttribute('aria-activedescendant') ?? '')
  const marked = () => box.value.slice(box.selectionStart, box.selectionEnd)
  return { user, box, list, active, marked }
}

describe('a slash at the beginning of a word', () => {
  it('opens a list: arrows choose, Enter inserts filled in and does not send, Enter again sends', async () => {
    const { user, box, list, active } = await open()
    await user.type(box, 'One moment. /')
    expect(within(await list()).getAllByRole('option')).toHaveLength(3)
    expect(active()?.textContent).toContain('Where is my parcel?')
    expect(active()?.textContent).toContain('Hello Marta, it is on its way.')
    await user.keyboard('{ArrowDown}')
    expect(active()?.textContent).toContain('Opening hours')
    await user.keyboard('{ArrowDown}')
    expect(within(active() as HTMLElement).getByText('German (Germany)')).toBeDefined()
    await user.keyboard('{ArrowDown}')
    await user.keyboard('{Enter}')
    expect(box.value).toBe('One moment. Hello Marta, it is on its way.')
    expect(box.selectionStart).toBe(box.value.length)
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(server.callsOf(sendReply)).toEqual([])
    await waitFor(() =>
      expect(server.callsOf(noteReplyUse).map(({ params }) => params.quickReplyId)).toEqual([all[0]?.id]),
    )
    await user.keyboard('{Enter}')
    await waitFor(() =>
      expect(server.callsOf(sendReply).map(({ body }) => body.text)).toEqual([
        'One moment. Hello Marta, it is on its way.',
      ]),
    )
  })

  it('is narrowed by what follows it, and Tab inserts in the middle of a text', async () => {
    const { user, box, list } = await open()
    await user.type(box, 'Hello ! Bye.')
    await user.type(box, '/HOU', { initialSelectionStart: 6, initialSelectionEnd: 6 })
    await waitFor(async () => expect(within(await list()).getAllByRole('option')).toHaveLength(1))
    await user.keyboard('{Tab}')
    expect(box.value).toBe('Hello We are open until six.! Bye.')
    expect(document.activeElement).toBe(box)
  })

  it('selects what could not be filled in, so that typing replaces it', async () => {
    customerName = null
    const { user, box, list, marked } = await open()
    await user.type(box, '/parcel')
    await waitFor(async () => expect(within(await list()).getAllByRole('option')).toHaveLength(1))
    await user.keyboard('{Enter}')
    expect(box.value).toBe('Hello [customer’s name], it is on its way.')
    expect(marked()).toBe('[customer’s name]')
    await user.keyboard('Ms Kowalska')
    expect(box.value).toBe('Hello Ms Kowalska, it is on its way.')
  })

  it('closes with Escape, keeps the text, stays closed for this word, and opens for the next', async () => {
    const { user, box, list } = await open()
    await user.type(box, '/ho')
    await list()
    await user.keyboard('{Escape}')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect([box.value, document.activeElement]).toEqual(['/ho', box])
    await user.keyboard('u')
    expect(screen.queryByRole('listbox')).toBeNull()
    await user.keyboard(' /da')
    await list()
  })

  it('asks for nothing inside words and addresses', async () => {
    const { user, box } = await open()
    await user.type(box, 'and/or https://example.com/hours ')
    expect(screen.queryByRole('listbox')).toBeNull()
    expect(server.callsOf(offerQuickReplies)).toEqual([])
  })

  it('never sends the word by an Enter that was for the list: not when nothing fits, not before the answer', async () => {
    const { user, box } = await open()
    await user.type(box, '/nothing')
    await screen.findByText('No quick reply fits “nothing”')
    await user.keyboard('{Enter}')
    expect(screen.queryByText('No quick reply fits “nothing”')).toBeNull()
    expect([box.value, server.callsOf(sendReply)]).toEqual(['/nothing', []])

    let answer = () => undefined as void
    const answered = new Promise<void>((done) => {
      answer = done
    })
    server.on(offerQuickReplies, async () => {
      await answered
      return {
        items: all.slice(1, 2),
        hasMore: false,
        values: { CustomerName: null, AgentName: null, BrandName: null, QueueName: null },
      }
    })
    await user.clear(box)
    await user.type(box, '/hours{Enter}')
    expect([box.value, server.callsOf(sendReply)]).toEqual(['/hours', []])
    answer()
    await waitFor(() => expect(box.value).toBe('We are open until six.'))
    expect(server.callsOf(sendReply)).toEqual([])
  })

  it('says when the list could not be loaded, and tries again', async () => {
    const { user, box, list } = await open()
    server.on(offerQuickReplies, () => {
      throw new FakeProblem('request/not-found')
    })
    await user.type(box, '/h')
    await screen.findByText('Quick replies could not be loaded.')
    server.on(offerQuickReplies, () => ({
      items: all,
      hasMore: false,
      values: { CustomerName: null, AgentName: null, BrandName: null, QueueName: null },
    }))
    await user.click(screen.getByRole('button', { name: 'Try again' }))
    await list()
    expect(document.activeElement).toBe(box)
  })
})

describe('the button', () => {
  it('opens the same list at the caret; a click inserts; Escape leaves nothing behind', async () => {
    const { user, box, list } = await open()
    const button = screen.getByRole('button', { name: 'Quick replies' })
    await user.type(box, 'Hello')
    await user.click(button)
    await list()
    expect(button.getAttribute('aria-expanded')).toBe('true')
    await user.keyboard('{Escape}')
    expect(box.value).toBe('Hello')
    await user.click(button)
    await user.click(within(await list()).getByRole('option', { name: /Opening hours/ }))
    expect(box.value).toBe('Hello We are open until six.')
    expect(document.activeElement).toBe(box)
  })
})
