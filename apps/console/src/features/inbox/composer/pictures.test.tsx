import { pictureBytesMax, sendPicture, sendReply, type Message } from '@parley/contracts/conversations'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { FakeProblem, type FakeServer } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import {
  aConversation,
  aPictureReply,
  aReply,
  anInbound,
  fakeInbox,
  type InboxState,
} from '../test-support.ts'

const path = `/inbox/mine/${aConversation().id}`
const aPng = (name: string) =>
  new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])], name, {
    type: 'image/png',
  })
let state: InboxState
let server: FakeServer
/** What the server took, in the order in which it came. */
let stored: string[]

beforeEach(() => {
  sessionStorage.clear()
  state = { conversation: aConversation(), messages: [anInbound(1, 'What does it look like?')] }
  stored = []
})

function open() {
  server = fakeInbox(state)
  const keep = (message: Message, what: string) => {
    stored.push(what)
    state.messages = [...state.messages, message]
    return message
  }
  server.on(sendPicture, ({ params, body }) =>
    keep(aPictureReply(params.messageId, body.altText), `picture ${body.altText}`),
  )
  server.on(sendReply, ({ body }) => keep(aReply(body.id, body.text), body.text))
  return renderRoute(path)
}
const box = () => screen.findByRole('textbox', { name: 'Answer to Marta Kowalska' })
const tray = () => screen.findByRole('list', { name: 'Pictures to send' })
const input = async () => {
  await box()
  return screen.getByLabelText('Picture files')
}

describe('pictures that were chosen', () => {
  it('are sent in their order with their descriptions, and the caption after them', async () => {
    const { user } = open()
    await user.upload(await input(), [aPng('loaf.png'), aPng('rolls.png')])
    expect(within(await tray()).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByText('2 pictures are ready to be sent')).toBeDefined()
    await user.type(screen.getByRole('textbox', { name: /^Description of loaf.png/ }), 'A loaf')
    await user.type(screen.getByRole('textbox', { name: /^Description of rolls.png/ }), 'Six rolls')
    await user.type(await box(), 'Like this.{Enter}')
    await waitFor(() => expect(stored).toEqual(['picture A loaf', 'picture Six rolls', 'Like this.']))
    expect(screen.queryByRole('list', { name: 'Pictures to send' })).toBeNull()
    expect(await box()).toHaveProperty('value', '')
    expect(await screen.findByRole('button', { name: 'Open picture: A loaf' })).toBeDefined()
    expect(server.callsOf(sendPicture)[0]?.file).toMatchObject({ type: 'image/png', size: 12 })
  })
  it('can be taken out again, and go without a caption', async () => {
    const { user } = open()
    await user.upload(await input(), [aPng('one.png'), aPng('two.png')])
    await user.click(await screen.findByRole('button', { name: 'Remove one.png' }))
    expect(document.activeElement).toBe(await box())
    await user.keyboard('{Enter}')
    await waitFor(() => expect(stored).toEqual(['picture ']))
    expect(server.callsOf(sendReply)).toHaveLength(0)
  })
  it('come by paste and by drop as well; a pasted text stays a text', async () => {
    open()
    const area = await box()
    fireEvent.paste(area, { clipboardData: { files: [aPng('image.png')], getData: () => '' } })
    fireEvent.drop(area, { dataTransfer: { files: [aPng('dropped.png')], types: ['Files'] } })
    await waitFor(async () => expect(within(await tray()).getAllByRole('listitem')).toHaveLength(2))
    fireEvent.paste(area, { clipboardData: { files: [aPng('office.png')], getData: () => 'cell' } })
    expect(within(await tray()).queryByText('office.png')).toBeNull()
  })
})

describe('what cannot be sent', () => {
  it.each([
    [
      'a page with the name of a picture',
      new File(['<!doctype html>'], 'page.png', { type: 'image/png' }),
      'not a picture',
    ],
    [
      'a vector drawing',
      new File(['<svg xmlns=""/>'], 'logo.svg', { type: 'image/svg+xml' }),
      'not a picture',
    ],
    ['nothing', new File([], 'empty.png', { type: 'image/png' }), 'not a picture'],
    ['11 MB', new File([aPng('x'), new Uint8Array(pictureBytesMax)], 'large.png'), 'larger than 10 MB'],
  ])('is not added and says why: %s', async (_name, file, reason) => {
    open()
    fireEvent.drop(await box(), { dataTransfer: { files: [file, aPng('good.png')], types: ['Files'] } })
    const alert = await screen.findByRole('alert')
    expect(alert.textContent).toContain(file.name)
    expect(alert.textContent).toContain(reason)
    expect(within(await tray()).getAllByRole('listitem')).toHaveLength(1)
  })
  it('is found out when the browser cannot draw it', async () => {
    open()
    fireEvent.drop(await box(), { dataTransfer: { files: [aPng('broken.png')], types: ['Files'] } })
    const image = (await tray()).querySelector('img')
    if (image) fireEvent.error(image)
    expect((await screen.findByRole('alert')).textContent).toContain('damaged')
    expect(screen.queryByRole('list', { name: 'Pictures to send' })).toBeNull()
  })
  it('is anything where the switch is off, and people read who can change that', async () => {
    state.conversation = aConversation({ pictures: 'switchedOff' })
    open()
    const button = await screen.findByRole('button', { name: 'Add pictures' })
    expect(button.getAttribute('aria-disabled')).toBe('true')
    fireEvent.paste(await box(), { clipboardData: { files: [aPng('image.png')], getData: () => '' } })
    expect((await screen.findByRole('alert')).textContent).toContain('An administrator can allow them')
  })
  it('is not offered where the channel carries no pictures', async () => {
    state.conversation = aConversation({ pictures: 'unsupported' })
    open()
    await box()
    expect(screen.queryByRole('button', { name: 'Add pictures' })).toBeNull()
  })
})

describe('a picture that is refused', () => {
  it('stays with its caption until it is sent again, under the same id and before the caption', async () => {
    const { user } = open()
    let isRefusing = true
    server.on(sendPicture, ({ params, body }) => {
      if (isRefusing) throw new FakeProblem('conversation/pictures-off')
      stored.push('picture')
      return aPictureReply(params.messageId, body.altText)
    })
    await user.upload(await input(), aPng('loaf.png'))
    await user.type(await box(), 'Like this.{Enter}')
    const again = await screen.findByRole('button', { name: 'Try again' })
    expect(screen.getByRole('img', { name: 'Picture loaf.png' })).toBeDefined()
    expect(await screen.findByText(/the message before it was not sent/)).toBeDefined()
    expect(stored).toEqual([])
    isRefusing = false
    await user.click(again)
    await waitFor(() => expect(stored).toEqual(['picture', 'Like this.']))
    expect(new Set(server.callsOf(sendPicture).map((call) => call.params.messageId)).size).toBe(1)
  })
  it('for what it is can only be taken out; its caption is still there to be sent or changed', async () => {
    const { user } = open()
    server.on(sendPicture, () => {
      throw new FakeProblem('picture/unreadable')
    })
    await user.upload(await input(), aPng('loaf.png'))
    await user.type(await box(), 'Like this.{Enter}')
    await user.click(await screen.findByRole('button', { name: 'Remove' }))
    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull()
    await user.click(await screen.findByRole('button', { name: 'Send without it' }))
    await waitFor(() => expect(stored).toEqual(['Like this.']))
  })
})
