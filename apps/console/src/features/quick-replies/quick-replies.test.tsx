import {
  createSharedReply,
  deleteSharedReply,
  getQuickReply,
  listQuickReplies,
  listReplyPlaces,
  quickReply,
  restoreSharedReply,
  updateOwnReply,
  updateSharedReply,
  type QuickReply,
} from '@parley/contracts/quick-replies'
import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aMe, aSession, fakeServer, FakeProblem, type FakeServer } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const id = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
const aReply = (changes: Partial<z.input<typeof quickReply>> = {}): QuickReply =>
  z.decode(quickReply, {
    id: id(1),
    scope: 'shared',
    title: 'Parcel',
    shortCode: 'parcel',
    tags: ['Shipping'],
    texts: [{ language: 'en-US', text: 'Hello {CustomerName|there}' }],
    isLimited: false,
    queues: [],
    workstreams: [],
    updatedAt: '2026-11-01T10:00:00Z',
    version: 4,
    ...changes,
  })

function serve(all: QuickReply[], server: FakeServer = fakeServer()): FakeServer {
  server.on(listQuickReplies, ({ query }) => {
    const items = all.filter(
      ({ scope, title }) => scope === query.scope && title.toLowerCase().includes(query.search ?? ''),
    )
    return {
      items,
      nextCursor: null,
      total: items.length,
      tags: [{ tag: 'Shipping', count: 1 }],
      languages: [{ language: 'en-US' as const, count: 1 }],
      liveLanguages: ['en-US' as const, 'de-DE' as const],
      textLengthMax: 40,
    }
  })
  server.on(getQuickReply, ({ params }) => {
    const found = all.find((one) => one.id === params.quickReplyId)
    if (!found) throw new FakeProblem('request/not-found')
    return found
  })
  return server
}
const asAgent = () => fakeServer(aSession({ me: aMe({ role: 'agent' }) }))

describe('the list of quick replies', () => {
  it('shows placeholders as words, what is missing, and where a reply is offered', async () => {
    serve([
      aReply({ isLimited: true, queues: [{ id: id(40), name: 'Orders' }] }),
      aReply({ id: id(2), title: 'Lost', isLimited: true }),
    ])
    renderRoute('/quick-replies')
    const row = await screen.findByRole('row', { name: /Parcel/ })
    expect(row.textContent).toContain('Hello Customer’s name')
    expect(row.textContent).toContain('1 language missing')
    expect(row.textContent).toContain('Only Orders')
    expect(screen.getByRole('row', { name: /Lost/ }).textContent).toContain('Offered nowhere')
  })

  it('keeps what narrows it in the address, and says when nothing matches', async () => {
    const server = serve([aReply()])
    const { user, router } = renderRoute('/quick-replies')
    await user.type(await screen.findByRole('searchbox'), 'zzz')
    await screen.findByText('Nothing matches')
    expect(router.state.location.search).toBe('?q=zzz')
    await user.click(screen.getAllByRole('button', { name: 'Clear filters' })[0] as HTMLElement)
    await screen.findByRole('row', { name: /Parcel/ })
    await user.selectOptions(screen.getByRole('combobox', { name: 'Language' }), 'lacks:de-DE')
    await waitFor(() => expect(server.callsOf(listQuickReplies).at(-1)?.query.lacks).toBe('de-DE'))
    await user.selectOptions(screen.getByRole('combobox', { name: 'Tag' }), 'Shipping')
    await waitFor(() =>
      expect(server.callsOf(listQuickReplies).at(-1)?.query).toMatchObject({
        lacks: 'de-DE',
        tag: 'Shipping',
      }),
    )
  })

  it('deletes after asking, and Undo brings the reply back', async () => {
    const all = [aReply()]
    const server = serve(all)
    server.on(deleteSharedReply, () => void all.pop())
    server.on(restoreSharedReply, () => {
      all.push(aReply())
      return aReply()
    })
    const { user } = renderRoute('/quick-replies')
    await user.click(await screen.findByRole('button', { name: 'Delete Parcel' }))
    expect(server.callsOf(deleteSharedReply)).toEqual([])
    await user.click(await screen.findByRole('button', { name: 'Delete' }))
    await screen.findByText('No shared quick replies yet')
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByRole('row', { name: /Parcel/ })
  })

  it('lets agents read the shared ones and change only their own', async () => {
    serve([aReply(), aReply({ id: id(2), scope: 'personal', title: 'My words' })], asAgent())
    const { user } = renderRoute('/quick-replies')
    await screen.findByRole('row', { name: /Parcel/ })
    expect(screen.queryByRole('button', { name: 'Edit Parcel' })).toBeNull()
    expect(screen.queryByRole('link', { name: 'New shared reply' })).toBeNull()
    await user.click(screen.getByRole('tab', { name: 'Mine' }))
    await screen.findByRole('button', { name: 'Edit My words' })
  })

  it('says why it could not be loaded', async () => {
    const server = fakeServer()
    server.on(listQuickReplies, () => {
      throw new FakeProblem('server/error')
    })
    renderRoute('/quick-replies')
    await screen.findByRole('button', { name: 'Try again' })
  })
})

describe('the form', () => {
  const text = (language: string) =>
    screen.findByRole('textbox', { name: new RegExp(`^Text in ${language}`) })

  it('says at once which placeholder is unknown, where, and what is too long; nothing is sent', async () => {
    const server = serve([])
    const { user } = renderRoute('/quick-replies/new')
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'A?')
    await user.click(await text('American English'))
    await user.paste('Dear {Customer}')
    await screen.findByText(/“Customer” at character 6 cannot be filled in/)
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await user.clear(await text('American English'))
    await user.click(await text('American English'))
    await user.paste('x'.repeat(41))
    await screen.findByText('At most 40 characters fit into a message.')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    expect(server.callsOf(createSharedReply)).toEqual([])
  })

  it('makes a short code from the title, fills in by buttons, and leads to the language that is empty', async () => {
    const server = serve([])
    server.on(createSharedReply, ({ body }) => aReply({ title: body.title, shortCode: body.shortCode }))
    const { user } = renderRoute('/quick-replies/new')
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), 'Größe? Ja!')
    expect(screen.getByDisplayValue('größe-ja')).toBeDefined()
    await user.type(await text('American English'), 'Dear ')
    await user.click(screen.getByRole('button', { name: 'Customer’s name' }))
    await screen.findByText('Dear Marta Kowalska')
    await user.click(screen.getByRole('button', { name: 'Add German (Germany)' }))
    await user.click(screen.getByRole('tab', { name: 'American English' }))
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await screen.findByText(/Write the text in German \(Germany\)/)
    expect(server.callsOf(createSharedReply)).toEqual([])
    await user.type(await text('German'), 'Guten Tag')
    await screen.findByText('There is a text in every language of your channels.')
    await user.type(screen.getByRole('combobox', { name: 'Tags' }), 'shipping{Enter}')
    await user.click(screen.getByRole('button', { name: 'Create' }))
    await screen.findByText('“Größe? Ja!” was created.')
    expect(server.callsOf(createSharedReply)[0]?.body).toEqual({
      title: 'Größe? Ja!',
      shortCode: 'größe-ja',
      tags: ['Shipping'],
      texts: [
        { language: 'en-US', text: 'Dear {CustomerName}' },
        { language: 'de-DE', text: 'Guten Tag' },
      ],
      limits: null,
    })
  })

  it('limits a shared reply to queues, and a short code that is taken stays at its field', async () => {
    const server = serve([aReply()])
    server.on(listReplyPlaces, () => ({
      queues: [{ id: id(40) as never, name: 'Orders' }],
      workstreams: [],
    }))
    server.on(updateSharedReply, () => {
      throw new FakeProblem('request/invalid', { errors: [{ pointer: '/body/shortCode', code: 'taken' }] })
    })
    const { user } = renderRoute(`/quick-replies/${id(1)}`)
    await user.click(await screen.findByRole('radio', { name: /^Only in conversations/ }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Choose at least one queue or workstream.')
    await user.click(
      within(await screen.findByRole('group', { name: 'Queues' })).getByRole('checkbox', { name: 'Orders' }),
    )
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Another quick reply has this short code already.')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: /^Short code/ }))
    expect(server.callsOf(updateSharedReply)[0]?.body).toMatchObject({
      limits: { queueIds: [id(40)], workstreamIds: [] },
      version: 4,
    })
  })

  it('keeps what was written when somebody else saved meanwhile, and shows theirs when asked to', async () => {
    const all = [aReply({ scope: 'personal' })]
    const server = serve(all)
    server.on(updateOwnReply, ({ body }) => {
      if (body.version === 5) return aReply({ scope: 'personal' })
      all[0] = aReply({ scope: 'personal', title: 'Theirs', version: 5 })
      throw new FakeProblem('request/conflict')
    })
    const { user } = renderRoute(`/quick-replies/${id(1)}`)
    await user.type(await screen.findByRole('textbox', { name: /^Title/ }), ' again')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Somebody else changed this reply in the meantime.')
    expect(screen.getByDisplayValue('Parcel again')).toBeDefined()
    await screen.findByRole('heading', { name: 'Theirs' })
    await user.click(screen.getByRole('button', { name: 'Show the newest version' }))
    await screen.findByDisplayValue('Theirs')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await waitFor(() => expect(server.callsOf(updateOwnReply).at(-1)?.body.version).toBe(5))
  })

  it('is forbidden for a shared reply to agents, and a reply that is not there says so', async () => {
    serve([aReply()], asAgent())
    renderRoute(`/quick-replies/${id(1)}`)
    await screen.findByText('This page is not for your role')
  })

  it('says that a reply is not there', async () => {
    serve([])
    renderRoute(`/quick-replies/${id(9)}`)
    await screen.findByText('This quick reply does not exist')
  })
})
