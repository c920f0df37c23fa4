import { randomUUID } from 'node:crypto'
import { createAccount, updateAccount } from '@parley/contracts/accounts'
import {
  getAutomatedMessages,
  setChannelMessage,
  setOrganisationMessage,
} from '@parley/contracts/automated-messages'
import type { AutomatedTrigger } from '@parley/contracts/automated-texts'
import { actOnConversation, listConversations, sendReply } from '@parley/contracts/conversations'
import { listDeliveries } from '@parley/contracts/deliveries'
import { createFieldProfile, readFieldRights } from '@parley/contracts/field-rights'
import { createOperatingHours } from '@parley/contracts/operating-hours'
import {
  createWorkstream,
  deleteWorkstream,
  getWorkstream,
  type ChannelLanguage,
} from '@parley/contracts/workstreams'
import { listQueues } from '@parley/contracts/queues'
import { createSharedReply } from '@parley/contracts/quick-replies'
import { createInvitation } from '@parley/contracts/team'
import { emulatorAt, seeded, type Emulator } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi, type ParleyApi } from './support/parley-api.ts'
import { aPicture } from './support/picture.ts'
import { inEachLook } from './support/screens.ts'
import { expect, test } from './support/test.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
test('every screen, empty and full, in both languages, light and dark, wide and narrow', async ({
  installation,
  request,
  browser,
  browserErrors,
}) => {
  test.setTimeout(600_000)
  const { emulatorUrl } = installation
  const emulator = emulatorAt(emulatorUrl)
  const asNobody = { browser, installation, browserErrors, person: null }
  await inEachLook(asNobody, async (visit) => {
    await visit('outside-setup', installation.setupLink ?? '')
    await visit('outside-setup-without-link', '/setup')
  })

  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const asInes = {
    browser,
    installation,
    browserErrors,
    person: { api, cookies: () => request.storageState() },
  }
  await inEachLook(asInes, async (visit) => {
    for (const [name, path] of [
      ['inbox', '/inbox'],
      ['channels', '/channels'],
      ['accounts', '/channels/accounts'],
      ['deliveries', '/channels/deliveries'],
      ['workstreams', '/workstreams'],
      ['workstream-new', '/workstreams/new'],
      ['queues', '/queues'],
      ['operating-hours', '/operating-hours'],
      ['automated-messages', '/automated-messages'],
      ['quick-replies', '/quick-replies'],
      ['quick-replies-mine', '/quick-replies?scope=personal'],
      ['privacy', '/privacy'],
      ['team', '/team'],
      ['protected-fields', '/protected-fields'],
      ['protected-fields-new', '/protected-fields?new'],
      ['audit', '/audit'],
    ] as const)
      await visit(`empty-${name}`, path)
    await visit('google-empty-deliveries', `${emulatorUrl}/deliveries`)
    await visit('google-empty-phones', `${emulatorUrl}/phones`)
  })

  const full = await fill(api, emulator)
  await inEachLook(asInes, async (visit) => {
    await visit('inbox-unknown', `/inbox/mine/${randomUUID()}`)
    await visit('delivery-unknown', '/channels/deliveries/999999')
    await visit('quick-reply-unknown', `/quick-replies/${randomUUID()}`)
    await visit('account-unknown', `/channels/accounts/${randomUUID()}`)
    await visit('not-found', '/nowhere')
    await visit('google-not-found', `${emulatorUrl}/nowhere`)
  })
  takeOut(browserErrors, '404 (Not Found)')
  await inEachLook(asInes, async (visit) => {
    for (const [name, path] of full.console) await visit(name, path)
    for (const [name, path] of full.google) await visit(`google-${name}`, `${emulatorUrl}${path}`)
    await visit('api-docs', '/api/docs')
  })

  await inEachLook(asNobody, async (visit) => {
    await visit('outside-sign-in', '/sign-in')
    await visit('outside-invitation-unknown', '/invitation#token=unknown')
  })
  takeOut(browserErrors, '410 (Gone)')
})

test('every screen says so when the server fails, and shows that it works while there is no answer', async ({
  installation,
  request,
  browser,
  browserErrors,
}) => {
  test.setTimeout(300_000)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const asInes = {
    browser,
    installation,
    browserErrors,
    person: { api, cookies: () => request.storageState() },
  }
  const paths = [
    ['inbox', '/inbox/mine'],
    ['channels', '/channels'],
    ['accounts', '/channels/accounts'],
    ['deliveries', '/channels/deliveries'],
    ['workstreams', '/workstreams'],
    ['queues', '/queues'],
    ['quick-replies', '/quick-replies'],
    ['team', '/team'],
    ['protected-fields', '/protected-fields'],
    ['audit', '/audit'],
  ] as const
  // What the shell itself needs goes on: the session and the live feed.
  const isReading = (url: URL) => url.pathname.startsWith('/api/') && !/\/(session|live)$/.test(url.pathname)
  await inEachLook(asInes, async (visit, { page, words }) => {
    await page.route(isReading, (route) =>
      route.fulfill({
        status: 500,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          type: '/problems/server/error',
          title: 'Something went wrong on our side',
          status: 500,
          code: 'server/error',
          instance: 'req-7f3a',
        }),
      }),
    )
    for (const [name, path] of paths)
      await visit(`failed-${name}`, path, async () => {
        await expect(page.getByText('req-7f3a').first()).toBeVisible()
        await expect(page.getByRole('button', { name: words.shared('error.tryAgain') }).first()).toBeVisible()
      })
    await page.unroute(isReading)
    // Never answered: what is shown is what people see while they wait.
    await page.route(isReading, () => undefined)
    for (const [name, path] of paths)
      await visit(`loading-${name}`, path, async () => {
        await expect(page.getByRole('status', { name: words.shared('loading') }).first()).toBeVisible()
      })
  })
  takeOut(browserErrors, 'status of 500')
})

/** Browsers report an answer that is no success as an error; these were provoked, and must have come. */
function takeOut(browserErrors: string[], provoked: string): void {
  const others = browserErrors.filter((error) => !error.includes(provoked))
  expect(others.length).toBeLessThan(browserErrors.length)
  browserErrors.splice(0, browserErrors.length, ...others)
}

/** An installation that has been used for a while; the addresses worth a look. */
async function fill(api: ParleyApi, emulator: Emulator) {
  const { account, workstream } = await furnish(api, emulator)
  const draft = await api.call(createAccount, {
    body: { name: 'Harbour Lane, second attempt', channel: 'google-business-messages' },
  })
  await api.call(updateAccount, {
    params: { accountId: draft.id },
    body: { partnerId: seeded.partnerId, version: draft.version },
  })
  const { items: queues } = await api.call(listQueues)
  const bare = await api.call(createWorkstream, {
    body: {
      name: 'Weddings and large orders',
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'pick',
      fallbackQueue: { kind: 'existing', queueId: queues[0]?.id as never },
    },
  })
  const { channels } = await api.call(getWorkstream, { params: { workstreamId: workstream.id } })
  const old = await api.call(createWorkstream, {
    body: {
      name: 'Christmas market',
      type: 'messaging',
      channel: 'google-business-messages',
      distributionMode: 'pick',
      fallbackQueue: { kind: 'existing', queueId: queues[0]?.id as never },
    },
  })
  await api.call(deleteWorkstream, { params: { workstreamId: old.id } })
  await api.call(createInvitation, { body: { email: 'bo@harbour-lane.example', role: 'agent' } })

  const robin = await emulator.openPhone({
    displayName: 'Robin Achterberg',
    locale: 'de-AT',
    entryPoint: 'MAPS',
    placeId: 'place-harbour-lane',
  })
  await emulator.write(robin.id, 'Good morning! Are the seed rolls still warm? 🥐')
  await emulator.write(robin.id, 'And do you have the large ones, as in https://harbour-lane.example/rolls?')
  for (const [displayName, text] of [
    ['Ada Okonkwo', 'Is the shop open on Sunday?'],
    [
      'Theodora Papadopoulou-Vandenberghe',
      'I would like to order a cake with three tiers, hazelnut and pear, for the 14th. '.repeat(4),
    ],
    ['Bo', 'thanks!'],
  ] as const)
    await emulator.write((await emulator.openPhone({ displayName })).id, text)
  const listed = async () => (await api.call(listConversations, { query: { view: 'all', limit: 50 } })).items
  await expect.poll(async () => (await listed()).length).toBe(4)
  const all = await listed()
  const ofCustomer = (name: string) => {
    const found = all.find(({ customerName }) => customerName === name)
    if (!found) throw new Error(`There is no conversation with ${name}`)
    return { params: { conversationId: found.id } }
  }
  const withRobin = ofCustomer('Robin Achterberg')
  await api.call(actOnConversation, { ...withRobin, body: { action: 'take' } })
  const reply = (text: string) =>
    api.call(sendReply, { ...withRobin, body: { id: randomUUID() as never, text } })
  await reply('They left the oven ten minutes ago.')
  await emulator.sendPicture(robin.id, aPicture(480, 320))
  await emulator.requestLiveAgent(robin.id)
  await reply('Yes, the large ones are on the second shelf. Shall I put six aside for you?')
  for (const action of ['take', 'end', 'close'] as const)
    await api.call(actOnConversation, { ...ofCustomer('Bo'), body: { action } })

  const verdictsSeen = async () => (await api.call(listDeliveries, { query: { limit: 100 } })).items
  await emulator.disturbDeliveries({ signature: 'none' })
  await emulator.write(robin.id, 'This one is forged')
  await expect
    .poll(async () => (await verdictsSeen()).some(({ verdict }) => verdict === 'refused'))
    .toBe(true)
  await emulator.clearDeliveries()
  await emulator.disturbDeliveries({ signature: 'right' })
  await emulator.sendRaw({ agent: 'brands/none/agents/none', conversationId: 'c', message: { text: 'lost' } })
  await expect.poll(async () => (await verdictsSeen()).some(({ verdict }) => verdict === 'parked')).toBe(true)
  // One of each verdict is worth a look.
  const deliveries = [...new Map((await verdictsSeen()).map((one) => [one.verdict, one])).values()]

  const office = [{ from: 9 * 60, to: 17 * 60 }]
  const hours = await api.call(createOperatingHours, {
    body: {
      name: 'Shop and hotline',
      timeZone: 'Europe/Berlin',
      weekly: [office, office, [...office, { from: 22 * 60, to: 26 * 60 }], office, office, [], []],
      holidays: [{ name: 'Christmas', from: '2026-12-25', to: '2026-12-26', isYearly: true }],
      exceptions: [
        {
          name: 'Christmas Eve',
          from: '2026-12-24',
          to: '2026-12-24',
          isYearly: true,
          intervals: [{ from: 8 * 60, to: 12 * 60 }],
        },
      ],
    },
  })
  const says = (trigger: AutomatedTrigger, language: ChannelLanguage, text: string | null) =>
    api.call(setOrganisationMessage, {
      params: { trigger, language },
      body: { isOn: true, text, version: 0 },
    })
  await says('outOfHours', 'de-DE', null)
  await says('conversationEnded', 'de-DE', 'Auf Wiedersehen, {CustomerName}!')
  const inUse = (await api.call(getAutomatedMessages)).channels[0]
  if (!inUse) throw new Error('There is no channel')
  for (const [trigger, choice] of [
    ['timedOut', { kind: 'own', text: 'Bye, {CustomerName|then}.' }],
    ['holiday', { kind: 'silent' }],
  ] as const) {
    const { channels: listed } = await api.call(getAutomatedMessages)
    await api.call(setChannelMessage, {
      params: { channelId: inUse.id, trigger, language: inUse.language },
      body: { choice, version: listed[0]?.version ?? 0 },
    })
  }
  const parcel = await api.call(createSharedReply, {
    body: {
      title: 'Your rolls are ready to be picked up',
      shortCode: 'ready',
      tags: ['Orders', 'Shop'],
      texts: [
        {
          language: 'en-US',
          text: 'Hello {CustomerName|there}, your order is ready. Until six! {AgentName}',
        },
        { language: 'de-DE', text: 'Guten Tag {CustomerName}, Ihre Bestellung liegt bereit. {AgentName}' },
      ],
      limits: null,
    },
  })
  await api.call(createSharedReply, {
    body: {
      title: 'Gluten-free bread, and what else there is for people with allergies',
      shortCode: 'allergies',
      tags: [],
      texts: [{ language: 'fr-FR', text: 'Notre pain sans gluten est cuit le mardi. '.repeat(8) }],
      limits: { queueIds: queues.slice(0, 1).map(({ id }) => id), workstreamIds: [workstream.id] },
    },
  })
  const { people } = await api.call(readFieldRights)
  const profile = await api.call(createFieldProfile, {
    body: {
      name: 'Rotate client tokens',
      description: 'Replaces tokens when they were shown to somebody who should not have seen them.',
      rights: ['clientToken.replace', 'clientToken.use'],
      roles: ['supervisor'],
      memberIds: people.map(({ id }) => id),
    },
  })
  const accountPath = `/channels/accounts/${account.id}`
  const inbox = `/inbox/mine/${withRobin.params.conversationId}`
  return {
    console: [
      ['inbox-mine', '/inbox/mine'],
      ['inbox-unassigned', '/inbox/unassigned'],
      ['inbox-closed', '/inbox/closed'],
      ['inbox-conversation', inbox],
      [
        'inbox-open',
        `/inbox/unassigned/${ofCustomer('Theodora Papadopoulou-Vandenberghe').params.conversationId}`,
      ],
      ['channels', '/channels'],
      ['deliveries', '/channels/deliveries'],
      ['deliveries-none', '/channels/deliveries?q=nothing-like-this'],
      ...deliveries.map(({ id, verdict }) => [`delivery-${verdict}`, `/channels/deliveries/${id}`] as const),
      ['accounts', '/channels/accounts'],
      ['account-overview', accountPath],
      ['account-health', `${accountPath}?tab=health`],
      ['account-webhook', `${accountPath}?tab=webhook`],
      ['account-deliveries', `${accountPath}?tab=deliveries`],
      ['account-agents', `${accountPath}?tab=agents`],
      ['account-privacy', `${accountPath}?tab=privacy`],
      ['setup-prerequisites', '/channels/accounts/new'],
      ['setup-name', '/channels/accounts/new/name'],
      ...['partner', 'webhook', 'agents', 'privacy', 'save'].map(
        (step) => [`setup-${step}`, `/channels/accounts/${draft.id}/setup/${step}`] as const,
      ),
      ['workstreams', '/workstreams'],
      ['workstream-new', '/workstreams/new'],
      ['workstream', `/workstreams/${workstream.id}`],
      ['workstream-bare', `/workstreams/${bare.id}`],
      ['channel-health', `/workstreams/${workstream.id}/channels/${channels[0]?.id}/health`],
      ['channel-deletion', `/workstreams/${workstream.id}/channels/${channels[0]?.id}/delete`],
      ['channel-new', `/workstreams/${bare.id}/channels/new`],
      ['queues', '/queues'],
      ['operating-hours', '/operating-hours'],
      ['operating-hours-edit', `/operating-hours/${hours.id}`],
      ['operating-hours-new', '/operating-hours/new'],
      ['automated-messages', '/automated-messages'],
      ['automated-message', '/automated-messages/organisation/outOfHours/de-DE'],
      ['automated-channel', `/automated-messages/channels/${channels[0]?.id}`],
      ['automated-override', `/automated-messages/channels/${channels[0]?.id}/greeting/en-US`],
      ['quick-replies', '/quick-replies'],
      ['quick-replies-none', '/quick-replies?q=nothing-like-this'],
      ['quick-reply', `/quick-replies/${parcel.id}`],
      ['quick-reply-new', '/quick-replies/new'],
      ['quick-reply-copy', `/quick-replies/new?scope=personal&from=${parcel.id}`],
      ['privacy', '/privacy'],
      ['team', '/team'],
      ['protected-fields', '/protected-fields'],
      ['protected-fields-edit', `/protected-fields?profile=${profile.id}`],
      ['audit', '/audit'],
    ] as readonly (readonly [string, string])[],
    google: [
      ['settings', '/settings'],
      ['brands', '/brands'],
      ['agent', `/brands/${seeded.brandId}/agents/${seeded.agentId}`],
      ['deliveries', '/deliveries'],
      ['phones', '/phones'],
      ['phone-start', '/phone/start'],
      ['phone', `/phone/${robin.id}`],
    ] as readonly (readonly [string, string])[],
  }
}
