import { getAccount } from '@parley/contracts/accounts'
import type { Page } from '@playwright/test'
import { expectAccessible } from './support/accessible.ts'
import { expectToast } from './support/account-journey.ts'
import { emulatorAt } from './support/emulator.ts'
import { furnish } from './support/furnish.ts'
import { copy, copyClientToken, openAgent, saveWebhook, verifyWebhook } from './support/google-side.ts'
import { claimByApi } from './support/parley-api.ts'
import { expect, test } from './support/test.ts'
import type { Words } from './support/words.ts'

const person = {
  name: 'Ines Marlow',
  email: 'ines@harbour-lane.example',
  password: 'otter lantern quay seven',
}
const agentName = 'Harbour Lane Bakery'

/** Pastes into the dialog's token field, which has no role because it shows dots. */
async function pasteToken(page: Page): Promise<void> {
  await page.bringToFront()
  const field = page.getByRole('dialog').locator('input[type=password]')
  await field.focus()
  await page.keyboard.press('ControlOrMeta+V')
  await expect(field).not.toHaveValue('')
}

/** A line of the meter, by its token. */
const line = (page: Page, { tokens }: Words, which: 'old' | 'new') =>
  page
    .getByRole('list', { name: tokens('rotation.meter') })
    .getByRole('listitem')
    .filter({ hasText: tokens(`rotation.${which}`) })

test('the client token is rotated while messages come in: the meter moves, the old token is retired', async ({
  installation,
  request,
  page,
  context,
  words,
}) => {
  test.setTimeout(180_000)
  const { consoleUrl, emulatorUrl } = installation
  const { tokens, channels, shared, google } = words
  const emulator = emulatorAt(emulatorUrl)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const { account } = await furnish(api, emulator)
  await context.addCookies((await request.storageState()).cookies)
  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  const there = await context.newPage()

  await test.step('Google makes a new token, and goes on signing with the present one', async () => {
    await there.goto(`${emulatorUrl}/settings`)
    await there.getByRole('button', { name: google('settings.configure'), exact: true }).click()
    await there.getByRole('button', { name: google('webhook.regenerate') }).click()
    await expect(there.getByText(google('webhook.nextToken'))).toBeVisible()
    await expectAccessible(there)
    await copy(there, google('common.copyWhat', { what: google('webhook.clientToken') }), google)
  })

  await test.step('Parley takes it beside the present one', async () => {
    await page.bringToFront()
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}?tab=webhook`)
    await page.getByRole('button', { name: tokens('rotate') }).click()
    await pasteToken(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: tokens('dialog.submit') }).click()
    await expectToast(page, shared, tokens('done.begun'))
    await expect(page.getByText(tokens('rotation.adviceUnswitched'))).toBeVisible()
    await expectAccessible(page)
  })

  await test.step('the old token still counts, then Google changes over and the new one does', async () => {
    await emulator.write(phone.id, 'Are you open on Sunday?')
    await expect(line(page, words, 'old')).toContainText('1 delivery')
    await there.bringToFront()
    await there.getByRole('button', { name: google('webhook.verify'), exact: true }).click()
    await expect(there.getByText(google('verify.success')).first()).toBeVisible()
    await page.bringToFront()
    await expect(page.getByText(tokens('rotation.verifiedNew'))).toBeVisible()
    await saveWebhook(there, words)
    await emulator.write(phone.id, 'And on Monday?')
    await expect(line(page, words, 'new')).toContainText('1 delivery')
    await expect(page.getByText(tokens('rotation.adviceUsed'))).toBeVisible()
    await page.bringToFront()
    await expectAccessible(page)
  })

  await test.step('the old one is retired, after a word about what would be refused', async () => {
    await page.getByRole('button', { name: tokens('rotation.retire') }).click()
    const dialog = page.getByRole('alertdialog')
    await expect(dialog).toContainText('1 delivery was signed with it')
    await expectAccessible(page)
    await dialog.getByRole('button', { name: tokens('retire.confirm'), exact: true }).click()
    await expectToast(page, shared, tokens('retire.done'))
    await expect(page.getByRole('button', { name: tokens('rotate') })).toBeVisible()
  })

  await test.step('nothing was refused, and messages still come in', async () => {
    await emulator.write(phone.id, 'Thank you!')
    await page.goto(`${consoleUrl}/inbox/all`)
    await expect(page.getByText('Thank you!').first()).toBeVisible()
    const { webhook } = await api.call(getAccount, { params: { accountId: account.id } })
    expect(webhook).toMatchObject({ refusedSignatures: 0, rotation: null })
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}?tab=deliveries`)
    await expect(page.getByRole('tab', { name: channels('account.tab.deliveries') })).toBeVisible()
  })
})

test('a Google agent gets a webhook of its own, uses it, and goes back to the partner’s', async ({
  installation,
  request,
  page,
  context,
  words,
}) => {
  test.setTimeout(180_000)
  const { consoleUrl, emulatorUrl } = installation
  const { tokens, channels, deliveries, shared, google } = words
  const emulator = emulatorAt(emulatorUrl)
  const api = await claimByApi(request, installation, { ...person, locale: 'en' })
  const { account } = await furnish(api, emulator)
  await context.addCookies((await request.storageState()).cookies)
  const phone = await emulator.openPhone({ displayName: 'Robin Achterberg' })
  const there = await context.newPage()
  const own = page.getByRole('region', { name: tokens('own.open', { name: agentName }) })

  await test.step('the address and its token', async () => {
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}?tab=webhook`)
    await expect(page.getByText(tokens('own.usesPartner'), { exact: true })).toBeVisible()
    await page.getByRole('button', { name: tokens('own.addTo', { name: agentName }) }).click()
    await expectToast(page, shared, tokens('own.added', { name: agentName }))
    await there.goto(emulatorUrl)
    await openAgent(there, words, agentName)
    await there.getByRole('link', { name: google('agent.integrations') }).click()
    await copyClientToken(there, words)
    await page.bringToFront()
    await own.getByRole('button', { name: tokens('set') }).click()
    await pasteToken(page)
    await expectAccessible(page)
    await page.getByRole('button', { name: tokens('dialog.submitSet'), exact: true }).click()
    await expectToast(page, shared, tokens('done.set'))
    await emulator.write(phone.id, 'To the partner, as ever')
    await expect(own.getByText(/Google still sends to the partner/)).toBeVisible()
  })

  await test.step('Google verifies it, and sends there from now on', async () => {
    const url = tokens('own.url', { name: agentName })
    await page.getByRole('button', { name: shared('copy.named', { name: url }) }).click()
    await expect(page.getByRole('status').filter({ hasText: shared('copy.copied') })).not.toHaveCount(0)
    await there.bringToFront()
    await verifyWebhook(there, words)
    await saveWebhook(there, words)
    await page.bringToFront()
    await expect(own.getByText(channels('webhook.verified'), { exact: true })).toBeVisible()
    await emulator.write(phone.id, 'To the agent itself')
    await own.getByRole('button', { name: channels('webhook.checkNow') }).click()
    await expect(own.getByText(/saved its own webhook address|names no webhook for it/).first()).toBeVisible({
      timeout: 30_000,
    })
    await expectAccessible(page)
  })

  await test.step('the inspector names the address', async () => {
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}?tab=deliveries`)
    await page.getByLabel(deliveries('filter.verdict')).selectOption('accepted')
    await page.getByRole('row').getByRole('link').first().click()
    await expect(page.getByText(deliveries('detail.way.agent', { name: agentName }))).toBeVisible()
  })

  await test.step('removed, first at Google, then here', async () => {
    await there.bringToFront()
    await there.getByRole('button', { name: google('agent.removeWebhook') }).click()
    await page.bringToFront()
    await page.goto(`${consoleUrl}/channels/accounts/${account.id}?tab=webhook`)
    await emulator.write(phone.id, 'To the partner again')
    await expect(page.getByText(tokens('own.silentTitle', { name: agentName }))).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: tokens('own.remove') }).click()
    await expectAccessible(page)
    await page.getByRole('button', { name: tokens('own.removeConfirm'), exact: true }).click()
    await expectToast(page, shared, tokens('own.removed', { name: agentName }))
    await expect(page.getByText(tokens('own.usesPartner'), { exact: true })).toBeVisible()
  })
})
