import {
  deleteAccount,
  getAccount,
  getAccountImpact,
  listAccounts,
  updateAccount,
} from '@parley/contracts/accounts'
import { listDeletions } from '@parley/contracts/deletions'
import { channelId, workstreamId } from '@parley/contracts/values'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { fakeServer, FakeProblem } from '../../../testing/fake-server.ts'
import { renderRoute } from '../../../testing/render-route.tsx'
import { aDraftWithKey } from '../testing.ts'

const anAccount = (changes: Parameters<typeof aDraftWithKey>[0] = {}) =>
  aDraftWithKey({ name: 'Harbour', state: 'active', ...changes })
const path = `/channels/accounts/${anAccount().id}`
const impact = {
  channels: [],
  openConversations: 0,
  undeliveredReplies: 2,
  keptConversations: 3,
  goneAt: new Date('2026-12-01T10:00:00Z'),
}
const question = () => screen.findByRole('alertdialog', { hidden: true })

describe('an account’s life', () => {
  it('is deactivated after an explanation, shows it, and is activated again', async () => {
    const server = fakeServer()
    let stored = anAccount({ version: 1 })
    server.on(getAccount, () => stored)
    server.on(updateAccount, ({ body }) => {
      stored = anAccount({ state: body.isActive ? 'active' : 'inactive', version: stored.version + 1 })
      return stored
    })
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Deactivate' }))
    const dialog = await question()
    within(dialog).getByText(/nothing is lost/)
    await user.click(within(dialog).getByRole('button', { name: 'Deactivate', hidden: true }))
    await screen.findByText(/^Inactive: messages are kept/)
    await user.click(screen.getByRole('button', { name: 'Activate' }))
    await screen.findByText(/What waited comes in and goes out now/)
    expect(server.callsOf(updateAccount).map(({ body }) => body)).toEqual([
      { version: 1, isActive: false },
      { version: 2, isActive: true },
    ])
  })

  it('while channels use it, leads to them instead of being deleted', async () => {
    const server = fakeServer()
    const ids = ['00000000-0000-4000-8000-000000000030', '00000000-0000-4000-8000-000000000020'] as const
    server.on(getAccount, () => anAccount())
    server.on(getAccountImpact, () => ({
      ...impact,
      channels: [
        {
          id: channelId.parse(ids[0]),
          name: 'Bakery',
          isDraining: true,
          workstream: { id: workstreamId.parse(ids[1]), name: 'Service' },
        },
      ],
    }))
    renderRoute(`${path}?delete`)
    const way = await screen.findByRole('link', { name: 'Service › Bakery, being drained', hidden: true })
    expect(way.getAttribute('href')).toBe(`/workstreams/${ids[1]}/channels/${ids[0]}/delete`)
    expect(server.callsOf(deleteAccount)).toEqual([])
  })

  it('says what is lost for ever before it is deleted, and stays open when it is refused', async () => {
    const server = fakeServer()
    let isUsed = true
    server.on(getAccount, () => anAccount())
    server.on(listAccounts, () => ({ items: [] }))
    server.on(listDeletions, () => ({ items: [] }))
    server.on(getAccountImpact, () => impact)
    server.on(deleteAccount, () => {
      if (isUsed) throw new FakeProblem('account/in-use')
    })
    const { user } = renderRoute(`${path}?delete`)
    const dialog = await question()
    within(dialog).getByText(/wiped at once/)
    within(dialog).getByText(/2 replies are not sent yet/)
    const confirm = within(dialog).getByRole('button', { name: 'Delete account', hidden: true })
    await user.click(confirm)
    await within(dialog).findByText('It is still in use')
    isUsed = false
    await user.click(confirm)
    await screen.findByText('“Harbour” was deleted.')
    await screen.findByRole('button', { name: 'Undo' })
  })
})
