import {
  chooseNotice,
  getRecordingNotice,
  listConsents,
  recordingNotice,
  setNoticeText,
  type RecordingNotice,
} from '@parley/contracts/recording-notice'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aMe, aSession, fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const aNotice = (changes: Partial<z.input<typeof recordingNotice>> = {}): RecordingNotice =>
  z.decode(recordingNotice, {
    isOn: true,
    texts: [],
    choices: [],
    liveLanguages: ['fr-FR'],
    version: 3,
    ...changes,
  })

function aServer(changes: Partial<z.input<typeof recordingNotice>> = {}) {
  const server = fakeServer()
  server.on(getRecordingNotice, () => aNotice(changes))
  server.on(listConsents, () => ({ items: [] }))
  return server
}

describe('the recording notice', () => {
  it('is not switched off without a reason, and says who did it and why afterwards', async () => {
    const server = aServer()
    server.on(chooseNotice, ({ body }) =>
      aNotice({
        isOn: body.isOn,
        choices: [
          { isOn: false, reason: body.reason, chosenBy: 'Anna Berg', chosenAt: '2026-11-20T10:00:00Z' },
        ],
      }),
    )
    const { user } = renderRoute('/privacy')
    await user.click(await screen.findByRole('button', { name: 'Switch off …' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText(/^Reason/), 'because')
    await user.click(within(dialog).getByRole('button', { name: 'Switch off' }))
    await within(dialog).findByText(/at least 10 characters/)
    expect(server.callsOf(chooseNotice)).toEqual([])
    await user.type(within(dialog).getByLabelText(/^Reason/), ' they know')
    await user.click(within(dialog).getByRole('button', { name: 'Switch off' }))
    await screen.findByText(/Anna Berg switched it off/)
    await screen.findByText('Customers are not told')
    expect(server.callsOf(chooseNotice)[0]?.body).toEqual({
      isOn: false,
      reason: 'because they know',
      version: 3,
    })
  })

  it('shows what customers read in a live language without a text, and takes one for it', async () => {
    const server = aServer()
    server.on(setNoticeText, () =>
      aNotice({
        texts: [
          {
            language: 'fr-FR',
            text: 'Enregistré',
            changedBy: 'Anna Berg',
            changedAt: '2026-11-20T10:00:00Z',
          },
        ],
      }),
    )
    const { user } = renderRoute('/privacy')
    await screen.findByText(/in English, for want of another text/)
    await user.click(screen.getByRole('button', { name: 'Edit the text in French (France)' }))
    const dialog = await screen.findByRole('dialog')
    const text = within(dialog).getByRole('textbox')
    await user.clear(text)
    await user.type(text, 'Dit is {{Name}')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await within(dialog).findByText(/Nothing is filled in here/)
    await user.clear(text)
    await user.type(text, 'Enregistré')
    await user.click(within(dialog).getByRole('button', { name: 'Save' }))
    await screen.findByText('The text in French (France) was saved.')
    expect(server.callsOf(setNoticeText)).toMatchObject([
      { params: { language: 'fr-FR' }, body: { text: 'Enregistré', version: 3 } },
    ])
  })

  it('a change by somebody else is told in the dialog', async () => {
    const server = aServer()
    server.on(chooseNotice, () => {
      throw new FakeProblem('request/conflict')
    })
    const { user } = renderRoute('/privacy')
    await user.click(await screen.findByRole('button', { name: 'Switch off …' }))
    const dialog = await screen.findByRole('dialog')
    await user.type(within(dialog).getByLabelText(/^Reason/), 'told elsewhere')
    await user.click(within(dialog).getByRole('button', { name: 'Switch off' }))
    await within(dialog).findByText(/Somebody else changed it/)
  })

  it('is not for supervisors', async () => {
    fakeServer(aSession({ me: aMe({ role: 'supervisor' }) }))
    renderRoute('/privacy')
    await screen.findByText('This page is not for your role')
  })
})
