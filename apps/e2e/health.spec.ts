import { randomUUID } from 'node:crypto'
import { actOnConversation, listConversations, sendReply } from '@parley/contracts/conversations'
import type { Capability, HealthState } from '@parley/contracts/health'
import { updateMe } from '@parley/contracts/session'
import { getWorkstream } from '@parley/contracts/workstreams'
import type { Page } from '@playwright/test'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { claimByApi } from './support/parley-api.ts'
import { inEachLook } from './support/screens.ts'
import { expect, test } from './support/test.ts'
import type { Words } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}

/** The card of a capability; found by its heading, as people find it. */
const card = (page: Page, { health }: Words, capability: Capability) =>
  page.getByRole('region', { name: health(`capability.${capability}`), exact: true })
const expectState = async (page: Page, words: Words, capability: Capability, state: HealthState) => {
  const badge = card(page, words, capability).getByText(words.health(`state.${state}`), { exact: true })
  await expect(badge).toBeVisible({ timeout: 40_000 })
}

test('what fails marks what it concerns, says why and what to do, and is forgotten when it works again', async ({
  installation,
  request,
  page,
  context,
  browser,
  browserErrors,
  words,
}) => {
  test.setTimeout(300_000)
  const { consoleUrl, emulatorUrl } = installation
  const { health, channels } = words
  const emulator = emulatorAt(emulatorUrl)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const { account, workstream } = await furnish(api, emulator)
  const [channel] = (await api.call(getWorkstream, { params: { workstreamId: workstream.id } })).channels
  if (!channel) throw new Error('The workstream has no channel')
  const channelPath = `/workstreams/${workstream.id}/channels/${channel.id}/health`
  const accountPath = `/channels/accounts/${account.id}?tab=health`
  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  await context.addCookies((await request.storageState()).cookies)
  const conversation = async () =>
    (await api.call(listConversations, { query: { view: 'all', limit: 10 } })).items[0]
  const reply = async (text: string) =>
    api.call(sendReply, {
      params: { conversationId: (await conversation())?.id ?? '' },
      body: { id: randomUUID(), text },
    })

  await test.step('a channel that was never used is unknown, and healthy once it was', async () => {
    await page.goto(`${consoleUrl}/workstreams/${workstream.id}`)
    await page
      .getByRole('link', { name: health('channel.openNamed', { name: channel.googleAgent.displayName }) })
      .click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      health('channel.title', { name: channel.googleAgent.displayName }),
    )
    await expectState(page, words, 'receiving', 'unknown')
    await emulator.write(phone.id, 'Are the seed rolls still warm?')
    await expect.poll(async () => Boolean(await conversation())).toBe(true)
    await api.call(actOnConversation, {
      params: { conversationId: (await conversation())?.id ?? '' },
      body: { action: 'take' },
    })
    await reply('They left the oven ten minutes ago.')
    // Nothing is reloaded: the page keeps itself up to date.
    await expectState(page, words, 'receiving', 'healthy')
    await expectState(page, words, 'sending', 'healthy')
  })

  await test.step('Google fails: sending is degraded with the reason, receiving stays healthy', async () => {
    await emulator.disturb(7, [{ family: 'messages', kind: '500', probability: 1 }])
    await reply('Shall I put six aside for you?')
    await expectState(page, words, 'sending', 'degraded')
    const sending = card(page, words, 'sending')
    await expect(sending.getByText(health('reason.server'))).toBeVisible()
    await expect(sending.getByText(health('remedy.waitForGoogle'))).toBeVisible()
    await emulator.write(phone.id, 'Yes, six please')
    await expectState(page, words, 'receiving', 'healthy')
    await page.goto(`${consoleUrl}/channels/accounts`)
    const row = page.getByRole('row').filter({ hasText: account.name })
    await expect(row.getByText(health('state.degraded'))).toBeVisible()
    await page.goto(`${consoleUrl}/workstreams`)
    await expect(
      page.getByRole('listitem').filter({ hasText: channel.googleAgent.displayName }),
    ).toContainText(health('state.degraded'))
    await page.goto(`${consoleUrl}${channelPath}`)
    await emulator.disturb(7, [])
    await expectState(page, words, 'sending', 'healthy')
  })

  await test.step('another client token at Google: receiving is blocked with number, reason and remedy', async () => {
    await page.getByRole('link', { name: health('channel.ofAccount', { name: account.name }) }).click()
    await expect(page.getByRole('tab', { name: channels('account.tab.health') })).toHaveAttribute(
      'aria-selected',
      'true',
    )
    await emulator.disturbDeliveries({ signature: 'wrong' })
    for (const text of ['Hello?', 'Is anybody there?', 'I will come by']) await emulator.write(phone.id, text)
    await expectState(page, words, 'receiving', 'blocked')
    const receiving = card(page, words, 'receiving')
    await expect(receiving.getByText(health('remedy.compareClientToken'))).toBeVisible()
    await expect(receiving.getByRole('link', { name: health('go.account') })).toBeVisible()
    await expectState(page, words, 'sending', 'healthy')
    await inEachLook(
      { browser, installation, browserErrors, person: { api, cookies: () => request.storageState() } },
      async (visit, at) => {
        for (const [name, path] of [
          ['health-blocked-account', accountPath],
          ['health-blocked-channel', channelPath],
          ['health-blocked-accounts', '/channels/accounts'],
          ['health-blocked-workstream', `/workstreams/${workstream.id}`],
        ] as const)
          await visit(name, path, async () => {
            await expect(at.page.getByText(at.words.health('state.blocked')).first()).toBeVisible()
          })
      },
    )
    await api.call(updateMe, { body: { locale: 'en' } })
    await receiving.getByRole('link', { name: health('go.refused') }).click()
    await expect(
      page
        .getByRole('row')
        .filter({ hasText: words.deliveries('reason.wrongSignature') })
        .first(),
    ).toBeVisible()
    await page.goto(`${consoleUrl}${accountPath}`)
    // Google waits longer after each refusal; a new message comes at once.
    await emulator.clearDeliveries()
    await emulator.disturbDeliveries({ signature: 'right' })
    await emulator.write(phone.id, 'There you are')
    await expectState(page, words, 'receiving', 'healthy')
  })

  await test.step('the days are there as a table, too, by keyboard', async () => {
    await page.getByText(health('days.table')).focus()
    await page.keyboard.press('Enter')
    const table = page.getByRole('table', { name: health('days.title') })
    await expect(table.getByRole('row')).toHaveCount(31)
  })
})
