import {
  automatedMessageSet,
  getAutomatedMessages,
  messagingChannel,
  organisationMessage,
  setChannelMessage,
  setOrganisationMessage,
  type AutomatedMessageSet,
} from '@parley/contracts/automated-messages'
import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aMe, aSession, fakeServer, FakeProblem } from '../../testing/fake-server.ts'
import { renderRoute } from '../../testing/render-route.tsx'

const channelId = '6b1f2f6c-6f0a-4f0e-9d3c-0a6f5e1c2b3d'
type Message = z.input<typeof organisationMessage>
const aMessage = (changes: Partial<Message> = {}): Message => ({
  trigger: 'greeting',
  language: 'en-US',
  isOn: true,
  text: 'Hello',
  changedBy: 'Anna Berg',
  changedAt: '2026-11-20T10:00:00Z',
  version: 2,
  ...changes,
})
const aChannel = (changes: Partial<z.input<typeof messagingChannel>> = {}) => ({
  id: channelId,
  workstreamId: '7c2f2f6c-6f0a-4f0e-9d3c-0a6f5e1c2b3d',
  kind: 'google-business-messages' as const,
  name: 'Harbour Lane Bakery',
  brandName: 'Harbour Lane',
  workstreamName: 'Service',
  queueName: 'Everybody',
  language: 'de-DE' as const,
  overrides: [],
  version: 4,
  ...changes,
})
function aServer(changes: Partial<z.input<typeof automatedMessageSet>> = {}) {
  const server = fakeServer()
  const set: AutomatedMessageSet = z.decode(automatedMessageSet, {
    organisation: [aMessage()],
    channels: [aChannel()],
    ...changes,
  })
  server.on(getAutomatedMessages, () => set)
  return server
}

describe('the page of automated messages', () => {
  it('says for each language in use what is missing, and leads to it', async () => {
    aServer()
    const { user } = renderRoute('/automated-messages')
    await screen.findByText(/Used by 1 channel; 1 text is missing: Greeting/)
    await user.click(screen.getByRole('link', { name: /Greeting, German \(Germany\): Missing/ }))
    await screen.findByRole('heading', { level: 1, name: 'Greeting – German (Germany)' })
  })
  it('says that nothing is missing once there is a text', async () => {
    aServer({ organisation: [aMessage(), aMessage({ language: 'de-DE', text: null })] })
    renderRoute('/automated-messages')
    await screen.findByText(/nothing is missing/)
    expect(screen.queryByText(/missing:/)).toBeNull()
  })
  it('takes a column for a language in which nothing was written', async () => {
    aServer()
    const { user } = renderRoute('/automated-messages')
    await user.selectOptions(await screen.findByLabelText('Another language'), 'French (France)')
    await screen.findByRole('link', { name: /Greeting, French \(France\): Off/ })
  })
  it('is empty without channels, and says where they are made', async () => {
    aServer({ organisation: [], channels: [] })
    renderRoute('/automated-messages')
    await screen.findByText(/No channel is live yet/)
    expect(screen.getByRole('link', { name: 'Go to workstreams' }).getAttribute('href')).toBe('/workstreams')
  })
  it('is not for supervisors', async () => {
    fakeServer(aSession({ me: aMe({ role: 'supervisor' }) }))
    renderRoute('/automated-messages')
    await screen.findByText('This page is not for your role')
  })
  it('says so where the address names no message', async () => {
    aServer()
    renderRoute('/automated-messages/organisation/greeting/xx')
    await screen.findByRole('link', { name: 'To the automated messages' })
  })
})

describe('the editor', () => {
  const path = '/automated-messages/organisation/greeting/de-DE'

  it('inserts a placeholder where the caret is, shows the text on the phone, and saves on the version that was read', async () => {
    const server = aServer()
    server.on(setOrganisationMessage, ({ body, params }) =>
      z.decode(organisationMessage, aMessage({ ...params, isOn: body.isOn, text: body.text })),
    )
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('switch', { name: 'Send this message' }))
    const text = screen.getByLabelText<HTMLTextAreaElement>('Text')
    expect(text.value).toMatch(/^Guten Tag \{CustomerName\}/)
    await user.clear(text)
    await user.type(text, 'Hallo !')
    text.setSelectionRange(6, 6)
    await user.click(screen.getByRole('button', { name: 'Insert' }))
    await user.click(await screen.findByRole('menuitem', { name: /Name of the customer/ }))
    expect(text.value).toBe('Hallo {CustomerName}!')
    expect(phone().textContent).toContain('Hallo Robin Achterberg!')
    await user.click(screen.getByRole('tab', { name: 'Nothing known' }))
    expect(phone().textContent).toContain('Hallo!')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('“Greeting” in German (Germany) was saved.')
    expect(server.callsOf(setOrganisationMessage)).toMatchObject([
      {
        params: { trigger: 'greeting', language: 'de-DE' },
        body: { isOn: true, text: 'Hallo {CustomerName}!', version: 0 },
      },
    ])
  })
  it('refuses an unknown placeholder with its place, at once, and does not save', async () => {
    const server = aServer()
    const { user } = renderRoute(path)
    const text = await screen.findByLabelText('Text')
    await user.clear(text)
    await user.type(text, 'Hi {{Kunde}')
    await screen.findByText(/\{Kunde\} \(character 4\) is not a placeholder/)
    await user.click(screen.getByRole('switch', { name: 'Send this message' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await user.clear(text)
    await screen.findByText('Write a text or switch the message off.')
    expect(server.callsOf(setOrganisationMessage)).toEqual([])
  })
  it('says what stands for a name that is never known at that moment', async () => {
    aServer()
    const { user } = renderRoute(path)
    const text = await screen.findByLabelText('Text')
    await user.clear(text)
    await user.type(text, '{{AgentName}')
    await screen.findByText('{AgentName} is never known at this moment. Customers read: Harbour Lane.')
  })
  it('stores the built-in text as such, so that it follows it', async () => {
    const server = aServer({ organisation: [aMessage({ language: 'de-DE', text: 'Moin' })] })
    server.on(setOrganisationMessage, ({ params, body }) =>
      z.decode(organisationMessage, aMessage({ ...params, isOn: body.isOn, text: body.text })),
    )
    const { user } = renderRoute(path)
    await user.click(await screen.findByRole('button', { name: 'Back to the built-in text' }))
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('“Greeting” in German (Germany) was saved.')
    expect(server.callsOf(setOrganisationMessage)).toMatchObject([
      { body: { isOn: true, text: null, version: 2 } },
    ])
  })
  it('keeps what was written when somebody else changed the message meanwhile', async () => {
    const server = aServer()
    server.on(setOrganisationMessage, () => {
      server.on(getAutomatedMessages, () =>
        z.decode(automatedMessageSet, {
          organisation: [aMessage({ language: 'de-DE', text: 'Von Bo', version: 1 })],
          channels: [],
        }),
      )
      throw new FakeProblem('request/conflict')
    })
    const { user } = renderRoute(path)
    const text = await screen.findByLabelText<HTMLTextAreaElement>('Text')
    await user.clear(text)
    await user.type(text, 'Von mir')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('Somebody else has changed this message meanwhile.')
    expect(text.value).toBe('Von mir')
    await user.click(screen.getByRole('button', { name: 'Take over the newest state' }))
    expect(text.value).toBe('Von Bo')
  })
})

describe('a channel', () => {
  const cell = `/automated-messages/channels/${channelId}/greeting/de-DE`
  const organisation = [aMessage({ language: 'de-DE', text: 'Hallo von allen' })]

  it('shows what is inherited; a text of its own begins with it', async () => {
    const server = aServer({ organisation })
    server.on(setChannelMessage, () => z.decode(messagingChannel, aChannel({ version: 5 })))
    const { user } = renderRoute(cell)
    await screen.findByRole('radio', { name: /Inherited from the organisation/, checked: true })
    expect(phone().textContent).toContain('Hallo von allen')
    await user.click(screen.getByRole('radio', { name: /A text of its own/ }))
    const text = screen.getByLabelText<HTMLTextAreaElement>('Text')
    expect(text.value).toBe('Hallo von allen')
    await user.type(text, '!')
    await user.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findByText('“Greeting” in German (Germany) was saved.')
    expect(server.callsOf(setChannelMessage)).toMatchObject([
      { body: { choice: { kind: 'own', text: 'Hallo von allen!' }, version: 4 } },
    ])
  })
  it('returns to inherited by one click', async () => {
    const server = aServer({
      organisation,
      channels: [aChannel({ overrides: [{ trigger: 'greeting', language: 'de-DE', text: 'Eigener' }] })],
    })
    server.on(setChannelMessage, () => z.decode(messagingChannel, aChannel({ version: 5 })))
    const { user } = renderRoute(cell)
    await user.click(await screen.findByRole('button', { name: 'Return to inherited' }))
    await screen.findByText(/inherits “Greeting” in German \(Germany\) again/)
    expect(server.callsOf(setChannelMessage)).toMatchObject([{ body: { choice: { kind: 'inherited' } } }])
  })
  it('says what a customer of each language gets, and why', async () => {
    aServer({
      organisation: [...organisation, aMessage({ trigger: 'holiday', language: 'fr-FR', text: 'Fermé' })],
      channels: [aChannel({ overrides: [{ trigger: 'timedOut', language: 'de-DE', text: null }] })],
    })
    const { user } = renderRoute(`/automated-messages/channels/${channelId}`)
    const table = await screen.findByRole('table', { name: 'What a customer of this channel gets' })
    const row = (name: string) => within(table).getByRole('row', { name: new RegExp(`^${name}`) })
    await user.selectOptions(screen.getByLabelText('Language of the customer'), 'French (France)')
    expect(row('Greeting').textContent).toContain('Hallo von allen')
    expect(row('Greeting').textContent).toContain('in the channel’s language (German (Germany))')
    expect(row('Holiday').textContent).toContain('in the customer’s language (French (France))')
    expect(row('Timed out').textContent).toContain('this channel is to say nothing here')
    expect(row('Agent left').textContent).toContain('nobody wrote a text that is on')
  })
})

/** What the preview shows as the customer's phone. */
function phone(): HTMLElement {
  const [label] = screen.getAllByText('What the customer sees')
  const shown = label?.parentElement
  if (!shown) throw new Error('There is no preview')
  return shown
}
